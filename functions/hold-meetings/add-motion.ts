import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { moved } from '../../shared/domain/funding/committee.ts';
import type { Meeting } from '../../shared/domain/funding/meeting.ts';
import { parseGermanAmount } from '../../shared/domain/money.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { fields, signedBy, type Typed, typedText } from './frame.ts';
import { type Case, consultationIn, settledBefore } from './read-case.ts';
import { changeCase, type MinutesDeps } from './record-minutes.ts';
import { texts } from './texts.ts';

const said = texts.motion;

/** A motion as it was typed, still without its id, with the meeting that has the case on its agenda. @throws Refusal `invalid-fields` */
const typedMotion = (typed: Typed, id: string, meetings: readonly Meeting[]) => {
  const meeting = meetings.find((each) => each.id === typedText(typed, fields.meeting));
  const item = meeting?.items.find(({ applicationId }) => applicationId === id);
  const [text, by, rank] = [typedText(typed, fields.text), typedText(typed, fields.by), typedText(typed, fields.rank)];
  const amount = parseGermanAmount(typedText(typed, fields.amount));
  const errors: FieldError[] = [
    ...(item === undefined ? [{ pointer: `/${fields.meeting}`, message: said.noMeeting }] : []),
    ...(/^([1-9]|1\d|20)$/.test(rank) ? [] : [{ pointer: `/${fields.rank}`, message: said.noRank }]),
    ...(text === '' || text.length > 2000 ? [{ pointer: `/${fields.text}`, message: said.noText }] : []),
    ...(amount === undefined ? [{ pointer: `/${fields.amount}`, message: said.noAmount }] : []),
    ...(by === '' || by.length > 150 ? [{ pointer: `/${fields.by}`, message: said.noMover }] : []),
  ];
  if (errors.length > 0 || amount === undefined || meeting === undefined || item === undefined)
    throw new Refusal('invalid-fields', texts.invalid, errors);
  return { meeting, role: item.role, motion: { text, by, rank: Number(rank), amount } };
};

/** Agendas of a case that take a motion about it: nothing is said there or elsewhere yet, or all motions were rejected. */
export const openForMotions = (of: Case, agendas: readonly Meeting[]): readonly Meeting[] =>
  agendas.filter((meeting) =>
    meeting.items.some(
      (item) =>
        item.applicationId === of.application.id &&
        [undefined, 'rejected'].includes(consultationIn(of, meeting, item.role).outcome?.result) &&
        settledBefore({ item, of }, meeting) === undefined,
    ),
  );

/**
 * Adds a motion about a case to a meeting that has it on its agenda. Sent twice it is added once.
 * @param meetings those that have the case on their agenda
 * @throws Refusal `invalid-fields`, `wrong-state`, `not-found`
 */
export const addMotion = async (id: string, meetings: readonly Meeting[], typed: Typed, staff: StaffSession, deps: MinutesDeps): Promise<void> => {
  const { meeting, role, motion } = typedMotion(typed, id, meetings);
  const motionId = /^[0-9a-f-]{36}$/.exec(typedText(typed, fields.request))?.[0] ?? said.noRequest;
  await changeCase(id, staff, deps, (of) => {
    const consultation = consultationIn(of, meeting, role);
    if (consultation.motions.some((each) => each.id === motionId)) return undefined;
    return moved(consultation, { id: motionId, ...motion }, of, signedBy(staff, deps.now()));
  });
};
