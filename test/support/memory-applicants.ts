import { createHash } from 'node:crypto';
import type { RouteDeps } from '../../functions/follow-applications/routes.ts';
import { applicantOf } from '../../shared/domain/access/applicant.ts';
import type { ChallengeRecord } from '../../shared/domain/access/challenge.ts';
import { isLive } from '../../shared/domain/access/expiry.ts';
import type { AccessLink, Session } from '../../shared/domain/access/session.ts';
import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { Snapshot } from '../../shared/domain/funding/snapshot.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import type { ConfirmationLink } from '../../shared/store/confirmation-store.ts';
import type { MoneyRecords } from '../../shared/store/payment-store.ts';
import { memoryCounters } from './memory-counters.ts';
import { round } from './submissions.ts';

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
  const requests: InformationRequest[] = [];
  const confirmationLinks = new Map<string, ConfirmationLink>();
  const snapshots = new Map<string, Snapshot>();
  const rounds: Round[] = given.map(({ roundId, roundVersion }) => ({ ...round, id: roundId, version: roundVersion }));
  /** `principal id` of those who are members of an application's case. */
  const caseMembers = new Set<string>();
  const own = (principal: string) =>
    [...applications.values()].filter(({ id, contact }) => applicantOf(contact.email, hash) === principal || caseMembers.has(`${principal} ${id}`));
  /** Writes a change if nothing else was written since it was read. */
  const write = (before: Application, after: Application, event: ApplicationEvent): boolean => {
    if (applications.get(before.id)?.version !== before.version) return false;
    applications.set(after.id, after);
    events.push(event);
    return true;
  };
  const money = new Map<string, MoneyRecords>();
  const files: Attachment[] = [];
  let tokens = 0;
  let ids = 0;

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
    attachmentAddress: async ({ caseId, id }) => `https://bucket.example/${caseId}/${id}`,
    eventsOf: async (id) => events.filter(({ applicationId }) => applicationId === id),
    change: async ({ applicant, before, after, event, request }) => {
      const at = requests.findIndex(({ id }) => id === request?.id);
      if (request !== undefined && requests[at]?.state !== 'open') return false;
      const there = (request?.answer?.attachmentIds ?? []).every((id) => files.some((file) => file.id === id && file.state === 'ready'));
      if (!there) return false;
      if (!own(applicant).some(({ id }) => id === before.id) || !write(before, after, event)) return false;
      if (request !== undefined) requests[at] = request;
      return true;
    },
    attachmentsOf: async (caseId) => files.filter((file) => file.caseId === caseId),
    attachment: async (caseId, id) => files.find((file) => file.caseId === caseId && file.id === id),
    removeAttachment: async ({ caseId, id }) => {
      if (applications.get(caseId)?.state !== 'info_requested') return 'closed';
      const at = files.findIndex((file) => file.caseId === caseId && file.id === id);
      if (at === -1) return 'gone';
      files.splice(at, 1);
      return 'removed';
    },
    uploadForm: async ({ id, type, returnTo }) => ({ url: 'https://bucket.example/', fields: { key: id, type, returnTo } }),
    newId: () => `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`,
    snapshotOf: async (id) => snapshots.get(id),
    requestsOf: async (id) => requests.filter(({ applicationId }) => applicationId === id),
    roundVersion: async (id, version) => rounds.find((each) => each.id === id && each.version === version),
    application: async (id) => applications.get(id),
    confirmationLink: async (key) => confirmationLinks.get(key),
    confirm: async (key, { before, after, event }) => {
      const link = confirmationLinks.get(key);
      if (link === undefined || link.usedAt !== undefined || !isLive(link, event.at) || !write(before, after, event)) return false;
      confirmationLinks.set(key, { ...link, usedAt: event.at });
      return true;
    },
    moneyOf: async (id) => money.get(id) ?? { decisions: [], payments: [], lifts: [] },
    recordsOf: async (principal) => ({
      applications: own(principal).map((application) => ({
        application,
        events: events.filter(({ applicationId }) => applicationId === application.id),
        decisions: [],
        payments: [],
        requests: requests.filter(({ applicationId }) => applicationId === application.id),
        draftEvents: [],
        attachments: [],
      })),
      drafts: [],
      sessions: [...sessions.values()].filter(({ applicant }) => applicant === principal).length,
    }),
  };
  return {
    deps,
    clock,
    applications,
    events,
    links,
    sessions,
    counters: counting.counters,
    challenges,
    mails,
    pauses,
    requests,
    files,
    money,
    confirmationLinks,
    snapshots,
    rounds,
    members,
    caseMembers,
  };
};
