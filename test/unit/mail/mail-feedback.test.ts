import { describe, expect, it } from 'vitest';
import { deliveryOf, readFeedback, weightier } from '../../../shared/domain/notices/mail-feedback.ts';
import { acceptedAt, sesEvents } from '../../support/ses-events.ts';

const mail = { id: 'a'.repeat(64), attempt: 'lease-1', address: 'kim@verein.example' };
const read = (name: keyof typeof sesEvents) => readFeedback(sesEvents[name](mail));

describe('an event of SES', () => {
  it.each([
    ['send', 'sent', acceptedAt],
    ['delivery', 'delivered', '2026-11-25T05:00:05.000Z'],
    ['delay', 'delayed', '2026-11-25T05:10:00.095Z'],
    ['permanent', 'bounced', '2026-11-25T05:00:07.000Z'],
    ['suppressed', 'bounced', '2026-11-25T05:00:04.000Z'],
    ['transient', 'soft-bounced', '2026-11-25T19:00:10.000Z'],
    ['undetermined', 'soft-bounced', '2026-11-25T19:00:11.000Z'],
    ['complaint', 'complained', '2026-11-25T06:30:00.000Z'],
    ['complaintOnList', 'complained', '2026-11-25T06:30:00.000Z'],
    ['reject', 'rejected', acceptedAt],
    ['renderingFailure', 'rejected', acceptedAt],
  ] as const)('%s says %s', (name, kind, at) => {
    expect(read(name)).toMatchObject({
      kind,
      at,
      mailId: mail.id,
      attempt: mail.attempt,
      address: mail.address,
      acceptedAt,
      sesMessageId: '010b019example-12d1-4a87-dd0099a07f8a-000000',
    });
  });

  it.each([
    ['permanent', 'smtp; 550 5.1.1 <…@…>: Recipient address rejected: User unknown'],
    ['transient', 'smtp; 452 4.2.2 Mailbox full'],
    ['undetermined', 'Undetermined Undetermined'],
    ['laterDelay', 'MailboxFull'],
    ['complaint', 'abuse'],
    ['complaintOnList', 'OnAccountSuppressionList'],
    ['reject', 'Bad content'],
  ] as const)('%s is kept in the words of the other server, and without the address', (name, diagnostic) => {
    expect(read(name)).toMatchObject({ diagnostic });
  });

  it('counts towards no rate when SES stopped the mail itself', () => {
    const stopped = Object.entries(sesEvents).flatMap(([name, event]) => {
      const feedback = readFeedback(event(mail));
      return 'stoppedBySes' in feedback && feedback.stoppedBySes ? [name] : [];
    });
    expect(stopped).toEqual(['suppressed', 'complaintOnList']);
  });

  it('is ignored when it says nothing that matters', () => {
    expect(read('open')).toEqual({ ignored: 'unknown-kind' });
    expect(read('notSpam')).toEqual({ ignored: 'no-complaint' });
    for (const nothing of [undefined, null, 'Successfully validated SNS topic for Amazon SES event publishing.', [], {}, { eventType: 'Future' }])
      expect(readFeedback(nothing)).toEqual({ ignored: 'unknown-kind' });
    const { tags: _tags, ...untagged } = sesEvents.send(mail).mail;
    expect(readFeedback({ ...sesEvents.send(mail), mail: untagged })).toEqual({ ignored: 'no-tag' });
    expect(readFeedback({ ...sesEvents.send(mail), mail: { ...untagged, tags: { 'ses:operation': ['SendRawEmail'] } } })).toEqual({
      ignored: 'no-tag',
    });
  });

  it('is a fault when it is about a mail of ours and has a shape that nobody knows', () => {
    const event = sesEvents.permanent(mail);
    expect(() => readFeedback({ ...event, bounce: { bounceType: 'Everlasting' } })).toThrow();
    expect(() => readFeedback({ ...event, mail: { ...event.mail, timestamp: 'yesterday' } })).toThrow();
    expect(() => readFeedback({ ...event, mail: { ...event.mail, tags: { mail: ['../../etc'] } } })).toThrow();
  });

  it('keeps a long answer of a server short, in one line', () => {
    const diagnosticCode = `550\r\n${'sehr lange Erklärung '.repeat(100)}`;
    const feedback = readFeedback({
      ...sesEvents.permanent(mail),
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: 'a@b.example', diagnosticCode }],
        timestamp: acceptedAt,
      },
    });
    if ('ignored' in feedback) throw new Error('ignored');
    expect(feedback.diagnostic).toMatch(/^550 sehr lange .+…$/);
    expect(feedback.diagnostic?.length).toBeLessThanOrEqual(500);
  });
});

describe('of two reports', () => {
  const of = (kind: 'delayed' | 'soft-bounced' | 'delivered' | 'rejected' | 'bounced' | 'complained', at = acceptedAt) => ({ kind, at });

  it('the weightier one counts, whichever came first', () => {
    const order = ['delayed', 'soft-bounced', 'delivered', 'rejected', 'bounced', 'complained'] as const;
    order.forEach((light, index) => {
      for (const heavy of order.slice(index + 1)) {
        expect(weightier(of(light), of(heavy))).toEqual(of(heavy));
        expect(weightier(of(heavy), of(light))).toEqual(of(heavy));
      }
    });
  });

  it('of one kind the later one counts; one alone counts', () => {
    const [early, late] = [of('delayed', '2026-11-25T05:10:00.000Z'), of('delayed', '2026-11-25T06:10:00.000Z')];
    expect(weightier(early, late)).toBe(late);
    expect(weightier(late, early)).toBe(late);
    expect(weightier(undefined, early)).toBe(early);
    expect(weightier(early, undefined)).toBe(early);
    expect(weightier(undefined, undefined)).toBeUndefined();
  });

  it('that SES took the mail is no delivery', () => {
    const feedback = read('send');
    if ('ignored' in feedback) throw new Error('ignored');
    expect(deliveryOf(feedback)).toBeUndefined();
  });
});
