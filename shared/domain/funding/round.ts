import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';

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

/**
 * A funding round: the guideline's parameters of one budget year as data, never as constants.
 * Amounts are integer cents.
 */
export const roundSchema = z.strictObject({
  id: z.string().min(1).max(40),
  title: z.string().min(1),
  /** Version of the guideline (Leitlinie); an application keeps the one it was made under. */
  guidelineVersion: z.string().min(1),
  budgetYear: z.int().min(2000).max(2099),
  /** Applications are taken from `opensAt` to before `closesAt`. */
  opensAt: instantSchema,
  closesAt: instantSchema,
  minimumGrant: centsSchema,
  maximumGrant: centsSchema,
  legalForms: z.array(codesOf(legalForms)).min(1),
});

/** @see roundSchema */
export type Round = z.infer<typeof roundSchema>;

// As numbers: as texts `22:00:00.500Z` would sort before `22:00:00Z`.
const time = (instant: Instant): number => Date.parse(instant);

/** The round that takes applications at an instant; with several the one that closes first. */
export const openRound = (rounds: readonly Round[], at: Instant): Round | undefined =>
  rounds
    .filter(({ opensAt, closesAt }) => time(opensAt) <= time(at) && time(at) < time(closesAt))
    .sort((a, b) => time(a.closesAt) - time(b.closesAt))[0];

/** The round that opens next after an instant. */
export const nextRound = (rounds: readonly Round[], at: Instant): Round | undefined =>
  rounds.filter(({ opensAt }) => time(opensAt) > time(at)).sort((a, b) => time(a.opensAt) - time(b.opensAt))[0];

/** The round that closed last: what is sent again after the deadline still finds its first answer. */
export const lastClosedRound = (rounds: readonly Round[], at: Instant): Round | undefined =>
  rounds.filter(({ closesAt }) => time(closesAt) <= time(at)).sort((a, b) => time(b.closesAt) - time(a.closesAt))[0];
