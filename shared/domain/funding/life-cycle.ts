import { Refusal } from '../refusal.ts';
import { type Application, type ApplicationEvent, applicationStates } from './application.ts';

const beforeDecision: readonly Application['state'][] = ['submitted', 'formal_check', 'info_requested', 'assessed', 'deferred'];

/** Nothing is decided yet: the applicant may still change, add or take back. */
export const isUndecided = (state: Application['state']): boolean => beforeDecision.includes(state);

/** Something happens to an application: what it was, what it is then, and the event that says so. Stored together or not at all. */
export type ApplicationChange = { readonly before: Application; readonly after: Application; readonly event: ApplicationEvent };

type Happening = Pick<ApplicationEvent, 'kind' | 'at'> &
  Partial<Pick<ApplicationEvent, 'actor' | 'actorName' | 'subject' | 'textVersion' | 'amount'>>;

/** Who of the staff does something, as an event names them. */
export const staffActor = ({ subject, name }: { readonly subject: string; readonly name: string }) => ({ actor: subject, actorName: name });

/**
 * Only in these states something can happen.
 * @param what German, as the subject of a sentence: „Ein Bescheid“
 * @throws Refusal `wrong-state` with the state as it is
 */
export const requireState = ({ state }: Pick<Application, 'state'>, allowed: readonly Application['state'][], what: string): void => {
  if (!allowed.includes(state)) {
    throw new Refusal('wrong-state', `${what} ist jetzt nicht möglich: Der Antrag ist „${applicationStates[state]}“. Bitte laden Sie die Seite neu.`);
  }
};

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
