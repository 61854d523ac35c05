import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FiguresDeps } from '../../functions/track-figures/figures-deps.ts';
import { monthBoard } from '../../functions/track-figures/month-board.ts';
import { monthHistory, stateNow, stateOf, valuesOfState } from '../../functions/track-figures/month-states.ts';
import { remindAdministrations } from '../../functions/track-figures/remind-administrations.ts';
import { previewWithdrawal, withdrawVintage } from '../../functions/track-figures/withdraw-vintage.ts';
import { storeExampleRecipients } from '../../infra/local/example-recipients.ts';
import { countyCatalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { vintageSlug } from '../../shared/domain/statistics/vintage-standing.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { deliveryHistoryStore } from '../../shared/store/delivery-history-store.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { deliverySubmission } from '../../shared/store/delivery-submission.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';
import { observation } from '../support/observations.ts';

let tables: Tables;
let deps: FiguresDeps;
const clock = { at: '2026-11-18T09:00:00.000Z' };
const [amt = '', other = ''] = county.administrations.map(({ area }) => area);

beforeAll(async () => {
  tables = await startTables();
  const access = { client: tables.client, table: tables.tables.figures };
  const mail = { client: tables.client, table: tables.tables.mail };
  await storeExampleRecipients(mail, { county, seal: sealWith('key'), at: clock.at });
  deps = {
    now: () => clock.at,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    county,
    areas: areasOf(county),
    catalogue: countyCatalogue,
    figures: figuresStore(access),
    deliveries: deliveryStore(access),
    history: deliveryHistoryStore(access).deliveryHistory,
    releases: releaseStore(access),
    duties: recipientStore(mail).duties,
  };
});
afterAll(() => tables.stop());

const places = (month: string, area: string, value: number) =>
  observation({ indicator: 'municipal_housing_places', period: month, area, value, unit: 'PL', source: 'Amt' });

/** An administration delivers, as its form does. */
const deliver = async (month: string, area: string, value: number, receivedAt: string) => {
  const access = { client: tables.client, table: tables.tables.figures };
  const deliveries = deliveryStore(access);
  const { submitFigures } = deliverySubmission({ ...figuresStore(access), ...deliveries });
  for (;;) {
    const before = (await deliveries.delivery(month, area)) ?? { month, area, version: 0, reminders: [], submissions: [] };
    const done = await submitFigures({
      request: randomUUID(),
      receivedAt,
      sha256: 'a'.repeat(64),
      source: 'Formular',
      origin: { kind: 'delivery', by: 'Amt', area },
      observations: [places(month, area, value)],
      delivery: (vintage) => ({
        ...before,
        version: before.version + 1,
        submissions: [...before.submissions, { vintage, at: receivedAt, way: 'form', notes: 0, provisional: false }],
      }),
      event: { month, area, kind: 'figures.submitted', at: receivedAt, by: 'kim@amt.example' },
    });
    if (done !== undefined) return done;
  }
};

const remindersOf = async (month: string, area: string) =>
  (await deps.history(month, area)).filter(({ kind }) => kind === 'figures.reminded').map(({ at, by }) => [at, by]);

describe('reminding', () => {
  it('twelve clicks at once are one reminder and one event', async () => {
    const asked = { month: '2026-10', by: 'Kim Beispiel', area: amt };
    const results = await Promise.all(Array.from({ length: 12 }, () => remindAdministrations(deps, asked)));
    expect(results.reduce((sum, { remind }) => sum + remind, 0)).toBe(1);
    expect(results.reduce((sum, result) => sum + result['reminded-just-now'], 0)).toBe(11);
    expect(await remindersOf('2026-10', amt)).toEqual([[clock.at, 'Kim Beispiel']]);
    const [stored] = await deps.deliveries.deliveries('2026-10');
    expect(stored).toMatchObject({ area: amt, version: 1, reminders: [{ at: clock.at, by: 'Kim Beispiel' }] });
  });

  it('loses nothing of a submission at the same moment, and whoever is first is told in order', async () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
    await Promise.all(
      months.map(async (month) => {
        const [, reminded] = await Promise.all([
          deliver(month, amt, 7, '2026-11-18T09:00:00.001Z'),
          remindAdministrations(deps, { month, by: 'Kim Beispiel', area: amt }),
        ]);
        const [stored] = await deps.deliveries.deliveries(month);
        expect(stored?.submissions).toHaveLength(1);
        expect(stored?.reminders).toHaveLength(reminded.remind);
        expect(await remindersOf(month, amt)).toHaveLength(reminded.remind);
        expect(stored?.version).toBe(1 + reminded.remind);
        expect(reminded.remind + reminded.delivered).toBe(1);
      }),
    );
  });

  it('all that are late with one click, each once, however many click', async () => {
    await deliver('2026-09', amt, 7, '2026-10-05T08:00:00.000Z');
    const results = await Promise.all(Array.from({ length: 3 }, () => remindAdministrations(deps, { month: '2026-09', by: 'Kim Beispiel' })));
    expect(results.reduce((sum, { remind }) => sum + remind, 0)).toBe(18);
    for (const { area } of county.administrations) expect(await remindersOf('2026-09', area)).toHaveLength(area === amt ? 0 : 1);
    clock.at = '2026-11-18T10:00:00.000Z';
    expect((await remindAdministrations(deps, { month: '2026-09', by: 'Kim Beispiel' })).remind).toBe(18);
  });
});

describe('the board', () => {
  it('shows who sent what, and whom to call', async () => {
    const { lines, counts } = await monthBoard(deps, '2026-09');
    expect(counts).toEqual({ all: 19, delivered: 1, missing: 18, overdue: 18, takenBack: 0 });
    expect(lines.at(-1)).toMatchObject({ standing: { area: amt, state: 'delivered', late: false }, by: 'kim@amt.example' });
    expect(lines[0]).toMatchObject({
      standing: { late: true },
      recipients: [{ contact: expect.any(String), phone: expect.stringMatching(/^030 23125 1/) }],
    });
  });
});

describe('taking back', () => {
  const month = '2025-05';

  it('is one withdrawal for five people at once; the board then misses the administration, and any day can be read', async () => {
    await deliver(month, amt, 1, '2025-06-03T08:00:00.000Z');
    await deliver(month, other, 9, '2025-06-04T08:00:00.000Z');
    clock.at = '2026-11-18T11:00:00.000Z';
    const wrong = (await deps.figures.vintages(month)).find(({ area }) => area === other);
    const slug = vintageSlug(wrong?.vintage ?? '');
    const { request, difference } = await previewWithdrawal(deps, month, slug);
    expect(difference).toHaveLength(1);
    const people = ['Kim', 'Alex', 'Robin', 'Toni', 'Chris'];
    const results = await Promise.all(
      people.map((by) => withdrawVintage(deps, { month, slug, by, form: new URLSearchParams({ auftrag: request, grund: `Falsch (${by})` }) })),
    );
    expect(results).toContain('withdrawn');
    const vintages = await deps.figures.vintages(month);
    expect(vintages.filter(({ kind }) => kind === 'withdrawal')).toHaveLength(1);

    const board = await monthBoard(deps, month);
    const line = board.lines.find(({ standing }) => standing.area === other);
    expect(line).toMatchObject({ standing: { state: 'withdrawn', late: true }, withdrawal: { reason: expect.stringMatching(/^Falsch/) } });
    expect(await remindAdministrations(deps, { month, by: 'Kim', area: other })).toMatchObject({ remind: 0 });

    const history = await monthHistory(deps, month);
    const valuesAt = async (text: string) => {
      const state = text === '' ? stateNow(history) : stateOf(text, history);
      return state && (await valuesOfState(deps, state)).map(({ observation: { value } }) => value);
    };
    expect(await valuesAt('2025-06-03')).toEqual([1]);
    expect(await valuesAt('2026-11-17')).toEqual([1, 9]);
    expect(await valuesAt('')).toEqual([1]);
  });
});
