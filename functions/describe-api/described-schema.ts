import * as z from 'zod';

const nodeSchema = () => z.looseObject({ properties: z.record(z.string(), z.unknown()).optional(), items: z.unknown().optional() });

/** Describes each field where it stands: two fields may share one schema, but not one description. */
const described = (schema: unknown, descriptions: Readonly<Record<string, string>>, path = ''): Readonly<Record<string, unknown>> => {
  const { properties, items, ...rest } = nodeSchema().parse(schema);
  const description = descriptions[path];
  return {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, described(inner, descriptions, `${path}/${name}`)])),
    }),
    ...(items !== undefined && { items: described(items, descriptions, `${path}/items`) }),
    ...(description !== undefined && { description }),
  };
};

/** JSON Schema (draft 2020-12) of what a schema takes, without `$schema`. @param descriptions by path, `items` for the rows of a list */
export const describedSchema = (schema: z.ZodType, descriptions: Readonly<Record<string, string>> = {}): Readonly<Record<string, unknown>> => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return described(rest, descriptions);
};
