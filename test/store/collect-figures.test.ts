import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from '../../shared/domain/calendar.ts';
import type { DeliveryFields } from '../../shared/domain/statistics/delivery-form.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
import { countingVintages } from '../../shared/domain/statistics/vintage.ts';
import { itemsUnder } from '../../shared/store/item-pages.ts';
import { figuresKeys } from '../../shared/store/table-design.ts';
import { administration, wholeFields } from '../support/administration.ts';
import { Killed, killedAt } from '../support/killed-client.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';

let tables: Tables;
let office: ReturnType<typeof administration>;
beforeAll(async () => {
  tables = await startTables();
  office = administration(tables.client, tables.tables.figures);
});
afterAll(() => tables.stop());

// Each test has a month of its own; none has figures of months before.
let month = '2026-11';
const nextMonth = (): string => {
  month = addMonths(month, -1);
  return month;
};

const eventsOf = (of: string) => itemsUnder({ client: tables.client, table: tables.tables.figures }, figuresKeys.deliveryEvents(of, office.area));
const valuesOf = async (of: string) =>
  Object.fromEntries((await office.observations(of)).map(({ indicator, status, value }) => [`${indicator}.${status}`, value]));

describe('saving', () => {
  it('keeps whatever was typed, and who and when', async () => {
    const of = nextMonth();
    const fields = { entries: 'viele', 'places.flat': '1.000' };
    await office.save(of, fields, {});
    expect(await office.view(of)).toMatchObject({
      fields,
      standing: {},
      delivery: { version: 1, submissions: [], draft: { savedAt: '2026-11-10T08:00:00.000Z', by: 'zuwanderung@amt-klein.example', fields } },
    });
    expect(await office.observations(of)).toEqual([]);
    expect(await eventsOf(of)).toEqual([]);
  });

  it('six people at once with a field each: all of it is there', async () => {
    const of = nextMonth();
    const names = ['places.shared', 'places.flat', 'occupied.shared', 'occupied.flat', 'entries', 'entries.anmerkung'];
    await Promise.all(names.map((name) => office.save(of, { [name]: '1' }, {})));
    expect(await office.view(of)).toMatchObject({
      fields: Object.fromEntries(names.map((name) => [name, '1'])),
      delivery: { version: names.length },
    });
  });

  it('two people at once with the same field: one is saved, the other is asked, with both texts', async () => {
    const of = nextMonth();
    const outcomes = await Promise.all(['12', '13'].map((entries) => office.save(of, { entries }, {})));
    const [conflict] = outcomes.flatMap((outcome) => ('conflict' in outcome ? [outcome.conflict] : []));
    const { fields } = await office.view(of);
    expect(conflict?.conflicts).toEqual([{ name: 'entries', mine: fields['entries'] === '12' ? '13' : '12', theirs: fields['entries'] }]);
  });

  it('what reads as it was delivered is no draft', async () => {
    const of = nextMonth();
    await office.submit(of, wholeFields, {});
    await office.save(of, { ...wholeFields, entries: '5' }, wholeFields);
    expect((await office.view(of)).delivery?.draft?.fields['entries']).toBe('5');
    await office.save(of, wholeFields, { ...wholeFields, entries: '5' });
    expect((await office.view(of)).delivery).not.toHaveProperty('draft');
  });
});

describe('delivering', () => {
  it('makes a vintage, the state and one event together', async () => {
    const of = nextMonth();
    await office.save(of, wholeFields, {});
    const request = '11111111-1111-4111-8111-111111111111';
    const outcome = await office.submit(of, wholeFields, wholeFields, { provisional: true, request });
    const vintage = expect.stringMatching(/^2026-11-10T08:00:00\.000Z#[0-9a-f]{8}$/);
    const submission = { at: '2026-11-10T08:00:00.000Z', way: 'form', notes: 0, provisional: true, vintage, request };
    expect(outcome).toMatchObject({ delivered: submission });
    expect((await office.view(of)).delivery).toMatchObject({ version: 2, submissions: [submission] });
    expect((await office.view(of)).delivery).not.toHaveProperty('draft');
    expect(await office.vintages(of)).toMatchObject([{ vintage, kind: 'delivery', by: 'Amt Klein', area: '010589901', source: 'Formular', rows: 7 }]);
    expect(await valuesOf(of)).toMatchObject({ 'places.shared': 100, 'places.flat': 20, 'places._T': 120, 'entries._T': 4 });
    expect(await eventsOf(of)).toMatchObject([{ kind: 'figures.submitted', area: '010589901', month: of, entity: 'delivery-event' }]);
    expect((await office.view(of)).fields).toEqual({ ...wholeFields, vorlaeufig: 'on' });
  });

  it('a double click is one submission', async () => {
    const of = nextMonth();
    const request = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => office.submit(of, wholeFields, {}, { request })));
    expect(outcomes.every((outcome) => 'delivered' in outcome)).toBe(true);
    expect(await office.vintages(of)).toHaveLength(1);
    expect((await office.view(of)).delivery?.submissions).toHaveLength(1);
    expect(await eventsOf(of)).toHaveLength(1);
  });

  it('the same figures again are no new delivery; others are a correction, and the older ones stay', async () => {
    const of = nextMonth();
    await office.submit(of, wholeFields, {});
    await office.submit(of, wholeFields, wholeFields);
    expect(await office.vintages(of)).toHaveLength(1);
    await office.submit(of, { ...wholeFields, entries: '5' }, wholeFields);
    const vintages = await office.vintages(of);
    expect(vintages).toHaveLength(2);
    // The clock stands still here, and the correction is later all the same.
    expect(vintages.map(({ receivedAt }) => receivedAt)).toEqual(['2026-11-10T08:00:00.000Z', '2026-11-10T08:00:00.001Z']);
    expect(countingVintages(vintages)).toHaveLength(2);
    expect(await valuesOf(of)).toMatchObject({ 'entries._T': 5, 'places._T': 120 });
    expect((await office.view(of)).own?.values.get('entries')).toBe(5);
  });

  it('is refused with every field, and an odd value until it is answered for', async () => {
    const of = nextMonth();
    await expect(office.submit(of, { 'places.shared': '1.000' }, {})).rejects.toMatchObject({
      code: 'invalid-fields',
      errors: ['/places.shared', '/places.flat', '/occupied.shared', '/occupied.flat', '/entries'].map((pointer) => ({ pointer })),
    });
    const fields = { ...wholeFields, 'occupied.flat': '25' };
    const outcome = await office.submit(of, fields, {});
    const [odd] = 'unconfirmed' in outcome ? outcome.unconfirmed : [];
    expect(odd?.reason).toContain('25 ist mehr als 20');
    expect(await office.vintages(of)).toEqual([]);
    const confirmed = [odd?.key ?? ''];
    expect(await office.submit(of, fields, {}, { confirmed: [...confirmed, 'jump:other:1'] })).toMatchObject({ delivered: { notes: 1, confirmed } });
    // Who opens it again has ticked it already.
    expect((await office.view(of)).fields).toEqual({ ...fields, [`bestaetigt.${confirmed[0]}`]: 'on' });
  });

  it('stops where somebody else has changed what the sender has not seen', async () => {
    const of = nextMonth();
    await office.save(of, { 'places.flat': '30' }, {});
    expect(await office.submit(of, wholeFields, {})).toMatchObject({ changed: { conflicts: [{ name: 'places.flat', mine: '20', theirs: '30' }] } });
    expect(await office.submit(of, { entries: '3' }, {})).toMatchObject({ changed: { foreign: ['places.flat'], conflicts: [] } });
    expect(await office.vintages(of)).toEqual([]);
  });

  it('two people at once: one delivers, the other hears of it, and nothing is overwritten', async () => {
    for (let round = 0; round < 6; round += 1) {
      const of = nextMonth();
      const outcomes = await Promise.all(['5', '6'].map((entries) => office.submit(of, { ...wholeFields, entries }, {})));
      const kinds = outcomes.map((outcome) => Object.keys(outcome)[0]).sort();
      expect(kinds).toEqual(['changed', 'delivered']);
      expect(await office.vintages(of)).toHaveLength(1);
    }
  });

  it('a program delivers what it has: with another version it is refused, and what people are typing stays', async () => {
    const of = nextMonth();
    const other = administration(tables.client, tables.tables.figures, { area: '01058910' });
    const typed: DeliveryFields = { entries: '1' };
    await other.save(of, typed, {});
    await expect(other.submit(of, wholeFields, undefined, { way: 'api', version: 0 })).rejects.toMatchObject({ code: 'version-conflict' });
    expect(await other.submit(of, wholeFields, undefined, { way: 'api', version: 1 })).toMatchObject({ delivered: { way: 'api' } });
    expect(await other.view(of)).toMatchObject({ fields: typed, standing: wholeFields });
    await other.submit(of, wholeFields, undefined, { way: 'api' });
    expect((await other.view(of)).delivery?.submissions).toHaveLength(1);
  });

  it('after the report is out it needs a reason, which stands with the vintage', async () => {
    const of = '2025-03';
    const frozenAt = '2025-04-25T04:00:00.000Z';
    const funding = { takenAt: frozenAt, year: 2025, projects: [] };
    const release: Release = { month: of, revision: 1, state: 'frozen', inputsHash: '', vintages: [], frozenAt, funding };
    await office.freeze(release);
    await office.submit(of, wholeFields, {});
    await office.publish({
      release,
      month: { month: of, revision: 1, issues: [], files: [] },
      event: { month: of, revision: 1, at: frozenAt, county: [], administrations: [] },
    });
    const corrected = { ...wholeFields, entries: '7' };
    await expect(office.submit(of, corrected, wholeFields)).rejects.toMatchObject({ errors: [{ pointer: '/begruendung' }] });
    await office.submit(of, corrected, wholeFields, { reason: 'Eine Familie war doppelt gezählt.' });
    expect((await office.vintages(of)).at(-1)?.reason).toBe('Eine Familie war doppelt gezählt.');
    expect((await office.view(of)).delivery?.submissions.at(-1)?.reason).toBe('Eine Familie war doppelt gezählt.');
  });

  it.each(['2026-11', '2027-01', '2024-10'])('%s can not be delivered', async (of) => {
    await expect(office.submit(of, wholeFields, {})).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what staff take back', () => {
  it('stands in the form as it was, with the reason, and is delivered anew', async () => {
    const of = '2025-02';
    await office.submit(of, wholeFields, {}, { provisional: true });
    const [withdrawn] = await office.vintages(of);
    if (withdrawn === undefined) throw new Error('nothing was delivered');
    const reason = 'Zahlen eines anderen Monats';
    await office.withdrawVintage({ request: randomUUID(), receivedAt: '2026-11-11T08:00:00.000Z', withdrawn, by: 'Kim Beispiel', reason });
    const view = await office.view(of);
    expect(view).toMatchObject({ submission: undefined, takenBack: { reason }, standing: {}, fields: { ...wholeFields, vorlaeufig: 'on' } });
    expect(await office.submit(of, wholeFields, view.fields)).toMatchObject({ delivered: { provisional: false } });
    expect(await office.view(of)).toMatchObject({ submission: { provisional: false }, takenBack: undefined, standing: wholeFields });
    expect((await office.vintages(of)).map(({ kind }) => kind)).toEqual(['delivery', 'delivery', 'withdrawal']);
  });
});

describe('a freeze while figures are delivered', () => {
  it('sees each submission wholly or not at all', async () => {
    const of = '2025-04';
    let over = false;
    const delivering = (async () => {
      let read: DeliveryFields = {};
      for (let entries = 1; entries <= 8; entries += 1) {
        const fields = { ...wholeFields, 'places.flat': String(20 + entries), entries: String(entries) };
        await office.submit(of, fields, read);
        read = fields;
      }
      over = true;
    })();
    const seen = new Set<number>();
    while (!over) {
      const frozen = countingVintages(await office.vintages(of)).map(({ vintage }) => vintage);
      const rows = await office.observations(of, { vintages: frozen });
      const value = (indicator: string, status: string) => rows.find((row) => row.indicator === indicator && row.status === status)?.value ?? 0;
      const entries = value('entries', '_T');
      expect(entries).toBe(frozen.length);
      expect(value('places', '_T')).toBe(frozen.length === 0 ? 0 : 120 + entries);
      seen.add(entries);
    }
    await delivering;
    expect(seen.size).toBeGreaterThan(2);
  });
});

describe('killed at any of its calls', () => {
  const of = '2024-12';
  const officeAt = (point: number, client = tables.client) =>
    administration(client, tables.tables.figures, { now: () => `2026-11-10T08:00:${String(point).padStart(2, '0')}.000Z` });

  it('a submission has happened wholly or not at all, and the same request again completes it once', async () => {
    const counted = killedAt();
    await officeAt(0, counted.wrap(tables.client)).submit(of, wholeFields, {});
    expect(counted.points()).toBeGreaterThan(15);
    for (let point = 0; point < counted.points(); point += 1) {
      const living = officeAt(point + 1);
      const { fields: read } = await living.view(of);
      const [fields, request] = [{ ...wholeFields, entries: String(point) }, randomUUID()];
      await expect(officeAt(point + 1, killedAt(point).wrap(tables.client)).submit(of, fields, read, { request })).rejects.toBeInstanceOf(Killed);
      expect(await living.view(of)).toMatchObject({ fields: read });
      expect(await living.vintages(of)).toHaveLength(point + 1);
      await living.submit(of, fields, read, { request });
      expect((await living.view(of)).delivery?.submissions).toHaveLength(point + 2);
      expect(await living.vintages(of)).toHaveLength(point + 2);
      expect(await valuesOf(of)).toMatchObject({ 'entries._T': point });
    }
  });
});
