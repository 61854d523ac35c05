import type { Instant } from '../../shared/domain/calendar.ts';
import { type Application, applicationStates } from '../../shared/domain/funding/application.ts';
import { canBeWithdrawn, withdrawalOf } from '../../shared/domain/funding/withdrawal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';
import { texts } from './texts.ts';

/** What withdrawing needs from outside. */
export type WithdrawDeps = Pick<ApplicantStore, 'applicationOf' | 'change'> & { readonly now: () => Instant };

/** The application as the applicant saw it when they confirmed. */
export type Withdrawal = {
  readonly applicant: string;
  readonly id: string;
  readonly version: number;
  readonly state: Application['state'] | undefined;
};

const attempts = 3;

/**
 * The applicant takes an application back. Done already, it is done.
 * @throws Refusal `not-found` (also for another's), `not-withdrawable` once there is a decision, `version-conflict` when it is no longer
 *   as the applicant saw it
 */
export const withdrawApplication =
  ({ applicationOf, change, now }: WithdrawDeps) =>
  async ({ applicant, id, version, state }: Withdrawal): Promise<void> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const before = await applicationOf(applicant, id);
      if (before === undefined) throw new Refusal('not-found', texts.unknown);
      if (before.state === 'withdrawn') return;
      if (!canBeWithdrawn(before.state)) throw new Refusal('not-withdrawable', texts.withdraw.tooLate(applicationStates[before.state]));
      if (before.version !== version) {
        throw new Refusal('version-conflict', texts.withdraw.changed(state && applicationStates[state], applicationStates[before.state]));
      }
      if (await change({ applicant, before, ...withdrawalOf(before, now()) })) return;
    }
    throw new Error('the application could not be written');
  };
