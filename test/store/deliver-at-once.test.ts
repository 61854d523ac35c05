import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administration, wholeFields } from '../support/administration.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';
import { observation } from '../support/observations.ts';

let tables: Tables;
let office: ReturnType<typeof administration>;
beforeAll(async () => {
  tables = await startTables();
  office = administration(tables.client, tables.tables.figures);
});
afterAll(() => tables.stop());

const valuesOf = async (of: string) =>
  Object.fromEntries((await office.observations(of)).map(({ indicator, status, value }) => [`${indicator}.${status}`, value]));

describe('saving', () => {
  it('thirty at once: nobody hears a fault, and all of it is there', async () => {
    const of = '2026-10';
    const municipalities = ['01058901', '01058902', '01058903'].map((ags) => `occupied@${ags}`);
    const numbered = [...Object.keys(wholeFields), ...municipalities, 'places', 'occupied'];
    const names = numbered.flatMap((name) => [name, `${name}.anmerkung`]);
    const typed = [...names, ...names.slice(0, 10)];
    const outcomes = await Promise.all(typed.map((name) => office.save(of, { [name]: '1' }, {})));
    expect(outcomes.filter((outcome) => !('saved' in outcome))).toEqual([]);
    expect((await office.view(of)).fields).toEqual(Object.fromEntries(names.map((name) => [name, '1'])));
  });
});

describe('the id of a request', () => {
  it('with other numbers, in another month or of another administration is another submission', async () => {
    const [of, otherMonth] = ['2026-09', '2026-08'] as const;
    const other = administration(tables.client, tables.tables.figures, { area: '01058910' });
    const request = randomUUID();
    await office.submit(of, wholeFields, {}, { request });
    expect(await office.submit(of, { ...wholeFields, entries: '99' }, {}, { request })).toMatchObject({ changed: { conflicts: [{ mine: '99' }] } });
    expect(await office.submit(of, { ...wholeFields, entries: '99' }, wholeFields, { request })).toHaveProperty('delivered');
    expect(await valuesOf(of)).toMatchObject({ 'entries._T': 99 });
    // Back to the first numbers with the first page: they are asked about, and do not count as delivered for having been it once.
    expect(await office.submit(of, wholeFields, {}, { request })).toMatchObject({ changed: { conflicts: [{ mine: '4', theirs: '99' }] } });
    await office.submit(otherMonth, { ...wholeFields, entries: '55' }, {}, { request });
    expect(await valuesOf(otherMonth)).toMatchObject({ 'entries._T': 55 });
    await other.submit(of, { ...wholeFields, entries: '77' }, {}, { request });
    expect((await other.view(of)).standing['entries']).toBe('77');
    expect((await office.view(of)).standing['entries']).toBe('99');
  });

  it('says nothing of having arrived where a foreign import stands under the request', async () => {
    const of = '2026-07';
    const request = randomUUID();
    const observations = [observation({ indicator: 'entries', period: of, area: office.area, value: 3 })];
    const foreign = { request, receivedAt: '2026-11-09T08:00:00.000Z', sha256: 'a'.repeat(64), source: 'Datei' };
    await office.importVintage({ ...foreign, origin: { kind: 'import', by: 'Kim Beispiel' }, observations });
    const at = '2026-11-10T08:00:00.000Z';
    const { area } = office;
    const submitted = await office.submitFigures({
      ...foreign,
      receivedAt: at,
      origin: { kind: 'delivery', by: 'Amt Klein', area },
      observations,
      delivery: (vintage) => ({
        month: of,
        area,
        version: 1,
        reminders: [],
        submissions: [{ vintage, at, way: 'form', notes: 0, provisional: false }],
      }),
      event: { month: of, area, kind: 'figures.submitted', at, by: 'zuwanderung@amt-klein.example' },
    });
    expect(submitted).toBeUndefined();
    expect(await office.delivery(of, area)).toBeUndefined();
  });
});
