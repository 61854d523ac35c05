import { createHash } from 'node:crypto';
import type { FiguresDeps } from '../../functions/track-figures/figures-deps.ts';
import { countyCatalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import type { AreaRecipient } from '../../shared/domain/notices/recipient.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import type { Delivery } from '../../shared/domain/statistics/delivery.ts';
import type { DeliveryEvent } from '../../shared/domain/statistics/delivery-event.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import type { MonthRelease, Release } from '../../shared/domain/statistics/release.ts';
import type { Vintage } from '../../shared/domain/statistics/vintage.ts';

/** What the board reads and writes, without a database; the store tests hold the real stores to the same promises. */
export const memoryFigures = (start = '2026-11-18T09:00:00.000Z') => {
  const clock = { at: start };
  const vintages: Vintage[] = [];
  const values = new Map<string, readonly Observation[]>();
  const deliveries = new Map<string, Delivery>();
  const events: DeliveryEvent[] = [];
  const revisions: Release[] = [];
  const released: MonthRelease[] = [];
  const recipients: AreaRecipient[] = county.administrations.map(({ area, name }) => ({
    id: area,
    area,
    name,
    address: `${area}@amt.example`,
  }));
  let number = 0;

  const put = (vintage: Vintage, observations: readonly Observation[]): Vintage => {
    vintages.push(vintage);
    values.set(`${vintage.month} ${vintage.vintage}`, observations);
    return vintage;
  };

  const deps: FiguresDeps = {
    now: () => clock.at,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    county,
    areas: areasOf(county),
    catalogue: countyCatalogue,
    figures: {
      vintages: async (month) => vintages.filter((each) => each.month === month).toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1)),
      valuesOf: async ({ month, vintage }) => [...(values.get(`${month} ${vintage}`) ?? [])],
      withdrawVintage: async ({ request, receivedAt, withdrawn, by, reason }) => {
        const { vintage: withdraws, months, sha256, source } = withdrawn;
        const result = { vintage: `${receivedAt}#${request.slice(0, 8)}`, months, rows: 0, sha256 };
        if (vintages.some(({ vintage }) => vintage.endsWith(`#${request.slice(0, 8)}`))) return result;
        for (const month of months) put({ ...result, month, receivedAt, source, kind: 'withdrawal', by, reason, withdraws }, []);
        return result;
      },
    },
    deliveries: {
      deliveries: async (month) => [...deliveries.values()].filter((each) => each.month === month),
      keepDelivery: async (after, event) => {
        if ((deliveries.get(`${after.month} ${after.area}`)?.version ?? 0) !== after.version - 1) return false;
        deliveries.set(`${after.month} ${after.area}`, after);
        if (event !== undefined) events.push(event);
        return true;
      },
    },
    history: async (month, area) => events.filter((event) => event.month === month && event.area === area),
    releases: { revisions: async (month) => revisions.filter((each) => each.month === month), releases: async () => released },
    duties: async () => recipients,
  };

  return {
    clock,
    deps,
    vintages,
    deliveries,
    events,
    revisions,
    released,
    recipients,
    /** A file of somebody of the staff, now. */
    importFile: (observations: readonly Observation[], facts: Partial<Vintage> = {}): Vintage =>
      put(
        {
          month: '2026-10',
          vintage: `${clock.at}#${String(number++).padStart(8, '0')}`,
          sha256: 'a'.repeat(64),
          rows: observations.length,
          receivedAt: clock.at,
          source: 'azr.csv',
          months: ['2026-10'],
          kind: 'import',
          by: 'Kim Beispiel',
          ...facts,
        },
        observations,
      ),
    /** An administration delivers, now. */
    deliver: (area: string, observations: readonly Observation[], facts: Partial<Delivery['submissions'][number]> = {}): Vintage => {
      const at = clock.at;
      const vintage = put(
        {
          month: '2026-10',
          vintage: `${at}#${String(number++).padStart(8, '0')}`,
          sha256: 'b'.repeat(64),
          rows: observations.length,
          receivedAt: at,
          source: 'Formular',
          months: ['2026-10'],
          kind: 'delivery',
          by: 'Amt',
          area,
        },
        observations,
      );
      const key = `2026-10 ${area}`;
      const before = deliveries.get(key) ?? { month: '2026-10', area, version: 0, reminders: [], submissions: [] };
      const submission = { vintage: vintage.vintage, at, way: 'form' as const, notes: 0, provisional: false, ...facts };
      deliveries.set(key, { ...before, version: before.version + 1, submissions: [...before.submissions, submission] });
      events.push({ month: '2026-10', area, kind: 'figures.submitted', at, by: `${area}@amt.example` });
      return vintage;
    },
  };
};
