import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { deliverMail } from '../../../functions/deliver-mail/deliver-mail.ts';
import { mail as example } from '../mail/examples.ts';
import { mailWorld, type SesMood } from '../mail/mail-world.ts';

const { id: _id, ...draft } = example;

const posted = async (moods: readonly SesMood[] = []) => {
  const world = mailWorld({ moods });
  await world.post(draft);
  const [message] = world.queue;
  if (message === undefined) throw new Error('nothing was queued');
  return { world, message, record: () => world.records.get(message.mailId) };
};

describe('delivering a mail', () => {
  it('sends it and records what SES called it', async () => {
    const { world, message, record } = await posted();
    await deliverMail(message, world.deliverDeps);
    expect(record()).toMatchObject({ state: 'sent', sesMessageId: 'ses-1', sentAt: '2026-10-25T05:00:00.000Z' });
    expect(world.delivered).toEqual([draft.to.address]);
  });

  it.each([
    ['access-link', true],
    ['confirmation', false],
  ])('has the text of the template %s forgotten: %j', async (template, forget) => {
    const world = mailWorld();
    await world.post({ ...draft, template });
    const [message] = world.queue;
    if (message === undefined) throw new Error('nothing was queued');
    const sent = vi.fn(world.deliverDeps.sent);
    await deliverMail(message, { ...world.deliverDeps, sent });
    expect(sent).toHaveBeenCalledExactlyOnceWith(message.mailId, expect.objectContaining({ forget }));
  });

  it('is done when the message comes a second time', async () => {
    const { world, message } = await posted();
    await deliverMail(message, world.deliverDeps);
    await deliverMail(message, world.deliverDeps);
    expect(world.delivered).toHaveLength(1);
  });

  it('gives a refused mail back, and the next try sends it', async () => {
    const { world, message, record } = await posted(['refused', 'accepted']);
    await expect(deliverMail(message, world.deliverDeps)).rejects.toMatchObject({ name: 'MAIL_REFUSED' });
    expect(record()?.state).toBe('queued');
    await deliverMail(message, world.deliverDeps);
    expect(record()?.state).toBe('sent');
    expect(world.delivered).toHaveLength(1);
  });

  it('never tries again when SES may have taken it: a person decides', async () => {
    const { world, message, record } = await posted(['lost', 'accepted']);
    await expect(deliverMail(message, world.deliverDeps)).rejects.toMatchObject({ name: 'MAIL_UNCERTAIN' });
    await expect(deliverMail(message, world.deliverDeps)).rejects.toMatchObject({ name: 'MAIL_HELD' });
    await world.drain();
    expect(record()?.state).toBe('sending');
    expect(world.delivered).toHaveLength(1);
    expect(world.deadLetters).toEqual([message]);
  });

  it('parks a mail that SES refuses for good, still queued for when the cause is gone', async () => {
    const { world, message, record } = await posted(Array(5).fill('refused'));
    await world.drain();
    expect(world.deadLetters).toEqual([message]);
    expect(record()?.state).toBe('queued');
    await deliverMail(message, world.deliverDeps);
    expect(record()?.state).toBe('sent');
  });

  it('does not hold a mail that cannot be composed', async () => {
    const { world, message, record } = await posted();
    const compose = () => Promise.reject(new Error('no'));
    await expect(deliverMail(message, { ...world.deliverDeps, compose })).rejects.toThrow('no');
    expect(record()?.state).toBe('queued');
    expect(world.delivered).toEqual([]);
  });

  it('fails for an id that nobody knows', async () => {
    const { world } = await posted();
    await expect(deliverMail({ mailId: '0'.repeat(64) }, world.deliverDeps)).rejects.toMatchObject({ name: 'MAIL_UNKNOWN' });
  });

  it('leaves the mail to the attempt that was faster', async () => {
    const { world, message } = await posted();
    const lease = () => Promise.resolve(false);
    await expect(deliverMail(message, { ...world.deliverDeps, lease })).rejects.toMatchObject({ name: 'MAIL_HELD' });
    expect(world.delivered).toEqual([]);
  });

  it('sends once when many messages of one mail race', async () => {
    const { world, message, record } = await posted();
    await Promise.allSettled(Array.from({ length: 8 }, () => deliverMail(message, world.deliverDeps)));
    expect(world.delivered).toHaveLength(1);
    expect(record()?.state).toBe('sent');
  });

  it('logs ids and codes, and that SES has the mail before the record says so', async () => {
    const { world, message } = await posted();
    const log = vi.fn();
    const sent = () => Promise.reject(new Error('table is away'));
    await expect(deliverMail(message, { ...world.deliverDeps, log, sent })).rejects.toThrow();
    expect(log.mock.calls).toEqual([['MAIL_ACCEPTED', { mail: message.mailId, sesMessageId: 'ses-1' }]]);
    expect(JSON.stringify(log.mock.calls)).not.toContain(draft.to.address);
  });
});

describe('whatever dies, whenever', () => {
  const mood = fc.constantFrom<SesMood>('accepted', 'refused', 'uncertain', 'lost');

  it('a mail leaves at most once, and is sent or parked at the end', async () => {
    const kills = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(kills, fc.array(mood, { maxLength: 5 }), async (killAt, moods) => {
        const world = mailWorld({ killAt, moods });
        expect(await world.untilDone(() => world.post(draft))).toBe(true);
        await world.drain();
        const [record, ...others] = [...world.records.values()];
        expect(others).toEqual([]);
        expect(world.delivered.length).toBeLessThanOrEqual(1);
        if (record?.state === 'sent') expect(world.delivered).toHaveLength(1);
        else expect(world.deadLetters.length).toBeGreaterThan(0);
        // A parked mail that is still `queued` certainly did not leave.
        if (record?.state === 'queued') expect(world.delivered).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('a mail without faults leaves exactly once', async () => {
    const world = mailWorld();
    await world.post(draft);
    await world.drain();
    expect([world.delivered.length, world.deadLetters.length]).toEqual([1, 0]);
  });
});
