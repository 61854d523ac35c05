import * as z from 'zod';

const bodySchema = z.object({ content: z.object({ 'application/json': z.looseObject({ schema: z.unknown(), example: z.unknown() }) }) });
const parameterSchema = z.object({ name: z.string(), in: z.string(), example: z.string().optional() });
const operationSchema = z.object({
  parameters: z.array(parameterSchema).default([]),
  requestBody: bodySchema.optional(),
  security: z.array(z.record(z.string(), z.array(z.unknown()))).default([]),
  responses: z.record(z.string(), z.looseObject({})),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
});

/** The published OpenAPI document of a running system: what it says is what is sent, and what answers are held to. */
export const openApiDocumentOf = async (url: string) => {
  const { paths, components } = documentSchema.parse(await (await fetch(`${url}/api/openapi.json`)).json());

  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref } = z.looseObject({ $ref: z.string().optional() }).parse(value);
    if ($ref !== undefined) return resolved(components.schemas[$ref.replace('#/components/schemas/', '')]);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner)]));
  };
  const schemas = new Map<string, z.ZodType>();
  const schemaNamed = (name: string): z.ZodType => {
    const made = schemas.get(name) ?? z.fromJSONSchema(z.looseObject({}).parse(resolved(components.schemas[name])));
    schemas.set(name, made);
    return made;
  };
  const operation = (method: string, path: string) => operationSchema.parse(paths[path]?.[method.toLowerCase()]);

  return {
    paths: Object.entries(paths).flatMap(([path, operations]) =>
      ['get', 'post', 'put', 'delete'].filter((method) => method in operations).map((method) => ({ method: method.toUpperCase(), path })),
    ),
    operation,
    /** The example body of a request as it stands, as text. */
    bodyOf: (method: string, path: string): string => JSON.stringify(operation(method, path).requestBody?.content['application/json'].example),
    /** The headers that a request needs or may have, with their examples. */
    headersOf: (method: string, path: string): Record<string, string> =>
      Object.fromEntries(
        operation(method, path).parameters.flatMap(({ name, in: place, example }) =>
          place === 'header' && example !== undefined ? [[name, example]] : [],
        ),
      ),
    /** What is wrong with an answer by the schema of this name; empty when it is as described. */
    faultsOf: (name: string, answer: unknown): unknown => schemaNamed(name).safeParse(answer).error?.issues ?? [],
  };
};
