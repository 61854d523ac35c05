import * as z from 'zod';
import { monthSchema } from '../calendar.ts';

/** The number of the newest issue of a month and the indicators it has values of, as `ausgaben.json` lists them. */
const monthContentsSchema = z.object({ revision: z.int().min(1), indicators: z.array(z.string()) });

/** `ausgaben.json`: what the series files hold of which month. Without this file they are made anew. */
export const contentsSchema = z.object({ months: z.record(monthSchema, monthContentsSchema) });

/** @see contentsSchema */
export type Contents = z.infer<typeof contentsSchema>;

/** Columns of a series in JSON. */
export const seriesColumns = ['REF_AREA', 'CITIZENSHIP', 'SEX', 'AGE', 'STATUS', 'OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS'] as const;

const rowSchema = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.number().nullable(), z.string(), z.string()]);

/** A value of a series in the order of `seriesColumns`. */
export type SeriesRow = z.infer<typeof rowSchema>;

/** The series of an indicator: for each month the number of the issue and its values of the month itself. */
export const seriesSchema = z.object({
  indicator: z.string(),
  months: z.record(monthSchema, z.object({ revision: z.int().min(1), rows: z.array(rowSchema) })),
});

/** @see seriesSchema */
export type Series = z.infer<typeof seriesSchema>;
