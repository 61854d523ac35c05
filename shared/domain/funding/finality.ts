import { addDays, addMonths, type IsoDate, lastDayOf } from '../calendar.ts';
import type { IsWorkingDay } from '../working-days.ts';
import type { Decision } from './decision.ts';

/** When a notice counts as received, and from when on nobody can object any more (Bestandskraft). All days in Berlin. */
export type Finality = {
  readonly servedOn: IsoDate;
  /** Last day of the objection; absent where there is none to raise: an internal transfer of the county. */
  readonly objectionUntil?: IsoDate;
  /** The first day on which the decision is final. */
  readonly finalFrom: IsoDate;
};

// What is sent counts as received on the fourth day after it was sent (§ 110 LVwG SH as § 41 VwVfG has it since 2025; the wording of the
// Land's law is to be confirmed by the county's legal office). The fiction does not move where that day is no working day.
const serviceFiction = 4;

/** The day with the same number in the next month, or its last one (§ 188 (2), (3) BGB). */
const oneMonthAfter = (date: IsoDate): IsoDate => {
  const month = addMonths(date.slice(0, 7), 1);
  const same = `${month}-${date.slice(8, 10)}`;
  const last = lastDayOf(month);
  return same < last ? same : last;
};

/** The day itself or the next working day (§ 193 BGB). */
const onWorkingDay = (date: IsoDate, isWorkingDay: IsWorkingDay): IsoDate => {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
};

/**
 * When a decision becomes final: one month after service (§ 70 VwGO), the day after the last day of the objection, or on the day on which
 * the recipient waives it.
 * @returns `undefined` as long as the decision has not left the house, and nobody waived
 */
export const finalityOf = (
  { dispatch, waivedOn, internal }: Pick<Decision, 'dispatch' | 'waivedOn' | 'internal'>,
  isWorkingDay: IsWorkingDay,
): Finality | undefined => {
  if (dispatch === undefined) return undefined;
  const servedOn = dispatch.how === 'handed-over' || internal === true ? dispatch.on : addDays(dispatch.on, serviceFiction);
  if (internal === true) return { servedOn, finalFrom: servedOn };
  const objectionUntil = onWorkingDay(oneMonthAfter(servedOn), isWorkingDay);
  const usual = addDays(objectionUntil, 1);
  return { servedOn, objectionUntil, finalFrom: waivedOn !== undefined && waivedOn < usual ? waivedOn : usual };
};

/** May this decision be paid from on this day (Berlin)? */
export const isFinal = (decision: Pick<Decision, 'dispatch' | 'waivedOn' | 'internal'>, on: IsoDate, isWorkingDay: IsWorkingDay): boolean => {
  const finality = finalityOf(decision, isWorkingDay);
  return finality !== undefined && finality.finalFrom <= on;
};
