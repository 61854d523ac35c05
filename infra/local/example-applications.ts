import { isValidIBAN } from 'ibantools';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { type Application, applicationSchema } from '../../shared/domain/funding/application.ts';
import { openApplication, referenceOf } from '../../shared/domain/funding/open-application.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { Submission } from '../../shared/domain/funding/submission.ts';
import { checkSubmission } from '../../shared/domain/funding/submission-rules.ts';
import type { ExampleProject, ExampleStage } from './example-project.ts';
import { decidedProjects } from './example-projects-decided.ts';
import { openProjects } from './example-projects-open.ts';
import { waitingProjects } from './example-projects-waiting.ts';
import { random } from './example-random.ts';
import { smallRoundOf } from './example-rounds.ts';
import { exampleSubmission } from './example-submission.ts';

type County = Pick<CountyProfile, 'municipalities'>;
type Dated = { readonly project: ExampleProject; readonly number: number; readonly round: Round; readonly at: string };

const day = 86_400_000;

// New ones at the end: the place of a project is its id.
const projects: readonly ExampleProject[] = [...decidedProjects, ...openProjects, ...waitingProjects];

/** Where a decided application stands, if not where the calendar puts it. */
export const exampleStage = ({ id }: Pick<Application, 'id'>): ExampleStage | undefined => {
  const project = projects[Number(id.slice(-12)) - 1];
  return project !== undefined && 'outcome' in project ? project.stage : undefined;
};

/**
 * Fifteen invented applications in several states: those with a decision belong to the budget year of the report, the
 * others to the round that is open now. Their references ascend with the time of submission.
 * @param reported round of the budget year of the report
 * @param open round that takes applications now
 * @param now instant; nothing is submitted after it
 */
export const exampleApplications = (reported: Round, open: Round, now: string, county: County): Application[] => {
  const dated = projects.map((project, number): Dated => {
    const round = 'outcome' in project ? reported : project.small === true ? smallRoundOf(open.budgetYear) : open;
    return { project, number, round, at: submittedAt(project, number, round, now) };
  });
  const counters = new Map<number, number>();
  return dated
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map((each) => {
      const year = Number(inBerlin(each.at).date.slice(0, 4));
      const number = (counters.get(year) ?? 0) + 1;
      counters.set(year, number);
      return applicationOf(each, referenceOf(year, number), now.slice(0, 10), county);
    });
};

/** Decided ones came in the first four months of their round, those without a notice in its last weeks, the others between its opening and now. */
const submittedAt = (project: ExampleProject, number: number, { opensAt, closesAt }: Round, now: string): string => {
  const opened = Date.parse(opensAt);
  const share = 0.05 + 0.9 * random('submitted', String(number));
  if (!('outcome' in project)) return new Date(opened + Math.floor((Date.parse(now) - opened) * share)).toISOString();
  if (project.outcome !== 'resolved') return new Date(opened + Math.floor(110 * day * share)).toISOString();
  return new Date(Math.min(Date.parse(closesAt), Date.parse(now)) - Math.floor((45 + 20 * share) * day)).toISOString();
};

const applicationOf = ({ project, number, round, at }: Dated, reference: string, today: string, county: County): Application => {
  const submission = exampleSubmission(project, { number, round, submittedOn: inBerlin(at).date, county });
  const broken = checkSubmission(submission, {
    round,
    knownMunicipality: (ags) => county.municipalities.some((known) => known.ags === ags),
    validIban: isValidIBAN,
    today: inBerlin(at).date,
    files: [],
  });
  if (broken.length > 0) throw new Error(`example application ${number} breaks a rule: ${broken.map(({ message }) => message).join(' ')}`);
  // Fixed ids: an address that was noted once is right after every start.
  const id = `00000000-0000-4000-8000-${String(number + 1).padStart(12, '0')}`;
  const opened = openApplication(submission, { id, reference, at, round });
  return applicationSchema.parse({ ...opened, ...progressOf(project, submission, today) });
};

/** State and version, and the amount where money was awarded. */
const progressOf = (project: ExampleProject, { requestedAmount, project: { startDate } }: Submission, today: string) => {
  if (!('outcome' in project)) return { state: project.state, version: project.state === 'submitted' ? 1 : 2 };
  if (project.outcome === 'resolved') return { state: 'decided', version: 4 };
  if (project.outcome !== 'awarded') return { state: project.outcome, version: 4 };
  // It runs from its first payment on.
  const state = project.stage !== undefined || today < startDate ? 'award_issued' : 'running';
  return { state, version: 5, approvedAmount: project.approved === undefined ? requestedAmount : project.approved * 100 };
};
