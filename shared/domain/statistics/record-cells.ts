import type { Observation, recordColumns } from './observation.ts';

/** The columns of the record shape, each with where its cell comes from. What is not there is empty text. */
const cellOf: Readonly<Record<(typeof recordColumns)[number], (observation: Observation) => string | number>> = {
  INDICATOR: ({ indicator }) => indicator,
  REF_AREA: ({ area }) => area,
  TIME_PERIOD: ({ period }) => period,
  FREQ: ({ freq }) => freq,
  CITIZENSHIP: ({ citizenship }) => citizenship,
  SEX: ({ sex }) => sex,
  AGE: ({ age }) => age,
  STATUS: ({ status }) => status,
  OBS_VALUE: ({ value }) => value ?? '',
  UNIT_MEASURE: ({ unit }) => unit,
  OBS_STATUS: ({ obsStatus }) => obsStatus,
  CONF_STATUS: ({ confStatus }) => confStatus,
  SOURCE: ({ source }) => source,
  REFERENCE_DATE: ({ referenceDate }) => referenceDate ?? '',
  RELEASE: ({ release }) => release,
  ROUNDING_BASE: ({ roundingBase }) => roundingBase ?? '',
  COMMENT_OBS: ({ comment }) => comment,
};

/** An observation as a row of the record shape, in the order of `recordColumns`: a file of such rows can be read in again. */
export const recordCells = (observation: Observation): readonly (string | number)[] => Object.values(cellOf).map((cell) => cell(observation));
