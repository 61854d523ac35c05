import { addDays, formatDate, type Instant, type IsoDate, inBerlin, isoDateSchema } from '../../shared/domain/calendar.ts';
import type { CaseRow } from '../../shared/domain/funding/case-row.ts';
import { isOffice, statesFor } from '../../shared/domain/funding/committee.ts';
import type { RouteStep } from '../../shared/domain/funding/decision-route.ts';
import { announcedMeetings, type Meeting, partsOfMeetingId, plannedMeeting } from '../../shared/domain/funding/meeting.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { CommitteeStore } from '../../shared/store/committee-store.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { RoundStore } from '../../shared/store/round-store.ts';
import { fields, type Typed, typedText } from './frame.ts';
import { isOpenIn, isTurnOf, type ListedCase, type ReadDeps, readCase } from './read-case.ts';
import { texts } from './texts.ts';

/** What finding meetings and their cases needs from outside. */
export type MeetingDeps = ReadDeps &
  Pick<CommitteeStore, 'meetings' | 'meeting'> &
  Pick<RoundStore, 'rounds'> &
  Pick<DeskStore, 'rowsOfRound'> & { readonly now: () => Instant };

/** Meetings of the last year stay on the list, for who looks up what was; empty ones as long as minutes may still come. */
const [daysBack, daysEmpty] = [366, 60];

/** Meetings are planned at most so far ahead; further away is a slip of the pen. */
const daysAhead = 731;

const byDate = (one: Meeting, other: Meeting): number => (one.id < other.id ? -1 : 1);

/** The list of meetings. `waitedFor`: bodies that advise or decide and that a case waits for which is on no agenda. */
export type MeetingList = { readonly coming: Meeting[]; readonly past: Meeting[]; readonly bodies: string[]; readonly waitedFor: string[] };

/** Meetings that somebody wrote down, and those that the rounds announce, with the cases that this person may see. */
export const listMeetings = async (staff: string, deps: MeetingDeps): Promise<MeetingList> => {
  const today = inBerlin(deps.now()).date;
  const [written, rounds] = await Promise.all([deps.meetings(addDays(today, -daysBack)), deps.rounds()]);
  const announced = announcedMeetings(rounds).filter(({ id, date }) => date >= addDays(today, -daysBack) && !written.some((each) => each.id === id));
  const all = [...written, ...announced].sort(byDate);
  const coming = all.filter(({ date }) => date >= today);
  return {
    coming,
    past: all.filter(({ date, items }) => date < today && (items.length > 0 || date >= addDays(today, -daysEmpty))).reverse(),
    bodies: bodiesOf(rounds, deps),
    waitedFor: await bodiesWaitedFor(
      coming.filter(({ items }) => items.length === 0).map(({ body }) => body),
      written,
      staff,
      deps,
    ),
  };
};

/** Which of these bodies a case waits for that no agenda has. Who is only told is left out: looking through every decided case takes too long. */
const bodiesWaitedFor = async (bodies: readonly string[], agendas: readonly Meeting[], staff: string, deps: MeetingDeps): Promise<string[]> => {
  if (bodies.length === 0) return [];
  const isMeant = ({ body, role }: RouteStep): boolean => role !== 'is-informed' && bodies.includes(body);
  const waiting = await waitingFor(isMeant, inBerlin(deps.now()).date, staff, deps);
  const planned = (each: ListedCase): boolean => agendas.some((agenda) => agenda.body === each.of.next?.body && waitsWith(agenda, each));
  return waiting.filter((each) => !planned(each)).flatMap(({ of }) => of.next?.body ?? []);
};

/** Is the case on this agenda, and still to be talked about there? */
const waitsWith = (meeting: Meeting, each: ListedCase): boolean =>
  meeting.items.some(({ applicationId }) => applicationId === each.item.applicationId) && isOpenIn(each, meeting);

/** Bodies of the routes of all rounds, without the office. */
const bodiesOf = (rounds: readonly Round[], { county }: ReadDeps): string[] => {
  const named = rounds.flatMap(({ decision }) => decision.routes.flatMap(({ steps }) => steps.map(({ body }) => body)));
  return [...new Set(named)].filter((body) => !isOffice(body, county)).sort((one, other) => one.localeCompare(other, 'de'));
};

/** A meeting by its id. @throws Refusal `not-found` for one that nobody wrote down and no round announces */
export const knownMeeting = async (id: string, deps: MeetingDeps): Promise<Meeting> => {
  if (partsOfMeetingId(id) === undefined) throw new Refusal('not-found', texts.unknownMeeting);
  const meeting = (await deps.meeting(id)) ?? announcedMeetings(await deps.rounds()).find((each) => each.id === id);
  if (meeting === undefined) throw new Refusal('not-found', texts.unknownMeeting);
  return meeting;
};

/** A meeting may be over: its minutes often come later. */
const dateErrors = (date: string, today: IsoDate): FieldError[] => {
  const [from, to] = [addDays(today, -daysEmpty), addDays(today, daysAhead)];
  const at = (message: string): FieldError[] => [{ pointer: `/${fields.date}`, message }];
  if (!isoDateSchema.safeParse(date).success) return at(texts.list.noDate);
  return date < from || date > to ? at(texts.list.farDate(formatDate(from), formatDate(to))) : [];
};

/**
 * A meeting on a day that no round names. It is kept with its first agenda.
 * @throws Refusal `invalid-fields`
 */
export const typedMeeting = async (typed: Typed, deps: MeetingDeps): Promise<Meeting> => {
  const [body, date] = [typedText(typed, fields.body), typedText(typed, fields.date)];
  const errors: FieldError[] = [
    ...(bodiesOf(await deps.rounds(), deps).includes(body) ? [] : [{ pointer: `/${fields.body}`, message: texts.list.noBody }]),
    ...dateErrors(date, inBerlin(deps.now()).date),
  ];
  if (errors.length > 0) throw new Refusal('invalid-fields', texts.invalid, errors);
  return plannedMeeting(date, body);
};

const roundsAround = (rounds: readonly Round[], date: IsoDate): Round[] =>
  rounds.filter(({ budgetYear }) => budgetYear >= Number(date.slice(0, 4)) - 1);

/** Cases of the rounds around a day that wait for one of these bodies, by reference. */
const waitingFor = async (isMeant: (step: RouteStep) => boolean, date: IsoDate, staff: string, deps: MeetingDeps): Promise<ListedCase[]> => {
  const rows: CaseRow[] = [];
  for (const round of roundsAround(await deps.rounds(), date)) {
    const steps = round.decision.routes.flatMap((route) => route.steps).filter(isMeant);
    if (steps.length === 0) continue;
    const states = steps.flatMap(({ role }) => statesFor(role));
    rows.push(...(await deps.rowsOfRound(round.id, staff)).filter(({ state }) => states.includes(state)));
  }
  const cases = await Promise.all(rows.map(({ id }) => readCase(id, staff, deps)));
  return cases
    .flatMap((of): ListedCase[] => {
      if (of?.next === undefined || !isMeant(of.next) || !isTurnOf(of, of.next.body, statesFor(of.next.role))) return [];
      const { id, reference, roundId } = of.application;
      return [{ item: { applicationId: id, reference, roundId, role: of.next.role }, of }];
    })
    .sort((one, other) => (one.item.reference < other.item.reference ? -1 : 1));
};

/** Cases that could come onto an agenda: this body is next in their route, and they were there on its day. */
export const candidatesFor = async ({ body, date }: Meeting, staff: string, deps: MeetingDeps): Promise<ListedCase[]> =>
  (await waitingFor((step) => step.body === body, date, staff, deps)).filter(({ of }) => inBerlin(of.application.submittedAt).date <= date);

/** Other meetings of a body that have the same cases on their agendas, where nothing is said about them yet: by case. */
export const alsoOnAgendas = async (meeting: Meeting, cases: readonly ListedCase[], deps: MeetingDeps): Promise<ReadonlyMap<string, Meeting[]>> => {
  const others = (await deps.meetings(addDays(inBerlin(deps.now()).date, -daysEmpty))).filter(({ id }) => id !== meeting.id);
  return new Map(
    cases
      .filter((each) => isOpenIn(each, meeting))
      .map((each) => [each.item.applicationId, others.filter((other) => other.body === meeting.body && waitsWith(other, each))]),
  );
};

/** Cases that the office decides alone. */
export const candidatesForOffice = (staff: string, deps: MeetingDeps): Promise<ListedCase[]> =>
  waitingFor(({ body }) => isOffice(body, deps.county), inBerlin(deps.now()).date, staff, deps);
