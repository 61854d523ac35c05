import type { Round } from '../../shared/domain/funding/round.ts';
import type { Submission } from '../../shared/domain/funding/submission.ts';
import { checkSubmission, type RuleContext } from '../../shared/domain/funding/submission-rules.ts';
import { round, ruleContext, submission } from './submissions.ts';

/** What the rules say, `pointer: sentence` with plain blanks. @param changed parameters of the round, and what else differs */
export const spoken = (sent: unknown, changed: Partial<Round> = {}, context: Partial<RuleContext> = {}): readonly string[] =>
  checkSubmission(sent, { ...ruleContext, round: { ...round, ...changed }, ...context }).map(
    ({ pointer, message }) => `${pointer}: ${message.replaceAll('\u00a0', ' ')}`,
  );

/** `submission` of an organisation that differs. */
export const withOrganisation = (organisation: Partial<Submission['organisation']>): Submission => ({
  ...submission,
  organisation: { ...submission.organisation, ...organisation },
});

/** `submission` of a project that differs, with a measure that has no dates. */
export const withProject = (project: Partial<Submission['project']>): Submission => ({
  ...submission,
  goals: { ...submission.goals, measures: [{ what: 'Kochabende' }] },
  project: { ...submission.project, ...project },
});

/** `submission` with other goals. */
export const withGoals = (goals: Partial<Submission['goals']>): Submission => ({ ...submission, goals: { ...submission.goals, ...goals } });

/** `submission` with other costs, which the county pays whole. */
export const withCosts = (...costs: Submission['costs']): Submission => {
  const requestedAmount = costs.reduce((sum, { amount }) => sum + amount, 0);
  return { ...submission, costs, financing: [{ source: 'county', amount: requestedAmount }], requestedAmount };
};
