import * as z from 'zod';
import { isoDateSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';

/**
 * The parameters of a guideline, in groups. Amounts are integer cents, shares are hundredths of a percent (6000 = 60 %), times are
 * whole days, months or years. Where nothing else is said the county's value is unknown: what is assumed then stands in
 * `round-defaults.ts`. Groups 3 and 4 and the lists of codes stand in `round.ts`, the money of the year
 * (group 1) in `budget.ts`.
 */

// One schema for all parameters of a kind: every further instance is made at every cold start.
const share = z.int().min(0).max(10_000);
const cents = centsSchema;
const count = z.int().min(0).max(1000);
const title = z.string().check(z.minLength(1), z.maxLength(200));
const text = z.string().check(z.minLength(1), z.maxLength(5000));
const flag = z.boolean();

const optionalCents = cents.optional();
const titles = z.array(title);
const counts = z.array(count);

/** What a round says besides who, when and how much. Every group may be left out, and every parameter of a group. */
export const roundParameters = {
  /** Group 1: what the budget of the year does not say. */
  budget: z.strictObject({
    /** Cents kept back for the end of the year. */
    reserve: cents,
    /** May money be awarded before the budget is adopted (vorläufige Haushaltsführung)? Usual: no. */
    awardsUnderProvisionalBudget: flag,
  }),

  /** Group 2: how applications come in. Their times are `opensAt` and `closesAt`. */
  applications: z.strictObject({
    /** `round`: all are compared after the deadline; `rolling`: each is decided when it comes, until `closesAt`. */
    mode: z.enum(['round', 'rolling']),
    /** Days between application and beginning, by requested amount: the first entry that the amount does not exceed; without `upTo`: all. */
    leadTimes: z.array(z.strictObject({ upTo: optionalCents, days: count })),
    /** May an applicant ask to begin before the decision (vorzeitiger Maßnahmebeginn)? */
    earlyStart: flag,
  }),

  /** Group 5: how the county pays its part. */
  financing: z.strictObject({
    /** Finanzierungsart: share, deficit (Fehlbedarf), fixed amount, full. */
    type: z.enum(['share', 'deficit', 'fixed', 'full']),
    /** Share of the eligible costs that the county pays at most. */
    maximumRate: share,
    /** Rule V3: share of the costs that the applicant pays at least. In use elsewhere: 0, 10, 20, 25 %. */
    minimumOwnShare: share,
    /** Do unpaid contributions count as own share? Usual: no, they do not replace money. */
    inKindCounts: flag,
    /** Rule V4: share of the costs that public bodies together pay at most. */
    maximumPublicShare: share,
  }),

  /** Group 6: quota of staff costs (Leitlinie 2025, no. 12; its value is unknown). */
  staffCosts: z.strictObject({
    /** Staff costs by all costs, at most. 10000: no quota. */
    maximumShare: share,
    /** What stays the same when too high staff costs are lowered: all costs together (`total`), or the other costs (`others`). */
    base: z.enum(['total', 'others']),
    /** Do fees (Honorare) count as staff costs? */
    feesCount: flag,
    /** A plan above the quota is refused at once, or accepted and cut by the office. */
    above: z.enum(['refuse', 'cut']),
  }),

  /** Group 7: limits of single costs. The categories are `costCategories`. */
  costs: z.strictObject({
    /** Overhead by all costs, at most. */
    maximumOverhead: share,
    /** Cents per hour of a fee, per kilometre, per person and meal. */
    feePerHour: optionalCents,
    perKilometre: optionalCents,
    perMeal: optionalCents,
    /** What is never paid, in words that applicants know. */
    notEligible: z.array(title),
  }),

  /** Group 8: from how many cents how many offers are compared (Vergleichsangebote). In use: 3 from 500 € or 1,000 €. */
  quotes: z.array(z.strictObject({ from: cents, offers: count })),

  /** Group 9: how long a project lasts. */
  duration: z.strictObject({
    maximumMonths: z.int().min(1).max(120),
    /** Must a project begin and end in the budget year, or only touch it? */
    period: z.enum(['within-year', 'touches-year']),
    maximumExtensions: count,
    /** Longer projects apply again every year (Leitlinie 2025, no. 9). */
    yearlyApplication: flag,
  }),

  /** Group 10: fields of action (Handlungsfelder), and which of them come first this year. */
  fieldsOfAction: z.array(z.strictObject({ code: title, title, priority: flag })),

  /** Group 11: criteria with their weight, and the points that a project needs. */
  assessment: z.strictObject({ criteria: z.array(z.strictObject({ title, weight: count })), minimumScore: count }),

  /** Group 12: who decides. The first route fits whose `upTo` and `topic` do not exclude the application. */
  decision: z.strictObject({
    routes: z.array(
      z.strictObject({
        upTo: optionalCents,
        topic: title.optional(),
        steps: z.array(z.strictObject({ body: title, role: z.enum(['advises', 'decides', 'is-informed']) })).min(1),
      }),
    ),
    /** Dates of meetings that are public. */
    meetings: z.array(z.strictObject({ body: title, date: isoDateSchema })),
  }),

  /** Group 13: payment. In 2019 the county paid all at the beginning. */
  payment: z.strictObject({
    mode: z.enum(['full', 'instalments', 'reimbursement']),
    /** Shares of the award in the order of payment; together 10000. */
    instalments: z.array(share),
    /** Share kept back until the proof of use is checked. */
    retention: share,
    /** Days within which paid money is spent. ANBest: about two months. */
    useWithinDays: count,
  }),

  /** Group 14: share by which a single heading may be exceeded without a question. ANBest: 20 %. */
  changes: z.strictObject({ headingTolerance: share }),

  /** Group 15: proof of use (Verwendungsnachweis). */
  proof: z.strictObject({
    /** Months after the end of the project. ANBest-P: 6. */
    dueMonths: count,
    /** Cents from which vouchers are handed in. */
    vouchersFrom: cents,
    /** Share of proofs that are checked in depth. The county shows all of them to the committee. */
    sample: share,
  }),

  /** Group 16: days before (and after) a date on which a reminder goes out. */
  reminders: z.strictObject({
    beforeDeadline: counts,
    beforeProof: counts,
    afterProof: counts,
  }),

  /** Group 17: how long what is kept. */
  retention: z.strictObject({
    draftDays: count,
    rejectedYears: count,
    fileYears: count,
    voucherYears: count,
    stateAidYears: count,
  }),

  /** Group 18: things that are listed, and for how long they serve the purpose. */
  inventory: z.strictObject({ from: cents, bindingYears: count }),

  /** Group 19: texts that an application is made under. */
  texts: z.strictObject({
    declarations: z.array(z.strictObject({ code: title, version: title, text })),
    privacyVersion: title,
    /** Conditions of the award (Allgemeine Nebenbestimmungen): for bodies, for municipalities. */
    conditions: title,
    conditionsForMunicipalities: title,
  }),

  /** Group 20: how recipients name the county. */
  publicity: z.strictObject({ wording: title, logo: title.optional() }),

  /** Group 21: what becomes public of an awarded project, besides title, amount and period. */
  publication: z.strictObject({ organisation: flag, shortDescription: flag, municipalities: flag }),

  /** Group 22: repayment (Erstattung): interest above the base rate, and the cents below which nothing is claimed. */
  repayment: z.strictObject({ interestAboveBase: share, trivialAmount: cents }),

  /** Group 23: languages of help texts as tags of BCP 47, and help in plain language. */
  languages: z.strictObject({ codes: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)), plainLanguage: titles }),
} as const;
