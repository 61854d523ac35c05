import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { inBerlin } from '../../../shared/domain/calendar.ts';
import {
  boardFilters,
  byUrgency,
  countsOf,
  dueBefore,
  hasDelivered,
  isRemindable,
  remindedBy,
  reminderDecision,
  reminderPause,
  type Standing,
  standingOf,
  urgencyOf,
} from '../../../shared/domain/statistics/completeness.ts';
import { type Delivery, deliverySchema } from '../../../shared/domain/statistics/delivery.ts';

const month = '2026-10';
const due = dueBefore(county.collection, month);
const now = '2026-11-12T10:00:00.000Z';

const delivery = (facts: Partial<Delivery> = {}): Delivery => deliverySchema.parse({ month, area: '010585803', version: 3, ...facts });
const submission = (at: string, facts: Partial<Delivery['submissions'][number]> = {}) => ({
  vintage: `${at}#aaaaaaaa`,
  at,
  way: 'form' as const,
  notes: 0,
  provisional: false,
  ...facts,
});
const stand = (stored: Delivery | undefined, options: { readonly now?: string; readonly counting?: readonly string[] } = {}): Standing =>
  standingOf({
    area: '010585803',
    delivery: stored,
    counting: new Set(options.counting ?? stored?.submissions.map(({ vintage }) => vintage)),
    due,
    now: options.now ?? now,
  });

describe('where an administration stands', () => {
  const askedAt = '2026-11-01T07:00:00.000Z';
  const openedAt = '2026-11-03T09:00:00.000Z';
  const draft = { savedAt: '2026-11-03T09:10:00.000Z', fields: {} };
  const first = submission('2026-11-05T08:00:00.000Z');
  const second = submission('2026-11-09T08:00:00.000Z');

  it.each([
    ['nothing has happened', undefined, 'not-asked', undefined],
    ['it was asked', delivery({ askedAt }), 'asked', askedAt],
    ['the form was opened', delivery({ askedAt, openedAt }), 'opened', openedAt],
    ['something was saved', delivery({ askedAt, openedAt, draft }), 'saved', draft.savedAt],
    ['it has delivered', delivery({ askedAt, openedAt, submissions: [first] }), 'delivered', first.at],
    ['it has delivered again', delivery({ askedAt, submissions: [first, second] }), 'corrected', second.at],
  ])('is known when %s', (_what, stored, state, since) => {
    expect(stand(stored)).toMatchObject({ state, since });
  });

  it('is open again when all it delivered was taken back, and a mail would not say why', () => {
    const stored = delivery({ submissions: [first] });
    const taken = stand(stored, { counting: [] });
    expect(taken).toMatchObject({ state: 'withdrawn', submission: undefined });
    expect([hasDelivered(taken), isRemindable(taken)]).toEqual([false, false]);
    expect(countsOf([taken, stand(stored), stand(undefined)])).toMatchObject({ delivered: 1, missing: 2, takenBack: 1 });
    // Of two deliveries one is left.
    expect(stand(delivery({ submissions: [first, second] }), { counting: [first.vintage] })).toMatchObject({ state: 'delivered', submission: first });
  });

  it('says that somebody writes a correction only while what is saved is newer than what was delivered', () => {
    expect(stand(delivery({ submissions: [first], draft })).correcting).toBe(false);
    expect(stand(delivery({ submissions: [first], draft: { ...draft, savedAt: '2026-11-06T08:00:00.000Z' } })).correcting).toBe(true);
    expect(stand(delivery({ draft })).correcting).toBe(false);
  });
});

describe('lateness', () => {
  it('begins at midnight in Berlin after the due day, in winter and in summer time', () => {
    expect(dueBefore(county.collection, '2026-10')).toBe('2026-11-15T23:00:00.000Z');
    expect(dueBefore(county.collection, '2026-06')).toBe('2026-07-15T22:00:00.000Z');
    // The clock changes on the due day itself.
    expect(dueBefore({ ...county.collection, dueDay: 25 }, '2026-09')).toBe('2026-10-25T23:00:00.000Z');
    expect(dueBefore({ ...county.collection, dueDay: 29 }, '2026-02')).toBe('2026-03-29T22:00:00.000Z');
  });

  it('is told by the day in Berlin, for whoever has delivered and whoever has not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 1, max: 28 }),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        (monthsSince2024, dueDay, moment) => {
          const of = `${2024 + Math.floor(monthsSince2024 / 12)}-${String((monthsSince2024 % 12) + 1).padStart(2, '0')}`;
          const deadline = dueBefore({ ...county.collection, dueDay }, of);
          const at = moment.toISOString();
          const next = new Date(Date.UTC(Number(of.slice(0, 4)), Number(of.slice(5)), dueDay)).toISOString().slice(0, 10);
          const isLate = inBerlin(at).date > next;
          const base = { area: 'x', due: deadline };
          const stored = { ...delivery(), submissions: [submission(at)] };
          expect(standingOf({ ...base, delivery: undefined, counting: new Set(), now: at }).late).toBe(isLate);
          const counting = new Set(stored.submissions.map(({ vintage }) => vintage));
          expect(standingOf({ ...base, delivery: stored, counting, now: '2031-01-01T00:00:00.000Z' }).late).toBe(isLate);
        },
      ),
    );
  });

  it('is not undone by a correction, and a correction makes nobody late', () => {
    const late = submission('2026-11-16T08:00:00.000Z');
    const early = submission('2026-11-14T08:00:00.000Z');
    const after = { now: '2026-12-01T08:00:00.000Z' };
    expect(stand(delivery({ submissions: [late, submission('2026-11-17T08:00:00.000Z')] }), after).late).toBe(true);
    expect(stand(delivery({ submissions: [early, late] }), after).late).toBe(false);
  });
});

const instants = fc
  .integer({ min: 0, max: 40 * 24 * 60 })
  .map((minutes) => new Date(Date.parse('2026-11-01T00:00:00Z') + minutes * 60_000).toISOString());
const deliveries = fc.option(
  fc
    .record({
      askedAt: fc.option(instants, { nil: undefined }),
      openedAt: fc.option(instants, { nil: undefined }),
      draft: fc.option(
        instants.map((savedAt) => ({ savedAt, fields: {} })),
        { nil: undefined },
      ),
      reminders: fc.array(
        instants.map((at) => ({ at, by: 'calendar' })),
        { maxLength: 3 },
      ),
      submissions: fc.array(
        fc
          .record({ at: instants, notes: fc.integer({ min: 0, max: 2 }), provisional: fc.boolean() })
          .map(({ at, ...facts }) => submission(at, facts)),
        { maxLength: 3 },
      ),
    })
    .map(delivery),
  { nil: undefined },
);

describe('the board', () => {
  it('sorts what needs somebody to the top, the same way whatever the order was', () => {
    const areas = county.administrations.map(({ area }) => area);
    const nameOf = (area: string): string => county.administrations.find((each) => each.area === area)?.name ?? area;
    fc.assert(
      fc.property(fc.array(deliveries, { minLength: 2, maxLength: 19 }), instants, fc.nat({ max: 18 }), (stored, at, cut) => {
        const standings = stored.map((each, index) => ({ ...stand(each, { now: at }), area: areas[index] ?? '' }));
        const sorted = standings.toSorted(byUrgency(nameOf));
        const otherwise = [...standings.slice(cut).toReversed(), ...standings.slice(0, cut)];
        expect(otherwise.toSorted(byUrgency(nameOf))).toEqual(sorted);
        const urgencies = sorted.map(urgencyOf);
        expect(urgencies).toEqual(urgencies.toSorted((a, b) => a - b));
        // Whoever is overdue stands above whoever has delivered.
        const lastOverdue = sorted.findLastIndex((each) => each.late && !hasDelivered(each));
        const firstDone = sorted.findIndex(hasDelivered);
        if (lastOverdue >= 0 && firstDone >= 0) expect(lastOverdue).toBeLessThan(firstDone);
      }),
    );
  });

  it('counts every administration once as delivered or missing, as its filters show them', () => {
    fc.assert(
      fc.property(fc.array(deliveries, { maxLength: 19 }), instants, (stored, at) => {
        const standings = stored.map((each) => stand(each, { now: at }));
        const counts = countsOf(standings);
        expect(counts.delivered + counts.missing).toBe(standings.length);
        expect(standings.filter(boardFilters.fehlt.holds)).toHaveLength(counts.missing);
        expect(standings.filter(boardFilters.geliefert.holds)).toHaveLength(counts.delivered);
        expect(counts.overdue).toBeLessThanOrEqual(counts.missing);
        // What came late is not shown together with what is still missing.
        expect(standings.filter((each) => boardFilters.spaet.holds(each) && boardFilters.fehlt.holds(each))).toEqual([]);
      }),
    );
  });
});

describe('a reminder by hand', () => {
  it('comes after an hour again, and never to who has delivered', () => {
    const at = '2026-11-18T09:00:00.000Z';
    const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();
    const reminded = stand(remindedBy(delivery(), { month, area: '010585803', at, by: 'Kim Beispiel' }).after);
    expect(reminderDecision(stand(undefined), at)).toBe('remind');
    expect(reminderDecision(reminded, later(reminderPause - 1))).toBe('reminded-just-now');
    expect(reminderDecision(reminded, later(reminderPause))).toBe('remind');
    expect(reminderDecision(stand(delivery({ submissions: [submission(at)] })), later(reminderPause))).toBe('delivered');
  });

  it('counts the delivery on by one, keeps what stands there, and goes with its event', () => {
    const before = delivery({ askedAt: '2026-11-01T07:00:00.000Z' });
    const { after, event } = remindedBy(before, { month, area: before.area, at: now, by: 'Kim Beispiel' });
    expect(after).toEqual({ ...before, version: before.version + 1, reminders: [{ at: now, by: 'Kim Beispiel' }] });
    expect(event).toEqual({ month, area: before.area, kind: 'figures.reminded', at: now, by: 'Kim Beispiel' });
    expect(remindedBy(undefined, { month, area: before.area, at: now, by: 'Kim Beispiel' }).after.version).toBe(1);
  });
});
