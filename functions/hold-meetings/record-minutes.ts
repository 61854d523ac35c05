import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { addDays, type Instant, type IsoDate, inBerlin } from '../../shared/domain/calendar.ts';
import { type CommitteeChange, type Consultation, consulted, type Doing } from '../../shared/domain/funding/committee.ts';
import { nextMeetingOf } from '../../shared/domain/funding/decision-route.ts';
import type { AgendaItem, Meeting } from '../../shared/domain/funding/meeting.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { CommitteeStore } from '../../shared/store/committee-store.ts';
import { signedBy, type Typed } from './frame.ts';
import { type Case, consultationIn, knownCase, type ReadDeps } from './read-case.ts';
import { texts } from './texts.ts';
import { typedMinutes, versionField } from './typed-minutes.ts';

/** What writing down what a meeting did needs from outside. */
export type MinutesDeps = ReadDeps & Pick<CommitteeStore, 'keepConsultation'> & { readonly now: () => Instant };

/** How often a change is decided anew when others change the case at the same moment. */
const attempts = 5;

/** Weeks until a case that was put off should be looked at, where no next meeting is known; and for the notice after a decision. */
const [daysDeferred, daysToNotice] = [28, 14];

/** Whoever the case waits for then has a day. */
const deskAfter = ({ change, consultation }: CommitteeChange, { round }: Case, today: IsoDate) => {
  if (change.after.state === change.before.state) return {};
  if (change.after.state === 'decided') return { desk: { due: addDays(today, daysToNotice) } };
  const next = round && nextMeetingOf(round, consultation.body, addDays(consultation.date > today ? consultation.date : today, 1));
  return { desk: { due: next ?? addDays(today, daysDeferred) } };
};

/** What stands there is already what was wanted: a double click, or an answer that was lost. */
const isDone = (stored: Consultation, doing: Doing, publicSession: boolean): boolean =>
  stored.version > 0 &&
  stored.publicSession === publicSession &&
  JSON.stringify(stored.motions) === JSON.stringify(doing.motions) &&
  (stored.outcome?.note ?? '') === (doing.note ?? '') &&
  (doing.kind === 'voted' ? stored.outcome?.result !== 'deferred' : stored.outcome?.result === doing.kind);

/**
 * Makes a change of a case by its committee. Whoever is overtaken looks again and decides anew.
 * @param decide what is wanted, over the case as it is; `undefined` when nothing is left to do
 * @throws Refusal of `decide`; `version-conflict` after five lost races; `not-found`
 */
export const changeCase = async (
  id: string,
  staff: StaffSession,
  deps: MinutesDeps,
  decide: (of: Case) => CommitteeChange | undefined,
): Promise<boolean> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const of = await knownCase(id, staff.subject, deps);
    const wanted = decide(of);
    if (wanted === undefined) return false;
    const desk = deskAfter(wanted, of, inBerlin(deps.now()).date);
    if (await deps.keepConsultation({ ...wanted.change, staff: staff.subject, ...desk }, wanted.consultation)) return true;
  }
  throw new Refusal('version-conflict', texts.busy, [{ pointer: '', message: texts.busy }]);
};

/** What became of the minutes: how many cases were written down, and what was wrong with the others. */
export type Recorded = { readonly saved: number; readonly errors: readonly FieldError[] };

/** The refusal of one case as errors of the page. */
const errorsAt = ({ errors, message }: Refusal, { reference }: AgendaItem): FieldError[] => {
  const own = errors.filter(({ pointer }) => pointer.startsWith(`/${reference}`));
  return own.length > 0 ? own : [{ pointer: `/${reference}`, message: `${reference}: ${message}` }];
};

const recordItem = (item: AgendaItem, meeting: Meeting, typed: Typed, staff: StaffSession, deps: MinutesDeps): Promise<boolean> =>
  changeCase(item.applicationId, staff, deps, (of) => {
    // It came onto the agenda after the page was opened.
    if (typed.get(versionField(item)) === null) return undefined;
    const stored = consultationIn(of, meeting, item.role);
    const said = typedMinutes(typed, item, stored);
    if (said === undefined || isDone(stored, said.doing, said.publicSession)) return undefined;
    if (typed.get(versionField(item)) !== String(stored.version)) throw new Refusal('version-conflict', texts.minutes.changed);
    return consulted({ ...stored, publicSession: said.publicSession }, said.doing, of, signedBy(staff, deps.now()));
  });

/** Writes down what a meeting did with the cases of its agenda. Each is a change of its own: what is wrong with one keeps no other back. */
export const recordMinutes = async (
  meeting: Meeting,
  items: readonly AgendaItem[],
  typed: Typed,
  staff: StaffSession,
  deps: MinutesDeps,
): Promise<Recorded> => {
  const errors: FieldError[] = [];
  let saved = 0;
  for (const item of items) {
    try {
      if (await recordItem(item, meeting, typed, staff, deps)) saved += 1;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      errors.push(...errorsAt(refusal, item));
    }
  }
  return { saved, errors };
};
