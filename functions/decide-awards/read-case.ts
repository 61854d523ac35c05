import type { Budget } from '../../shared/domain/funding/budget.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { type DecisionBasis, inForce } from '../../shared/domain/funding/decision-terms.ts';
import { eventSentence } from '../../shared/domain/funding/event-sentences.ts';
import { boundPaymentSchema, byYear } from '../../shared/domain/funding/ledger.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { CaseFile, DeskStore } from '../../shared/store/desk-store.ts';
import { texts } from './texts.ts';

/** What reading a case needs from outside. */
export type ReadDeps = Pick<DeskStore, 'caseFile'> & {
  readonly roundVersion: (id: string, version: number) => Promise<Round | undefined>;
};

/** A case as decisions are made from it. */
export type KnownCase = DecisionBasis & { readonly decisions: readonly Decision[]; readonly events: CaseFile['events'] };

/**
 * A case as it stands now.
 * @param staff subject of who asks
 * @throws Refusal `not-found` where there is none, or none for this person
 */
export const readCase = async (id: string, staff: string, deps: ReadDeps): Promise<KnownCase> => {
  const file = await deps.caseFile(id, staff);
  if (file === undefined) throw new Refusal('not-found', texts.case.unknown);
  const { application, review, decisions, events } = file;
  const round = await deps.roundVersion(application.roundId, application.roundVersion);
  if (round === undefined) throw new Error(`Round ${application.roundId} of application ${id} is missing`);
  const payments = file.others('payment').map((item) => boundPaymentSchema.parse(item));
  const paid = byYear(payments.flatMap(({ state, amount, year = round.budgetYear }) => (state === 'cancelled' ? [] : [{ year, amount }])));
  return { application, review, round, decisions, events, inForce: inForce(decisions), paid };
};

/**
 * Somebody decides on what they have read.
 * @throws Refusal `version-conflict` that says what happened since
 */
export const requireVersion = ({ application, events }: KnownCase, version: number): void => {
  if (application.version === version) return;
  const since = events.filter(({ number = 0 }) => number > version).map(eventSentence);
  throw new Refusal(
    'version-conflict',
    texts.conflict,
    [texts.conflict, ...since].map((message) => ({ pointer: '', message })),
  );
};

/** Statuses of a budget out of which a round lets money be awarded. */
export const statusesFor = ({ budget }: Pick<Round, 'budget'>): readonly Budget['status'][] =>
  budget.awardsUnderProvisionalBudget ? ['adopted', 'provisional'] : ['adopted'];
