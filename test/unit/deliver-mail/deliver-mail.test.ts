import { describe, expect, it, vi } from 'vitest';
import { deliverMail } from '../../../functions/deliver-mail/deliver-mail.ts';
import type { Slot } from '../../../functions/deliver-mail/pace.ts';
import type { Mail } from '../../../shared/domain/notices/mail.ts';
import { mail as example } from '../mail/examples.ts';
import { mailWorld, type SesMood } from '../mail/mail-world.ts';

const { id: _id, ...draft } = example;

const posted = async (moods: readonly SesMood[] = [], changes: Partial<Mail> = {}) => {
  const world = mailWorld({ moods });
  await world.post({ ...draft, ...changes });
  const [message] = world.queue;
  if (message === undefined) throw new Error('nothing was queued');
  const log = vi.fn();
  const slot = {
    near: vi.fn(async () => undefined),
    begin: vi.fn(async () => true),
    answered: vi.fn(async () => undefined),
    unused: vi.fn(async () => undefined),
  };
  const deps = { ...world.deliverDeps, log, slot: async (): Promise<Slot | undefined> => slot };
  return { world, message, deps, slot, log, record: () => world.records.get(message.mailId) };
};

describe('delivering a mail', () => {
  it('sends it and records what SES called it', async () => {
    const { world, message, deps, slot, record } = await posted();
    await deliverMail(message, deps);
    expect(record()).toMatchObject({ state: 'sent', sesMessageId: 'ses-1', sentAt: '2026-10-25T05:00:00.000Z' });
    expect(world.delivered).toEqual([draft.to.address]);
    expect([slot.answered.mock.calls.length, slot.unused.mock.calls.length]).toEqual([1, 0]);
  });

  it.each([
    ['access-link', true],
    ['confirmation', false],
  ])('has the text of the template %s forgotten: %j', async (template, forget) => {
    const { message, deps } = await posted([], { template });
    const sent = vi.fn(deps.sent);
    await deliverMail(message, { ...deps, sent });
    expect(sent).toHaveBeenCalledExactlyOnceWith(message.mailId, expect.objectContaining({ forget }));
  });

  it('hands over the attempt that holds it: events of SES name it', async () => {
    const { message, deps, record } = await posted();
    const send = vi.fn(deps.send);
    await deliverMail(message, { ...deps, send });
    expect(send.mock.calls[0]?.[1].leaseId).toBe(record()?.leaseId);
  });

  it('is done when the message comes a second time', async () => {
    const { world, message, deps } = await posted();
    await deliverMail(message, deps);
    await deliverMail(message, deps);
    expect(world.delivered).toHaveLength(1);
  });

  it('takes another slot when SES was asked too fast', async () => {
    const { message, deps, slot, record } = await posted(['throttled', 'accepted']);
    await deliverMail(message, deps);
    expect(record()).toMatchObject({ state: 'sent' });
    expect(slot.answered).toHaveBeenCalledTimes(2);
  });

  it('leaves a mail that is throttled again and again to the sweep, and counts no refusal', async () => {
    const { world, message, deps, record } = await posted(Array(9).fill('throttled'));
    await deliverMail(message, deps);
    expect(record()).toMatchObject({ state: 'queued', refusals: 0 });
    expect(world.delivered).toEqual([]);
  });

  it('never tries again by itself when SES may have taken it', async () => {
    const { world, message, deps, record } = await posted(['lost', 'accepted']);
    await deliverMail(message, deps);
    await deliverMail(message, deps);
    expect(record()?.state).toBe('sending');
    expect(world.delivered).toHaveLength(1);
  });

  it('gives up after five definite refusals, and waits for a person', async () => {
    const { message, deps, log, record } = await posted(Array(5).fill('refused'));
    for (let run = 0; run < 4; run += 1) await deliverMail(message, deps);
    expect(record()).toMatchObject({ state: 'queued', refusals: 4 });
    await deliverMail(message, deps);
    await deliverMail(message, deps);
    expect(record()).toMatchObject({ state: 'given-up', reason: 'Unheard' });
    expect(log).toHaveBeenLastCalledWith('MAIL_GIVEN_UP', { mail: message.mailId, reason: 'Unheard' });
  });

  it('gives up at once what SES will never take', async () => {
    const { message, deps, record } = await posted(['rejected']);
    await deliverMail(message, deps);
    expect(record()).toMatchObject({ state: 'given-up', reason: 'MessageRejected' });
  });

  it('makes everybody wait when nothing can leave, and keeps the mail', async () => {
    const { world, message, deps, record } = await posted(['stopped']);
    await deliverMail(message, deps);
    expect(record()?.state).toBe('queued');
    expect(world.stopped).toEqual(['sending-paused']);
  });

  it('waits quietly when there is no slot', async () => {
    const { world, message, deps, record } = await posted();
    await deliverMail(message, { ...deps, slot: async () => undefined });
    expect([record()?.state, world.delivered.length]).toEqual(['queued', 0]);
  });

  it('takes another slot when its own is over, and gives the mail back meanwhile', async () => {
    const { world, message, deps, slot, record } = await posted();
    slot.begin.mockResolvedValueOnce(false);
    await deliverMail(message, deps);
    expect(record()?.state).toBe('sent');
    expect([world.delivered.length, slot.unused.mock.calls.length]).toEqual([1, 1]);
  });

  it('gives up a mail that cannot be composed, and holds neither it nor a slot', async () => {
    const { world, message, deps, slot, record } = await posted();
    await deliverMail(message, { ...deps, compose: () => Promise.reject(new Error('no')) });
    expect(record()).toMatchObject({ state: 'given-up', reason: 'Malformed' });
    expect([world.delivered.length, slot.near.mock.calls.length]).toEqual([0, 0]);
  });

  it('fails for an id that nobody knows', async () => {
    const { deps } = await posted();
    await expect(deliverMail({ mailId: '0'.repeat(64) }, deps)).rejects.toMatchObject({ name: 'MAIL_UNKNOWN' });
  });

  it('leaves the mail to the attempt that was faster, and gives the slot back', async () => {
    const { world, message, deps, slot } = await posted();
    await deliverMail(message, { ...deps, lease: () => Promise.resolve(false) });
    expect([world.delivered.length, slot.unused.mock.calls.length]).toEqual([0, 1]);
  });

  it('gives the slot back when the table is away', async () => {
    const { message, deps, slot } = await posted();
    await expect(deliverMail(message, { ...deps, reader: () => Promise.reject(new Error('away')) })).rejects.toThrow('away');
    expect(slot.unused).toHaveBeenCalledOnce();
  });

  it('sends once when many messages of one mail race', async () => {
    const { world, message, deps, record } = await posted();
    await Promise.allSettled(Array.from({ length: 8 }, () => deliverMail(message, deps)));
    expect(world.delivered).toHaveLength(1);
    expect(record()?.state).toBe('sent');
  });

  it('logs ids and codes, and that SES has the mail before the record says so', async () => {
    const { message, deps, log } = await posted();
    await expect(deliverMail(message, { ...deps, sent: () => Promise.reject(new Error('table is away')) })).rejects.toThrow();
    expect(log.mock.calls).toEqual([['MAIL_ACCEPTED', { mail: message.mailId, sesMessageId: 'ses-1' }]]);
    expect(JSON.stringify(log.mock.calls)).not.toContain(draft.to.address);
  });
});

describe('withholding a mail', () => {
  const addressee = 'b'.repeat(64);
  const recipient = {
    id: addressee,
    address: draft.to.address,
    language: 'de',
    duties: [],
    groups: [],
    topics: ['projects'],
    left: [],
    version: 1,
    changedAt: '2026-10-25T05:00:00.000Z',
  } as const;
  const leave = { recipient: addressee, mailing: 'projects' } as const;
  const suppression = { addressee, reason: 'bounce', at: '2026-10-25T05:00:00.000Z' } as const;
  const entered = { ...recipient, duties: [{ area: '01058117', role: 'report' as const }], groups: [], topics: [] };

  it.each([
    ['whose reader is gone', { leave }, { recipient: undefined, suppression: undefined }, 'recipient-gone'],
    [
      'whose reader has left the mailing',
      { leave: { ...leave, mailing: 'rounds' as const } },
      { recipient: { ...recipient, topics: [...recipient.topics] }, suppression: undefined },
      'mailing-left',
    ],
    [
      'whose reader left what staff entered',
      { leave: { ...leave, mailing: 'report' as const } },
      { recipient: { ...entered, left: ['report' as const] }, suppression: undefined },
      'mailing-left',
    ],
    ['to a suppressed address', {}, { recipient: undefined, suppression }, 'suppressed-bounce'],
    [
      'of an announcement that staff stopped while it waited',
      { leave, announcement: 'projects#2026-10#0001' },
      { recipient: { ...recipient, topics: [...recipient.topics] }, suppression: undefined, announcement: { state: 'stopped' } },
      'announcement-stopped',
    ],
  ] as const)('%s', async (_name, changes, reader, reason) => {
    const { world, message, deps, slot, record } = await posted([], changes);
    const read = {
      announcement: 'announcement' in reader ? reader.announcement : undefined,
      suppression: reader.suppression,
      recipient: reader.recipient && {
        ...reader.recipient,
        duties: [...reader.recipient.duties],
        groups: [],
        topics: [...reader.recipient.topics],
        left: [...reader.recipient.left],
      },
    };
    await deliverMail(message, { ...deps, reader: async () => read });
    expect(record()).toMatchObject({ state: 'withheld', reason });
    expect([world.delivered.length, slot.unused.mock.calls.length]).toEqual([0, 1]);
  });

  it('is not done to a mail that nobody can leave, or whose reader still wants it', async () => {
    for (const changes of [{}, { leave }]) {
      const { message, deps, record } = await posted([], changes);
      const read = { ...recipient, duties: [], groups: [], topics: [...recipient.topics], left: [] };
      await deliverMail(message, { ...deps, reader: async () => ({ suppression: undefined, recipient: read, announcement: { state: 'expanded' } }) });
      expect(record()?.state).toBe('sent');
    }
  });

  it('is decided after the mail waited for its slot', async () => {
    const { message, deps, slot, record } = await posted([], { leave });
    let gone = false;
    slot.near.mockImplementation(async () => {
      gone = true;
    });
    const read = { ...recipient, duties: [], groups: [], topics: [...recipient.topics], left: [] };
    await deliverMail(message, { ...deps, reader: async () => ({ suppression: undefined, recipient: gone ? undefined : read, announcement: undefined }) });
    expect(record()).toMatchObject({ state: 'withheld', reason: 'recipient-gone' });
  });
});
