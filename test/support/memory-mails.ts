import type { Mail, MailRecord, MailState } from '../../shared/domain/notices/mail.ts';
import type { MailListStore } from '../../shared/store/mail-list-store.ts';
import type { MailStore } from '../../shared/store/mail-store.ts';

type Stored = MailRecord & { readonly openSince: string };

/** How a call to the table goes: when it has its effect, and whether it comes back. */
export type Call = <T>(effect: () => T) => Promise<T>;

type Mails = Pick<MailStore, 'enqueue' | 'mail' | 'lease' | 'sent' | 'release' | 'giveUp' | 'withhold'> & Pick<MailListStore, 'openMails'>;

/** The records of mails without a database; the store tests hold the real ones to the same promises. */
export const memoryMails = () => {
  const records = new Map<string, Stored>();

  const changed = (id: string, allowed: (record: Stored) => boolean, fields: Partial<Stored>): boolean => {
    const record = records.get(id);
    if (record === undefined || !allowed(record)) return false;
    records.set(id, { ...record, ...fields });
    return true;
  };

  const holds =
    (leaseId: string | undefined) =>
    ({ state, leaseId: held }: Stored): boolean =>
      leaseId === undefined ? state === 'queued' : state === 'sending' && held === leaseId;

  /** The store as one process reaches it. */
  const through = (call: Call): Mails => ({
    enqueue: (mail: Mail): Promise<MailState> =>
      call(() => {
        const record = records.get(mail.id) ?? { ...mail, state: 'queued' as const, openSince: mail.createdAt };
        records.set(mail.id, record);
        return record.state;
      }),
    mail: (id) => call(() => records.get(id)),
    lease: (id, { leaseId, at, addressee }) =>
      call(() => changed(id, ({ state }) => state === 'queued', { state: 'sending', leaseId, leasedAt: at, addressee, openSince: at })),
    sent: (id, { leaseId, at, sesMessageId }) =>
      call(() => {
        const holds = ({ state, leaseId: held }: Stored) => held === leaseId && (state === 'sending' || state === 'sent');
        if (!changed(id, holds, { state: 'sent', sentAt: at, sesMessageId })) throw new Error('not held');
      }),
    release: (id, { leaseId, at, refused = false }) =>
      call(() => {
        const refusals = (records.get(id)?.refusals ?? 0) + (refused ? 1 : 0);
        const fields = { state: 'queued', leaseId: undefined, leasedAt: undefined, openSince: at, refusals } as const;
        return changed(id, ({ state, leaseId: held }) => state === 'sending' && held === leaseId, fields);
      }),
    giveUp: (id, { leaseId, at, reason }) =>
      call(() => changed(id, holds(leaseId), { state: 'given-up', reason, leaseId: undefined, leasedAt: undefined, openSince: at })),
    withhold: (id, { leaseId, reason }) =>
      call(() => changed(id, holds(leaseId), { state: 'withheld', reason, leaseId: undefined, leasedAt: undefined })),
    openMails: (open, { after = '0', before = 'z', most }) =>
      call(() =>
        [...records.values()]
          .filter(({ state, openSince }) => state === open && after <= openSince && openSince <= before)
          .toSorted((one, other) => (one.openSince < other.openSince ? -1 : 1))
          .slice(0, most)
          .map(({ id, openSince, template, announcement }) => ({ id, open, openSince, template, announcement })),
      ),
  });

  /** What feedback of SES does to the record of an attempt that SES took. */
  const heard = (id: string, leaseId: string, at: string): void => {
    changed(id, ({ state, leaseId: held }) => state === 'sending' && held === leaseId, { state: 'sent', sentAt: at, sesMessageId: 'heard' });
  };

  return { records, through, heard };
};
