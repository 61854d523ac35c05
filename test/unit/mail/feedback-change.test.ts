import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeBy,
  changesNothing,
  type FeedbackMail,
  type FeedbackReader,
  type MailBeside,
  softBouncesInRow,
} from '../../../shared/domain/notices/feedback-change.ts';
import { type MailFeedback, readFeedback } from '../../../shared/domain/notices/mail-feedback.ts';
import type { Recipient, RecipientEvent, Suppression } from '../../../shared/domain/notices/recipient.ts';
import { sesEvents } from '../../support/ses-events.ts';

const addressee = 'b'.repeat(64);
const now = '2026-11-25T07:00:00.000Z';
const sending: FeedbackMail = {
  id: 'a'.repeat(64),
  template: 'release',
  createdAt: '2026-11-25T05:00:00.000Z',
  state: 'sending',
  leaseId: 'lease-1',
  delivery: undefined,
  heard: [],
};
const subscriber: Recipient = {
  id: addressee,
  address: 'kim@verein.example',
  language: 'de',
  duties: [],
  groups: ['press'],
  topics: ['projects', 'figures:010580001'],
  left: [],
  version: 3,
  changedAt: '2026-11-01T00:00:00.000Z',
};
const event = (name: keyof typeof sesEvents, about = { id: sending.id, attempt: 'lease-1' }): MailFeedback => {
  const feedback = readFeedback(sesEvents[name]({ ...about, address: 'kim@verein.example' }));
  if ('ignored' in feedback) throw new Error(`${name} is ignored`);
  return feedback;
};

type Given = {
  readonly mail?: FeedbackMail;
  readonly recipient: Recipient | undefined;
  readonly isOffice?: boolean;
  readonly others?: readonly MailBeside[];
};
type State = {
  mail: FeedbackMail;
  suppression: Suppression | undefined;
  recipient: Recipient | undefined;
  deleted: boolean;
  sent: { readonly at: string; readonly sesMessageId: string } | undefined;
  writes: number;
  readonly history: RecipientEvent[];
  readonly counted: Map<string, number>;
};

/** One mail and its reader, as the table keeps them. */
const world = ({ mail = sending, recipient, isOffice = false, others = [] }: Given = { recipient: subscriber }) => {
  const state: State = { mail, suppression: undefined, recipient, deleted: false, history: [], sent: undefined, counted: new Map(), writes: 0 };
  const reader = (): FeedbackReader => ({
    addressee,
    suppression: state.suppression,
    recipient: state.recipient,
    mails: others,
    isOffice,
  });
  return {
    state,
    take: (feedback: MailFeedback) => {
      const change = changeBy(feedback, state.mail, reader(), now);
      if (changesNothing(change)) return;
      state.writes += 1;
      const { mail, counted, suppression, recipient } = change;
      if (mail !== undefined)
        state.mail = { ...state.mail, heard: mail.heard, delivery: mail.delivery, ...(mail.sent !== undefined && { state: 'sent' }) };
      if (mail?.sent !== undefined) state.sent = mail.sent;
      for (const counter of counted?.counters ?? [])
        state.counted.set(`${counted?.day} ${counter}`, (state.counted.get(`${counted?.day} ${counter}`) ?? 0) + 1);
      if (suppression !== undefined) state.suppression = suppression.after;
      if (recipient?.kind === 'changed') {
        state.recipient = recipient.after;
        state.history.push(recipient.event);
      }
      if (recipient?.kind === 'deleted') {
        state.recipient = undefined;
        state.deleted = true;
      }
    },
  };
};

/** What must not depend on the order. The history tells in which order things came; a version only counts writes. */
const outcome = ({ state }: ReturnType<typeof world>) => ({
  state: state.mail.state,
  sent: state.sent,
  delivery: state.mail.delivery,
  heard: state.mail.heard.toSorted(),
  suppression: state.suppression,
  recipient: state.recipient && { ...state.recipient, version: 0 },
  deleted: state.deleted,
  counted: [...state.counted].toSorted(),
});

describe('the same events', () => {
  const names = ['send', 'delivery', 'delay', 'laterDelay', 'permanent', 'suppressed', 'transient', 'undetermined', 'complaint', 'reject'] as const;

  it('leave the same in every order, however often each comes', () => {
    const given = fc
      .subarray([...names], { minLength: 1 })
      .chain((some) =>
        fc.tuple(
          fc.constant(some),
          fc.shuffledSubarray(some, { minLength: some.length }),
          fc.array(fc.tuple(fc.constantFrom(...some), fc.nat(12)), { maxLength: 6 }),
          fc.constantFrom(subscriber, { ...subscriber, groups: [] }, undefined),
        ),
      );
    fc.assert(
      fc.property(given, ([straight, shuffled, again, recipient]) => {
        const [one, other] = [world({ recipient }), world({ recipient })];
        const repeated = [...shuffled];
        for (const [name, place] of again) repeated.splice(place % (repeated.length + 1), 0, name);
        for (const name of straight) one.take(event(name));
        for (const name of repeated) other.take(event(name));
        expect(outcome(other)).toEqual(outcome(one));
      }),
      { numRuns: 500 },
    );
  });

  it('write once', () => {
    for (const name of names) {
      const { state, take } = world();
      take(event(name));
      take(event(name));
      expect(state.writes).toBe(1);
    }
  });
});

describe('a mail', () => {
  it.each(['send', 'delivery', 'delay', 'permanent', 'complaint', 'reject'] as const)(
    'is sent when SES says %s of the attempt that holds it',
    (name) => {
      const { state, take } = world();
      take(event(name));
      expect(state.mail.state).toBe('sent');
      expect(state.sent).toEqual({ at: event('send').acceptedAt, sesMessageId: event('send').sesMessageId });
    },
  );

  it('stays in the hands of another attempt', () => {
    const { state, take } = world({ recipient: subscriber, mail: { ...sending, leaseId: 'lease-2' } });
    take(event('delivery'));
    expect(state.mail).toMatchObject({ state: 'sending', delivery: { kind: 'delivered' } });
    take(event('send', { id: sending.id, attempt: 'lease-2' }));
    expect(state.mail.state).toBe('sent');
  });

  it('that waits again has left after all', () => {
    const { leaseId: _none, ...waiting } = sending;
    const { state, take } = world({ recipient: subscriber, mail: { ...waiting, state: 'queued' } });
    take(event('send'));
    expect(state.mail.state).toBe('sent');
  });

  it.each(['sent', 'given-up', 'withheld'] as const)('that is %s stays so', (before) => {
    const { state, take } = world({ recipient: subscriber, mail: { ...sending, state: before } });
    take(event('send'));
    expect([state.mail.state, state.sent]).toEqual([before, undefined]);
  });

  it('counts as sent by whatever tells of it first, and each fate once', () => {
    const { state, take } = world();
    for (const name of ['delivery', 'send', 'delivery', 'complaint', 'complaint'] as const) take(event(name));
    expect(Object.fromEntries(state.counted)).toEqual({ '2026-11-25 sent': 1, '2026-11-25 delivered': 1, '2026-11-25 complained': 1 });
  });

  it('that SES stopped itself is no bounce of ours in the rates, but ends the address', () => {
    const { state, take } = world();
    take(event('suppressed'));
    expect([...state.counted.keys()]).toEqual(['2026-11-25 sent']);
    expect(state.suppression?.reason).toBe('bounce');
  });
});

describe('a complaint', () => {
  it('ends topics, leaves what staff entered, and is told in the history', () => {
    const { state, take } = world();
    take(event('complaint'));
    expect(state.suppression).toMatchObject({ addressee, reason: 'complaint', mailId: sending.id });
    expect(state.recipient).toMatchObject({ topics: [], left: ['report'], groups: ['press'], version: 4, changedAt: now });
    expect(state.history).toEqual([
      {
        recipient: addressee,
        version: 4,
        at: now,
        by: 'system',
        kind: 'suppressed',
        what: 'Hat eine E-Mail als unerwünscht gemeldet. Bekommt keine E-Mails mehr, auch nicht „Zuwanderungsbericht“, „Neue Projekte“.',
      },
    ]);
  });

  it('deletes whom only their own topics made a recipient', () => {
    const { state, take } = world({ recipient: { ...subscriber, groups: [] } });
    take(event('complaint'));
    expect([state.recipient, state.deleted]).toEqual([undefined, true]);
    expect(state.suppression?.reason).toBe('complaint');
  });

  it('makes no recipient of somebody who is gone', () => {
    const { state, take } = world({ recipient: undefined });
    take(event('complaint'));
    take(event('permanent'));
    expect([state.recipient, state.deleted, state.history]).toEqual([undefined, false, []]);
  });

  it('that comes again does not end what was subscribed since', () => {
    const { state, take } = world();
    take(event('complaint'));
    state.suppression = undefined;
    state.recipient = { ...subscriber, version: 9, topics: ['report'] };
    take(event('complaint'));
    expect([state.suppression, state.recipient.topics]).toEqual([undefined, ['report']]);
  });
});

describe('a bounce', () => {
  it('suppresses the address with what the server said, keeps the recipient, and tells the history once', () => {
    const { state, take } = world();
    take(event('permanent'));
    take(event('suppressed'));
    expect(state.suppression).toMatchObject({ reason: 'bounce', mailId: sending.id });
    expect(state.recipient).toMatchObject({ topics: subscriber.topics, left: [], version: 4 });
    expect(state.history.map(({ by, what }) => [by, what])).toEqual([['system', 'E-Mails an diese Adresse kommen zurück. Sie bekommt keine mehr.']]);
  });

  it('of the office suppresses nothing: it must hear of everything that stops', () => {
    const { state, take } = world({ recipient: subscriber, isOffice: true });
    take(event('permanent'));
    take(event('complaint'));
    expect([state.suppression, state.recipient]).toEqual([undefined, subscriber]);
    expect(state.mail.delivery?.kind).toBe('complained');
  });

  it('of a mail whose record is gone still ends the address', () => {
    const reader = { addressee, suppression: undefined, recipient: undefined, mails: [], isOffice: false };
    const change = changeBy(event('permanent'), undefined, reader, now);
    expect(Object.keys(change)).toEqual(['suppression']);
    expect(changesNothing(changeBy(event('delivery'), undefined, undefined, now))).toBe(true);
  });
});

describe('soft bounces', () => {
  const beside = (number: number, kind?: NonNullable<MailBeside['delivery']>['kind']): MailBeside => ({
    id: String(number).padStart(64, '0'),
    createdAt: `2026-11-${String(number).padStart(2, '0')}T05:00:00.000Z`,
    ...(kind !== undefined && { delivery: { kind, at: now } }),
  });

  it('are counted from the newest mail whose fate is known, up to one that arrived', () => {
    expect(softBouncesInRow([])).toBe(0);
    expect(softBouncesInRow([beside(1, 'soft-bounced'), beside(3), beside(4, 'delayed'), beside(2, 'soft-bounced')])).toBe(2);
    expect(softBouncesInRow([beside(1, 'soft-bounced'), beside(2, 'delivered'), beside(3, 'soft-bounced')])).toBe(1);
    expect(softBouncesInRow([beside(1, 'soft-bounced'), beside(2, 'delivered')])).toBe(0);
  });

  it('end the address at the fifth in a row, and not at the fourth', () => {
    const bounced = [1, 2, 3, 4].map((number) => beside(number, 'soft-bounced'));
    const [four, five, interrupted] = [
      world({ recipient: subscriber, others: bounced.slice(1) }),
      world({ recipient: subscriber, others: bounced }),
      world({ recipient: subscriber, others: [...bounced, beside(5, 'delivered')] }),
    ];
    for (const { take } of [four, five, interrupted]) take(event('transient'));
    expect([four, five, interrupted].map(({ state }) => state.suppression?.reason)).toEqual([undefined, 'bounce', undefined]);
  });

  it('of a mail that arrived all the same (an absence note) do not count', () => {
    const { state, take } = world({ recipient: subscriber, others: [1, 2, 3, 4].map((number) => beside(number, 'soft-bounced')) });
    take(event('delivery'));
    take(event('transient'));
    expect([state.suppression, state.mail.delivery?.kind]).toEqual([undefined, 'delivered']);
  });
});
