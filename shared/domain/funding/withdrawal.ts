import type { Instant } from '../calendar.ts';
import type { Application } from './application.ts';
import { type ApplicationChange, changeOf, isUndecided } from './life-cycle.ts';

/** An application can be withdrawn by its applicant until a decision is made. */
export const canBeWithdrawn = isUndecided;

/** The applicant takes an application back: what it is then, and the event that says so. Ask `canBeWithdrawn` before. */
export const withdrawalOf = (application: Application, at: Instant): ApplicationChange =>
  changeOf(application, { kind: 'application.withdrawn', at }, { state: 'withdrawn' });
