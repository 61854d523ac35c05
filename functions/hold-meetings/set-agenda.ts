import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { type AgendaItem, type Meeting, maximumItems, reordered } from '../../shared/domain/funding/meeting.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { CommitteeStore } from '../../shared/store/committee-store.ts';
import { alsoOnAgendas, candidatesFor, knownMeeting, type MeetingDeps } from './find-meetings.ts';
import { fields, signedBy, type Typed, typedText } from './frame.ts';
import { casesOn, consultationIn, type ListedCase, settledBefore } from './read-case.ts';
import { texts } from './texts.ts';

/** What keeping an agenda needs from outside. */
export type AgendaDeps = MeetingDeps & Pick<CommitteeStore, 'keepMeeting'>;

/** A meeting with what is on its agenda and what could be, as far as this person may see it. */
export type Agenda = {
  readonly meeting: Meeting;
  readonly on: readonly ListedCase[];
  readonly off: readonly ListedCase[];
  /** Other meetings of the same body that wait with the same case, by its id. */
  readonly alsoOn: ReadonlyMap<string, readonly Meeting[]>;
};

/** Reads an agenda. @throws Refusal `not-found` */
export const readAgenda = async (id: string, staff: string, deps: MeetingDeps): Promise<Agenda> => {
  const meeting = await knownMeeting(id, deps);
  const [on, candidates] = await Promise.all([casesOn(meeting, staff, deps), candidatesFor(meeting, staff, deps)]);
  const off = candidates.filter(({ item }) => !meeting.items.some(({ applicationId }) => applicationId === item.applicationId));
  return { meeting, on, off, alsoOn: await alsoOnAgendas(meeting, [...on, ...off], deps) };
};

/** Name of the field with the place of a case. */
export const placeField = ({ reference }: Pick<AgendaItem, 'reference'>): string => `${fields.place}.${reference}`;

/** Motions that another meeting has settled keep nothing on an agenda. */
const isInMinutes = (each: ListedCase, meeting: Meeting): boolean =>
  consultationIn(each.of, meeting, each.item.role).version > 0 && settledBefore(each, meeting) === undefined;

type Placed = { readonly place: number; readonly each: ListedCase };

/** Places as they were typed; an empty one leaves the case out. */
const placesIn = (typed: Typed, { meeting, on, off }: Agenda): { readonly placed: readonly Placed[]; readonly errors: readonly FieldError[] } => {
  const errors: FieldError[] = [];
  const placed: Placed[] = [];
  for (const each of [...on, ...off]) {
    const text = typedText(typed, placeField(each.item));
    const pointer = `/${fields.place}/${each.item.reference}`;
    if (/^[1-9]\d?$/.test(text)) placed.push({ place: Number(text), each });
    else if (text !== '') errors.push({ pointer, message: texts.agenda.noPlace(each.item.reference) });
    else if (on.includes(each) && isInMinutes(each, meeting)) errors.push({ pointer, message: texts.agenda.hasResult(each.item.reference) });
  }
  return { placed: placed.toSorted((one, other) => one.place - other.place), errors };
};

/**
 * Puts cases onto an agenda in the order of the typed places. Sent twice it is kept once.
 * @throws Refusal `invalid-fields`; `version-conflict` when somebody else changed it since the version that was read
 */
export const setAgenda = async (id: string, typed: Typed, staff: StaffSession, deps: AgendaDeps): Promise<void> => {
  const agenda = await readAgenda(id, staff.subject, deps);
  const { meeting, on } = agenda;
  const { placed, errors } = placesIn(typed, agenda);
  const items = reordered(
    meeting.items,
    on.map(({ item }) => item.applicationId),
    placed.map(({ each }) => each.item),
  );
  if (items.length > maximumItems) throw refused([{ pointer: '', message: texts.agenda.tooMany(maximumItems) }]);
  if (errors.length > 0) throw refused(errors);
  // A double click, or a form that was sent again.
  if (JSON.stringify(items) === JSON.stringify(meeting.items)) return;
  const isRead = typedText(typed, fields.version) === String(meeting.version);
  if (isRead && (await deps.keepMeeting({ ...meeting, items, version: meeting.version + 1, changed: signedBy(staff, deps.now()) }))) return;
  const stored = await deps.meeting(id);
  if (stored !== undefined && JSON.stringify(stored.items) === JSON.stringify(items)) return;
  const message = texts.agenda.changed(stored?.changed?.by.name ?? texts.somebody);
  throw new Refusal('version-conflict', message, [{ pointer: '', message }]);
};

const refused = (errors: readonly FieldError[]): Refusal => new Refusal('invalid-fields', texts.invalid, errors);
