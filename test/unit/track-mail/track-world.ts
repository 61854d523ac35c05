import { manifest } from '../../../functions/track-mail/manifest.ts';
import { routes } from '../../../functions/track-mail/routes.ts';
import type { TrackDeps } from '../../../functions/track-mail/track-deps.ts';
import { county } from '../../../shared/county/county.ts';
import type { Role } from '../../../shared/domain/access/roles.ts';
import { type Announced, type Announcement, openAnnouncement } from '../../../shared/domain/notices/announcement.ts';
import { addresseeOf, type MailRecord } from '../../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../../shared/domain/notices/recipient.ts';
import type { Sending } from '../../../shared/domain/notices/sending.ts';
import type { FeedbackDay } from '../../../shared/domain/notices/sending-rates.ts';
import { sealWith } from '../../../shared/mail/seal.ts';
import { staffErrorPage } from '../../../shared/pages/error-page.tsx';
import { httpHandler } from '../../../shared/runtime/http-handler.ts';
import { callerOf } from '../../support/http-calls.ts';
import { mail as example } from '../mail/examples.ts';

export const now = '2026-11-25T05:02:00.000Z';
const release: Announced = { kind: 'release', month: '2026-10', revision: 2 };
export const announced = openAnnouncement(release, { at: '2026-11-25T05:00:00.000Z', hold: 5 });
export const ofAnnouncement = '/amt/mails/ankuendigung/release.2026-10.0002';
export const seal = sealWith('k'.repeat(64));

const recipient: Omit<Recipient, 'id' | 'address'> = {
  language: 'de',
  duties: [],
  groups: ['press'],
  topics: [],
  left: [],
  version: 1,
  changedAt: now,
};

type Given = {
  readonly mails?: readonly Partial<MailRecord>[];
  readonly announcements?: readonly Announcement[];
  readonly sending?: Partial<Sending>;
  readonly days?: FeedbackDay[];
  readonly role?: Role;
  /** Addresses that are blocked, and those of them that are recipients. */
  readonly blocked?: readonly string[];
  readonly recipients?: readonly string[];
};

/** The pages over plain objects; what the stores promise is tested in test/store. */
export const world = ({
  mails = [],
  announcements = [],
  sending = {},
  days = [],
  role = 'kit-adviser',
  blocked = [],
  recipients = [],
}: Given = {}) => {
  const suppressed = new Set(blocked.map((address) => addresseeOf(address, seal)));
  const records = mails.map((changes, index): MailRecord => ({ ...example, id: `${index}`.padStart(64, '0'), state: 'sent', ...changes }));
  const stored = new Map(announcements.map((announcement) => [announcement.id, announcement]));
  const woken: string[] = [];
  const delivered: string[] = [];
  let stop = sending.stop;
  const count = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, keys.filter((other) => other === key).length]));
  const deps: TrackDeps = {
    now: () => now,
    mail: async (id) => records.find((record) => record.id === id),
    openMails: async (open, { after = '0', before = 'z', most }) =>
      records
        .filter(({ state }) => state === open)
        .map(({ id, template, announcement, createdAt, leasedAt = createdAt }) => ({ id, template, announcement, open, openSince: leasedAt }))
        .filter(({ openSince }) => openSince >= after && openSince <= before)
        .slice(0, most),
    resend: async (id, { leaseId }) => {
      const record = records.find((one) => one.id === id);
      return leaseId === undefined ? record?.state === 'given-up' : record?.state === 'sending' && record.leaseId === leaseId;
    },
    mailsOf: async (addressee) => records.filter(({ to }) => addresseeOf(to.address, seal) === addressee),
    countsOf: async (id) => ({
      states: count(records.filter(({ announcement }) => announcement === id).map(({ state }) => state)),
      deliveries: count(records.flatMap(({ delivery }) => (delivery === undefined ? [] : [delivery.kind]))),
    }),
    feedbackDays: async () => days,
    suppression: async (addressee) => (suppressed.has(addressee) ? { addressee, reason: 'bounce', at: now } : undefined),
    liftSuppression: async (addressee) => void suppressed.delete(addressee),
    recipient: async (id) => recipients.filter((address) => addresseeOf(address, seal) === id).map((address) => ({ ...recipient, id, address }))[0],
    sending: {
      sending: async () => ({ version: 1, lanes: [], taken: 0, ...sending, stop }),
      resumeSending: async () => {
        stop = undefined;
      },
    },
    announcements: {
      announcements: async () => [...stored.values()],
      announcement: async (id) => stored.get(id),
      stop: async (id, stopped) => {
        const found = stored.get(id);
        if (found === undefined || found.state === 'stopped') return false;
        stored.set(id, { ...found, state: 'stopped', stopped });
        return true;
      },
    },
    wake: async (id) => {
      woken.push(id);
    },
    deliver: async (ids) => {
      delivered.push(...ids);
    },
    seal: async () => seal,
  };
  const site = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };
  const staff = { subject: 'kim', name: 'Kim Beispiel', roles: [role], authenticatedAt: now, expiresAt: Number.MAX_SAFE_INTEGER, seenAt: 0 };
  const handler = httpHandler(manifest, routes(site, deps), staffErrorPage(site), { allowed: async (_action, _request, answer) => answer(staff) });
  const { call } = callerOf(manifest, handler);
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, fields: Record<string, string> = {}) =>
      call('POST', path, { body: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    page: async (path: string) => String((await call('GET', path)).body),
    ids: records.map(({ id }) => id),
    stored,
    woken,
    delivered,
  };
};
