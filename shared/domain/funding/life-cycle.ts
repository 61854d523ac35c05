import type { Application, ApplicationEvent } from './application.ts';

const beforeDecision: readonly Application['state'][] = ['submitted', 'formal_check', 'info_requested', 'assessed'];

/** Nothing is decided yet: the applicant may still change, add or take back. */
export const isUndecided = (state: Application['state']): boolean => beforeDecision.includes(state);

/** Something happens to an application: what it was, what it is then, and the event that says so. Stored together or not at all. */
export type ApplicationChange = { readonly before: Application; readonly after: Application; readonly event: ApplicationEvent };

type Happening = Pick<ApplicationEvent, 'kind' | 'at'> & Partial<Pick<ApplicationEvent, 'actor' | 'subject' | 'textVersion'>>;

/**
 * Makes a change of an application.
 * @param happening what happens; by the applicant where it names nobody
 * @param over what is other than before
 */
export const changeOf = (before: Application, happening: Happening, over: Partial<Application>): ApplicationChange => {
  const after = { ...before, ...over, version: before.version + 1 };
  const { id: applicationId, reference } = before;
  return { before, after, event: { applicationId, reference, actor: 'applicant', ...happening, from: before.state, to: after.state } };
};
