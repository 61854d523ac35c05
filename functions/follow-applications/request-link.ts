import { applicantOf } from '../../shared/domain/access/applicant.ts';
import { expiryOf, linkLifetime } from '../../shared/domain/access/expiry.ts';
import { linkLimits } from '../../shared/domain/access/limits.ts';
import { defaultTarget, localTarget } from '../../shared/domain/access/target.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { accessTemplate, type RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import type { AccessStore } from '../../shared/store/access-store.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';

/** What asking for a link needs from outside. */
export type RequestLinkDeps = Pick<AccessStore, 'count' | 'putLink'> &
  Pick<ApplicantStore, 'applicationsOf'> & {
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

/** What the mail says. */
export type AccessMailFacts = { readonly name: string; readonly token: string; readonly expiresAt: Instant };

/** Who asks. `target`: where they wanted to go, as it came from the browser. */
export type LinkRequest = { readonly address: string; readonly target: string | undefined; readonly callerAddress: string };

/** Several times what sending takes, so that the time of the answer says nothing about the address. In milliseconds. */
export const answerTime = 500;

/**
 * Sends a link to the contact of applications, if there are any with this address and the limits allow it. The caller learns nothing
 * of that: neither by the answer nor by its time.
 */
export const requestLink =
  (deps: RequestLinkDeps) =>
  async (request: LinkRequest): Promise<void> => {
    await Promise.all([sendLink(request, deps), deps.pause(answerTime)]);
  };

const sendLink = async ({ address, target, callerAddress }: LinkRequest, deps: RequestLinkDeps): Promise<void> => {
  const at = deps.now();
  const applicant = applicantOf(address, deps.hash);
  for (const limit of linkLimits(applicant, callerAddress, deps.hash)) if (!(await deps.count(limit, at))) return;
  const newest: Application | undefined = (await deps.applicationsOf(applicant)).at(-1);
  if (newest === undefined) return;
  const token = deps.newToken();
  const linkHash = tokenHashOf('link', token, deps.hash);
  if (linkHash === undefined) throw new Error('the new token is none');
  const expiresAt = expiryOf(at, linkLifetime);
  await deps.putLink(linkHash, { applicant, target: localTarget(target) ?? defaultTarget, expiresAt });
  // To the address as the application has it: what somebody typed differs at most in upper and lower case.
  const { name, email } = newest.contact;
  await deps.post({
    cause: `${accessTemplate}#${linkHash}`,
    template: accessTemplate,
    to: { name, address: email },
    ...deps.renderLink({ name, token, expiresAt: new Date(expiresAt * 1000).toISOString() }),
    createdAt: at,
  });
};
