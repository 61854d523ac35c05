import { formatDate, type IsoDate } from '../calendar.ts';
import { formatEuro, sumCents } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { maximumMunicipalities, maximumRows, type Submission, submissionSchema } from './application.ts';
import { valueAt } from './field-messages.ts';
import { byFormOrder } from './fields.ts';
import { type CostLine, categoriesAreAdmitted, type FinancingLine, ownShareIsEnough, publicShareIsKept, staffQuotaIsKept } from './plan-rules.ts';
import { lastDayWithin } from './project-period.ts';
import { financingSources, legalForms, type Round } from './round.ts';

/** What the rules are checked against. `knownMunicipality`: is this AGS one of the county's? */
export type RuleContext = { readonly round: Round; readonly knownMunicipality: (ags: string) => boolean };

/** The parts of a submission that rules need; a part that could not be read is `undefined` and its rules stay silent. */
type Facts = {
  readonly legalForm: Submission['organisation']['legalForm'] | undefined;
  readonly startDate: IsoDate | undefined;
  readonly endDate: IsoDate | undefined;
  readonly municipalities: readonly (string | undefined)[];
  /** Amounts of the cost plan in cents. */
  readonly costs: readonly number[] | undefined;
  /** The cost plan's categories by row. */
  readonly categories: readonly (CostLine['code'] | undefined)[];
  readonly costLines: readonly CostLine[] | undefined;
  readonly financing: readonly number[] | undefined;
  readonly financingLines: readonly FinancingLine[] | undefined;
  readonly requestedAmount: number | undefined;
};

type Rule = (facts: Facts, context: RuleContext) => readonly FieldError[];

const error = (pointer: string, message: string): readonly FieldError[] => [{ pointer, message }];
const quoted = (text: string): string => `„${text}“`;

const legalFormIsAdmitted: Rule = ({ legalForm }, { round }) =>
  legalForm === undefined || round.legalForms.includes(legalForm)
    ? []
    : error(
        '/organisation/legalForm',
        `${quoted(legalForms[legalForm])} kann in dieser Runde keinen Antrag stellen. Möglich ist das für: ${round.legalForms.map((form) => legalForms[form]).join('; ')}.`,
      );

const municipalitiesAreOfTheCounty: Rule = ({ municipalities }, { knownMunicipality }) =>
  municipalities.flatMap((ags, row) => {
    if (ags === undefined) return [];
    const pointer = `/project/municipalities/${row}`;
    if (!knownMunicipality(ags)) {
      return error(pointer, `Den Gemeindeschlüssel ${ags} gibt es im Kreis nicht. Bitte nennen Sie eine Gemeinde, die zum Kreis gehört.`);
    }
    return municipalities.indexOf(ags) < row
      ? error(pointer, `Der Gemeindeschlüssel ${ags} steht schon in der Liste. Bitte nennen Sie ihn nur einmal.`)
      : [];
  });

const datesAreInOrder: Rule = ({ startDate, endDate }) =>
  startDate === undefined || endDate === undefined || startDate <= endDate
    ? []
    : error('/project/endDate', `Das Ende (${formatDate(endDate)}) liegt vor dem Beginn (${formatDate(startDate)}). Bitte prüfen Sie beide Daten.`);

const periodIsInBudgetYear: Rule = ({ startDate, endDate }, { round: { budgetYear, duration } }) => {
  if (duration.period === 'touches-year') return periodTouchesYear(startDate, endDate, budgetYear);
  const isOutside = (date: IsoDate | undefined): date is IsoDate => date !== undefined && !date.startsWith(`${budgetYear}-`);
  const frame = `Diese Runde fördert Projekte vom 1. Januar bis 31. Dezember ${budgetYear}. Bitte wählen Sie ein Datum in diesem Zeitraum.`;
  return [
    ...(isOutside(startDate) ? error('/project/startDate', `Der Beginn ist am ${formatDate(startDate)}. ${frame}`) : []),
    ...(isOutside(endDate) ? error('/project/endDate', `Das Ende ist am ${formatDate(endDate)}. ${frame}`) : []),
  ];
};

const periodTouchesYear = (startDate: IsoDate | undefined, endDate: IsoDate | undefined, year: number): readonly FieldError[] =>
  startDate === undefined || endDate === undefined || startDate > endDate || (startDate <= `${year}-12-31` && endDate >= `${year}-01-01`)
    ? []
    : error(
        '/project/startDate',
        `Das Projekt läuft vom ${formatDate(startDate)} bis zum ${formatDate(endDate)}. Diese Runde fördert Projekte, die mindestens zum Teil im Jahr ${year} liegen. Bitte prüfen Sie beide Daten.`,
      );

const projectIsNotTooLong: Rule = ({ startDate, endDate }, { round: { budgetYear, duration } }) => {
  if (startDate === undefined || endDate === undefined) return [];
  // Who has to move the dates into the year is not told a second thing about them.
  if (duration.period === 'within-year' && [startDate, endDate].some((date) => !date.startsWith(`${budgetYear}-`))) return [];
  const last = lastDayWithin(startDate, duration.maximumMonths);
  if (endDate <= last) return [];
  const months = duration.maximumMonths === 1 ? 'einen Monat' : `${duration.maximumMonths} Monate`;
  const later = duration.yearlyApplication ? ' Für die Zeit danach stellen Sie einen neuen Antrag.' : '';
  return error(
    '/project/endDate',
    `Das Projekt läuft vom ${formatDate(startDate)} bis zum ${formatDate(endDate)}. Möglich sind höchstens ${months}, also bis zum ${formatDate(last)}.${later} Bitte ändern Sie die Daten.`,
  );
};

/** V1: costs and financing are equal to the cent. */
const plansBalance: Rule = ({ costs, financing }) => {
  if (costs === undefined || financing === undefined) return [];
  const [spent, given] = [sumCents(costs), sumCents(financing)];
  if (spent === given) return [];
  const gap = given < spent ? `Es fehlen ${formatEuro(spent - given)}.` : `Das sind ${formatEuro(given - spent)} zu viel.`;
  return error(
    '/financing',
    `Die Kosten betragen ${formatEuro(spent)}, die Finanzierung ${formatEuro(given)}. ${gap} Bitte ändern Sie die Pläne, bis beide Summen gleich sind.`,
  );
};

/** V2: the requested amount is the sum of the financing lines of this grant. */
const requestIsTheCountysPart: Rule = ({ requestedAmount, financingLines }) => {
  if (financingLines === undefined) return [];
  const countyLines = financingLines.filter(({ code }) => code === 'county');
  const source = quoted(financingSources.county);
  if (countyLines.length === 0) {
    return error('/financing', `Im Finanzierungsplan fehlt die Zeile ${source}. Bitte tragen Sie dort ein, was Sie beim Kreis beantragen.`);
  }
  const planned = sumCents(countyLines.map(({ amount }) => amount));
  if (requestedAmount === undefined || requestedAmount === planned) return [];
  return error(
    '/requestedAmount',
    `Sie beantragen ${formatEuro(requestedAmount)}. Im Finanzierungsplan stehen für ${source} ${formatEuro(planned)}. Bitte ändern Sie einen der Beträge, bis beide gleich sind.`,
  );
};

/** V8: the requested amount lies within the limits of the round. */
const requestIsWithinLimits: Rule = ({ requestedAmount }, { round: { minimumGrant, maximumGrant } }) =>
  requestedAmount === undefined || (minimumGrant <= requestedAmount && requestedAmount <= maximumGrant)
    ? []
    : error(
        '/requestedAmount',
        `Sie beantragen ${formatEuro(requestedAmount)}. In dieser Runde sind mindestens ${formatEuro(minimumGrant)} und höchstens ${formatEuro(maximumGrant)} möglich. Bitte passen Sie den Betrag an.`,
      );

const costsAreAdmitted: Rule = ({ categories }, { round }) => categoriesAreAdmitted(categories, round);
const staffIsWithinQuota: Rule = ({ costLines }, { round }) => (costLines === undefined ? [] : staffQuotaIsKept(costLines, round));
const sourcesFit: Rule = ({ costs, financingLines }, { round }) =>
  costs === undefined || financingLines === undefined
    ? []
    : [...ownShareIsEnough(costs, financingLines, round), ...publicShareIsKept(costs, financingLines, round)];

const rules: readonly Rule[] = [
  legalFormIsAdmitted,
  municipalitiesAreOfTheCounty,
  datesAreInOrder,
  periodIsInBudgetYear,
  projectIsNotTooLong,
  costsAreAdmitted,
  staffIsWithinQuota,
  plansBalance,
  sourcesFit,
  requestIsTheCountysPart,
  requestIsWithinLimits,
];

type Parser<T> = { readonly safeParse: (value: unknown) => { readonly success: true; readonly data: T } | { readonly success: false } };

const read = <T>(schema: Parser<T>, value: unknown): T | undefined => {
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
};

const rowsOf = (value: unknown, maximum: number): readonly unknown[] => (Array.isArray(value) && value.length <= maximum ? value : []);

/** All rows or nothing: a sum over half a plan would be a wrong sentence. No row at all is a mistake of its own. */
const complete = <T>(rows: readonly (T | undefined)[]): readonly T[] | undefined => {
  const known = rows.filter((row) => row !== undefined);
  return known.length === rows.length && known.length > 0 ? known : undefined;
};

/** Lines of a plan, all or none. */
const linesOf = <C>(codes: readonly (C | undefined)[], amounts: readonly number[] | undefined) => {
  const known = complete(codes);
  return amounts && known?.map((code, row) => ({ code, amount: amounts[row] ?? 0 }));
};

const factsOf = (input: unknown): Facts => {
  const { organisation, project, costs, financing, requestedAmount } = submissionSchema.shape;
  const amountOf = (row: unknown) => read(requestedAmount, valueAt(row, ['amount']));
  // As many rows as the schema takes; 50 amounts of at most 10^10 cents stay far below 2^53.
  const costRows = rowsOf(valueAt(input, ['costs']), maximumRows);
  const financingRows = rowsOf(valueAt(input, ['financing']), maximumRows);
  const categories = costRows.map((row) => read(costs.element.shape.category, valueAt(row, ['category'])));
  const sources = financingRows.map((row) => read(financing.element.shape.source, valueAt(row, ['source'])));
  const spent = complete(costRows.map(amountOf));
  const given = complete(financingRows.map(amountOf));
  return {
    legalForm: read(organisation.shape.legalForm, valueAt(input, ['organisation', 'legalForm'])),
    startDate: read(project.shape.startDate, valueAt(input, ['project', 'startDate'])),
    endDate: read(project.shape.endDate, valueAt(input, ['project', 'endDate'])),
    municipalities: rowsOf(valueAt(input, ['project', 'municipalities']), maximumMunicipalities).map((ags) =>
      read(project.shape.municipalities.element, ags),
    ),
    costs: spent,
    categories,
    costLines: linesOf(categories, spent),
    financing: given,
    financingLines: linesOf(sources, given),
    requestedAmount: read(requestedAmount, valueAt(input, ['requestedAmount'])),
  };
};

/**
 * Every rule that the submission breaks, in the order of the form; empty means it may be accepted.
 * Rules: V1 to V4 and V8, staff-cost quota, cost categories and legal form admitted by the round, dates in order, in the budget year
 * and not too long, municipalities of the county, each once.
 * @param submission may be incomplete: then the rules that can be computed from what is there
 */
export const checkSubmission = (submission: unknown, context: RuleContext): FieldError[] => {
  const facts = factsOf(submission);
  return rules.flatMap((rule) => rule(facts, context)).sort((a, b) => byFormOrder(a.pointer, b.pointer));
};
