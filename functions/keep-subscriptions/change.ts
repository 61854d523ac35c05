import { admitWithin, mailboxLimits, refusedUntil, subscriptionChangeLimit } from '../../shared/domain/access/limits.ts';
import { type AskedChange, changing } from '../../shared/domain/notices/subscription.ts';
import { type CopyDeps, sendCopy } from './confirm.ts';
import { type StepDeps, takeStep } from './leave.ts';
import { askToConfirm, type SubscribeDeps } from './subscribe.ts';
import { texts } from './texts.ts';

/** What changing a subscription needs from outside. */
export type ChangeDeps = StepDeps & CopyDeps & SubscribeDeps;

/** What became of a change. `gone`: everything was taken away. `asked`: what was added waits for the mailbox. */
export type Changed = { readonly gone: boolean; readonly asked: boolean };

/**
 * Changes a subscription by the link of a mail: takes away at once, asks the mailbox for what is added, and sends a copy of what changed.
 * @returns `undefined` when there is no such recipient
 * @throws Refusal `too-many-requests` when the mailbox got too many links lately, or the page changed too often; then nothing has changed
 */
export const changeSubscription =
  (deps: ChangeDeps) =>
  async (id: string, asked: AskedChange): Promise<Changed | undefined> => {
    const at = deps.now();
    const known = await deps.recipient(id);
    if (known === undefined) return undefined;
    const adds = changing(known, asked, at).added.length > 0;
    await admitWithin(deps)([subscriptionChangeLimit(id)], at);
    if (adds) await admitWithin(deps, refusedUntil(texts.errors.justWritten))(mailboxLimits(id), at);
    const done = await takeStep(deps)(id, (before, now) => changing(before, asked, now));
    if (done === undefined) return undefined;
    const { step, added, before } = done;
    if (added.length > 0) await askToConfirm({ address: before.address, topics: added, language: asked.language }, at, deps);
    else if (step.kind === 'kept' && (await mayWrite(id, at, deps))) await sendCopy(step.after, false, deps);
    return { gone: step.kind === 'gone', asked: added.length > 0 };
  };

/** A copy is a courtesy: it never fills a mailbox, and takes no link away from it for more than its share. */
const mayWrite = async (id: string, at: string, deps: Pick<ChangeDeps, 'count'>): Promise<boolean> => {
  for (const limit of mailboxLimits(`copy-${id}`)) if (!(await deps.count(limit, at))) return false;
  return true;
};
