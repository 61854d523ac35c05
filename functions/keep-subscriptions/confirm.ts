import { isLive } from '../../shared/domain/access/expiry.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { addresseeOf, type RenderedMail, type Seal, subscriptionTemplates } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { confirmed, mailingsOf, type PendingSubscription } from '../../shared/domain/notices/subscription.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import type { SubscriptionChangedFacts } from '../../shared/mail/templates/subscription-changed-mail.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { SubscriptionStore } from '../../shared/store/subscription-store.ts';
import { manageTokenOf } from './subscribe.ts';

/** What looking at a link needs from outside. */
type LookDeps = Pick<SubscriptionStore, 'pending'> & { readonly now: () => Instant; readonly hash: (text: string) => string };

/** What the copy of a subscription needs from outside. */
export type CopyDeps = {
  readonly seal: () => Promise<Seal>;
  readonly renderChanged: (facts: SubscriptionChangedFacts) => RenderedMail;
  readonly post: (mail: MailDraft) => Promise<void>;
};

/** What confirming needs from outside. */
export type ConfirmDeps = LookDeps &
  CopyDeps &
  Pick<SubscriptionStore, 'confirm'> &
  Pick<RecipientStore, 'recipient'> & {
    /** Waits a moment by chance after the n-th lost race. */
    readonly pauseAfterRace: (attempt: number) => Promise<void>;
  };

/** Two clicks, a colleague's change and some bad luck together; each attempt reads anew. */
export const attempts = 12;

/** What a link confirms; `undefined` for one that is used, expired or never was. */
export const pendingOf = async (deps: LookDeps, token: unknown): Promise<(PendingSubscription & { readonly hash: string }) | undefined> => {
  const hash = tokenHashOf('subscription-link', token, deps.hash);
  const found = hash === undefined ? undefined : await deps.pending(hash);
  return hash === undefined || found === undefined || !isLive(found, deps.now()) ? undefined : { ...found, hash };
};

/**
 * Confirms a subscription by the token of a mail, once, and sends a copy.
 * @returns `false` for every token that confirms nothing, whatever the reason
 */
export const confirmSubscription =
  (deps: ConfirmDeps) =>
  async (token: unknown): Promise<boolean> => {
    const seal = await deps.seal();
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const pending = await pendingOf(deps, token);
      if (pending === undefined) return false;
      const id = addresseeOf(pending.address, seal);
      const { after, event } = confirmed(await deps.recipient(id), { id, pending, at: deps.now() });
      if (await deps.confirm(pending.hash, after, event)) {
        await sendCopy(after, true, deps);
        return true;
      }
      await deps.pauseAfterRace(attempt);
    }
    throw new Error('a subscription could not be confirmed');
  };

/** Tells a recipient what it gets from here on, and where to change that. */
export const sendCopy = async (recipient: Recipient, isConfirmed: boolean, deps: CopyDeps): Promise<void> => {
  const { id, version, changedAt, address, language } = recipient;
  const entered = mailingsOf({ ...recipient, topics: [] }).filter((mailing) => !recipient.topics.includes(mailing));
  const token = manageTokenOf(recipient, changedAt, await deps.seal());
  await deps.post({
    cause: `${subscriptionTemplates.changed}#${id}#${version}#${changedAt}`,
    template: subscriptionTemplates.changed,
    to: { address },
    ...deps.renderChanged({ topics: [...entered, ...recipient.topics], language, confirmed: isConfirmed, token }),
    createdAt: changedAt,
  });
};
