import { formatInteger } from '../money.ts';
import type { Areas } from './areas.ts';
import { type Observation, total } from './observation.ts';
import { confStatusLabels, obsStatusLabels, sexLabels, specialCodes } from './record-codes.ts';

/** A stored number as it is, in German: `-1234.5` → `−1.234,5`. Nothing is rounded: whoever checks a value sees all of it. */
export const exactNumber = (value: number): string => {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.');
  return `${value < 0 ? '\u2212' : ''}${formatInteger(Number(whole))}${fraction === undefined ? '' : `,${fraction}`}`;
};

/** A difference with its sign; empty where there is none. */
export const exactChange = (change: number | undefined): string => {
  if (change === undefined || change === 0) return '';
  return `${change > 0 ? '+' : ''}${exactNumber(change)}`;
};

/** Name of an area; a key that the month does not have stands as it is. */
export const areaLabel = (areas: Areas, area: string): string => (areas.canonical(area) === area ? areas.name(area) : area);

const categories = ['citizenship', 'sex', 'age', 'status'] as const;

type Category = (typeof categories)[number];

const specialWords: Readonly<Record<string, string>> = specialCodes;
const sexWords: Readonly<Record<string, string>> = sexLabels;

/**
 * What a value is a part of: categories other than the whole.
 * @param wordOf what the county calls a code; a code without a word stands as it is
 */
export const categoryLabel = (value: Pick<Observation, Category>, wordOf: (code: string, category: Category) => string | undefined): string => {
  const parts = categories.filter((category) => value[category] !== total);
  const word = (category: Category): string => {
    const code = value[category];
    return specialWords[code] ?? (category === 'sex' ? sexWords[code] : undefined) ?? wordOf(code, category) ?? code;
  };
  return parts.length === 0 ? specialCodes[total] : parts.map(word).join(', ');
};

/** A value, or why there is none. What is counted says the name of the indicator. */
export const valueLabel = ({ value, unit, obsStatus }: Pick<Observation, 'value' | 'unit' | 'obsStatus'>): string => {
  if (value === undefined) return obsStatusLabels[obsStatus];
  return unit === '%' ? `${exactNumber(value)}\u00a0%` : exactNumber(value);
};

/** What is said about a value besides: provisional, hidden by its source, rounded. */
export const signLabels = ({
  value,
  obsStatus,
  confStatus,
  roundingBase,
}: Pick<Observation, 'value' | 'obsStatus' | 'confStatus' | 'roundingBase'>): readonly string[] => [
  ...(value === undefined || obsStatus === 'A' ? [] : [obsStatusLabels[obsStatus]]),
  ...(confStatus === 'F' ? [] : [confStatusLabels[confStatus]]),
  // What is hidden was not rounded.
  ...(roundingBase === undefined || value === undefined ? [] : [`auf ${roundingBase} gerundet`]),
];
