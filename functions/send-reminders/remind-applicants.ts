import { type Instant, type IsoDate, inBerlin } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { type CaseReminder, proofReminder, requestReminder } from '../../shared/domain/funding/case-reminders.ts';
import type { CaseRow } from '../../shared/domain/funding/case-row.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import { type ApplicationChange, changeOf } from '../../shared/domain/funding/life-cycle.ts';
import { awardInForce, payableStates } from '../../shared/domain/funding/payment.ts';
import { isProofOverdue } from '../../shared/domain/funding/proof-block.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { MoneyRecords } from '../../shared/store/payment-store.ts';

/** What reminding applicants needs from outside. */
export type RemindApplicantsDeps = {
  readonly rounds: () => Promise<readonly Round[]>;
  readonly rowsOf: (roundIds: readonly string[]) => Promise<readonly CaseRow[]>;
  readonly requestsOf: (id: string) => Promise<readonly InformationRequest[]>;
  readonly moneyOf: (id: string) => Promise<Pick<MoneyRecords, 'decisions'>>;
  readonly application: (id: string) => Promise<Application | undefined>;
  /** Writes a reminder once. @returns `false` when it was there */
  readonly remindCase: (reminder: CaseReminder) => Promise<boolean>;
  /** @returns `false` when the application is no longer as it was read */
  readonly changeBySystem: (change: ApplicationChange) => Promise<boolean>;
};

// A proof that is five years late is claimed back, and nobody is reminded of it any more.
const yearsOfProofs = 5;
// Who writes a case at this very moment needs less than a second for it.
const attempts = 3;

/** A proof is overdue: the case says so from then on, once, whatever else happens to it. */
const markOverdue = async (id: string, due: IsoDate, at: Instant, { application, changeBySystem }: RemindApplicantsDeps): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const before = await application(id);
    if (before === undefined || !['award_issued', 'running'].includes(before.state)) return;
    if (!isProofOverdue(due, before, inBerlin(at).date)) return;
    const change = changeOf(before, { kind: 'proof.overdue', at, actor: 'system', subject: due }, { state: 'proof_due' });
    if (await changeBySystem(change)) return;
  }
  throw new Error(`Case ${id} changes all the time`);
};

const dueFor = async (row: CaseRow, round: Round, at: Instant, deps: RemindApplicantsDeps): Promise<readonly CaseReminder[]> => {
  if (row.state === 'info_requested') {
    return (await deps.requestsOf(row.id)).flatMap((request) => requestReminder(request, round, at) ?? []);
  }
  if (!payableStates.includes(row.state) || row.proofReceivedOn !== undefined) return [];
  const award = awardInForce((await deps.moneyOf(row.id)).decisions);
  if (award?.issued === undefined) return [];
  const { due } = award.proof;
  if (isProofOverdue(due, row, inBerlin(at).date)) await markOverdue(row.id, due, at, deps);
  const reminder = proofReminder(row, { lastDay: due, known: inBerlin(award.issued.at).date }, round, at);
  return reminder === undefined ? [] : [reminder];
};

/**
 * Reminds applicants of answers and proofs, by the calendar of their round, and marks cases whose proof is overdue.
 * @returns how many reminders were written
 * @throws the first fault, after everybody else was reminded
 */
export const remindApplicants = async (at: Instant, deps: RemindApplicantsDeps): Promise<number> => {
  const faults: unknown[] = [];
  let reminded = 0;
  const oldest = Number(inBerlin(at).date.slice(0, 4)) - yearsOfProofs;
  for (const round of (await deps.rounds()).filter(({ budgetYear }) => budgetYear >= oldest)) {
    for (const row of await deps.rowsOf([round.id])) {
      try {
        for (const reminder of await dueFor(row, round, at, deps)) if (await deps.remindCase(reminder)) reminded += 1;
      } catch (fault) {
        faults.push(fault);
      }
    }
  }
  if (faults.length > 0) throw faults[0];
  return reminded;
};
