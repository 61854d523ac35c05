import { formatEuro, sumCents } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { offersNeeded } from './cost-line.ts';
import type { CostFacts, FinancingFacts } from './facts.ts';
import { differenceText, planSum } from './plan-sums.ts';
import { costCategories, financingSources, type Round } from './round.ts';
import { asked, error } from './rule-errors.ts';
import { exceedsShare, formatShare, leastOf, mostBeside, mostOf, shareAbove, shareBelow } from './shares.ts';
import type { Submission } from './submission.ts';

/** Lines of the cost plan whose category and amount (cents) are known. */
export type CostLine = { readonly code: Submission['costs'][number]['category']; readonly amount: number; readonly eligible: boolean };
/** Lines of the financing plan whose source and amount (cents) are known. */
export type FinancingLine = { readonly code: Submission['financing'][number]['source']; readonly amount: number };

/** Both plans, as far as they are complete: a sum over half a plan would be a wrong sentence. */
export type Plans = {
  /** Sum of all costs, when every line has an amount. */
  readonly spent: number | undefined;
  /** Sum of the financing, when every line has an amount. */
  readonly given: number | undefined;
  readonly costs: readonly CostLine[] | undefined;
  readonly financing: readonly FinancingLine[] | undefined;
};

/** All rows or nothing. No row at all is a mistake of its own. */
const complete = <T>(rows: readonly (T | undefined)[]): readonly T[] | undefined => {
  const known = rows.filter((row) => row !== undefined);
  return known.length === rows.length && known.length > 0 ? known : undefined;
};

/** What is complete of two plans. */
export const plansOf = (costs: readonly CostFacts[], financing: readonly FinancingFacts[]): Plans => ({
  spent: planSum(costs.map(({ amount }) => amount)),
  given: planSum(financing.map(({ amount }) => amount)),
  costs: complete(
    costs.map(({ category, amount, eligible }) =>
      category === undefined || amount === undefined ? undefined : { code: category, amount, eligible },
    ),
  ),
  financing: complete(financing.map(({ source, amount }) => (source === undefined || amount === undefined ? undefined : { code: source, amount }))),
});

const sumOf = <C>(lines: readonly { readonly code: C; readonly amount: number }[], codes?: readonly C[]): number =>
  sumCents(lines.filter(({ code }) => codes === undefined || codes.includes(code)).map(({ amount }) => amount));

/** What the county may pay: all costs but those that are not eligible (zuwendungsfähig). Cents. */
export const eligibleCosts = (costs: readonly CostLine[]): number => sumOf(costs.filter(({ eligible }) => eligible));

/** What a share of eligible costs is a share of, in words. */
const ofCosts = (costs: readonly CostLine[]): string =>
  costs.every(({ eligible }) => eligible) ? 'der Kosten' : 'der Kosten, die der Kreis bezahlen soll';

/** V1: costs and financing are equal to the cent. */
export const plansBalance = ({ spent, given }: Plans): readonly FieldError[] => {
  if (spent === undefined || given === undefined || spent === given) return [];
  return error(
    '/financing',
    `Die Kosten betragen ${formatEuro(spent)}, die Finanzierung ${formatEuro(given)}. ${differenceText(spent, given)} Bitte ändern Sie die Pläne, bis beide Summen gleich sind.`,
  );
};

/** V2: the requested amount is the sum of the financing lines of this grant. */
export const requestIsTheCountysPart = ({ financing }: Plans, requestedAmount: number | undefined): readonly FieldError[] => {
  if (financing === undefined) return [];
  const source = `„${financingSources.county}“`;
  if (!financing.some(({ code }) => code === 'county')) {
    return error('/financing', `Im Finanzierungsplan fehlt die Zeile ${source}. Bitte tragen Sie dort ein, was Sie beim Kreis beantragen.`);
  }
  const planned = sumOf(financing, ['county']);
  if (requestedAmount === undefined || requestedAmount === planned) return [];
  return error(
    '/requestedAmount',
    `Sie beantragen ${formatEuro(requestedAmount)}. Im Finanzierungsplan stehen für ${source} ${formatEuro(planned)}. Bitte ändern Sie einen der Beträge, bis beide gleich sind.`,
  );
};

/** V8: the requested amount lies within the limits of the round. What would do instead (hilfsweise) is less than that. */
export const requestIsWithinLimits = (
  requested: number | undefined,
  fallback: number | undefined,
  { minimumGrant, maximumGrant }: Round,
): readonly FieldError[] => [
  ...(requested === undefined || (minimumGrant <= requested && requested <= maximumGrant)
    ? []
    : error(
        '/requestedAmount',
        `Sie beantragen ${formatEuro(requested)}. In dieser Runde sind mindestens ${formatEuro(minimumGrant)} und höchstens ${formatEuro(maximumGrant)} möglich. Bitte passen Sie den Betrag an.`,
      )),
  ...(requested === undefined || fallback === undefined || fallback < requested
    ? []
    : error('/fallback/amount', `Diese Summe muss kleiner sein als die beantragte Summe von ${formatEuro(requested)}. Bitte ändern Sie sie.`)),
];

/** V3: own money is at least a share of the eligible costs. Unpaid work replaces no money unless the round says so. */
export const ownShareIsEnough = ({ costs, financing: lines }: Plans, { financing }: Round): readonly FieldError[] => {
  if (costs === undefined || lines === undefined) return [];
  const total = eligibleCosts(costs);
  const { minimumOwnShare: share, inKindCounts } = financing;
  const own = sumOf(lines, inKindCounts ? ['own', 'in-kind'] : ['own']);
  const needed = leastOf(total, share);
  if (total === 0 || own >= needed) return [];
  const name = inKindCounts ? 'Eigenmittel und Eigenleistung sind' : 'Die Eigenmittel sind';
  const unpaid = !inKindCounts && sumOf(lines, ['in-kind']) > 0 ? ' Unbare Eigenleistung ersetzt kein Geld.' : '';
  return error(
    '/financing',
    `${name} ${formatEuro(own)}, das sind ${formatShare(shareBelow(own, total))} ${ofCosts(costs)}. Nötig sind mindestens ${formatShare(share)}, also ${formatEuro(needed)}.${unpaid} Bitte erhöhen Sie die Eigenmittel um ${formatEuro(needed - own)}, oder senken Sie die Kosten.`,
  );
};

/** Bodies of the state: what they pay together has a limit. */
const publicSources: readonly FinancingLine['code'][] = ['county', 'municipality', 'county-other', 'state', 'federal', 'eu', 'social-insurance'];

/** V4: public money is at most a share of the costs. */
export const publicShareIsKept = ({ costs, financing: lines }: Plans, { financing }: Round): readonly FieldError[] => {
  if (costs === undefined || lines === undefined) return [];
  const total = sumOf(costs);
  const { maximumPublicShare: share } = financing;
  const paid = sumOf(lines, publicSources);
  // Without a limit a plan that does not balance would be refused for it twice.
  if (share === 10_000 || !exceedsShare(paid, total, share)) return [];
  return error(
    '/financing',
    `Öffentliche Stellen bezahlen ${formatEuro(paid)}, das sind ${formatShare(shareAbove(paid, total))} der Kosten. Erlaubt sind ${formatShare(share)}, also ${formatEuro(mostOf(total, share))}. Bitte finden Sie für den Rest andere Quellen, oder senken Sie die Kosten.`,
  );
};

/** V5: nobody else pays the same costs. */
export const costsArePaidOnce = (sameCostsElsewhere: boolean | undefined): readonly FieldError[] =>
  sameCostsElsewhere === true
    ? error(
        '/sameCostsElsewhere',
        'Dieselben Ausgaben dürfen nicht zweimal bezahlt werden. Bitte nehmen Sie in den Kostenplan nur Ausgaben auf, die noch niemand bezahlt.',
      )
    : [];

/** V6, and the rate of the round: the county pays eligible costs only, and of those at most a share. */
export const countyPaysEligibleCosts = ({ spent, costs, financing: lines }: Plans, { financing }: Round): readonly FieldError[] => {
  if (costs === undefined || lines === undefined) return [];
  const { maximumRate: rate } = financing;
  const [eligible, county] = [eligibleCosts(costs), sumOf(lines, ['county'])];
  const most = mostOf(eligible, rate);
  // Where the county may pay all costs, only a plan that does not balance asks for more, and that is told already.
  if (county <= most || (rate === 10_000 && eligible === spent)) return [];
  const frame = rate === 10_000 ? '' : ` Davon bezahlt der Kreis höchstens ${formatShare(rate)}.`;
  return error(
    '/financing',
    `Beim Kreis beantragt sind ${formatEuro(county)}. Die Ausgaben, die der Kreis bezahlen kann, betragen ${formatEuro(eligible)}.${frame} Möglich sind also ${formatEuro(most)}. Bitte bezahlen Sie den Rest aus anderen Quellen, oder ändern Sie die Pläne.`,
  );
};

const ownSources: readonly FinancingLine['code'][] = ['county', 'own', 'in-kind'];
/** Money of others, which may be planned, applied for or approved. */
export const isOthersMoney = (source: FinancingLine['code']): boolean => !ownSources.includes(source);

/** V7: of others' money it is said where it stands. */
export const othersMoneyHasAStatus = (lines: readonly FinancingFacts[]): readonly FieldError[] =>
  lines.flatMap(({ source, hasStatus }, row) =>
    source !== undefined && isOthersMoney(source) && !hasStatus ? asked(`/financing/${row}/status`) : [],
  );

/** Every cost belongs to a category that the round takes. */
export const categoriesAreAdmitted = (lines: readonly CostFacts[], { costCategories: admitted }: Round): readonly FieldError[] =>
  lines.flatMap(({ category }, row) =>
    category === undefined || admitted.includes(category)
      ? []
      : error(
          `/costs/${row}/category`,
          `Kosten der Art „${costCategories[category]}“ fördert der Kreis in dieser Runde nicht. Bitte streichen Sie die Zeile, oder wählen Sie eine andere Kostenart, wenn diese nicht passt.`,
        ),
  );

/** From certain amounts on several offers are compared, or the plan says why not. */
export const offersAreCompared = (lines: readonly CostFacts[], round: Round): readonly FieldError[] =>
  lines.flatMap(({ category, amount, offers = 0, hasOffersReason }, row) => {
    if (category === undefined || amount === undefined || hasOffersReason) return [];
    const needed = offersNeeded({ category, amount }, round);
    return offers >= needed
      ? []
      : error(
          `/costs/${row}/offers`,
          `Für ${formatEuro(amount)} brauchen wir Vergleichsangebote: ${needed}. Angegeben haben Sie: ${offers}. Bitte holen Sie weitere Angebote ein, oder begründen Sie, warum es weniger sind.`,
        );
  });

/** Staff costs of a plan, with fees where the round counts them, and all eligible costs together. Cents. */
export const staffCostsOf = (lines: readonly CostLine[], { staffCosts }: Round): { readonly staff: number; readonly total: number } => {
  const eligible = lines.filter((line) => line.eligible);
  return { staff: sumOf(eligible, staffCosts.feesCount ? ['staff', 'fees'] : ['staff']), total: sumOf(eligible) };
};

/** What the quota leaves of the staff costs, in cents: all of them, or less by the round's base. */
export const admittedStaffCosts = ({ staff, total }: { readonly staff: number; readonly total: number }, { staffCosts }: Round): number => {
  const { maximumShare: share, base } = staffCosts;
  if (!exceedsShare(staff, total, share)) return staff;
  return base === 'total' ? mostOf(total, share) : mostBeside(total - staff, share);
};

/** The staff-cost quota, where the round refuses what is above it. */
export const staffQuotaIsKept = ({ costs }: Plans, round: Round): readonly FieldError[] => {
  if (costs === undefined) return [];
  const { maximumShare: share, feesCount, base, above } = round.staffCosts;
  const { staff, total } = staffCostsOf(costs, round);
  if (above === 'cut' || !exceedsShare(staff, total, share)) return [];
  const name = feesCount ? 'Personalkosten und Honorare' : 'Personalkosten';
  const article = feesCount ? name : `Die ${name}`;
  const frame = base === 'total' ? `Bei Kosten von ${formatEuro(total)}` : `Bei anderen Kosten von ${formatEuro(total - staff)}`;
  const most = formatEuro(admittedStaffCosts({ staff, total }, round));
  return error(
    '/costs',
    `${article} sind ${formatShare(shareAbove(staff, total))} ${ofCosts(costs)}. Erlaubt sind ${formatShare(share)}. ${frame} sind das höchstens ${most}; im Plan stehen ${formatEuro(staff)}. Bitte ändern Sie den Kostenplan.`,
  );
};

/** Overhead (Verwaltungspauschale) is at most a share of the costs. */
export const overheadIsKept = ({ costs }: Plans, round: Round): readonly FieldError[] => {
  if (costs === undefined) return [];
  const { maximumOverhead: share } = round.costs;
  const [overhead, total] = [sumOf(costs, ['overhead']), sumOf(costs)];
  return exceedsShare(overhead, total, share)
    ? error(
        '/costs',
        `Die Verwaltungspauschale beträgt ${formatShare(shareAbove(overhead, total))} der Kosten. Erlaubt sind ${formatShare(share)}, also ${formatEuro(mostOf(total, share))}. Bitte ändern Sie den Kostenplan.`,
      )
    : [];
};
