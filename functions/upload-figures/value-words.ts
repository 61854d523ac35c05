import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { areaLabel, categoryLabel, signLabels, valueLabel } from '../../shared/domain/statistics/value-words.ts';
import type { Subject } from '../../shared/domain/statistics/vintage-difference.ts';
import type { Site } from './frame.ts';
import { texts } from './texts.ts';

/** Indicator and area of a value. */
export const subjectLabel = ({ catalogue }: Pick<Site, 'catalogue'>, areas: AreasOverTime, { indicator, area, period }: Subject): string =>
  `${catalogue.find(indicator)?.label ?? indicator}: ${areaLabel(areas.at(period), area)}`;

/** What a value is a part of, in the words of the sources. */
export const partsLabel = ({ mappings }: Pick<Site, 'mappings'>, value: Subject): string => categoryLabel(value, (code) => mappings.words.get(code));

/** A value with its signs, or why there is none. */
export const valueWithSigns = (observation: Observation | undefined): string =>
  observation === undefined ? texts.check.absent : [valueLabel(observation), ...signLabels(observation)].join(', ');
