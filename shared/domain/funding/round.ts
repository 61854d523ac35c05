import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';
import { withDefaults } from './round-defaults.ts';
import { roundParameters } from './round-parameters.ts';
import { paperKinds } from './submission-codes.ts';

/** Legal forms of applicants; which of them may apply is a parameter of the round. */
export const legalForms = {
  association: 'Eingetragener Verein (e. V.)',
  federation: 'Verband',
  'nonprofit-company': 'Gemeinnützige Gesellschaft (gGmbH, gUG)',
  foundation: 'Stiftung',
  municipality: 'Stadt, Gemeinde oder Amt',
  school: 'Schule oder Schulträger',
  'public-corporation': 'Körperschaft des öffentlichen Rechts, Kirchengemeinde',
  institution: 'Andere Institution',
  'county-department': 'Kreisverwaltung',
  'unregistered-group': 'Nicht eingetragene Gruppe',
  'natural-person': 'Privatperson',
} as const;

/** Categories of the cost plan (Kostenplan). */
export const costCategories = {
  staff: 'Personalkosten',
  fees: 'Honorare',
  volunteering: 'Aufwandsentschädigung, Ehrenamt',
  travel: 'Reisekosten',
  rent: 'Miete, Raum',
  materials: 'Sachmittel, Verbrauch',
  equipment: 'Anschaffung, Inventar',
  publicity: 'Öffentlichkeitsarbeit',
  catering: 'Verpflegung',
  insurance: 'Versicherung',
  interpreting: 'Dolmetschen, Sprachmittlung',
  childcare: 'Kinderbetreuung',
  overhead: 'Verwaltungspauschale',
  other: 'Sonstiges',
} as const;

/** Sources of the financing plan (Finanzierungsplan). `county` is this grant. */
export const financingSources = {
  county: 'Kreis (diese Förderung)',
  own: 'Eigenmittel (Geld)',
  'in-kind': 'Eigenleistung (unbar)',
  income: 'Teilnahmebeiträge, Einnahmen',
  donations: 'Spenden, Sponsoring',
  private: 'Private Drittmittel, Stiftung',
  municipality: 'Stadt, Gemeinde oder Amt',
  'county-other': 'Kreis (andere Töpfe)',
  state: 'Land',
  federal: 'Bund',
  eu: 'Europäische Union',
  'social-insurance': 'Krankenkasse, Jobcenter',
} as const;

/** Codes of a record as a zod enum. */
export const codesOf = <K extends string>(record: Readonly<Record<K, string>>) => {
  const codes: K[] = [];
  for (const code in record) codes.push(code);
  return z.enum(codes);
};

const legalFormSchema = codesOf(legalForms);
const costCategoriesSchema = z.array(codesOf(costCategories));

/** @see roundSchema */
const completeRoundSchema = z.strictObject({
  id: z.string().min(1).max(40),
  /** 1, 2, 3 …; an application keeps the version it was made under. */
  version: z.int().min(1).max(9999),
  title: z.string().min(1),
  /** Version of the guideline (Leitlinie); an application keeps the one it was made under. */
  guidelineVersion: z.string().min(1),
  budgetYear: z.int().min(2000).max(2099),
  /** Applications are taken from `opensAt` to before `closesAt`. */
  opensAt: instantSchema,
  closesAt: instantSchema,
  /** Group 4: limits of one project (Leitlinie 2025, no. 5; its value is unknown), and of all projects of an organisation in the year. */
  minimumGrant: centsSchema,
  maximumGrant: centsSchema,
  maximumPerOrganisation: centsSchema.optional(),
  /** Group 3: who may apply. Private persons only where `natural-person` is among the forms. */
  legalForms: z.array(legalFormSchema).min(1),
  /** Group 3: must the applicant have its seat in the county? The project must take place there in any case. */
  seatInCounty: z.boolean(),
  /** Group 3: papers that applicants add, of all legal forms or of some. */
  papers: z.array(z.strictObject({ kind: codesOf(paperKinds), legalForms: z.array(legalFormSchema).min(1).optional() })),
  /** Group 7: what may stand in a cost plan. */
  costCategories: costCategoriesSchema.default(costCategoriesSchema.element.options),
  ...roundParameters,
});

/**
 * A funding round: the guideline's parameters of one budget year as data, never as constants.
 * Amounts are integer cents. What it does not name is assumed (`round-defaults.ts`). A round is never changed: other parameters are
 * another version of it.
 */
export const roundSchema = z.preprocess(withDefaults, completeRoundSchema);

/** @see roundSchema */
export type Round = z.infer<typeof roundSchema>;

/** What a list shows of a round that can be chosen. */
export const roundChoiceSchema = completeRoundSchema
  .pick({ id: true, title: true, budgetYear: true, opensAt: true })
  .extend({ fieldsOfAction: completeRoundSchema.shape.fieldsOfAction.default([]) });

/** @see roundChoiceSchema */
export type RoundChoice = z.infer<typeof roundChoiceSchema>;

// As numbers: as texts `22:00:00.500Z` would sort before `22:00:00Z`.
const time = (instant: Instant): number => Date.parse(instant);

/** All rounds that take applications at an instant; the one that closes first is the first. */
export const openRounds = (rounds: readonly Round[], at: Instant): Round[] =>
  rounds
    .filter(({ opensAt, closesAt }) => time(opensAt) <= time(at) && time(at) < time(closesAt))
    .sort((a, b) => time(a.closesAt) - time(b.closesAt));

/** The round that takes applications at an instant; with several the one that closes first. */
export const openRound = (rounds: readonly Round[], at: Instant): Round | undefined => openRounds(rounds, at)[0];

/** The round that opens next after an instant. */
export const nextRound = (rounds: readonly Round[], at: Instant): Round | undefined =>
  rounds.filter(({ opensAt }) => time(opensAt) > time(at)).sort((a, b) => time(a.opensAt) - time(b.opensAt))[0];

/** The round that closed last: what is sent again after the deadline still finds its first answer. */
export const lastClosedRound = (rounds: readonly Round[], at: Instant): Round | undefined =>
  rounds.filter(({ closesAt }) => time(closesAt) <= time(at)).sort((a, b) => time(b.closesAt) - time(a.closesAt))[0];
