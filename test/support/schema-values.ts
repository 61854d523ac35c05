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

const oddTexts = ['', ' ', '\u0000', '\ud800', '\u202e', '<script>', '__proto__', '2027-02-30', '12,50', 'x'.repeat(501), 'x'.repeat(10_001)];
const oddNumbers = [0, -1, 0.005, 12.345, 1e15, 1e300, Number.MIN_VALUE, '12,50', '7'];
const oddShapes = [null, true, [], {}, [[[[[[]]]]]], ['a', 1, null], { a: { b: { c: 1 } } }];

/** What nobody expects in a field. */
export const oddities = fc.constantFrom<unknown>(...oddTexts, ...oddNumbers, ...oddShapes);

/** What else may stand somewhere, in a hundredth of cases: numbers that are wrong do more harm than texts, and shapes hide what is inside. */
const mistakesOf = ({ type, enum: codes }: Node): { readonly weight: number; readonly arbitrary: fc.Arbitrary<unknown> } => {
  if (type === 'integer' || type === 'number') return { weight: 15, arbitrary: fc.constantFrom<unknown>(...oddNumbers) };
  return type === 'string' && codes === undefined
    ? { weight: 5, arbitrary: fc.constantFrom<unknown>(...oddTexts) }
    : { weight: 1, arbitrary: oddities };
};

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

/** Values that a JSON Schema takes, or with `mistaken` such in which here and there stands something else. */
export const valuesOf = (schema: unknown, mistaken = false): fc.Arbitrary<unknown> => {
  const node = nodeSchema.parse(schema);
  const right = rightOf(node, mistaken);
  if (!mistaken) return right;
  const wrong = mistakesOf(node);
  return fc.oneof({ weight: 100 - wrong.weight, arbitrary: right }, wrong);
};

const rightOf = (node: Node, mistaken: boolean): fc.Arbitrary<unknown> => {
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  if (node.anyOf !== undefined) return fc.oneof(...node.anyOf.map((one) => valuesOf(one, mistaken)));
  switch (node.type) {
    case 'object': {
      if (node.properties === undefined) return fc.dictionary(fc.string({ maxLength: 12 }), valuesOf(node.additionalProperties ?? {}, mistaken));
      const entries = Object.entries(node.properties).map(([name, inner]): [string, fc.Arbitrary<unknown>] => [name, valuesOf(inner, mistaken)]);
      return fc.record(Object.fromEntries(entries), { requiredKeys: node.required });
    }
    case 'array':
      return fc.array(valuesOf(node.items, mistaken), { minLength: node.minItems, maxLength: Math.max(node.minItems, Math.min(node.maxItems, 3)) });
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
