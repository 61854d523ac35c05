import type { StaffAction } from '../domain/access/roles.ts';
import { isStaffPath } from '../domain/access/staff-paths.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Route } from './manifest.ts';

/** Nobody gets an answer where nobody decided who may: a route below `/amt` without an action, or a function without a guard. */
export const refuseAll = (): never => {
  throw new Refusal('forbidden', 'Für diese Seite ist noch nicht festgelegt, wer sie öffnen darf. Bitte melden Sie uns das.');
};

/** May anybody ask for this, without a session? A path below `/amt` has to say so itself. */
export const isOpen = ({ path, action }: Route): boolean => action === 'sign-in' || (action === undefined && !isStaffPath(path));

/** What a route for staff asks for. @throws Refusal `forbidden` when it says nothing */
export const actionOf = (route: Route | undefined): StaffAction => {
  const action = route?.action;
  return action === undefined || action === 'sign-in' ? refuseAll() : action;
};
