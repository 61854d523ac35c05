import type { CaseFilter } from '../../shared/domain/funding/case-filter.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ViewStore } from '../../shared/store/view-store.ts';
import { viewFields } from './list-form.ts';
import { texts } from './texts.ts';

/** What keeping a view needs from outside. */
export type KeepDeps = Pick<ViewStore, 'viewsOf' | 'keepView'> & { readonly hash: (text: string) => string };

const mostViews = 20;
const longestName = 60;

const refuse = (message: string): never => {
  throw new Refusal('invalid-fields', message, [{ pointer: `/${viewFields.name}`, message }]);
};

/**
 * Keeps the filters of a list under a name; the same name again replaces the view.
 * @returns the id of the view
 * @throws Refusal `invalid-fields` without a name, with a long one, and when there are too many views
 */
export const keepView = async (
  { viewsOf, keepView: keep, hash }: KeepDeps,
  subject: string,
  { name: typed, round, filter }: { readonly name: string; readonly round: string | undefined; readonly filter: CaseFilter },
): Promise<string> => {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name === '') refuse(texts.list.viewUnnamed);
  if (name.length > longestName) refuse(texts.list.viewTooLong);
  const id = hash(name.toLowerCase()).slice(0, 32);
  const views = await viewsOf(subject);
  if (views.length >= mostViews && !views.some((view) => view.id === id)) refuse(texts.list.viewsFull);
  await keep(subject, { id, name, ...(round !== undefined && { round }), filter });
  return id;
};
