import * as z from 'zod';

/** What is released in one process. */
export const scenarioSchema = z.object({
  month: z.string().default('2026-10'),
  figures: z.enum(['example', 'county']).default('example'),
  /** A county of so many Gemeinden instead of the real one. */
  municipalities: z.int().optional(),
  /** Whether the PDF is set. */
  paper: z.boolean().default(true),
  audited: z.boolean().default(false),
  /** Instead of this month those before it, without their PDF: what they leave is kept as `<keep>/<months>.json` for each of these numbers of months. */
  makePast: z.array(z.int()).default([]),
  /** File with what earlier releases left. */
  past: z.string().optional(),
  /** Folder for all files of the public. */
  keep: z.string().optional(),
});

/** @see scenarioSchema */
export type Scenario = z.input<typeof scenarioSchema>;

const spentSchema = z.object({ wall: z.number(), processor: z.number() });

/** What a release took: seconds, and megabytes of memory at its peak. */
export const tookSchema = z.object({
  /** Without the audit. */
  release: spentSchema,
  audit: spentSchema,
  paper: spentSchema,
  megabytes: z.number(),
  megabytesBeforeAudit: z.number(),
  files: z.int(),
  bytes: z.int(),
  /** Numbers that the audit could conclude. */
  unsafe: z.int(),
});

/** @see tookSchema */
export type Took = z.infer<typeof tookSchema>;
