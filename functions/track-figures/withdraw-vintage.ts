import * as z from 'zod';
import type { Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { Vintage } from '../../shared/domain/statistics/vintage.ts';
import type { DifferingValue } from '../../shared/domain/statistics/vintage-difference.ts';
import {
  countingWithout,
  type VintageStanding,
  vintageOfSlug,
  vintageStandings,
  withdrawalName,
} from '../../shared/domain/statistics/vintage-standing.ts';
import type { FiguresDeps } from './figures-deps.ts';
import { differenceOf, stateNow } from './month-states.ts';
import { vintageTexts as texts } from './vintage-texts.ts';

type Deps = Pick<FiguresDeps, 'now' | 'hash' | 'figures' | 'releases'>;

/** What the page before a withdrawal shows. */
export type WithdrawalPreview = {
  readonly month: Month;
  readonly standing: VintageStanding;
  /** What it takes back, when it is a withdrawal itself. */
  readonly restores: Vintage | undefined;
  /** What differs afterwards, in this month. */
  readonly difference: readonly DifferingValue[];
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

/** What taking a vintage back would change. Nothing is written. @throws Refusal `not-found` */
export const previewWithdrawal = async (deps: Deps, month: Month, slug: string | undefined): Promise<WithdrawalPreview> => {
  const { vintages, vintage, standing } = await find(deps, month, slug);
  const after = { key: '', label: '', vintages: standing.counts ? countingWithout(vintages, vintage) : stateNow({ vintages }).vintages };
  const [difference, released] = await Promise.all([differenceOf(deps, stateNow({ vintages }), after), deps.releases.releases()]);
  const published = new Set(released.map((release) => release.month));
  return {
    month,
    standing,
    restores: vintages.find((each) => each.vintage === vintage.withdraws),
    difference,
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
