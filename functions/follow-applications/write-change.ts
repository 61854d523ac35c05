import type { Application } from '../../shared/domain/funding/application.ts';
import type { RequestChange } from '../../shared/domain/funding/information-request.ts';
import type { ApplicationChange } from '../../shared/domain/funding/life-cycle.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';
import { texts } from './texts.ts';

/** What changing an application needs from outside. */
export type ChangeDeps = Pick<ApplicantStore, 'applicationOf' | 'change'>;

/** Whose application, and which. */
export type Whose = { readonly applicant: string; readonly id: string };

/** What is to be written; `undefined` when everything is already as it is to be. */
export type Decided = (ApplicationChange & Partial<Pick<RequestChange, 'request' | 'desk'>>) | undefined;

const attempts = 3;

/**
 * Reads the application, lets the caller decide, and writes what was decided. Was somebody else faster, it begins anew: so what is
 * decided is always about the application as it is.
 * @param decide throws a Refusal when it is not possible
 * @throws Refusal `not-found`, also for another's
 */
export const writeChange = async (
  { applicationOf, change }: ChangeDeps,
  { applicant, id }: Whose,
  decide: (before: Application) => Promise<Decided> | Decided,
): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const before = await applicationOf(applicant, id);
    if (before === undefined) throw new Refusal('not-found', texts.unknown);
    const decided = await decide(before);
    if (decided === undefined || (await change({ applicant, ...decided }))) return;
  }
  throw new Error('the application could not be written');
};
