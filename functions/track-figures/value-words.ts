import type { Month } from '../../shared/domain/calendar.ts';
import type { Areas, AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import { deliveryWays } from '../../shared/domain/statistics/delivery.ts';
import { type Observation, total } from '../../shared/domain/statistics/observation.ts';
import { confStatusLabels, obsStatusLabels, sexLabels, specialCodes } from '../../shared/domain/statistics/record-codes.ts';
import { type Vintage, vintageKinds } from '../../shared/domain/statistics/vintage.ts';
import { exactNumber, partLabel, type Site, shortDate } from './frame.tsx';
import { vintageTexts as texts } from './vintage-texts.ts';

/** Name of an area of a month; a key that the month does not have stands as it is. */
export const areaLabel = (areas: AreasOverTime, month: Month, area: string): string => nameIn(areas.at(month), area);

const nameIn = (areas: Areas, area: string): string => (areas.canonical(area) === area ? areas.name(area) : area);

const words: Readonly<Record<string, string>> = { ...specialCodes, ...sexLabels };

/** What a value is a part of: categories other than the whole, in words where there are any. */
export const categoryLabel = (
  site: Pick<Site, 'county'>,
  value: Pick<Observation, 'indicator' | 'citizenship' | 'sex' | 'age' | 'status'>,
): string => {
  const { indicator, citizenship, sex, age, status } = value;
  const parts = [citizenship, words[sex] ?? sex, age, partLabel(site, indicator, status) ?? status].filter(
    (part) => part !== total && part !== specialCodes[total],
  );
  return parts.length === 0 ? texts.state.whole : parts.map((part) => words[part] ?? part).join(', ');
};

/** A value, or why there is none. What is counted says the name of the indicator. */
export const valueLabel = ({ value, unit, obsStatus }: Observation): string => {
  if (value === undefined) return obsStatusLabels[obsStatus];
  return unit === '%' ? `${exactNumber(value)}\u00a0%` : exactNumber(value);
};

/** What is said about a value besides: provisional, hidden by its source, rounded. */
export const statusLabel = ({ value, obsStatus, confStatus, roundingBase }: Observation): string =>
  [
    ...(value === undefined || obsStatus === 'A' ? [] : [obsStatusLabels[obsStatus]]),
    ...(confStatus === 'F' ? [] : [confStatusLabels[confStatus]]),
    ...(roundingBase === undefined ? [] : [texts.state.rounded(roundingBase)]),
  ].join('; ');

/** Where a value comes from, and the day it is about. */
export const sourceLabel = ({ source, referenceDate }: Observation): string =>
  referenceDate === undefined ? source : `${source}, ${shortDate(referenceDate)}`;

/** What a vintage is and who brought it: „Meldung (Formular) von Amt Achterwehr“. */
export const originLabel = ({ kind, by }: Vintage, way: keyof typeof deliveryWays | undefined): string =>
  `${vintageKinds[kind]}${way === undefined ? '' : ` (${deliveryWays[way]})`}, ${by}`;
