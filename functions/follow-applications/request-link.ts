import { applicantOf } from '../../shared/domain/access/applicant.ts';
import { epochSecond, expiryOf, instantOf, linkLifetime } from '../../shared/domain/access/expiry.ts';
import { type LinkWait, mailboxLimits, networkLimits, tooManyRequests } from '../../shared/domain/access/limits.ts';
import { firstTarget, type Purpose, purposeOf } from '../../shared/domain/access/target.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { accessTemplate, type Mail, type RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import type { AccessMailFacts } from '../../shared/mail/templates/access-link-mail.ts';
import type { AccessStore } from '../../shared/store/access-store.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';
import type { ProofOfWork } from './proof-of-work.ts';

/** What asking for a link needs from outside. */
export type RequestLinkDeps = Pick<AccessStore, 'count' | 'fullUntil' | 'putLink'> &
  Pick<ApplicantStore, 'applicationsOf' | 'hasCases'> &
  ProofOfWork & {
    readonly now: () => Instant;
    /** A new random token (`tokenSchema`). */
    readonly newToken: () => string;
    /** SHA-256 in hexadecimal. */
    readonly hash: (text: string) => string;
    readonly renderLink: (link: AccessMailFacts) => RenderedMail;
    readonly post: (mail: MailDraft) => Promise<void>;
    /** Resolves after so many milliseconds. */
    readonly pause: (milliseconds: number) => Promise<void>;
  };

/** Who asks. `target`: where they wanted to go (`localTarget`). `proof`: of a task that an earlier answer set, as it came from the browser. */
export type LinkRequest = {
  readonly address: string;
  readonly target: string | undefined;
  readonly callerAddress: string;
  readonly proof: string | undefined;
};

/** A task to solve first, and the instant from which on it goes without one. */
export type ProofNeeded = { readonly challenge: Awaited<ReturnType<ProofOfWork['newChallenge']>>; readonly freeAt: Instant };

/** What may be said to all: nothing more, that this address has had its links for now, or that a proof is due. */
export type LinkAnswer = { readonly wait?: LinkWait | undefined; readonly proofNeeded?: ProofNeeded };

/** Several times what sending takes, so that the time of the answer says nothing about the address. In milliseconds. */
export const answerTime = 500;

/**
 * Sends a link: for an application that is to be written to every address, for the status only to people who have something to see.
 * The caller learns nothing of that, neither by the answer nor by its time: addresses that nobody has are counted too, and what is asked of
 * a network does not depend on the address.
 * @throws Refusal `too-many-requests` for a network that asks without end
 */
export const requestLink =
  (deps: RequestLinkDeps) =>
  async (request: LinkRequest): Promise<LinkAnswer> => {
    const at = deps.now();
    const proofNeeded = await admit(request, at, deps);
    if (proofNeeded !== undefined) return { proofNeeded };
    const [wait] = await Promise.all([sendLink(request, at, deps), deps.pause(answerTime)]);
    return { wait };
  };

/** Lets a network ask some times for nothing, then for a proof each, then not at all. */
const admit = async ({ callerAddress, proof }: LinkRequest, at: Instant, deps: RequestLinkDeps): Promise<ProofNeeded | undefined> => {
  const { free, proven, challenges } = networkLimits(callerAddress, deps.hash);
  if (await deps.count(free, at)) return undefined;
  const freeAgain = (await deps.fullUntil(free, at)) ?? epochSecond(at);
  const proved = proof !== undefined && (await deps.proves(proof, at));
  if (!(await deps.count(proved ? proven : challenges, at))) throw tooManyRequests(freeAgain, at);
  return proved ? undefined : { challenge: await deps.newChallenge(at), freeAt: instantOf(freeAgain) };
};

const sendLink = async ({ address, target }: LinkRequest, at: Instant, deps: RequestLinkDeps): Promise<LinkWait | undefined> => {
  const applicant = applicantOf(address, deps.hash);
  for (const limit of mailboxLimits(applicant)) if (!(await deps.count(limit, at))) return waitOf(applicant, at, deps);
  const purpose = purposeOf(target);
  const to = await recipientOf(purpose, { applicant, address }, deps);
  if (to === undefined) return undefined;
  const token = deps.newToken();
  const linkHash = tokenHashOf('link', token, deps.hash);
  if (linkHash === undefined) throw new Error('the new token is none');
  const expiresAt = expiryOf(at, linkLifetime);
  await deps.putLink(linkHash, { applicant, address, target: target ?? firstTarget[purpose], expiresAt });
  await deps.post({
    cause: `${accessTemplate}#${linkHash}`,
    template: accessTemplate,
    to,
    ...deps.renderLink({ purpose, ...(to.name && { name: to.name }), token, expiresAt: instantOf(expiresAt) }),
    createdAt: at,
  });
  return undefined;
};

/** When the fullest of the limits has room again: a pause of minutes is no news to who has used up the hour. */
const waitOf = async (applicant: string, at: Instant, { fullUntil }: RequestLinkDeps): Promise<LinkWait | undefined> => {
  const waits = await Promise.all(mailboxLimits(applicant).map(async (limit) => ({ by: limit.by, until: await fullUntil(limit, at) })));
  const { by, until } = waits.reduce((longest, wait) => ((wait.until ?? 0) > (longest.until ?? 0) ? wait : longest));
  return until === undefined ? undefined : { by, until: instantOf(until) };
};

/**
 * Whom the mail goes to, if anybody. For the status of an application it goes to the address as the application has it: what somebody
 * typed differs at most in upper and lower case. Where there is a draft only, or nothing yet, no other spelling is known.
 */
const recipientOf = async (
  purpose: Purpose,
  { applicant, address }: { readonly applicant: string; readonly address: string },
  { applicationsOf, hasCases, hash }: RequestLinkDeps,
): Promise<Mail['to'] | undefined> => {
  if (purpose === 'apply') return { address };
  const [applications, cases] = await Promise.all([applicationsOf(applicant), hasCases(applicant)]);
  // Of those that they worked on together with others the contact is somebody else.
  const newest: Application | undefined = applications.findLast(({ contact }) => applicantOf(contact.email, hash) === applicant);
  if (newest !== undefined) return { name: newest.contact.name, address: newest.contact.email };
  return cases ? { address } : undefined;
};
