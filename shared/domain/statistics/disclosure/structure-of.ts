import type { Month } from '../../calendar.ts';
import { areasOf } from '../areas.ts';
import type { Indicator } from '../indicator.ts';
import { type ReportInputs, reportMonths } from '../monthly-report.ts';
import { codeOf, type Dimension, dimensions, isComplete } from '../monthly-report-categories.ts';
import { total } from '../observation.ts';
import { publishedRule, ruleFor } from './disclosure-of.ts';
import type { BrokenSum, ReportStructure, StructureArea, StructureIndicator } from './report-structure.ts';

/**
 * How the numbers of an issue hang together.
 * @param shownCodes categories that have a line, the line for all others among them
 */
export const structureOf = (
  { month, profile, catalogue, observations }: ReportInputs,
  revision: number,
  shownCodes: (indicator: string, dimension: Dimension) => readonly string[],
  { broken, recounted }: Pick<ReportStructure, 'broken' | 'recounted'>,
): ReportStructure => {
  const used = [...new Set(profile.report.chapters.flatMap((chapter) => chapter.indicators))].map(catalogue.of);
  return {
    month,
    revision,
    areas: areasIn(reportMonths(month), profile),
    indicators: used.map((indicator): StructureIndicator => {
      const { code, label, unit, additive, overTime, boundToLevels, formula } = indicator;
      const sources = (observations.get(month) ?? []).filter((row) => row.indicator === code).map(({ source }) => source);
      return {
        code,
        label,
        unit,
        additive,
        overTime,
        ...(boundToLevels && { boundToLevels }),
        ...(formula && { formula }),
        disclosure: publishedRule(ruleFor(indicator, [...new Set(sources)], catalogue)),
      };
    }),
    broken: [...broken, ...brokenWith(broken, used)],
    recounted,
    categories: used.flatMap(({ code, additive }) => {
      const rows = (observations.get(month) ?? []).filter((row) => row.indicator === code);
      return dimensions.flatMap((dimension) => {
        const delivered = new Set(rows.map((row) => codeOf(row, dimension)));
        delivered.delete(total);
        const codes = shownCodes(code, dimension);
        return additive && codes.length > 0 && isComplete(dimension, [...delivered]) ? [{ indicator: code, dimension, codes }] : [];
      });
    }),
  };
};

/** A balance of numbers that do not add up does not add up either. */
const brokenWith = (broken: readonly BrokenSum[], indicators: readonly Indicator[]): readonly BrokenSum[] =>
  indicators.flatMap(({ code, formula }) => {
    if (formula?.kind !== 'difference') return [];
    const operands = [formula.minuend, formula.subtrahend];
    return broken.flatMap(({ cell, over }) => {
      const [indicator = '', ...rest] = cell.split('|');
      return operands.includes(indicator) ? [{ cell: [code, ...rest].join('|'), over }] : [];
    });
  });

/** Every area as it was in these months; one that changed stands once for each state. */
const areasIn = (months: readonly Month[], profile: ReportInputs['profile']): readonly StructureArea[] => {
  const areas = areasOf(profile);
  const states = new Map<string, { area: StructureArea; months: Month[] }>();
  for (const month of months) {
    const then = areas.at(month);
    const add = (key: string, parent: string | undefined): void => {
      const name = then.name(key);
      const id = [key, parent ?? '', name].join('|');
      const state = states.get(id) ?? { area: { key, name, ...(parent !== undefined && { parent }) }, months: [] };
      states.set(id, state);
      state.months.push(month);
      for (const child of then.children(key)) add(child, then.level(key) === 'state' ? undefined : key);
    };
    add(profile.state.key, undefined);
  }
  return [...states.values()].map(({ area, months: valid }) => ({
    ...area,
    ...(valid[0] !== months[0] && { from: valid[0] ?? '' }),
    ...(valid.at(-1) !== months.at(-1) && { to: valid.at(-1) ?? '' }),
  }));
};
