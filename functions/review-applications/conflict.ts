import type { Role } from '../../shared/domain/access/roles.ts';
import { conflictDeclared, conflictLifted } from '../../shared/domain/funding/review-changes.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ReviewStore } from '../../shared/store/review-store.ts';
import { type Asked, type ChangeDeps, changeCase } from './change-case.ts';
import { mistake, refuseErrors, textMistakes } from './step.ts';
import { stepTexts } from './step-texts.ts';

/** What conflicts of interest need from outside. */
export type ConflictDeps = ChangeDeps & Pick<ReviewStore, 'hasDeclared'>;

const said = stepTexts.conflict;
const lifters: readonly Role[] = ['caseworker', 'approver'];

/**
 * Somebody declares a conflict of interest about themselves: from then on the case is gone for them. Declared again, it is declared.
 * A version that is not the newest does not matter: whatever happened meanwhile, they must not see it.
 * @throws Refusal `invalid-fields` when they did not say that they are sure, `not-found`
 */
export const declareConflict = async (deps: ConflictDeps, { id, staff }: Asked, isSure: boolean): Promise<void> => {
  refuseErrors(mistake(!isSure, 'sicher', said.sureAsked));
  if (await deps.hasDeclared(id, staff.subject)) return;
  await changeCase(deps, { id, version: 'any', staff }, (view, doer) => conflictDeclared(view, doer));
};

/**
 * Somebody else takes a declaration back with a reason: who is meant cannot do it, because they do not see the case.
 * @throws Refusal `invalid-fields` without a reason, `forbidden` for who is neither caseworker nor approver, `version-conflict`, `not-found`
 */
export const liftConflict = async (
  deps: ChangeDeps,
  { roles, ...asked }: Asked & { readonly roles: readonly Role[] },
  { whose, reason: typed }: { readonly whose: string; readonly reason: string },
): Promise<void> => {
  if (!roles.some((role) => lifters.includes(role))) throw new Refusal('forbidden', said.notYou);
  const reason = typed.replaceAll('\r\n', '\n').trim();
  refuseErrors(textMistakes(reason, 'grund', said.reasonAsked, 1000));
  await changeCase(deps, asked, (view, doer) => conflictLifted(view, { whose, reason }, doer));
};
