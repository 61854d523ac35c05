import * as z from 'zod';
import { isoDateSchema, monthSchema } from '../calendar.ts';

/**
 * Columns of the record shape, in order; the names are SDMX concepts (CL_OBS_STATUS, CL_CONF_STATUS and so on).
 * A figures file, the tidy CSV and the JSON of a release all use them.
 */
export const recordColumns = [
  'INDICATOR',
  'REF_AREA',
  'TIME_PERIOD',
  'FREQ',
  'CITIZENSHIP',
  'SEX',
  'AGE',
  'STATUS',
  'OBS_VALUE',
  'UNIT_MEASURE',
  'OBS_STATUS',
  'CONF_STATUS',
  'SOURCE',
  'REFERENCE_DATE',
  'RELEASE',
  'ROUNDING_BASE',
  'COMMENT_OBS',
] as const;

/** SDMX CL_OBS_STATUS. A normal, P provisional, E estimated, F forecast, L/M/O/H missing, Q missing because suppressed, … */
export const obsStatuses = ['A', 'B', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'S', 'U', 'V', 'W'] as const;
/** SDMX CL_CONF_STATUS. F free; A, C, D, G, M, N, O, S, T, X must not be shown; E embargo. */
export const confStatuses = ['A', 'C', 'D', 'E', 'F', 'G', 'M', 'N', 'O', 'S', 'T', 'X'] as const;

/** `_T` total of a dimension. */
export const total = '_T';

/**
 * One value. `area` is canonical: Land two digits, Kreis five, Amt nine, Gemeinde and amtsfreie Gemeinde their AGS of eight. `value` is absent when it is missing or must not be known (`obsStatus` says why).
 */
export const observationSchema = z.object({
  indicator: z.string(),
  area: z.string(),
  period: monthSchema,
  freq: z.literal('M'),
  citizenship: z.string(),
  sex: z.string(),
  age: z.string(),
  status: z.string(),
  value: z.number().optional(),
  unit: z.string(),
  obsStatus: z.enum(obsStatuses),
  confStatus: z.enum(confStatuses),
  source: z.string(),
  referenceDate: isoDateSchema.optional(),
  release: z.string(),
  roundingBase: z.int().optional(),
  comment: z.string(),
});

/** @see observationSchema */
export type Observation = z.infer<typeof observationSchema>;

/** What an observation is about; two rows of a file with the same key are a duplicate. */
export const observationKey = (o: Pick<Observation, 'indicator' | 'area' | 'period' | 'freq' | 'citizenship' | 'sex' | 'age' | 'status'>): string =>
  [o.indicator, o.area, o.period, o.freq, o.citizenship, o.sex, o.age, o.status].join('|');
