import { highsSolver as auditSolver } from '../../shared/audit/highs-solver.ts';
import { releaseRequestSchema } from '../../shared/domain/statistics/release-draft.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler, startedByEither, streamHandler } from '../../shared/runtime/job-handler.ts';
import { highsSolver } from '../../shared/solver/highs.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { answerRequest } from './answer-request.ts';
import { depsOf } from './deps.ts';
import { manifest } from './manifest.ts';
import { reportPdf } from './paper/report-pdf.ts';
import { publishInputSchema, startRun } from './publish-input.ts';

const folder = new URL('./', import.meta.url);
const tools = { pdf: reportPdf(folder), solve: await highsSolver(folder), solver: await auditSolver(folder) };
const deps = depsOf(readConfig(manifest, process.env), tools);
const byStream = streamHandler(storedImage(releaseRequestSchema), (request) => answerRequest(request, deps));
const byEvent = jobHandler(publishInputSchema, (input) => startRun(input, deps));
export const handler = startedByEither(byStream, byEvent);
