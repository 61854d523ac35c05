import * as z from 'zod';
import type { Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { Vintage } from '../../shared/domain/statistics/vintage.ts';
import { changedFirst, type DifferingValue } from '../../shared/domain/statistics/vintage-difference.ts';
import { type VintageStanding, vintageOfSlug, vintageStandings, withdrawalName } from '../../shared/domain/statistics/vintage-standing.ts';
import type { FiguresDeps } from './figures-deps.ts';
import { differenceOf, stateNow, stateWithout } from './month-states.ts';
import { vintageTexts as texts } from './vintage-texts.ts';

type Deps = Pick<FiguresDeps, 'now' | 'hash' | 'figures' | 'releases'>;

/** What the page before a withdrawal shows. */
export type WithdrawalPreview = {
  readonly month: Month;
  readonly standing: VintageStanding;
  /** What it takes back, when it is a withdrawal itself. */
  readonly restores: Vintage | undefined;
  /** What differs afterwards, in this month: what changes first, then what goes, then what comes. */
  readonly difference: readonly DifferingValue[];
  /** All months that came together, with how many values of each. */
  readonly months: readonly { readonly month: Month; readonly rows: number }[];
  /** Months of it whose report is published: they need a correction. */
  readonly published: readonly Month[];
  /** Names the withdrawal of what was shown. */
  readonly request: string;
};

/** @throws Refusal `not-found` */
const find = async ({ figures }: Pick<Deps, 'figures'>, month: Month, slug: string | undefined) => {
  const vintages = await figures.vintages(month);
  const vintage = vintageOfSlug(vintages, slug ?? '');
  const standing = vintageStandings(vintages).find((each) => each.vintage === vintage);
  if (vintage === undefined || standing === undefined) throw new Refusal('not-found', texts.noVintage);
  return { vintages, vintage, standing };
};

/** Costs one small read for each month: their values are read where somebody looks at them. */
const monthsOf = ({ figures }: Pick<Deps, 'figures'>, { vintage, months }: Vintage): Promise<WithdrawalPreview['months']> =>
  Promise.all(months.map(async (month) => ({ month, rows: (await figures.vintages(month)).find((each) => each.vintage === vintage)?.rows ?? 0 })));

/** What taking a vintage back would change. Nothing is written. @throws Refusal `not-found` */
export const previewWithdrawal = async (deps: Deps, month: Month, slug: string | undefined): Promise<WithdrawalPreview> => {
  const { vintages, vintage, standing } = await find(deps, month, slug);
  const restores = vintages.find((each) => each.vintage === vintage.withdraws);
  const [difference, released, months] = await Promise.all([
    differenceOf(deps, stateNow({ vintages }), { vintages: stateWithout(vintages, vintage) }),
    deps.releases.releases(),
    monthsOf(deps, restores ?? vintage),
  ]);
  const published = new Set(released.map((release) => release.month));
  return {
    month,
    standing,
    restores,
    difference: changedFirst(difference),
    months,
    published: vintage.months.filter((each) => published.has(each)),
    request: deps.hash(withdrawalName(vintages, vintage)),
  };
};

/** Longest reason, as vintages keep it. */
export const longestReason = 300;

const formSchema = z.object({
  auftrag: z.string().default(''),
  grund: z.string().trim().min(3, texts.withdrawal.noReason).max(longestReason, texts.withdrawal.longReason).default(''),
});

/** What became of it; `before`: somebody had done it already. */
export type WithdrawalOutcome = 'withdrawn' | 'restored' | 'before';

/**
 * Takes a vintage back, in all its months; of a withdrawal: what it took back counts again. The form names what its page showed, so two
 * clicks, or two people at once, make one withdrawal.
 * @throws Refusal `not-found`, `invalid-fields`, `version-conflict` when it was taken back and brought back since the page was opened
 */
export const withdrawVintage = async (
  deps: Deps,
  { month, slug, form, by }: { readonly month: Month; readonly slug: string | undefined; readonly form: unknown; readonly by: string },
): Promise<WithdrawalOutcome> => {
  const { vintages, vintage, standing } = await find(deps, month, slug);
  const { data, error } = formSchema.safeParse(form instanceof URLSearchParams ? Object.fromEntries(form) : {});
  if (!standing.counts) return 'before';
  const reason = data?.grund ?? '';
  if (error !== undefined || reason === '') {
    const message = error?.issues[0]?.message ?? texts.withdrawal.noReason;
    throw new Refusal('invalid-fields', message, [{ pointer: '/grund', message }]);
  }
  const request = deps.hash(withdrawalName(vintages, vintage));
  if (data?.auftrag !== request) throw new Refusal('version-conflict', texts.withdrawal.changed);
  await deps.figures.withdrawVintage({ request, receivedAt: deps.now(), withdrawn: vintage, by, reason });
  return vintage.kind === 'withdrawal' ? 'restored' : 'withdrawn';
};
