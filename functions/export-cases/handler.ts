import { exportRequestSchema } from '../../shared/domain/funding/export-request.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { streamHandler } from '../../shared/runtime/job-handler.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { depsOf } from './deps.ts';
import { exportCases } from './export-cases.ts';
import { manifest } from './manifest.ts';

const deps = depsOf(readConfig(manifest, process.env), new URL('./', import.meta.url));
export const handler = streamHandler(storedImage(exportRequestSchema), (request) => exportCases(request, deps));
