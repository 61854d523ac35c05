import fc from 'fast-check';
import * as z from 'zod';

const nodeSchema = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.json()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  minItems: z.number().default(0),
  maxItems: z.number().default(4),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().default(0),
  maxLength: z.number().default(500),
  pattern: z.string().optional(),
});
type Node = z.infer<typeof nodeSchema>;

/** Texts of which some are right wherever a text is asked for. */
const texts = [
  'Förderverein Brücke e. V.',
  'Ein Absatz.\nNoch einer.',
  '2027-03-01',
  '2027-11-30',
  '2024-02-29',
  '01234',
  '01999001',
  '01999002',
  'VR 1234',
  'HRB 12345 KI',
  'DE89370400440532013000',
  'DE00370400440532013000',
  'kim@verein.example',
  'INT-2025-0017',
  'encounter',
  'complete',
  '2',
  '2027-1',
];

/** What nobody expects in a field. */
export const oddities = fc.constantFrom<unknown>(
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '<script>',
  '__proto__',
  '2027-02-30',
  '12,50',
  'x'.repeat(501),
  'x'.repeat(10_001),
  null,
  true,
  0,
  -1,
  0.005,
  12.345,
  1e15,
  1e300,
  Number.MIN_VALUE,
  [],
  {},
  [[[[[[]]]]]],
  ['a', 1, null],
  { a: { b: { c: 1 } } },
);

const textOf = ({ pattern, minLength, maxLength }: Node): fc.Arbitrary<unknown> => {
  const shape = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const fitting = texts.filter((text) => text.length >= minLength && text.length <= maxLength && (shape === undefined || shape.test(text)));
  const free = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 20) });
  return fitting.length === 0 ? free : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: free });
};

const numberOf = ({ type, minimum, exclusiveMinimum, maximum }: Node): fc.Arbitrary<unknown> => {
  const least = minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + (type === 'integer' ? 1 : 0.01));
  const most = Math.min(maximum ?? 1_000_000_000, 1_000_000_000);
  const integers = fc.oneof(fc.integer({ min: Math.ceil(least), max: Math.floor(most) }), fc.constantFrom(Math.ceil(least), Math.floor(most)));
  return type === 'integer' ? integers : fc.oneof(integers, fc.double({ min: least, max: most, noNaN: true }));
};

/**
 * Values that a JSON Schema takes, and with `mistakes` such in which every now and then stands something else.
 * @param mistakes how many of a hundred nodes are something else
 */
export const valuesOf = (schema: unknown, mistakes = 0): fc.Arbitrary<unknown> => {
  const node = nodeSchema.parse(schema);
  const right = rightOf(node, mistakes);
  return mistakes === 0 ? right : fc.oneof({ weight: 100 - mistakes, arbitrary: right }, { weight: mistakes, arbitrary: oddities });
};

const rightOf = (node: Node, mistakes: number): fc.Arbitrary<unknown> => {
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  if (node.anyOf !== undefined) return fc.oneof(...node.anyOf.map((one) => valuesOf(one, mistakes)));
  switch (node.type) {
    case 'object': {
      if (node.properties === undefined) return fc.dictionary(fc.string({ maxLength: 12 }), valuesOf(node.additionalProperties ?? {}, mistakes));
      const entries = Object.entries(node.properties).map(([name, inner]): [string, fc.Arbitrary<unknown>] => [name, valuesOf(inner, mistakes)]);
      return fc.record(Object.fromEntries(entries), { requiredKeys: node.required });
    }
    case 'array':
      return fc.array(valuesOf(node.items, mistakes), { minLength: node.minItems, maxLength: Math.max(node.minItems, Math.min(node.maxItems, 3)) });
    case 'string':
      return textOf(node);
    case 'integer':
    case 'number':
      return numberOf(node);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

/** A value with something else at one place, wherever that is. */
export const withOneChange = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(values, fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }), oddities).map(([value, path, odd]) => changed(value, path, odd));

const changed = (value: unknown, [step, ...path]: readonly number[], odd: unknown): unknown => {
  if (step === undefined || typeof value !== 'object' || value === null) return odd;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return odd;
  if (Array.isArray(value)) return value.map((row, index) => (String(index) === key ? changed(row, path, odd) : row));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === key ? changed(inner, path, odd) : inner]));
};
