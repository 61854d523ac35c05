import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citizenshipCode, countryCodes } from '../../../shared/domain/statistics/country-codes.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { confStatuses, obsStatuses, recordColumns } from '../../../shared/domain/statistics/observation.ts';
import { recordShape, tableSchemaOf } from '../../../shared/domain/statistics/record-shape.ts';
import { recordShapePage } from '../../support/record-shape-page.ts';

const schema = tableSchemaOf(catalogue);

describe('the record shape', () => {
  it('is described in docs/record-shape.md as it is', async () => {
    await expect(recordShapePage(catalogue)).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/record-shape.md'));
  });

  it('has the names of SDMX in their order, and says of each what it means', () => {
    expect(schema.fields.map(({ name }) => name)).toEqual(
      'INDICATOR REF_AREA TIME_PERIOD FREQ CITIZENSHIP SEX AGE STATUS OBS_VALUE UNIT_MEASURE OBS_STATUS CONF_STATUS SOURCE REFERENCE_DATE RELEASE ROUNDING_BASE COMMENT_OBS'.split(
        ' ',
      ),
    );
    for (const { title, description } of schema.fields) expect([title, description.endsWith('.')]).toEqual([expect.stringMatching(/./), true]);
    expect(schema.fields).toHaveLength(recordColumns.length);
  });

  it('has closed lists with every code and its name', () => {
    const shape = recordShape(catalogue);
    expect(Object.keys(shape.OBS_STATUS.codes ?? {}).sort()).toEqual([...obsStatuses].sort());
    expect(Object.keys(shape.CONF_STATUS.codes ?? {}).sort()).toEqual([...confStatuses].sort());
    expect(Object.keys(shape.INDICATOR.codes ?? {})).toEqual([...catalogue.indicators, ...catalogue.shares].map(({ code }) => code));
    for (const { categories, constraints } of schema.fields) expect(categories?.map(({ value }) => value)).toEqual(constraints.enum);
  });

  it('has patterns that every reader of the schema understands: no anchors, no groups that only some know', () => {
    const patterns = schema.fields.flatMap(({ constraints: { pattern } }) => (pattern === undefined ? [] : [pattern]));
    expect(patterns).toHaveLength(5);
    for (const pattern of patterns) expect(pattern).not.toMatch(/\^|\$|\(\?|\\/);
  });

  it('keeps one code of three letters for each state', () => {
    expect(countryCodes).toHaveLength(250);
    expect(countryCodes.every((code) => citizenshipCode(code) === code)).toBe(true);
    expect(['UA', 'UKR', 'DE', 'EU27', 'other', '_T'].map(citizenshipCode)).toEqual(['UKR', 'UKR', 'DEU', 'EU27', 'other', '_T']);
    expect(['ZZ', 'XYZ'].map(citizenshipCode)).toEqual([undefined, undefined]);
  });
});
