import type { Commentary } from '../../shared/domain/statistics/commentary.ts';
import type { ProtectedReport } from '../../shared/domain/statistics/disclosure/protected-report.ts';
import { commentaryWithout, isApproved, type ReleaseDraft, textIn, textNames } from '../../shared/domain/statistics/release-draft.ts';
import { figureChanges, figuresName, type ShownFigures } from '../../shared/domain/statistics/text-figures.ts';
import type { PreviewStore } from '../../shared/store/preview-store.ts';
import { type IssuePlan, type PlanDeps, type PlanOrder, planIssue } from './plan-issue.ts';
import { protectIssue } from './prepare-issue.ts';

/** What planning with texts reads. */
export type TextDeps = PlanDeps & { readonly previews: Pick<PreviewStore, 'figures'> };

/** A plan with its protected numbers. */
export type PlannedIssue = { readonly plan: IssuePlan; readonly guarded: ProtectedReport };

/** Plans an issue with the texts as they are. */
export const planAsTyped = async (order: PlanOrder, deps: PlanDeps): Promise<PlannedIssue> => {
  const plan = await planIssue(order, deps);
  return { plan, guarded: protectIssue(plan.inputs, deps.site, deps) };
};

/**
 * Plans an issue with approved texts. Texts that speak of other numbers than a new issue shows are left out, unless a second person has
 * confirmed them: the sentences of the system stand in their place. Decided by shown numbers only, so that nobody can conclude a hidden one
 * from a text that is gone. What was begun or published keeps the texts that it has.
 */
export const planWithTexts = async (order: PlanOrder, draft: ReleaseDraft | undefined, deps: TextDeps): Promise<PlannedIssue> => {
  const planned = await planAsTyped(order, deps);
  const { commentary } = order.texts;
  if (planned.plan.stage !== 'new' || commentary === undefined) return planned;
  const leftOut = await staleTexts(commentary, planned.guarded.cells.shown, { ...order, draft }, deps);
  if (leftOut.length === 0) return planned;
  const { commentary: _all, ...others } = order.texts;
  const rest = commentaryWithout(commentary, leftOut);
  return planAsTyped({ ...order, texts: { ...others, ...(rest && { commentary: rest }), leftOut: [...leftOut] } }, deps);
};

type Known = Pick<PlanOrder, 'month' | 'revisions'> & { readonly draft: ReleaseDraft | undefined };

/** Names of the texts whose numbers are others than those that they were confirmed for, or that nobody knows them of. */
const staleTexts = async (commentary: Commentary, now: ShownFigures, known: Known, deps: TextDeps): Promise<readonly string[]> => {
  const name = figuresName(now, deps.hash);
  const stale: string[] = [];
  for (const text of textNames(commentary)) {
    const figures = known.draft !== undefined && isApproved(known.draft) ? known.draft.texts[text]?.figures : undefined;
    if (figures === name) continue;
    const before = figures === undefined ? await printedWith(text, commentary, known, deps) : await deps.previews.figures(known.month, figures);
    if (before === undefined || figureChanges(text, before, now, deps.site.county.report.chapters) !== undefined) stale.push(text);
  }
  return stale;
};

/** The numbers beside which the newest issue has this very text. */
const printedWith = async (
  text: string,
  commentary: Commentary,
  { month, revisions }: Known,
  { cells }: TextDeps,
): Promise<ShownFigures | undefined> => {
  const newest = revisions.at(-1);
  if (newest?.commentary === undefined || textIn(newest.commentary, text) !== textIn(commentary, text)) return undefined;
  return (await cells.cells(month, newest.revision))?.shown;
};
