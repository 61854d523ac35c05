import type { Instant } from '../../shared/domain/calendar.ts';
import type { Mailing } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { leaving, type ReaderStep } from '../../shared/domain/notices/subscription.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import { attempts } from './confirm.ts';

/** What writing a reader's step needs from outside. */
export type StepDeps = Pick<RecipientStore, 'recipient' | 'keepRecipient' | 'deleteRecipient'> & {
  readonly now: () => Instant;
  /** Waits a moment by chance after the n-th lost race. */
  readonly pauseAfterRace: (attempt: number) => Promise<void>;
};

/** What a step ended with. */
export type Stepped<S extends { readonly step: ReaderStep }> = S & { readonly before: Recipient };

/**
 * Reads a recipient, decides and writes; after a lost race once more from the beginning.
 * @returns what was decided, or `undefined` when there is no such recipient
 */
export const takeStep =
  (deps: StepDeps) =>
  async <S extends { readonly step: ReaderStep }>(id: string, decide: (before: Recipient, at: Instant) => S): Promise<Stepped<S> | undefined> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const before = await deps.recipient(id);
      if (before === undefined) return undefined;
      const at = deps.now();
      const decided = decide(before, at);
      if (await written(decided.step, before, at, deps)) return { ...decided, before };
      await deps.pauseAfterRace(attempt);
    }
    throw new Error('a subscription could not be changed');
  };

const written = async (step: ReaderStep, before: Recipient, at: Instant, deps: StepDeps): Promise<boolean> => {
  switch (step.kind) {
    case 'same':
      return true;
    case 'gone':
      return deps.deleteRecipient(before, at);
    case 'kept':
      return deps.keepRecipient(step.after, step.event);
  }
};

/**
 * Leaves one mailing, or all. Somebody whom nothing else is sent to is deleted. Repeating it, or leaving when one is gone, changes nothing.
 * @returns whether there is still something to see on the page of the subscription
 */
export const leaveMailing =
  (deps: StepDeps) =>
  async (id: string, mailing: Mailing | 'all'): Promise<boolean> => {
    const done = await takeStep(deps)(id, (before, at) => ({ step: leaving(before, mailing, at) }));
    return done !== undefined && done.step.kind !== 'gone';
  };
