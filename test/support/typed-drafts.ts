import fc from 'fast-check';
import * as z from 'zod';
import { draftSectionCodes } from '../../shared/domain/funding/draft.ts';
import { submissionSchema } from '../../shared/domain/funding/submission.ts';

// Amounts and dates that are right are as likely as what nobody can read.
const leaf = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', ' ', '12,50', '2027-03-01', '31. April', 'DE89 3704 0044', 'staff', 'own', 'a\r\nb'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);

const typed = (schema: z.core.$ZodType, mistaken: fc.Arbitrary<unknown> | undefined): fc.Arbitrary<unknown> => {
  if (schema instanceof z.ZodOptional) return typed(schema.unwrap(), mistaken);
  const right =
    schema instanceof z.ZodObject
      ? fc.record(Object.fromEntries(Object.entries(schema.shape).map(([key, inner]) => [key, typed(inner, mistaken)])), { requiredKeys: [] })
      : schema instanceof z.ZodArray
        ? fc.array(typed(schema.element, mistaken), { maxLength: 4 })
        : leaf;
  return mistaken === undefined ? right : fc.oneof({ weight: 15, arbitrary: right }, { weight: 1, arbitrary: mistaken });
};

/** Any part of a submission with anything that can be typed into its fields. */
export const typedDrafts = typed(submissionSchema, undefined);

/** The same, in which every now and then stands any JSON at all. */
export const mistakenDrafts = typed(submissionSchema, fc.jsonValue({ maxDepth: 2 }));

/** What the check before the application remembers. */
export const checkAnswers = fc.dictionary(fc.constantFrom('organisation', 'place', 'amount'), fc.string({ maxLength: 20 }));

/** Codes of the sections, for picking one. */
export const anySection = fc.constantFrom(...draftSectionCodes);
