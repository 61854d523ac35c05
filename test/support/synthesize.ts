import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { makeStacks, placeholder } from '../../infra/app.ts';
import { manifests } from '../../infra/manifests.ts';
import { type StageName, stageOf } from '../../infra/stages.ts';

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});

export const templateSchema = z.looseObject({
  Resources: z.record(z.string(), resourceSchema),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() })).default({}),
});

/** A synthesized template, its properties not yet resolved. */
export type Template = z.infer<typeof templateSchema>;
export type Templates = Readonly<Record<'data' | 'service' | 'site', Template>>;

/** Flags of cdk.json: without them a test would look at other templates than a deployment. */
export const flags: Record<string, unknown> = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'))).context;

const made = new Map<StageName, Templates>();

/** The templates of a stage, made once per process; placeholders stand in for the bundles. About a second the first time. */
export const synthesize = (stage: StageName = 'dev'): Templates => {
  const known = made.get(stage);
  if (known !== undefined) return known;
  const outdir = mkdtempSync(join(tmpdir(), 'teilhabe-synth-'));
  try {
    const app = new App({ outdir, context: { ...flags, stage, '@aws-cdk/core:validateAgainstDefaultRules': false } });
    const stacks = makeStacks(app, stageOf(stage), manifests, placeholder);
    const assembly = app.synth();
    const read = (name: string): Template => templateSchema.parse(assembly.getStackByName(name).template);
    const templates = { data: read(stacks.data.stackName), service: read(stacks.service.stackName), site: read(stacks.site.stackName) };
    made.set(stage, templates);
    return templates;
  } finally {
    rmSync(outdir, { recursive: true });
  }
};
