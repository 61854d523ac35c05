import { applicantOf } from '../../shared/domain/access/applicant.ts';
import { expiryOf, instantOf, linkLifetime } from '../../shared/domain/access/expiry.ts';
import { admitWithin, figuresNetworkLimit, mailboxLimits } from '../../shared/domain/access/limits.ts';
import { newTokenOf, type TokenMaker } from '../../shared/domain/access/token.ts';
import type { Instant, Month } from '../../shared/domain/calendar.ts';
import { figuresTemplates, type RenderedMail } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import type { FiguresAccess } from '../../shared/mail/templates/figures-access-mail.ts';
import type { DelivererAccessStore } from '../../shared/store/deliverer-access-store.ts';

/** What asking for a link to the figures needs from outside. */
export type RequestAccessDeps = Pick<DelivererAccessStore, 'count' | 'fullUntil' | 'putLink'> &
  TokenMaker & {
    readonly areas: AreasOverTime;
    /** Whom the county writes to at this address, in any spelling of it. */
    readonly recipientAt: (address: string) => Promise<Recipient | undefined>;
    readonly now: () => Instant;
    readonly renderAccess: (access: FiguresAccess) => RenderedMail;
    readonly post: (mail: MailDraft) => Promise<void>;
    /** Resolves after so many milliseconds. */
    readonly pause: (milliseconds: number) => Promise<void>;
  };

/** Who asks, and for the form of which month. */
export type AccessRequest = { readonly address: string; readonly month: Month; readonly callerAddress: string };

/** Several times what sending takes, so that the time of the answer says nothing about the address. In milliseconds. */
const answerTime = 500;

/**
 * Sends a link to an address that the county writes to, one for each administration that it belongs to. The caller learns nothing of that,
 * neither by the answer nor by its time: addresses that nobody has are counted too.
 * @throws Refusal `too-many-requests` for a network that asks without end
 */
export const requestAccess =
  (deps: RequestAccessDeps) =>
  async (request: AccessRequest): Promise<void> => {
    const at = deps.now();
    await admitWithin(deps)([figuresNetworkLimit(request.callerAddress, deps.hash)], at);
    await Promise.all([sendLinks(request, at, deps), deps.pause(answerTime)]);
  };

const sendLinks = async ({ address, month }: AccessRequest, at: Instant, deps: RequestAccessDeps): Promise<void> => {
  for (const limit of mailboxLimits(applicantOf(address, deps.hash))) if (!(await deps.count(limit, at))) return;
  const recipient = await deps.recipientAt(address);
  for (const { area, role } of recipient?.duties ?? []) {
    if (recipient === undefined || role !== 'figures') continue;
    const { token, tokenHash } = newTokenOf('figures-link', deps);
    const expiresAt = expiryOf(at, linkLifetime);
    await deps.putLink(tokenHash, { area, address: recipient.address, month, expiresAt });
    await deps.post({
      cause: `${figuresTemplates.access}#${tokenHash}`,
      template: figuresTemplates.access,
      to: { name: recipient.name, address: recipient.address },
      ...deps.renderAccess({ name: deps.areas.at(month).name(area), month, token, expiresAt: instantOf(expiresAt) }),
      createdAt: at,
    });
  }
};
