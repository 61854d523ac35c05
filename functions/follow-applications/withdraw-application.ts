import type { Instant } from '../../shared/domain/calendar.ts';
import { type Application, applicationStates } from '../../shared/domain/funding/application.ts';
import { canBeWithdrawn, withdrawalOf } from '../../shared/domain/funding/withdrawal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { texts } from './texts.ts';
import { type ChangeDeps, type Whose, writeChange } from './write-change.ts';

/** What withdrawing needs from outside. */
export type WithdrawDeps = ChangeDeps & { readonly now: () => Instant };

/** The application as the applicant saw it when they confirmed. */
export type Withdrawal = Whose & { readonly version: number; readonly state: Application['state'] | undefined };

/**
 * The applicant takes an application back. Done already, it is done.
 * @throws Refusal `not-found` (also for another's), `not-withdrawable` once there is a decision, `version-conflict` when it is no longer
 *   as the applicant saw it
 */
export const withdrawApplication =
  (deps: WithdrawDeps) =>
  ({ version, state, ...whose }: Withdrawal): Promise<void> =>
    writeChange(deps, whose, (before) => {
      if (before.state === 'withdrawn') return undefined;
      if (!canBeWithdrawn(before.state)) throw new Refusal('not-withdrawable', texts.withdraw.tooLate(applicationStates[before.state]));
      if (before.version !== version) {
        throw new Refusal('version-conflict', texts.withdraw.changed(state && applicationStates[state], applicationStates[before.state]));
      }
      return withdrawalOf(before, deps.now());
    });
