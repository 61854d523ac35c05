import { addDays, type IsoDate } from './calendar.ts';

/** Public holidays of the German states; which of them a county has stands in its profile. */
const feasts = {
  'new-year': '01-01',
  'three-kings': '01-06',
  'womens-day': '03-08',
  'labour-day': '05-01',
  assumption: '08-15',
  'childrens-day': '09-20',
  unity: '10-03',
  reformation: '10-31',
  'all-saints': '11-01',
  christmas: '12-25',
  'boxing-day': '12-26',
} as const;

/** Days before or after Easter Sunday. */
const movable = { 'good-friday': -2, 'easter-monday': 1, ascension: 39, 'whit-monday': 50, 'corpus-christi': 60 } as const;

/** Code of a public holiday. */
export type Holiday = keyof typeof feasts | keyof typeof movable;

/** Easter Sunday of a year after 1582 (Gauss' rule with the corrections of Lichtenberg). */
const easterOf = (year: number): IsoDate => {
  const century = Math.floor(year / 100);
  const moon = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sun = 2 - Math.floor((3 * century + 3) / 4);
  const cycle = year % 19;
  const seed = (19 * cycle + moon) % 30;
  const correction = Math.floor((seed + Math.floor(cycle / 11)) / 29);
  const border = 21 + seed - correction;
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sun) % 7);
  const daysOfMarch = border + (7 - ((border - firstSunday) % 7));
  return addDays(`${year}-03-01`, daysOfMarch - 1);
};

const isFixed = (holiday: Holiday): holiday is keyof typeof feasts => Object.hasOwn(feasts, holiday);
const isMovable = (holiday: Holiday): holiday is keyof typeof movable => Object.hasOwn(movable, holiday);

/** The day of a holiday in a year. */
export const holidayIn = (year: number, holiday: Holiday): IsoDate => {
  if (isFixed(holiday)) return `${year}-${feasts[holiday]}`;
  return addDays(easterOf(year), isMovable(holiday) ? movable[holiday] : 0);
};

const saturday = 6;
const sunday = 0;

/** Days on which an office works: none of Saturday, Sunday and these holidays. */
export const workingDays =
  (holidays: readonly Holiday[]) =>
  (date: IsoDate): boolean => {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return weekday !== saturday && weekday !== sunday && !holidays.some((holiday) => holidayIn(Number(date.slice(0, 4)), holiday) === date);
  };

/** Says of a day whether it is a working day. @see workingDays */
export type IsWorkingDay = ReturnType<typeof workingDays>;
