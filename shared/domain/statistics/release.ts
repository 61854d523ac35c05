import * as z from 'zod';
import { instantSchema, isoDateSchema, monthSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';
import { commentarySchema } from './commentary.ts';

/** A project that may be shown in the report: awarded, and only what is public. Natural persons are never named. */
export const publicProjectSchema = z.object({
  reference: z.string(),
  title: z.string(),
  organisation: z.string(),
  /** AGS keys. */
  municipalities: z.array(z.string()),
  startDate: z.string(),
  endDate: z.string(),
  /** Cents; absent where no amount was entered with the award. */
  approvedAmount: centsSchema.optional(),
  /** Whom it is for, in words; absent in issues that were frozen before they were kept. */
  targetGroups: z.array(z.string()).optional(),
  /** Only when released for reuse. */
  shortDescription: z.string().optional(),
});

/** @see publicProjectSchema */
export type PublicProject = z.infer<typeof publicProjectSchema>;

/** The state of the funding at the freeze: kept with the release, so that a second run shows the same. Cents. */
export const fundingSnapshotSchema = z.object({
  takenAt: instantSchema,
  year: z.int(),
  /** `reserve`: kept back for the end of the year, where there is one. */
  budget: z
    .object({
      total: centsSchema,
      earmarked: centsSchema,
      reserve: centsSchema.optional(),
      committed: centsSchema,
      free: z.int(),
      requested: centsSchema,
    })
    .optional(),
  projects: z.array(publicProjectSchema),
});

/** @see fundingSnapshotSchema */
export type FundingSnapshot = z.infer<typeof fundingSnapshotSchema>;

/** A key figure as the announcement repeats it. Absent values are missing and shown as missing. */
export const keyFigureSchema = z.object({
  indicator: z.string(),
  label: z.string(),
  /** Absent where the catalogue has none, and in releases before it was kept. */
  englishLabel: z.string().optional(),
  unit: z.string(),
  value: z.number().optional(),
  previous: z.number().optional(),
  /** Only in a correction, of a figure that the issue before showed otherwise: what it showed, absent where it had none. Both were public. */
  corrected: z.object({ before: z.number().optional() }).optional(),
  /** Day of the inhabitants that a rate refers to. */
  populationDate: isoDateSchema.optional(),
});

/** @see keyFigureSchema */
export type KeyFigure = z.infer<typeof keyFigureSchema>;

/**
 * One revision of a month's release. `frozen` when its inputs are fixed, `published` when all its files are readable;
 * only then it is announced.
 */
export const releaseSchema = z.object({
  month: monthSchema,
  revision: z.int().min(1),
  state: z.enum(['frozen', 'published']),
  /** SHA-256 over the values used, the catalogue and the profile. */
  inputsHash: z.string(),
  /** Vintages that were read, by month, oldest first. The same values in other vintages make no other release. */
  vintages: z.array(z.object({ month: monthSchema, vintage: z.string(), sha256: z.string() })),
  frozenAt: instantSchema,
  /** Public reason of a revision after the first. */
  reason: z.string().optional(),
  funding: fundingSnapshotSchema,
  /** Approved texts of the editors, fixed with the inputs. */
  commentary: commentarySchema.optional(),
  /** Approved texts that are not in it, by their names: nobody had confirmed them for its numbers. Never public. */
  leftOut: z.array(z.string()).optional(),
  /** Who saw the report before it appeared, by name and function; public. */
  preRelease: z.array(z.object({ name: z.string(), role: z.string() })).optional(),
  /** Cells (`cellId`) that staff had hidden beside those that the rules hide. Never public. */
  alsoHidden: z.array(z.string()).optional(),
  /** Issues that were public at the freeze and show months of this one: what is hidden depends on them. */
  earlier: z.array(z.object({ month: monthSchema, revision: z.int().min(1) })).optional(),
});

/** @see releaseSchema */
export type Release = z.infer<typeof releaseSchema>;

/** Names of the vintages of one month that a release was made of, oldest first. */
export const inputsOf = ({ vintages }: Pick<Release, 'vintages'>, month: Release['month']): readonly string[] =>
  vintages.filter((input) => input.month === month).map(({ vintage }) => vintage);

/**
 * The stored event that starts the announcement: entity `release-published` of the figures table.
 * Key figures of every administration and the county travel with it, so the announcement reads no figures.
 */
export const releasePublishedSchema = z.object({
  month: monthSchema,
  revision: z.int().min(1),
  reason: z.string().optional(),
  at: instantSchema,
  county: z.array(keyFigureSchema),
  administrations: z.array(z.object({ area: z.string(), figures: z.array(keyFigureSchema) })),
});

/** @see releasePublishedSchema */
export type ReleasePublished = z.infer<typeof releasePublishedSchema>;

/** A published revision, as the archive and the feed list it. */
export const issueSchema = z.object({ revision: z.int().min(1), frozenAt: instantSchema, reason: z.string().optional() });

/** @see issueSchema */
export type Issue = z.infer<typeof issueSchema>;

/**
 * What is published of a month: one item per month, so the archive is one query. `revision` is the newest one,
 * `issues` are all of them, oldest first, `files` the downloads of the newest.
 */
export const monthReleaseSchema = z.object({
  month: monthSchema,
  revision: z.int().min(1),
  issues: z.array(issueSchema).min(1),
  files: z.array(z.object({ name: z.string(), bytes: z.int() })),
});

/** @see monthReleaseSchema */
export type MonthRelease = z.infer<typeof monthReleaseSchema>;
