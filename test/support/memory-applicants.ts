import { createHash } from 'node:crypto';
import type { RouteDeps } from '../../functions/follow-applications/routes.ts';
import { applicantOf } from '../../shared/domain/access/applicant.ts';
import type { ChallengeRecord } from '../../shared/domain/access/challenge.ts';
import { isLive } from '../../shared/domain/access/expiry.ts';
import type { AccessLink, Session } from '../../shared/domain/access/session.ts';
import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import { memoryCounters } from './memory-counters.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the pages of applicants need, without a database; the store tests hold the real stores to the same promises. */
export const memoryApplicants = (given: readonly Application[], start = '2026-11-22T12:00:00.000Z') => {
  const clock = { at: start };
  const applications = new Map(given.map((application) => [application.id, application]));
  const events: ApplicationEvent[] = [];
  const links = new Map<string, AccessLink>();
  const sessions = new Map<string, Session>();
  /** Hashes of people who have a draft or were invited to one. */
  const members = new Set<string>();
  const counting = memoryCounters();
  const challenges = new Map<string, ChallengeRecord>();
  const mails: MailDraft[] = [];
  const pauses: number[] = [];
  const own = (applicant: string) => [...applications.values()].filter(({ contact }) => applicantOf(contact.email, hash) === applicant);
  let tokens = 0;

  const deps: RouteDeps = {
    now: () => clock.at,
    newToken: () => hash(`token ${tokens++}`),
    hash,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    post: async (mail) => void mails.push(mail),
    ...counting.store,
    putChallenge: async (key, record) => void challenges.set(key, record),
    takeChallenge: async (key) => {
      const record = challenges.get(key);
      challenges.delete(key);
      return record;
    },
    putLink: async (key, link) => void links.set(key, link),
    redeem: async (linkHash, sessionHash, { at, expiresAt }) => {
      const link = links.get(linkHash);
      if (link === undefined || !isLive(link, at)) return undefined;
      links.delete(linkHash);
      sessions.set(sessionHash, { applicant: link.applicant, address: link.address, expiresAt });
      return link;
    },
    session: async (key) => sessions.get(key),
    endSession: async (key) => void sessions.delete(key),
    hasCases: async (principal) => members.has(principal),
    applicationsOf: async (applicant) => own(applicant),
    applicationOf: async (applicant, id) => own(applicant).find((application) => application.id === id),
    addressOf: async ({ applicationId, name }) => `https://bucket.example/${applicationId}/${name}`,
    eventsOf: async (id) => events.filter(({ applicationId }) => applicationId === id),
    change: async ({ applicant, before, after, event }) => {
      const stored = own(applicant).find(({ id }) => id === before.id);
      if (stored?.version !== before.version) return false;
      applications.set(after.id, after);
      events.push(event);
      return true;
    },
  };
  return { deps, clock, applications, events, links, sessions, members, counters: counting.counters, challenges, mails, pauses };
};
