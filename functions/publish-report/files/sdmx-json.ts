import { breakSentence } from '../../../shared/domain/statistics/figure-text.ts';
import { unitLabels } from '../../../shared/domain/statistics/indicator.ts';
import { type Dimension, dimensions } from '../../../shared/domain/statistics/monthly-report-categories.ts';
import { dataPackageId, monthPath, revisionPath, structureName, tableSchemaName } from '../../../shared/domain/statistics/publication-paths.ts';
import { confStatusLabels, obsStatusLabels } from '../../../shared/domain/statistics/record-codes.ts';
import { recordShape } from '../../../shared/domain/statistics/record-shape.ts';
import type { Release } from '../../../shared/domain/statistics/release.ts';
import type { IssueSite } from './named-file.ts';
import { dimensionColumns, type RecordLabels } from './record-labels.ts';
import type { ReleasedRecord } from './released-records.ts';

/** What the message is made from. */
export type MessageInput = {
  readonly site: IssueSite;
  readonly release: Release;
  readonly title: string;
  readonly records: readonly ReleasedRecord[];
  readonly labels: RecordLabels;
};

const keyOrder = [
  'FREQ',
  'INDICATOR',
  'REF_AREA',
  'CITIZENSHIP',
  'SEX',
  'AGE',
  'STATUS',
  'TIME_PERIOD',
] as const satisfies readonly (keyof ReleasedRecord)[];
const attributes = [
  'UNIT_MEASURE',
  'OBS_STATUS',
  'CONF_STATUS',
  'SOURCE',
  'REFERENCE_DATE',
  'RELEASE',
  'ROUNDING_BASE',
  'COMMENT_OBS',
] as const satisfies readonly (keyof ReleasedRecord)[];

type Column = (typeof keyOrder)[number] | (typeof attributes)[number];

/** A code with its name, or a value that is no code. */
type ComponentValue =
  | { readonly id: string; readonly name: string; readonly description?: string; readonly annotations?: readonly number[] }
  | { readonly value: string; readonly name?: string };

const schema = 'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json';

/**
 * The numbers of an issue as a data message of SDMX-JSON 2.0.0, flat: each observation has the positions of its codes as its key, and in its list
 * the value and the positions of its attributes, `null` where there is none.
 */
export const sdmxJson = (input: MessageInput): string => {
  const { site, release, title, records } = input;
  const { county, siteUrl } = site;
  const { month, revision } = release;
  const lists = new Map([...keyOrder, ...attributes].map((column) => [column, distinct(records, column)]));
  const used = attributes.filter((column) => lists.get(column)?.size !== 0);
  const own = keyOrder.filter((column) => column !== 'FREQ');
  const breaks = breaksOf(input, lists.get('INDICATOR') ?? new Map());
  const dimension = (column: (typeof keyOrder)[number]) => ({
    id: column,
    name: shapeOf(site)[column].title,
    keyPosition: keyOrder.indexOf(column),
    roles: [column],
    values: [...(lists.get(column)?.keys() ?? [])].map((code) => componentValue(column, code, input, breaks.of)),
  });
  const message = {
    meta: {
      schema,
      id: `${dataPackageId(month)}-${revision}`,
      test: site.exampleData,
      prepared: release.frozenAt,
      contentLanguages: ['de'],
      name: title,
      sender: { id: county.key, name: county.name, contact: [{ name: county.office.name, emails: [county.office.email] }] },
      links: [link(`${siteUrl}${revisionPath(month, revision)}`, 'self'), link(`${siteUrl}${monthPath(month)}`, 'alternate', 'text/html')],
    },
    data: {
      structures: [
        {
          name: title,
          dataSets: [0],
          links: [tableSchemaName, structureName].map((name) => link(`${siteUrl}${revisionPath(month, revision)}${name}`, 'describedby')),
          dimensions: { dataSet: [dimension('FREQ')], observation: own.map(dimension) },
          measures: { observation: [{ id: 'OBS_VALUE', name: shapeOf(site).OBS_VALUE.title, roles: ['OBS_VALUE'] }] },
          attributes: {
            observation: used.map((column) => ({
              id: column,
              name: shapeOf(site)[column].title,
              relationship: { observation: {} },
              values: [...(lists.get(column)?.keys() ?? [])].map((code) => componentValue(column, code, input, breaks.of)),
            })),
          },
          annotations: breaks.annotations,
        },
      ],
      dataSets: [
        {
          structure: 0,
          action: 'Information',
          links: [link(`${siteUrl}${revisionPath(month, revision)}`, 'self')],
          observations: Object.fromEntries(
            records.map((record) => [
              own.map((column) => lists.get(column)?.get(record[column])).join(':'),
              [record.OBS_VALUE === '' ? null : record.OBS_VALUE, ...used.map((column) => lists.get(column)?.get(record[column]) ?? null)],
            ]),
          ),
        },
      ],
    },
  };
  return `${JSON.stringify(message)}\n`;
};

const shapeOf = ({ catalogue }: IssueSite) => recordShape(catalogue);

const link = (href: string, rel: string, type?: string) => ({ href, rel, ...(type !== undefined && { type }) });

/** What stands in a column, with its position; nothing that is empty. */
const distinct = (records: readonly ReleasedRecord[], column: Column): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const { [column]: code } of records) if (code !== '' && !found.has(code)) found.set(code, found.size);
  return found;
};

/** Breaks in the series of indicators, as annotations of their codes. */
const breaksOf = ({ site }: MessageInput, indicators: ReadonlyMap<string, number>) => {
  const list = [...indicators.keys()].flatMap((code) => site.catalogue.of(code).breaks.map((found) => ({ code, text: breakSentence(found) })));
  return {
    annotations: list.map(({ text }) => ({ type: 'BREAK', text })),
    of: (code: string): readonly number[] => list.flatMap((found, at) => (found.code === code ? [at] : [])),
  };
};

// Codes of SDMX; the percent sign and a code of an office with a point are none, and neither is a time range.
const isCode = (text: string): boolean => /^[A-Za-z0-9_@$-]+$/.test(text);

const names: Readonly<Partial<Record<Column, Readonly<Record<string, string>>>>> = {
  FREQ: { M: 'monatlich' },
  UNIT_MEASURE: unitLabels,
  OBS_STATUS: obsStatusLabels,
  CONF_STATUS: confStatusLabels,
};

const dimensionOf: ReadonlyMap<Column, Dimension> = new Map(dimensions.map((dimension) => [dimensionColumns[dimension], dimension]));

const componentValue = (
  column: Column,
  code: string,
  { labels, site }: MessageInput,
  breaksOfCode: (code: string) => readonly number[],
): ComponentValue => {
  const name = nameOf(column, code, labels);
  if (name === undefined) return { value: code };
  if (!isCode(code)) return { value: code, name };
  if (column !== 'INDICATOR') return { id: code, name };
  const annotations = breaksOfCode(code);
  return { id: code, name, description: site.catalogue.of(code).explanation, ...(annotations.length > 0 && { annotations }) };
};

const nameOf = (column: Column, code: string, labels: RecordLabels): string | undefined => {
  if (column === 'INDICATOR') return labels.indicator(code);
  if (column === 'REF_AREA') return labels.area(code);
  if (column === 'TIME_PERIOD') return undefined;
  const dimension = dimensionOf.get(column);
  return dimension === undefined ? names[column]?.[code] : labels.category(dimension, code);
};
