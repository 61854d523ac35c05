import type { Month } from '../calendar.ts';
import type { Areas } from './areas.ts';
import type { Collection } from './delivery.ts';
import type { Indicator } from './indicator.ts';
import type { Catalogue } from './indicators.ts';
import { total } from './observation.ts';

/** One number that an administration is asked for. */
export type DeliveryField = {
  /** Name in a form, in a file of the template and in the API: `<indicator>`, `<indicator>.<status>` or `<indicator>@<ags>`. */
  readonly name: string;
  readonly indicator: Indicator;
  /** Canonical key: the administration, or one of its Gemeinden. */
  readonly area: string;
  /** Code of the kind, `_T` for all kinds together. */
  readonly status: string;
  /** What people read beside it: the indicator, the kind or the Gemeinde. */
  readonly label: string;
};

/** An indicator as it is asked of an administration. */
export type DeliveryFigure = {
  readonly indicator: Indicator;
  /** The number of the whole administration. With `parts` it is their sum, and typed only where the parts are not known. */
  readonly total: DeliveryField;
  /** By kind; empty where one number is asked. */
  readonly parts: readonly DeliveryField[];
  /** May be given besides, one number each; empty for an amtsfreie Gemeinde and where the county does not ask. */
  readonly municipalities: readonly DeliveryField[];
};

/** What one administration is asked for a month. */
export type DeliveryForm = {
  readonly month: Month;
  /** Canonical key of the administration. */
  readonly area: string;
  /** As it stands in a table, e.g. `Amt Achterwehr`. */
  readonly name: string;
  readonly figures: readonly DeliveryFigure[];
};

/** Text of the fields by name, with `fieldNames` besides: as it was typed, as it is saved, as a program sends it. */
export type DeliveryFields = Readonly<Record<string, string>>;

/** Names that stand beside the numbers. */
export const fieldNames = {
  /** A remark about a number, or with the indicator's code about all its numbers. */
  comment: (name: string): string => `${name}.anmerkung`,
  /** `on`: the number is not there this month. */
  missing: (name: string): string => `${name}.fehlt`,
} as const;

// Kinds that would be mistaken for a name beside the number.
const reserved: readonly string[] = ['anmerkung', 'fehlt'];

/**
 * What an administration is asked for a month: the county's indicators that there were in it, with the areas of that month.
 * @returns `undefined` when there was no such administration in that month, or nothing to ask it
 * @throws Error for a kind of the profile that has a reserved name
 */
export const deliveryForm = (
  { collection, catalogue, areas }: { readonly collection: Pick<Collection, 'indicators'>; readonly catalogue: Catalogue; readonly areas: Areas },
  { month, area }: { readonly month: Month; readonly area: string },
): DeliveryForm | undefined => {
  if (areas.canonical(area) !== area || !areas.levels(area).includes('administration')) return undefined;
  const figures = collection.indicators.flatMap(({ code, parts, municipalities }): DeliveryFigure[] => {
    const indicator = catalogue.of(code);
    // A year alone sorts before its months.
    if (indicator.since !== null && indicator.since > month) return [];
    if (parts.some(({ status }) => reserved.includes(status))) throw new Error(`${code} has a kind with a reserved name`);
    const figure = {
      indicator,
      total: { name: code, indicator, area, status: total, label: indicator.label },
      parts: parts.map(({ status, label }) => ({ name: `${code}.${status}`, indicator, area, status, label })),
      municipalities:
        municipalities === undefined
          ? []
          : areas.children(area).map((ags) => ({ name: `${code}@${ags}`, indicator, area: ags, status: total, label: areas.name(ags) })),
    };
    return [figure];
  });
  return figures.length === 0 ? undefined : { month, area, name: areas.name(area), figures };
};

/** The fields that have to be filled in: the kinds, or the one number. */
export const askedFields = ({ total: whole, parts }: DeliveryFigure): readonly DeliveryField[] => (parts.length > 0 ? parts : [whole]);

/** Every field of a figure, the total first. */
export const allFields = ({ total: whole, parts, municipalities }: DeliveryFigure): readonly DeliveryField[] => [whole, ...parts, ...municipalities];
