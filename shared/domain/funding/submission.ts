import * as z from 'zod';
import { isoDateSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';
import { codesOf, costCategories, financingSources, legalForms } from './round.ts';
import { costUnits, fundingStatuses, inputTaxes, paperKinds, projectKinds, projectStarts, targetGroups, taxNotices } from './submission-codes.ts';
import { line, paragraphs } from './text.ts';

/** Most lines of a plan, and most municipalities: far above what projects have, low enough to check in a moment. */
export const maximumRows = 50;
export const maximumMunicipalities = 200;
/** Most goals (reused one by one in the report on the use of the money), measures, signatories and fields of action. */
export const maximumGoals = 3;
export const maximumMeasures = 20;
export const maximumSignatories = 5;
export const maximumFieldsOfAction = 3;

const withoutBlanks = z.overwrite((typed: string) => typed.replace(/[\s\u00a0.-]/g, '').toUpperCase());
/** An IBAN in its shape (ISO 13616), blanks gone; whether its check digits are right is a rule. */
const ibanSchema = z.string().check(z.maxLength(60), withoutBlanks, z.regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/));

// `VR 1234 KI`, `HRB 12345`: registers of associations, companies, cooperatives and partnerships.
const registerNumberSchema = z.string().check(
  z.maxLength(40),
  z.overwrite((typed) => typed.trim().replace(/\s+/g, ' ').toUpperCase()),
  z.regex(/^(?:VR|HRA|HRB|GNR|GSR|PR) ?\d{1,6}(?: ?[A-Z]{1,3})?$/),
);

const emailSchema = z.email().max(200);
const amount = centsSchema.min(1);
const flag = z.boolean();
const date = isoDateSchema;
const [line80, line100, line150] = [line(80), line(100), line(150)];
const [text250, text500] = [paragraphs(250), paragraphs(500)];
/** Reference of an earlier application. */
const referenceSchema = z.string().check(z.trim(), z.regex(/^INT-\d{4}-\d{4,}$/));

/** Hours, kilometres, pieces: above zero, at most two decimals. */
const quantitySchema = z.number().check(
  z.positive(),
  z.lte(1_000_000),
  z.refine((quantity) => Math.abs(quantity * 100 - Math.round(quantity * 100)) < 1e-6),
);

/** A line of the cost plan (Kostenplan). Amounts are cents; the amount is quantity × unit price where both are given. */
const costLineSchema = z.strictObject({
  category: codesOf(costCategories),
  description: line150,
  quantity: quantitySchema.optional(),
  unit: codesOf(costUnits).optional(),
  unitPrice: amount.optional(),
  amount,
  /** Qualification or pay group of who is paid. */
  qualification: line100.optional(),
  /** `false`: the county does not pay this line (rule V6); absent: it may. */
  eligible: flag.optional(),
  /** Offers that were compared (Vergleichsangebote). */
  offers: z.int().min(0).max(20).optional(),
  /** Why there are fewer offers than the round asks for. */
  offersReason: text250.optional(),
});

/** A line of the financing plan (Finanzierungsplan). */
const financingLineSchema = z.strictObject({
  source: codesOf(financingSources),
  description: line150.optional(),
  amount,
  status: codesOf(fundingStatuses).optional(),
});

/**
 * What an applicant submits, in the form and through the API alike. Unknown fields are refused.
 * Amounts are integer cents, municipalities AGS keys of eight digits (text: the leading zero counts).
 */
export const submissionSchema = z.strictObject({
  /** The round; may be absent while only one is open. */
  roundId: z.string().min(1).max(40).optional(),
  organisation: z.strictObject({
    name: line150,
    legalForm: codesOf(legalForms),
    street: line100,
    postcode: z
      .string()
      .trim()
      .regex(/^\d{5}$/),
    city: line80,
    seatInCounty: flag,
    register: z.strictObject({ court: line80, number: registerNumberSchema }).optional(),
    tax: z
      .strictObject({ notice: codesOf(taxNotices), noticeDate: date.optional(), office: line80.optional(), number: line80.optional() })
      .optional(),
    inputTax: codesOf(inputTaxes),
    account: z.strictObject({ holder: line150, iban: ibanSchema }).optional(),
    /** Who may sign for the organisation (§ 26 BGB: board; managing directors, mayors, heads of schools). */
    signatories: z
      .array(z.strictObject({ name: line100, role: line80, email: emailSchema }))
      .min(1)
      .max(maximumSignatories),
    /** Do two of them have to sign together? */
    jointRepresentation: flag,
  }),
  contact: z.strictObject({ name: line100, email: emailSchema, phone: line(40).optional() }),
  project: z.strictObject({
    kind: codesOf(projectKinds),
    previousReference: referenceSchema.optional(),
    title: line100,
    shortDescription: text500,
    municipalities: z
      .array(z.string().regex(/^\d{8}$/))
      .min(1)
      .max(maximumMunicipalities),
    startDate: date,
    endDate: date,
    start: codesOf(projectStarts),
    /** Codes of the round's fields of action (Handlungsfelder); asked for where the round has any. */
    fieldsOfAction: z.array(z.string().min(1).max(200)).max(maximumFieldsOfAction).optional(),
  }),
  goals: z.strictObject({
    need: text500,
    goals: z
      .array(z.strictObject({ goal: text250, indicator: line150, target: line80 }))
      .min(1)
      .max(maximumGoals),
    measures: z
      .array(z.strictObject({ what: line150, from: date.optional(), to: date.optional() }))
      .min(1)
      .max(maximumMeasures),
    targetGroups: z.array(codesOf(targetGroups)).min(1).max(10),
    participants: z.int().min(1).max(1_000_000),
    partners: text500.optional(),
    sustainability: text500,
    publicity: text500.optional(),
    accessibility: text500.optional(),
    childProtection: text500.optional(),
    climate: text500.optional(),
  }),
  costs: z.array(costLineSchema).min(1).max(maximumRows),
  financing: z.array(financingLineSchema).min(1).max(maximumRows),
  /** Does somebody else pay, or is asked to pay, the same costs (rule V5, Doppelförderung)? */
  sameCostsElsewhere: flag,
  requestedAmount: amount,
  /** What would help if there is not enough money for all (hilfsweise). */
  fallback: z.strictObject({ amount: amount.optional(), explanation: text500.optional() }).optional(),
  /** Papers that the office has from an earlier application, unchanged since. */
  onFile: z
    .array(z.strictObject({ kind: codesOf(paperKinds), reference: referenceSchema }))
    .max(20)
    .optional(),
  /** Which declarations were made, each in the version that was read. */
  declarations: z.array(z.strictObject({ code: z.string().min(1).max(200), version: z.string().min(1).max(200) })).max(50),
  /** Release of the short description for reuse: separate, voluntary, without influence on the decision. */
  reuseRelease: flag,
});

/** @see submissionSchema */
export type Submission = z.infer<typeof submissionSchema>;
