import { formatEuro, sumCents } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import type { Submission } from './application.ts';
import { costCategories, type Round } from './round.ts';
import { exceedsShare, formatShare, leastOf, mostBeside, mostOf, shareAbove, shareBelow } from './shares.ts';

/** A line of the cost plan or of the financing plan: its code, and cents. */
type Line<C> = { readonly code: C; readonly amount: number };
export type CostLine = Line<Submission['costs'][number]['category']>;
export type FinancingLine = Line<Submission['financing'][number]['source']>;

const sumOf = <C>(lines: readonly Line<C>[], codes: readonly C[]): number =>
  sumCents(lines.filter(({ code }) => codes.includes(code)).map(({ amount }) => amount));

const error = (pointer: string, message: string): readonly FieldError[] => [{ pointer, message }];

/** Every cost belongs to a category that the round takes. */
export const categoriesAreAdmitted = (codes: readonly (CostLine['code'] | undefined)[], { costCategories: admitted }: Round): readonly FieldError[] =>
  codes.flatMap((code, row) =>
    code === undefined || admitted.includes(code)
      ? []
      : error(
          `/costs/${row}/category`,
          `Kosten der Art „${costCategories[code]}“ fördert der Kreis in dieser Runde nicht. Bitte streichen Sie die Zeile, oder wählen Sie eine andere Kostenart, wenn diese nicht passt.`,
        ),
  );

/** V3: own money is at least a share of the costs. Unpaid work replaces no money unless the round says so. */
export const ownShareIsEnough = (costs: readonly number[], lines: readonly FinancingLine[], { financing }: Round): readonly FieldError[] => {
  const total = sumCents(costs);
  const { minimumOwnShare: share, inKindCounts } = financing;
  const own = sumOf(lines, inKindCounts ? ['own', 'in-kind'] : ['own']);
  const needed = leastOf(total, share);
  if (own >= needed) return [];
  const name = inKindCounts ? 'Eigenmittel und Eigenleistung sind' : 'Die Eigenmittel sind';
  const unpaid = !inKindCounts && sumOf(lines, ['in-kind']) > 0 ? ' Unbare Eigenleistung ersetzt kein Geld.' : '';
  return error(
    '/financing',
    `${name} ${formatEuro(own)}, das sind ${formatShare(shareBelow(own, total))} der Kosten. Nötig sind mindestens ${formatShare(share)}, also ${formatEuro(needed)}.${unpaid} Bitte erhöhen Sie die Eigenmittel um ${formatEuro(needed - own)}, oder senken Sie die Kosten.`,
  );
};

/** Bodies of the state: what they pay together has a limit. */
const publicSources: readonly FinancingLine['code'][] = ['county', 'municipality', 'county-other', 'state', 'federal', 'eu', 'social-insurance'];

/** V4: public money is at most a share of the costs. */
export const publicShareIsKept = (costs: readonly number[], lines: readonly FinancingLine[], { financing }: Round): readonly FieldError[] => {
  const total = sumCents(costs);
  const { maximumPublicShare: share } = financing;
  const paid = sumOf(lines, publicSources);
  // Without a limit a plan that does not balance would be refused for it twice.
  if (share === 10_000 || !exceedsShare(paid, total, share)) return [];
  return error(
    '/financing',
    `Öffentliche Stellen bezahlen ${formatEuro(paid)}, das sind ${formatShare(shareAbove(paid, total))} der Kosten. Erlaubt sind ${formatShare(share)}, also ${formatEuro(mostOf(total, share))}. Bitte finden Sie für den Rest andere Quellen, oder senken Sie die Kosten.`,
  );
};

/** Staff costs of a plan, with fees where the round counts them, and all costs together. Cents. */
export const staffCostsOf = (lines: readonly CostLine[], { staffCosts }: Round): { readonly staff: number; readonly total: number } => ({
  staff: sumOf(lines, staffCosts.feesCount ? ['staff', 'fees'] : ['staff']),
  total: sumCents(lines.map(({ amount }) => amount)),
});

/** What the quota leaves of the staff costs, in cents: all of them, or less by the round's base. */
export const admittedStaffCosts = ({ staff, total }: { readonly staff: number; readonly total: number }, { staffCosts }: Round): number => {
  const { maximumShare: share, base } = staffCosts;
  if (!exceedsShare(staff, total, share)) return staff;
  return base === 'total' ? mostOf(total, share) : mostBeside(total - staff, share);
};

/** The staff-cost quota, where the round refuses what is above it. */
export const staffQuotaIsKept = (lines: readonly CostLine[], round: Round): readonly FieldError[] => {
  const { maximumShare: share, feesCount, base, above } = round.staffCosts;
  const { staff, total } = staffCostsOf(lines, round);
  if (above === 'cut' || !exceedsShare(staff, total, share)) return [];
  const name = feesCount ? 'Personalkosten und Honorare' : 'Personalkosten';
  const article = feesCount ? name : `Die ${name}`;
  const frame = base === 'total' ? `Bei Kosten von ${formatEuro(total)}` : `Bei anderen Kosten von ${formatEuro(total - staff)}`;
  const most = formatEuro(admittedStaffCosts({ staff, total }, round));
  return error(
    '/costs',
    `${article} sind ${formatShare(shareAbove(staff, total))} der Kosten. Erlaubt sind ${formatShare(share)}. ${frame} sind das höchstens ${most}; im Plan stehen ${formatEuro(staff)}. Bitte ändern Sie den Kostenplan.`,
  );
};
