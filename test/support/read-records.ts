import { parse } from 'csv-parse/sync';
import * as z from 'zod';

/** A published number as a format says it. `value` is `null` where there is none. */
export type ReadNumber = { readonly cell: string; readonly value: number | null; readonly status: string };

const key = ['INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'CITIZENSHIP', 'SEX', 'AGE', 'STATUS'] as const;

const rowsSchema = z.array(z.record(z.string(), z.string()));

/** Records of a CSV by the names of its columns. */
export const csvRecords = (text: string, delimiter = ','): readonly Readonly<Record<string, string>>[] =>
  rowsSchema.parse(parse(text, { columns: true, bom: true, delimiter, relax_column_count: false }));

/** Numbers of a CSV with the columns of the record shape. */
export const numbersOfCsv = (text: string, { delimiter, decimal }: { readonly delimiter: string; readonly decimal: string }): readonly ReadNumber[] =>
  csvRecords(text, delimiter).map((row) => ({
    cell: key.map((column) => row[column]).join('|'),
    value: row['OBS_VALUE'] === '' ? null : Number(row['OBS_VALUE']?.replace(decimal, '.')),
    status: `${row['OBS_STATUS']}${row['CONF_STATUS']}`,
  }));

const valueSchema = z.union([
  z.object({
    id: z.string().regex(/^[A-Za-z0-9_@$-]+$/),
    name: z.string(),
    description: z.string().optional(),
    annotations: z.array(z.int().min(0)).optional(),
    value: z.undefined().optional(),
  }),
  z.object({ value: z.string(), name: z.string().optional(), id: z.undefined().optional() }),
]);
const links = z.array(z.object({ href: z.url(), rel: z.string() })).min(1);
const componentId = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/);
const distinct = (values: readonly unknown[]): boolean => new Set(values.map((value) => JSON.stringify(value))).size === values.length;
const values = z.array(valueSchema).min(1).refine(distinct);
const dimension = z.strictObject({ id: componentId, name: z.string(), keyPosition: z.int().min(0), roles: z.array(componentId), values });

/** What the JSON Schema of SDMX-JSON 2.0.0 asks of a data message, as far as ours uses it. */
const messageSchema = z.strictObject({
  meta: z.strictObject({
    schema: z.url(),
    id: z.string().regex(/^[A-Za-z0-9_@$-]+$/),
    test: z.boolean(),
    prepared: z.iso.datetime(),
    contentLanguages: z.array(z.literal('de')),
    name: z.string(),
    sender: z.strictObject({
      id: z.string().regex(/^[A-Za-z0-9_@$-]+$/),
      name: z.string(),
      contact: z.array(z.strictObject({ name: z.string(), emails: z.array(z.email()) })),
    }),
    links,
  }),
  data: z.strictObject({
    structures: z.tuple([
      z.strictObject({
        name: z.string(),
        dataSets: z.array(z.int()).min(1),
        links,
        dimensions: z.strictObject({ dataSet: z.array(dimension), observation: z.array(dimension) }),
        measures: z.strictObject({ observation: z.array(z.strictObject({ id: componentId, name: z.string(), roles: z.array(componentId) })) }),
        attributes: z.strictObject({
          observation: z.array(
            z.strictObject({ id: componentId, name: z.string(), relationship: z.strictObject({ observation: z.strictObject({}) }), values }),
          ),
        }),
        annotations: z.array(z.strictObject({ type: z.string(), text: z.string() })),
      }),
    ]),
    dataSets: z.tuple([
      z.strictObject({
        structure: z.literal(0),
        action: z.enum(['Information', 'Append', 'Replace', 'Delete']),
        links,
        observations: z.record(z.string().regex(/^[0-9]+(:[0-9]+)*$/), z.array(z.number().nullable())),
      }),
    ]),
  }),
});

/** A message that keeps the rules of its format. @throws ZodError for one that does not */
export const readMessage = (text: string) => messageSchema.parse(JSON.parse(text));

/** Numbers of a data message. @throws Error for a position that is not in its list */
export const numbersOfMessage = (text: string): readonly ReadNumber[] => {
  const { data } = readMessage(text);
  const [{ dimensions, attributes }] = data.structures;
  const codeAt = (list: z.infer<typeof values>, at: number): string => {
    const found = list[at];
    if (found === undefined) throw new Error(`no value at ${at}`);
    return found.id ?? found.value ?? '';
  };
  return Object.entries(data.dataSets[0].observations).map(([positions, [value = null, ...given]]) => {
    const codes = new Map(
      positions.split(':').map((at, index) => [dimensions.observation[index]?.id, codeAt(dimensions.observation[index]?.values ?? [], Number(at))]),
    );
    const said = new Map(
      attributes.observation.map(({ id, values: list }, index) => [id, typeof given[index] === 'number' ? codeAt(list, given[index]) : '']),
    );
    return { cell: key.map((column) => codes.get(column)).join('|'), value, status: `${said.get('OBS_STATUS')}${said.get('CONF_STATUS')}` };
  });
};
