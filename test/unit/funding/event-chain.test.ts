import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApplicationEvent, applicationEventSchema, eventKinds } from '../../../shared/domain/funding/application.ts';
import { brokenLinks, sealed } from '../../../shared/domain/funding/event-chain.ts';
import { brokenSentences, trailOf } from '../../../shared/domain/funding/trail.ts';
import { application } from '../mail/examples.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

/** A history of so many events as the house writes it. */
const written = (count: number): ApplicationEvent[] => {
  const events: ApplicationEvent[] = [];
  for (let number = 1; number <= count; number += 1) {
    const kind = number === 1 ? 'application.submitted' : (eventKinds[(number * 7) % eventKinds.length] ?? 'check.recorded');
    const event = { applicationId: id, reference: 'INT-2026-0042', kind, at: `2026-11-${String(number).padStart(2, '0')}T09:00:00.000Z` };
    const said = {
      ...event,
      actor: number === 1 ? 'applicant' : 'person-1',
      actorName: 'Sascha Sachlich',
      amount: number * 100,
      to: 'assessed' as const,
    };
    events.push(sealed(said, { number, previous: events.at(-1)?.hash ?? '' }, hash));
  }
  return events;
};
const headOf = (events: readonly ApplicationEvent[]): string => events.at(-1)?.hash ?? '';

const history = fc.integer({ min: 2, max: 28 }).chain((count) => fc.record({ count: fc.constant(count), at: fc.nat(count - 1) }));

describe('a history', () => {
  it('that nobody touched is whole, in whatever order it is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (count, chance) => {
        const events = written(count);
        const shuffled = events.map((event) => ({ event, place: chance.next().value })).sort((one, other) => one.place - other.place);
        expect(
          brokenLinks(
            shuffled.map(({ event }) => event),
            headOf(events),
            hash,
          ),
        ).toEqual([]);
      }),
    );
  });

  it.each<[string, (event: ApplicationEvent) => ApplicationEvent]>([
    ['another amount', (event) => ({ ...event, amount: (event.amount ?? 0) + 1 })],
    ['another time', (event) => ({ ...event, at: '2025-01-01T00:00:00.000Z' })],
    ['another person', (event) => ({ ...event, actor: 'person-2' })],
    ['another name', (event) => ({ ...event, actorName: 'Wer Anders' })],
    ['another kind', (event) => ({ ...event, kind: event.kind === 'check.recorded' ? 'opinion.given' : 'check.recorded' })],
    ['something added', (event) => ({ ...event, subject: 'x' })],
    ['something taken away', ({ amount: _gone, ...event }) => event],
    ['another hash before it', (event) => ({ ...event, previous: 'f'.repeat(64) })],
  ])('with %s in any event is broken there', (_name, tamper) => {
    fc.assert(
      fc.property(history, ({ count, at }) => {
        const events = written(count);
        const tampered = events.map((event, index) => (index === at ? tamper(event) : event));
        expect(brokenLinks(tampered, headOf(events), hash)).toContainEqual({ number: at + 1, fault: 'changed' });
      }),
    );
  });

  it('with an event that was changed and sealed anew is broken at the next one, or at the head', () => {
    fc.assert(
      fc.property(history, ({ count, at }) => {
        const events = written(count);
        const [event, previous] = [events[at], events[at - 1]?.hash ?? ''];
        if (event === undefined) return;
        const { hash: _old, ...said } = { ...event, amount: 1 };
        const forged = events.map((each, index) => (index === at ? sealed(said, { number: at + 1, previous }, hash) : each));
        const last = at === count - 1;
        expect(brokenLinks(forged, headOf(events), hash)).toEqual([last ? { number: count, fault: 'head' } : { number: at + 2, fault: 'changed' }]);
      }),
    );
  });

  it('without one of its events is broken where it was', () => {
    fc.assert(
      fc.property(history, ({ count, at }) => {
        const events = written(count);
        const found = brokenLinks(events.toSpliced(at, 1), headOf(events), hash);
        expect(found).toEqual([at === count - 1 ? { number: count - 1, fault: 'head' } : { number: at + 1, fault: 'missing' }]);
      }),
    );
  });

  it('whose end was cut off is broken at the head, however much was cut', () => {
    fc.assert(
      fc.property(history, ({ count, at }) => {
        const events = written(count);
        expect(brokenLinks(events.slice(0, at), headOf(events), hash)).toEqual([{ number: at, fault: 'head' }]);
      }),
    );
  });

  it('with an event that was put in is broken, wherever it was put and however well it is sealed', () => {
    fc.assert(
      fc.property(history, fc.boolean(), ({ count, at }, isCopy) => {
        const events = written(count);
        const { hash: _own, ...said } = events[at] ?? { hash: '' };
        const foreign = sealed(
          applicationEventSchema.parse({ ...said, kind: 'payment.released', amount: 5 }),
          { number: at + 1, previous: events[at - 1]?.hash ?? '' },
          hash,
        );
        const inserted = isCopy ? [...events, ...events.slice(at, at + 1)] : [...events, foreign];
        expect(brokenLinks(inserted, headOf(events), hash)).not.toEqual([]);
      }),
    );
  });

  it('with an event that was added at its end is broken at the head', () => {
    const events = written(5);
    expect(brokenLinks(written(6), headOf(events), hash)).toEqual([{ number: 6, fault: 'head' }]);
  });

  it('of which two events changed places is broken', () => {
    fc.assert(
      fc.property(history, ({ count, at }) => {
        const events = written(count);
        const other = (at + 1) % count;
        const swapped = events.map((event) => {
          if (event.number === at + 1) return { ...event, number: other + 1 };
          return event.number === other + 1 ? { ...event, number: at + 1 } : event;
        });
        expect(brokenLinks(swapped, headOf(events), hash)).not.toEqual([]);
      }),
    );
  });

  it('without hashes is said to have none', () => {
    const bare = applicationEventSchema.omit({ number: true, previous: true, hash: true }).parse(written(1)[0]);
    expect(brokenLinks([bare], undefined, hash)).toEqual([{ number: 1, fault: 'unsealed' }]);
  });
});

it('a trail says each event as a sentence, in order, and what is broken in words', () => {
  const events = written(3);
  const none = { decisions: [], payments: [] };
  const whole = trailOf({ ...application, state: 'assessed', reference: 'INT-2026-0042', chain: headOf(events) }, events.toReversed(), none, hash);
  expect(whole.entries.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(whole.entries[0]?.sentence).toContain('hat den Antrag eingereicht.');
  expect(brokenSentences(whole)).toEqual([]);
  expect(
    brokenSentences(
      trailOf({ ...application, state: 'assessed', reference: 'INT-2026-0042', chain: headOf(events) }, events.slice(0, 2), none, hash),
    ),
  ).toEqual([expect.stringContaining('Nach Eintrag 2 passt das Ende nicht')]);
});
