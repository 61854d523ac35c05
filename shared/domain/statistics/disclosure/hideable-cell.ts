import { monthSchema } from '../../calendar.ts';
import type { AreasOverTime } from '../areas.ts';
import type { Catalogue } from '../indicators.ts';
import { lastMonthOf, sinceJanuary } from './cell-id.ts';
import { ruleFor } from './disclosure-of.ts';

/** Whether there can be such a number in a report, and its rule can hide it: whoever asks for another one would wait for nothing. */
export const isHideable = (
  id: string,
  { areas, catalogue }: { readonly areas: AreasOverTime; readonly catalogue: Pick<Catalogue, 'find' | 'disclosureRules'> },
): boolean => {
  const [code = '', area = '', period = ''] = id.split('|');
  const month = lastMonthOf(period);
  const indicator = catalogue.find(code);
  if (indicator === undefined || !monthSchema.safeParse(month).success) return false;
  if (period !== month && period !== sinceJanuary(month)) return false;
  return areas.at(month).canonical(area) === area && ruleFor(indicator, [], catalogue).method === 'suppress';
};
