import * as z from 'zod';
import { instantSchema, monthSchema } from '../calendar.ts';

/** One indicator of the form of an administration. */
export type CollectedIndicator = {
  /** Code of the catalogue. */
  readonly code: string;
  /** Kinds that it is asked by: codes of `STATUS` and what the form calls them. Empty: one number. Their sum is the administration's value. */
  readonly parts: readonly { readonly status: string; readonly label: string }[];
  /** It may be given for each Gemeinde of an Amt too. */
  readonly municipalities?: true;
};

/** What administrations deliver for a month, and the county's calendar of it. Days are of the month after; local time. */
export type Collection = {
  /** Day of the mail with the link to the form. */
  readonly askDay: number;
  /** `HH:MM` of mails. */
  readonly time: string;
  /** Last day of the deadline. */
  readonly dueDay: number;
  /** Days of reminders to who has not delivered. */
  readonly reminderDays: readonly number[];
  /** From this day on people are called, and the report is being drafted. */
  readonly freezeDay: number;
  readonly indicators: readonly CollectedIndicator[];
};

/** How a delivery came. */
export const deliveryWays = { form: 'Formular', file: 'Datei', api: 'Programm' } as const;

/** @see deliveryWays */
export type DeliveryWay = keyof typeof deliveryWays;

const waySchema = z.enum(['form', 'file', 'api']) satisfies z.ZodType<DeliveryWay>;

/** Something delivered: its vintage, and what the checks found odd and was confirmed or explained all the same. */
export const submissionOfFiguresSchema = z.object({
  vintage: z.string(),
  at: instantSchema,
  way: waySchema,
  /** Number of odd values, each confirmed or explained by a remark. */
  notes: z.int().min(0),
  /** Keys of those that were confirmed; the others were explained. Who corrects another number need not answer for them again. */
  confirmed: z.array(z.string()).optional(),
  /** The administration says that the figures will still change. */
  provisional: z.boolean(),
  /** Of a submission after the report was published. */
  reason: z.string().optional(),
  /** Id of the request that brought it: the same request again is the same submission. */
  request: z.string().optional(),
});

/** @see submissionOfFiguresSchema */
export type SubmissionOfFigures = z.infer<typeof submissionOfFiguresSchema>;

/**
 * Where one administration stands with one month. The item begins with the first thing that happens: it was asked, somebody
 * saved, delivered or was reminded.
 */
export const deliverySchema = z.object({
  month: monthSchema,
  /** Canonical key of the administration. */
  area: z.string(),
  /** Counts every write; each names the one it read. */
  version: z.int().min(1),
  askedAt: instantSchema.optional(),
  /** Times of reminders, oldest first, by the calendar or by a person of the staff. */
  reminders: z.array(z.object({ at: instantSchema, by: z.string() })).default([]),
  /** Of the first thing that somebody saved: looking at the form changes nothing, so nobody knows of it. */
  openedAt: instantSchema.optional(),
  /**
   * What was typed and saved and not delivered yet: text of the fields by name (`delivery-form.ts`). `by`: who saved it last. `fromFile`:
   * a file was taken over into it, whatever was typed since.
   */
  draft: z
    .object({ savedAt: instantSchema, by: z.string().optional(), fromFile: z.literal(true).optional(), fields: z.record(z.string(), z.string()) })
    .optional(),
  /** Oldest first. */
  submissions: z.array(submissionOfFiguresSchema).default([]),
});

/** @see deliverySchema */
export type Delivery = z.infer<typeof deliverySchema>;

// Beside what is typed (200 KB), inside an item of 400 KB: more than 80 corrections with the longest reasons.
const submissionsLimit = 100_000;

/** The submissions that an item keeps, oldest first: the newest one, and of those before as many as fit. The vintages keep all. */
export const keptSubmissions = (all: readonly SubmissionOfFigures[]): SubmissionOfFigures[] => {
  let bytes = 0;
  const first = all.findLastIndex((submission) => {
    bytes += new TextEncoder().encode(JSON.stringify(submission)).length;
    return bytes > submissionsLimit;
  });
  return all.slice(Math.min(first + 1, all.length - 1));
};
