import * as z from 'zod';
import { submissionSchema } from './submission.ts';

/** What the schema says of a field: its schema without `optional`, and whether it may be left out. */
export type SchemaAt = { readonly schema: z.core.$ZodType; readonly optional: boolean };

const unwrapped = (schema: z.core.$ZodType): SchemaAt =>
  schema instanceof z.ZodOptional ? { schema: schema.unwrap(), optional: true } : { schema, optional: false };

const inside = (schema: z.core.$ZodType, token: string): z.core.$ZodType | undefined => {
  if (schema instanceof z.ZodObject) return new Map<string, z.core.$ZodType>(Object.entries(schema.shape)).get(token);
  return schema instanceof z.ZodArray ? schema.element : undefined;
};

/**
 * The schema of a field of the submission.
 * @param pointer JSON Pointer, `*` or a number for a row
 * @throws Error for a pointer that the submission does not have
 */
export const schemaAt = (pointer: string): SchemaAt => {
  let found: SchemaAt = { schema: submissionSchema, optional: false };
  for (const token of pointer.split('/').slice(1)) {
    const next = inside(found.schema, token);
    if (next === undefined) throw new Error(`the submission has no ${pointer}`);
    found = unwrapped(next);
  }
  return found;
};

/** Longest text of a field in characters; `undefined` where it has no such limit. */
export const longestText = (pointer: string): number | undefined => {
  const { schema } = schemaAt(pointer);
  return schema instanceof z.ZodString ? (schema.maxLength ?? undefined) : undefined;
};

/** Most rows of a list. */
export const mostRows = (pointer: string): number => {
  const { schema } = schemaAt(pointer);
  const limit = schema instanceof z.ZodArray ? schema.def.checks?.flatMap((check) => maximumOf(check)) : undefined;
  return limit?.[0] ?? Number.POSITIVE_INFINITY;
};
const maximumOf = ({ _zod }: z.core.$ZodCheck): readonly number[] => {
  const { data } = z.looseObject({ check: z.literal('max_length'), maximum: z.number() }).safeParse(_zod.def);
  return data === undefined ? [] : [data.maximum];
};
