import type { Areas } from './areas.ts';
import { allFields, askedFields, type DeliveryFields, type DeliveryFigure, type DeliveryForm, fieldNames } from './delivery-form.ts';
import { typedNumber } from './delivery-reading.ts';
import type { Catalogue } from './indicators.ts';
import { allTotals } from './monthly-report-categories.ts';
import { valueIn } from './monthly-report-figure.ts';
import { monthFigures } from './monthly-report-month.ts';
import { type Observation, total } from './observation.ts';

/**
 * What is known of a month by the fields of a form, whoever brought it and in whatever detail: a total that nobody delivered is the sum of
 * its Gemeinden where all are known.
 * @param areas of that month
 */
export const valuesIn = (
  form: Pick<DeliveryForm, 'figures'>,
  observations: readonly Observation[],
  { areas, catalogue }: { readonly areas: Areas; readonly catalogue: Catalogue },
): ReadonlyMap<string, number> => {
  const { find } = monthFigures(observations, { areas, indicatorOf: catalogue.of, population: () => undefined });
  const fields = form.figures.flatMap(allFields);
  return new Map(
    fields.flatMap(({ name, indicator, area, status }) => {
      const value = valueIn(find(indicator, area, status === total ? allTotals : { ...allTotals, status }).figure);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
};

const rowsByName = (form: DeliveryForm, observations: readonly Observation[]): ReadonlyMap<string, Observation> => {
  const key = (o: Pick<Observation, 'area' | 'status'> & { indicator: string }): string => `${o.indicator}|${o.area}|${o.status}`;
  const names = new Map(
    form.figures.flatMap(allFields).map(({ name, indicator, area, status }) => [key({ indicator: indicator.code, area, status }), name]),
  );
  return new Map(
    observations
      .filter(({ citizenship, sex, age }) => [citizenship, sex, age].every((code) => code === total))
      .flatMap((row) => {
        const name = names.get(key(row));
        return name === undefined ? [] : [[name, row] as const];
      }),
  );
};

/** The fields of a form as its observations fill them in: what was delivered, to be looked at and corrected. */
export const fieldsOf = (form: DeliveryForm, observations: readonly Observation[]): DeliveryFields => {
  const rows = rowsByName(form, observations);
  const entries = form.figures.flatMap((figure) => [
    ...askedFields(figure).flatMap(({ name }): [string, string][] => {
      const row = rows.get(name);
      if (row === undefined) return [];
      return row.value === undefined ? [[fieldNames.missing(name), 'on']] : [[name, typedNumber(row.value)]];
    }),
    ...totalOnly(figure, rows),
    ...figure.municipalities.flatMap(({ name }): [string, string][] => {
      const value = rows.get(name)?.value;
      return value === undefined ? [] : [[name, typedNumber(value)]];
    }),
    ...commentsOf(figure, rows),
  ]);
  return Object.fromEntries(entries);
};

/** A total whose parts are not known was typed itself. */
const totalOnly = ({ total: whole, parts }: DeliveryFigure, rows: ReadonlyMap<string, Observation>): [string, string][] => {
  const value = rows.get(whole.name)?.value;
  const known = parts.every(({ name }) => rows.get(name)?.value !== undefined);
  return parts.length === 0 || known || value === undefined ? [] : [[whole.name, typedNumber(value)]];
};

/** A remark about all numbers of an indicator stands in each of its rows; what is said of one number only is its own. */
const commentsOf = (figure: DeliveryFigure, rows: ReadonlyMap<string, Observation>): [string, string][] => {
  const common = rows.get(figure.total.name)?.comment ?? '';
  return allFields(figure).flatMap(({ name }): [string, string][] => {
    const comment = rows.get(name)?.comment ?? '';
    const own = name === figure.total.name ? common : comment === common ? '' : comment;
    return own === '' ? [] : [[fieldNames.comment(name), own]];
  });
};

/** The fields as they would read had nothing changed since a month: its numbers, without its remarks. */
export const unchangedFields = (form: DeliveryForm, values: ReadonlyMap<string, number>): DeliveryFields => {
  const entries = form.figures.flatMap((figure) => {
    const known = askedFields(figure).every(({ name }) => values.has(name));
    const fields = known ? askedFields(figure) : [...figure.parts, figure.total];
    return [...fields, ...figure.municipalities].flatMap(({ name }): [string, string][] => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, typedNumber(value)]];
    });
  });
  return Object.fromEntries(entries);
};
