import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Audit, auditOver } from '../../functions/publish-report/audit-issue.ts';
import { reportPdf } from '../../functions/publish-report/paper/report-pdf.ts';
import { publishReport } from '../../functions/publish-report/publish-report.ts';
import { highsSolver as auditSolver } from '../../shared/audit/highs-solver.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths, type Month } from '../../shared/domain/calendar.ts';
import { releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { highsSolver } from '../../shared/solver/highs.ts';
import { withoutTypesetter } from '../support/rendered-issue.ts';
import { grownCounty } from './grown-county.ts';
import { countyObservations, grownObservations } from './release-figures.ts';
import { lookedAt, pastOf } from './release-past.ts';
import { scenarioSchema, type Took } from './release-scenario.ts';
import { type PublishedPast, releaseSystem } from './release-system.ts';

// One release in a process of its own, bundled like a function: `release-run FOLDER SCENARIO`. Says as JSON what it took, all that it loads included:
// the solvers and the typesetter.
const [folder = '', argument = '{}'] = process.argv.slice(2);
const { month, figures, municipalities, paper, audited, makePast, past, keep } = scenarioSchema.parse(JSON.parse(argument));
const carried = pathToFileURL(`${folder}/`);
const profile = municipalities === undefined ? county : grownCounty(municipalities);
const isMaking = makePast.length > 0;
const observations = municipalities === undefined ? countyObservations(figures, month, isMaking ? lookedAt : 0) : grownObservations(profile, month);

type Spent = Took['release'];
const nothing: Spent = { wall: 0, processor: 0 };
const clock = (): (() => Spent) => {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
  };
};
const peak = (): number => process.resourceUsage().maxRSS / 1024;

const seen = { audit: nothing, paper: nothing, megabytesBeforeAudit: 0, unsafe: 0 };

// What it concludes is counted and does not stop the release: the numbers are about time.
const audit: Audit = async (issue) => {
  seen.megabytesBeforeAudit = peak();
  if (audited) {
    const stop = clock();
    const { unsafe } = await auditOver(system.publication.store, await auditSolver(carried))(issue);
    seen.audit = stop();
    seen.unsafe = unsafe.length;
  }
  return { cells: [], unsafe: [], contradictions: [] };
};

const readPast = (file: string): PublishedPast => JSON.parse(readFileSync(file, 'utf8'));

const loading = clock();
const set = reportPdf(carried);
const tools = {
  hash: surroundings.hash,
  solve: await highsSolver(carried),
  pdf: paper
    ? async (...given: Parameters<typeof set>) => {
        const stop = clock();
        const pdf = await set(...given);
        seen.paper = stop();
        return pdf;
      }
    : withoutTypesetter.pdf,
};
const loaded = loading();
const system = releaseSystem(observations, { profile, tools, audit, ...(past !== undefined && { past: readPast(past) }) });
const publish = (of: Month) => publishReport({ month: of }, system.deps(releaseInstant(of, county.report)));

const makeAll = async (into: string): Promise<void> => {
  for (let back = lookedAt; back > 0; back -= 1) await publish(addMonths(month, -back));
  for (const count of makePast) writeFileSync(join(into, `${count}.json`), JSON.stringify(await pastOf(system.state(), system.site, count)));
};

const keepFiles = (into: string): void => {
  for (const [path, body] of system.publication.files) {
    const file = join(into, `${path}${path.endsWith('/') ? 'index.html' : ''}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, body);
  }
};

const release = async (): Promise<Took> => {
  const stop = clock();
  const { files } = await publish(month);
  const whole = stop();
  const own = (of: keyof Spent): number => loaded[of] + whole[of] - seen.audit[of];
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { ...seen, release: { wall: own('wall'), processor: own('processor') }, megabytes: peak(), files: files.length, bytes };
};

if (isMaking) await makeAll(keep ?? folder);
else {
  console.log(`took=${JSON.stringify(await release())}`);
  if (keep !== undefined) keepFiles(keep);
}
