import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { addDays, type Instant, type IsoDate } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { ApplicationChange } from '../../shared/domain/funding/life-cycle.ts';
import { type MoneyFile, planOf } from '../../shared/domain/funding/payment.ts';
import { askedLift, type PaymentLift } from '../../shared/domain/funding/proof-block.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { IsWorkingDay } from '../../shared/domain/working-days.ts';
import type { Write } from '../../shared/store/application-writes.ts';
import type { DeskStore, StaffChange } from '../../shared/store/desk-store.ts';
import type { PaymentStore, PaymentWrites } from '../../shared/store/payment-store.ts';
import { texts } from './texts.ts';

/** What every change of a case's payments needs from outside. */
export type PayDeps = Pick<DeskStore, 'application' | 'change'> &
  Pick<PaymentStore, 'moneyOf' | 'rowsOf' | 'budgetOf'> & {
    readonly writes: PaymentWrites;
    readonly rounds: () => Promise<readonly Round[]>;
    readonly roundVersion: (id: string, version: number) => Promise<Round | undefined>;
    readonly now: () => Instant;
    readonly isWorkingDay: IsWorkingDay;
    readonly validIban: (iban: string) => boolean;
    /** Waits a moment by chance after somebody else was faster. @param attempt from 1 on */
    readonly pauseAfterRace: (attempt: number) => Promise<void>;
  };

/** Who of the staff does something. */
export type Person = Pick<StaffSession, 'subject' | 'name'>;

/** Somebody as a record keeps them: without what else a session says. */
export const signedBy = ({ subject, name }: Person, at: Instant) => ({ by: { subject, name }, at });

/** A case with its payments and what blocks them. */
export type PayFile = MoneyFile & { readonly application: Application; readonly lifts: readonly PaymentLift[] };

/** Reads a case as it stands now. @throws Refusal `not-found`, also for who has a conflict of interest */
export const payFile = async (
  { application: find, moneyOf }: Pick<PayDeps, 'application' | 'moneyOf'>,
  id: string,
  staff: string,
): Promise<PayFile> => {
  // The application first: what is newer beside it makes the write fail, and everything is read again.
  const application = await find(id, staff);
  if (application === undefined) throw new Refusal('not-found', texts.unknown);
  return { application, ...(await moneyOf(id)) };
};

// A caseworker orders what can be paid within two weeks; so does the desk after a notice was sent.
const orderingDays = 14;

/** Whom a case waits for, and until when, after something happened to its payments: the next instalment is somebody's work too. */
export const waitsAfter = (file: PayFile, today: IsoDate, isWorkingDay: IsWorkingDay): StaffChange['desk'] => {
  if (askedLift(file.lifts) !== undefined) return { waitsFor: 'approver', due: today };
  const [ordered] = file.payments.filter(({ state }) => state === 'ordered').toSorted((a, b) => (a.due < b.due ? -1 : 1));
  if (ordered !== undefined) return { waitsFor: 'cashier', due: ordered.due };
  const [due] = planOf(file, { today, isWorkingDay })
    .flatMap(({ standing }) => (standing.kind === 'later' ? [standing.from] : standing.kind === 'payable' ? [addDays(today, orderingDays)] : []))
    .toSorted();
  return due === undefined ? { waitsFor: null, due: null } : { waitsFor: 'caseworker', due };
};

/** What is to be written; `undefined` when everything is already as it is to be. */
export type DecidedChange = { readonly change: ApplicationChange; readonly also: readonly Write[]; readonly desk: StaffChange['desk'] } | undefined;

const attempts = 8;

/**
 * Reads the case, lets the caller decide, and writes what was decided. Was somebody else faster, it begins anew: what is decided is always
 * about the case as it is.
 * @throws Refusal `version-conflict` when others write it all the time
 */
export const changeCase = async (
  deps: Pick<PayDeps, 'application' | 'moneyOf' | 'change' | 'pauseAfterRace'>,
  { id, staff }: { readonly id: string; readonly staff: Person },
  decide: (file: PayFile) => Promise<DecidedChange> | DecidedChange,
): Promise<Application> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const file = await payFile(deps, id, staff.subject);
    const decided = await decide(file);
    if (decided === undefined) return file.application;
    const { change, also, desk } = decided;
    if (await deps.change({ ...change, staff: staff.subject, also, ...(desk && { desk }) })) return change.after;
    await deps.pauseAfterRace(attempt);
  }
  throw new Refusal('version-conflict', texts.busy);
};
