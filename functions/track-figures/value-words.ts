import { deliveryWays } from '../../shared/domain/statistics/delivery.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { categoryLabel } from '../../shared/domain/statistics/value-words.ts';
import { type Vintage, vintageKinds } from '../../shared/domain/statistics/vintage.ts';
import { partLabel, type Site, shortDate } from './frame.tsx';

/** What a value is a part of, in the words of the form where it asks for the kind, and of the sources. */
export const partsLabel = (
  site: Pick<Site, 'county' | 'mappings'>,
  value: Pick<Observation, 'indicator' | 'citizenship' | 'sex' | 'age' | 'status'>,
): string =>
  categoryLabel(
    value,
    (code, category) => (category === 'status' ? partLabel(site, value.indicator, code) : undefined) ?? site.mappings().words.get(code),
  );

/** Where a value comes from, and the day it is about. */
export const sourceLabel = ({ source, referenceDate }: Observation): string =>
  referenceDate === undefined ? source : `${source}, ${shortDate(referenceDate)}`;

/** What a vintage is and who brought it: „Meldung (Formular) von Amt Achterwehr“. */
export const originLabel = ({ kind, by }: Vintage, way: keyof typeof deliveryWays | undefined): string =>
  `${vintageKinds[kind]}${way === undefined ? '' : ` (${deliveryWays[way]})`}, ${by}`;
