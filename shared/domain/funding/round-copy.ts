import { addDays, type Instant, type IsoDate, inBerlin, lastDayOf } from '../calendar.ts';
import type { Budget } from './budget.ts';
import type { Round } from './round.ts';

const minute = 60_000;
const hour = 60 * minute;

/** The same day so many years later; 29 February becomes the last day of February. */
const shiftDate = (date: IsoDate, years: number): IsoDate => {
  const month = `${Number(date.slice(0, 4)) + years}${date.slice(4, 7)}`;
  const last = lastDayOf(month);
  const same = `${month}${date.slice(7)}`;
  return same < last ? same : last;
};

const day = 24 * hour;

/** The day nearest to the same one so many years later that has the same weekday: bodies meet on theirs. */
const shiftMeeting = (date: IsoDate, years: number): IsoDate => {
  const days = (Date.parse(shiftDate(date, years)) - Date.parse(date)) / day;
  return addDays(date, Math.round(days / 7) * 7);
};

/**
 * The same day and time of the clock in Berlin so many years later, whatever the clocks have been set to in between. A time that the
 * change to summer time skips becomes the one an hour later.
 */
export const shiftInstant = (instant: Instant, years: number): Instant => {
  const { date, time } = inBerlin(instant);
  const wall = `${shiftDate(date, years)}T${time}`;
  // Berlin is two hours ahead of UTC in summer and one in winter: the guess that shows the wanted clock is right.
  const summer = Date.parse(`${wall}Z`) - 2 * hour;
  const shown = inBerlin(new Date(summer).toISOString());
  const right = `${shown.date}T${shown.time}` === wall ? summer : summer + hour;
  return new Date(right + (Date.parse(instant) % minute)).toISOString();
};

/** `Integrationsmittel 2027` → `Integrationsmittel 2028`; a text without the year gets the new one. */
const shiftYear = (text: string, from: number, to: number, joint: string): string => {
  const raised = text.replaceAll(String(from), String(to));
  return raised === text ? `${text}${joint}${to}` : raised;
};

/**
 * A round for another budget year with the same parameters: every date moves by the difference of the years, those of meetings by whole weeks,
 * the years in id and title follow, and its versions begin anew. To be read through by the county before it is entered.
 */
export const copyRound = (round: Round, budgetYear: number): Round => {
  const years = budgetYear - round.budgetYear;
  return {
    ...round,
    id: shiftYear(round.id, round.budgetYear, budgetYear, '-'),
    version: 1,
    title: shiftYear(round.title, round.budgetYear, budgetYear, ' '),
    budgetYear,
    opensAt: shiftInstant(round.opensAt, years),
    closesAt: shiftInstant(round.closesAt, years),
    decision: { ...round.decision, meetings: round.decision.meetings.map(({ body, date }) => ({ body, date: shiftMeeting(date, years) })) },
  };
};

/** The budget of another year to start from: the same amounts, nothing committed, not adopted. */
export const copyBudget = (budget: Budget, year: number): Budget => ({ ...budget, year, committed: 0, status: 'planned' });
