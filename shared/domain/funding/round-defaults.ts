import { usualDeclarations } from './usual-declarations.ts';

/**
 * What is assumed of a parameter that a round does not name, in the units of `round-parameters.ts`: usual practice of German grants, or
 * „no rule“. The county's own values are unknown where no source is named there: a county enters its own.
 */
const assumed: Readonly<Record<string, unknown>> = {
  version: 1,
  seatInCounty: false,
  papers: [],
  budget: { reserve: 0, awardsUnderProvisionalBudget: false },
  applications: { mode: 'round', leadTimes: [], earlyStart: true },
  financing: { type: 'deficit', maximumRate: 10_000, minimumOwnShare: 0, inKindCounts: false, maximumPublicShare: 10_000 },
  staffCosts: { maximumShare: 10_000, base: 'total', feesCount: false, above: 'refuse' },
  costs: {
    maximumOverhead: 10_000,
    notEligible: [
      'Ausgaben vor dem Beginn des Projekts',
      'Bauarbeiten',
      'laufende Aufgaben Ihrer Organisation',
      'Alkohol',
      'Bußgelder und Zinsen',
      'Rücklagen',
      'Stunden von Ehrenamtlichen als Geldbetrag',
      'Umsatzsteuer, die Sie vom Finanzamt zurückbekommen',
    ],
  },
  quotes: [],
  duration: { maximumMonths: 12, period: 'within-year', maximumExtensions: 0, yearlyApplication: true },
  fieldsOfAction: [],
  assessment: { criteria: [], minimumScore: 0 },
  decision: { routes: [], meetings: [] },
  payment: { mode: 'full', instalments: [], retention: 0, useWithinDays: 60 },
  changes: { headingTolerance: 2000 },
  proof: { dueMonths: 6, vouchersFrom: 0, sample: 10_000 },
  reminders: { beforeDeadline: [3], beforeProof: [30, 7], afterProof: [1, 14] },
  retention: { draftDays: 90, rejectedYears: 3, fileYears: 10, voucherYears: 5, stateAidYears: 10 },
  inventory: { from: 80_000, bindingYears: 0 },
  texts: { declarations: usualDeclarations, privacyVersion: '1', conditions: 'ANBest-P', conditionsForMunicipalities: 'ANBest-K' },
  publicity: { wording: 'Gefördert aus Integrationsmitteln des Kreises' },
  publication: { organisation: true, shortDescription: true, municipalities: true },
  repayment: { interestAboveBase: 500, trivialAmount: 50_000 },
  languages: { codes: ['de'], plainLanguage: [] },
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A round as somebody wrote it, with every group and every parameter of a group. One constant instead of a default at each parameter:
 * those would be a hundred more schemas at every cold start.
 */
export const withDefaults = (given: unknown): unknown => {
  if (!isObject(given)) return given;
  const round: Record<string, unknown> = { ...assumed, ...given };
  for (const [group, parameters] of Object.entries(assumed)) {
    const named = given[group];
    if (isObject(parameters) && isObject(named)) round[group] = { ...parameters, ...named };
  }
  return round;
};
