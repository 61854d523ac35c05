import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: z.unknown() })).default({}),
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}), Metadata: z.record(z.string(), z.unknown()).optional() }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() })).default({}),
});

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.looseObject({ templateFile: z.string().optional(), file: z.string().optional(), stackName: z.string().optional() }).optional(),
    }),
  ),
});

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({ source: z.object({ path: z.string().optional() }), destinations: z.record(z.string(), z.object({ objectKey: z.string() })) }),
  ),
});

/** A resource of a template, its properties not yet resolved. */
export type Resource = {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** One synthesized stack. */
export type Stack = {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly resources: ReadonlyMap<string, Resource>;
  /** Value by (unresolved) export name. */
  readonly exports: readonly { readonly name: unknown; readonly value: unknown }[];
  readonly outputs: ReadonlyMap<string, unknown>;
};

/** What `cdk synth` wrote: the stacks, and where the file or folder of each asset lies. */
export type Assembly = {
  readonly stacks: readonly Stack[];
  /** Absolute path by the asset's object key. */
  readonly assets: ReadonlyMap<string, string>;
};

/** Reads a cloud assembly (`cdk.out`). */
export const readAssembly = async (folder: string): Promise<Assembly> => {
  const read = async <S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> =>
    schema.parse(JSON.parse(await readFile(join(folder, file), 'utf8')));
  const artifacts = Object.entries((await read('manifest.json', manifestSchema)).artifacts);
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  for (const [id, { type, properties }] of artifacts) {
    if (type === 'aws:cloudformation:stack' && properties?.templateFile !== undefined) {
      stacks.push(stackOf(properties.stackName ?? id, await read(properties.templateFile, templateSchema)));
    }
    if (type === 'cdk:asset-manifest' && properties?.file !== undefined) {
      for (const { source, destinations } of Object.values((await read(properties.file, assetsSchema)).files)) {
        for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(folder, source.path ?? ''));
      }
    }
  }
  return { stacks, assets };
};

/** The stack of one template. */
export const stackOf = (name: string, template: z.infer<typeof templateSchema>): Stack => ({
  name,
  parameters: new Map(Object.entries(template.Parameters).map(([id, { Default }]) => [id, Default])),
  resources: new Map(
    Object.entries(template.Resources).map(([logicalId, { Type, Properties }]) => [
      logicalId,
      { stack: name, logicalId, type: Type, properties: Properties },
    ]),
  ),
  exports: Object.values(template.Outputs).flatMap(({ Value, Export }) => (Export === undefined ? [] : [{ name: Export.Name, value: Value }])),
  outputs: new Map(Object.entries(template.Outputs).map(([id, { Value }]) => [id, Value])),
});
