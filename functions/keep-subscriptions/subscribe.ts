import { expiryOf, instantOf, subscriptionLifetime } from '../../shared/domain/access/expiry.ts';
import { admitWithin, mailboxLimits, subscriptionNetworkLimit } from '../../shared/domain/access/limits.ts';
import { newTokenOf, type TokenMaker } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { leaveTokenOf } from '../../shared/domain/notices/leave-token.ts';
import { addresseeOf, mailboxOf, type RenderedMail, type Seal, subscriptionTemplates } from '../../shared/domain/notices/mail.ts';
import { type Language, mailingOf, type Recipient, type Topic } from '../../shared/domain/notices/recipient.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import type { SubscriptionConfirmFacts } from '../../shared/mail/templates/subscription-confirm-mail.ts';
import type { SubscriptionKnownFacts } from '../../shared/mail/templates/subscription-known-mail.ts';
import type { limitStore } from '../../shared/store/limit-store.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { SubscriptionStore } from '../../shared/store/subscription-store.ts';

/** What asking a mailbox to confirm needs from outside. */
export type AskDeps = TokenMaker &
  Pick<SubscriptionStore, 'putPending'> & {
    readonly renderConfirm: (facts: SubscriptionConfirmFacts) => RenderedMail;
    readonly post: (mail: MailDraft) => Promise<void>;
  };

/** What subscribing needs from outside. */
export type SubscribeDeps = AskDeps &
  Pick<ReturnType<typeof limitStore>, 'count' | 'fullUntil'> &
  Pick<RecipientStore, 'recipient'> & {
    readonly now: () => Instant;
    readonly seal: () => Promise<Seal>;
    readonly renderKnown: (facts: SubscriptionKnownFacts) => RenderedMail;
    /** Resolves after so many milliseconds. */
    readonly pause: (milliseconds: number) => Promise<void>;
  };

/** What somebody asks for with an address that may not be theirs. */
export type Subscription = { readonly address: string; readonly topics: readonly Topic[]; readonly language: Language };

/** Several times what sending takes, so that the time of the answer says nothing about the address. In milliseconds. */
const answerTime = 500;

/**
 * Asks the mailbox whether it wants what was chosen; one that has all of it gets the link to its page instead. The caller learns nothing of
 * that, neither by the answer nor by its time. Whether mail may go to an address at all is the mailer's question.
 * @throws Refusal `too-many-requests` for a network that asks without end
 */
export const subscribe =
  (deps: SubscribeDeps) =>
  async (asked: Subscription, callerAddress: string): Promise<void> => {
    const at = deps.now();
    await admitWithin(deps)([subscriptionNetworkLimit(callerAddress, deps.hash)], at);
    await Promise.all([write(asked, at, deps), deps.pause(answerTime)]);
  };

const write = async (asked: Subscription, at: Instant, deps: SubscribeDeps): Promise<void> => {
  const seal = await deps.seal();
  const id = addresseeOf(asked.address, seal);
  for (const limit of mailboxLimits(id)) if (!(await deps.count(limit, at))) return;
  const known = await deps.recipient(id);
  if (known === undefined || asked.topics.some((topic) => !known.topics.includes(topic))) return askToConfirm(asked, at, deps);
  const token = manageTokenOf(known, at, seal);
  await deps.post({
    cause: `${subscriptionTemplates.known}#${id}#${at}`,
    template: subscriptionTemplates.known,
    to: { address: known.address },
    ...deps.renderKnown({ language: known.language, token }),
    createdAt: at,
  });
};

/** Keeps what waits for the mailbox to confirm it, and sends the link. */
export const askToConfirm = async ({ address, topics, language }: Subscription, at: Instant, deps: AskDeps): Promise<void> => {
  const { token, tokenHash } = newTokenOf('subscription-link', deps);
  const expiresAt = expiryOf(at, subscriptionLifetime);
  const mailbox = mailboxOf(address);
  await deps.putPending(tokenHash, { address: mailbox, language, topics: [...topics], expiresAt });
  await deps.post({
    cause: `${subscriptionTemplates.confirm}#${tokenHash}`,
    template: subscriptionTemplates.confirm,
    to: { address: mailbox },
    ...deps.renderConfirm({ topics, language, token, expiresAt: instantOf(expiresAt) }),
    createdAt: at,
  });
};

/** The token of the page on which a recipient changes or leaves what it has. */
export const manageTokenOf = ({ id, topics }: Pick<Recipient, 'id' | 'topics'>, at: Instant, seal: Seal): string => {
  const [topic = 'report'] = topics;
  return leaveTokenOf({ recipient: id, mailing: mailingOf(topic) }, at.slice(0, 10), seal);
};
