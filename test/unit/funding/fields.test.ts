import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { byFormOrder } from '../../../shared/domain/funding/fields.ts';
import { submissionSchema } from '../../../shared/domain/funding/submission.ts';
import { submissionFields } from '../../../shared/domain/funding/submission-fields.ts';

describe('the table of fields', () => {
  it('sorts as the form shows: rows by number, then columns, what it does not know last', () => {
    const shown = [
      '/organisation',
      '/organisation/name',
      '/project/title',
      '/costs',
      '/costs/2/amount',
      '/costs/10/category',
      '/costs/10/amount',
      '/reuseRelease',
      '/x',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(shown, { minLength: shown.length }), (shuffled) => {
        expect([...shuffled].sort(byFormOrder)).toEqual(shown);
      }),
    );
  });

  it('names every field of the schema, and no other but the files beside it', () => {
    const paths = (schema: z.core.$ZodType, at: string): string[] => {
      if (schema instanceof z.ZodOptional) return paths(schema.unwrap(), at);
      if (schema instanceof z.ZodArray) return [`${at}/*`, ...paths(schema.element, `${at}/*`)];
      if (!(schema instanceof z.ZodObject)) return [];
      return Object.entries(schema.shape).flatMap(([key, inner]) => [`${at}/${key}`, ...paths(inner, `${at}/${key}`)]);
    };
    expect(Object.keys(submissionFields).sort()).toEqual([...paths(submissionSchema, ''), '/attachments'].sort());
  });
});
