import type { Instant } from '../calendar.ts';
import type { Application, ApplicationEvent } from './application.ts';

const beforeDecision: readonly Application['state'][] = ['submitted', 'formal_check', 'info_requested', 'assessed'];

/** An application can be withdrawn by its applicant until a decision is made. */
export const canBeWithdrawn = (state: Application['state']): boolean => beforeDecision.includes(state);

/** The applicant takes an application back: what it is then, and the event that says so. Ask `canBeWithdrawn` before. */
export const withdrawalOf = (application: Application, at: Instant): { readonly after: Application; readonly event: ApplicationEvent } => ({
  after: { ...application, state: 'withdrawn', version: application.version + 1 },
  event: {
    applicationId: application.id,
    reference: application.reference,
    kind: 'application.withdrawn',
    at,
    actor: 'applicant',
    from: application.state,
    to: 'withdrawn',
  },
});
