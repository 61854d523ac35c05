import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { consulted, type Doing, isOffice, officeMeeting } from '../../shared/domain/funding/committee.ts';
import { parseGermanAmount } from '../../shared/domain/money.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { fields, signedBy, type Typed, typedText } from './frame.ts';
import { type Case, consultationIn } from './read-case.ts';
import { changeCase, type MinutesDeps } from './record-minutes.ts';
import { texts } from './texts.ts';

const said = texts.office;

/** What the office can do with a small application, as the form sends it. */
export const officeResults = { bewilligen: said.results.grant, ablehnen: said.results.reject, zurueckstellen: said.results.defer } as const;

/** What was typed, over the motion that it is about. @throws Refusal `invalid-fields` */
const typedDecision = (typed: Typed): ((motions: Doing['motions']) => Doing) => {
  const [result, note] = [typedText(typed, fields.result), typedText(typed, fields.note)];
  const amount = parseGermanAmount(typedText(typed, fields.amount));
  const errors: FieldError[] = [
    ...(Object.hasOwn(officeResults, result) ? [] : [{ pointer: `/${fields.result}`, message: said.noResult }]),
    ...(result === 'bewilligen' && (amount === undefined || amount === 0) ? [{ pointer: `/${fields.amount}`, message: said.noAmount }] : []),
    ...((result === 'ablehnen' || result === 'zurueckstellen') && note === '' ? [{ pointer: `/${fields.note}`, message: said.noReason }] : []),
    ...(note.length > 1000 ? [{ pointer: `/${fields.note}`, message: texts.minutes.longNote }] : []),
  ];
  if (errors.length > 0) throw new Refusal('invalid-fields', texts.invalid, errors);
  if (result === 'zurueckstellen') return (motions) => ({ kind: 'deferred', motions, note });
  return (motions) => ({ kind: 'settled', motions, note, amount: result === 'bewilligen' ? (amount ?? 0) : 0 });
};

const requireFourEyes = ({ review }: Case, { subject }: StaffSession): void => {
  if (review?.proposal === undefined) throw new Refusal('wrong-state', said.noProposal);
  if (review.proposal.by.subject === subject) throw new Refusal('four-eyes', said.fourEyes);
};

/**
 * Decides a small application without a meeting. Pressed twice it is decided once.
 * @throws Refusal `four-eyes` for who made the proposal; `wrong-state` where a committee decides, or no proposal is made; `invalid-fields`, `version-conflict`
 */
export const decideInHouse = async (id: string, typed: Typed, staff: StaffSession, deps: MinutesDeps): Promise<void> => {
  const doingOf = typedDecision(typed);
  await changeCase(id, staff, deps, (of) => {
    const today = inBerlin(deps.now()).date;
    const stored = of.consultations.find(({ meeting }) => meeting === officeMeeting);
    const body = stored?.body ?? of.next?.body ?? '';
    if (!isOffice(body, deps.county)) throw new Refusal('wrong-state', said.notOffice);
    requireFourEyes(of, staff);
    const consultation = { ...consultationIn(of, { id: officeMeeting, date: today, body }, 'decides'), date: today };
    const doing = doingOf(consultation.motions);
    if (isDecided(of, consultation.outcome, doing)) return undefined;
    if (typedText(typed, fields.version) !== String(consultation.version)) throw new Refusal('version-conflict', said.changed);
    return consulted(consultation, doing, of, signedBy(staff, deps.now()));
  });
};

const isDecided = ({ application }: Case, outcome: Case['consultations'][number]['outcome'], doing: Doing): boolean =>
  outcome !== undefined &&
  (outcome.note ?? '') === (doing.note ?? '') &&
  (doing.kind === 'settled' ? application.state === 'decided' && application.decidedAmount === doing.amount : application.state === 'deferred');
