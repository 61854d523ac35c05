import { formatInteger } from '../../shared/domain/money.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import { type Observation, total } from '../../shared/domain/statistics/observation.ts';
import { confStatusLabels, obsStatusLabels, sexLabels, specialCodes } from '../../shared/domain/statistics/record-codes.ts';
import type { Subject } from '../../shared/domain/statistics/vintage-difference.ts';
import type { Site } from './frame.ts';
import { texts } from './texts.ts';

const words: Readonly<Record<string, string>> = { ...specialCodes, ...sexLabels };

/** Indicator and area of a value. */
export const subjectLabel = ({ catalogue }: Pick<Site, 'catalogue'>, areas: AreasOverTime, { indicator, area, period }: Subject): string => {
  const at = areas.at(period);
  return `${catalogue.find(indicator)?.label ?? indicator}: ${at.canonical(area) === area ? at.name(area) : area}`;
};

/** What a value is a part of: categories other than the whole. */
export const categoryLabel = ({ mappings }: Pick<Site, 'mappings'>, { citizenship, sex, age, status }: Subject): string => {
  const parts = [citizenship, sex, age, status].filter((part) => part !== total);
  return parts.length === 0 ? texts.check.whole : parts.map((part) => words[part] ?? mappings.words.get(part) ?? part).join(', ');
};

/** A number as it is, in German: `-1234.5` → `−1.234,5`. Nothing is rounded: whoever checks a value sees all of it. */
export const exactNumber = (value: number): string => {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.');
  return `${value < 0 ? '\u2212' : ''}${formatInteger(Number(whole))}${fraction === undefined ? '' : `,${fraction}`}`;
};

/** A value with its signs, or why there is none. */
export const valueLabel = (observation: Observation | undefined): string => {
  if (observation === undefined) return texts.check.absent;
  const { value, obsStatus, confStatus, roundingBase } = observation;
  return [
    value === undefined ? obsStatusLabels[obsStatus] : exactNumber(value),
    ...(value === undefined || obsStatus === 'A' ? [] : [obsStatusLabels[obsStatus]]),
    ...(confStatus === 'F' ? [] : [confStatusLabels[confStatus]]),
    ...(roundingBase === undefined ? [] : [texts.check.rounded(roundingBase)]),
  ].join(', ');
};
