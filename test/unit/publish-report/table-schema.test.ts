import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { county } from '../../../shared/county/county.ts';
import { isoDateSchema } from '../../../shared/domain/calendar.ts';
import { countyMonth } from '../../support/county-figures.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from './memory-system.ts';

const month = '2026-10';
const folder = `/berichte/${month}/`;

const fieldSchema = z.object({
  name: z.string(),
  type: z.enum(['string', 'number', 'integer', 'date']),
  constraints: z.object({
    required: z.boolean().optional(),
    enum: z.array(z.string()).optional(),
    pattern: z.string().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
});
const schemaSchema = z.object({ fields: z.array(fieldSchema), primaryKey: z.array(z.string()) });

const types: Record<z.infer<typeof fieldSchema>['type'], (text: string) => boolean> = {
  string: () => true,
  number: (text) => /^-?\d+(\.\d+)?$/.test(text),
  integer: (text) => /^-?\d+$/.test(text),
  date: (text) => isoDateSchema.safeParse(text).success,
};

/** What a reader of the schema finds wrong with a cell. */
const faultOf = ({ name, type, constraints }: z.infer<typeof fieldSchema>, text: string): string | undefined => {
  if (text === '') return constraints.required ? `${name} is empty` : undefined;
  const { enum: codes, pattern, minimum = -Infinity, maximum = Infinity } = constraints;
  const fits =
    types[type](text) &&
    (codes?.includes(text) ?? true) &&
    (pattern === undefined || new RegExp(`^${pattern}$`).test(text)) &&
    (type !== 'integer' || (Number(text) >= minimum && Number(text) <= maximum));
  return fits ? undefined : `${name} is ${text}`;
};

const [first, second] = county.administrations.map(({ area }) => area);
const places = { indicator: 'municipal_housing_places', unit: 'PL', period: month };

const released = async () => {
  const { deps, deliver, files } = memorySystem();
  deliver(countyMonth(month));
  deliver([
    observation({
      ...places,
      area: first ?? '',
      value: 7,
      obsStatus: 'P',
      referenceDate: '2026-10-30',
      release: 'Lieferung 2',
      comment: 'Stand, "neu"',
    }),
    observation({ ...places, area: second ?? '', value: 3, confStatus: 'A' }),
    // All other administrations are missing.
    observation({ period: month, indicator: 'allocation_forecast_year', area: first ?? '', value: 7, obsStatus: 'F' }),
    observation({ period: month, area: '01', value: 1235, roundingBase: 5 }),
    observation({ period: month, area: '01', citizenship: 'UKR', value: 35 }),
    observation({ period: month, area: '01', indicator: 'protection_rate', unit: '%', value: 53.25 }),
  ]);
  await publishReport({ month }, deps());
  const schema = schemaSchema.parse(JSON.parse(files.get(`${folder}tabellenschema.json`) ?? ''));
  const rows = z.array(z.array(z.string())).parse(parse(files.get(`${folder}zuwanderungsbericht-${month}.csv`) ?? ''));
  const [header = [], ...records] = rows;
  return { schema, header, records, files };
};

describe('the Table Schema of a release', () => {
  it('describes every column and cell of the CSV beside it, hidden, missing and rounded ones too', async () => {
    const { schema, header, records } = await released();
    expect(header).toEqual(schema.fields.map(({ name }) => name));
    expect(records.length).toBeGreaterThan(500);
    const faults = records.flatMap((cells) => schema.fields.map((field, at) => faultOf(field, cells[at] ?? '')));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
    const statuses = new Set(records.map((cells) => cells[header.indexOf('OBS_STATUS')]));
    expect([...statuses]).toEqual(expect.arrayContaining(['A', 'P', 'Q', 'O']));
    expect(records.map((cells) => cells[header.indexOf('ROUNDING_BASE')])).toContain('5');
  });

  it('names the columns that make a row one of its kind', async () => {
    const { schema, header, records } = await released();
    const keys = records.map((cells) => schema.primaryKey.map((name) => cells[header.indexOf(name)]).join('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['SEX', 'W'],
    ['REF_AREA', '1058'],
    ['OBS_STATUS', 'Z'],
    ['INDICATOR', 'nothing_like_it'],
    ['AGE', '0-17'],
    ['ROUNDING_BASE', '0'],
    ['OBS_VALUE', '1,5'],
    ['TIME_PERIOD', '2026'],
    ['TIME_PERIOD', '2026-13'],
    ['TIME_PERIOD', '2026-02-01/P2M'],
    ['TIME_PERIOD', '2026-01-01/P13M'],
    ['CITIZENSHIP', ''],
  ])('finds what is wrong with %s %s', async (column, text) => {
    const { schema } = await released();
    const field = schema.fields.find(({ name }) => name === column);
    expect(field && faultOf(field, text)).toContain(column);
  });

  it('is linked from the page and stands in the manifest', async () => {
    const { files } = await released();
    expect(files.get(folder)).toContain(`href="${folder}revision-1/tabellenschema.json"`);
    expect(files.get(`${folder}manifest.json`)).toContain('"path": "tabellenschema.json"');
  });
});
