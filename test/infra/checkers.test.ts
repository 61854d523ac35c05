import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeStacks, placeholder } from '../../infra/app.ts';
import { manifests } from '../../infra/manifests.ts';
import { type StageName, stageOf } from '../../infra/stages.ts';
import { flags, synthesize } from '../support/synthesize.ts';

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(z.object({ ruleName: z.string(), violatingConstructs: z.array(z.looseObject({ constructPath: z.string().optional() })) })),
    }),
  ),
});

/** Findings of cdk-nag, as `rule path`, and all reasons that were given for not following a rule. */
const nag = (stage: StageName, change: (app: App, stacks: ReturnType<typeof makeStacks>) => void = () => undefined) => {
  const outdir = mkdtempSync(join(tmpdir(), 'teilhabe-nag-'));
  try {
    const app = new App({ outdir, context: { ...flags, '@aws-cdk/core:validateAgainstDefaultRules': false } });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    change(app, makeStacks(app, stageOf(stage), manifests, placeholder));
    const exitCode = process.exitCode;
    try {
      app.synth();
    } catch {
      // The report says more than the error.
    }
    process.exitCode = exitCode;
    const report = reportSchema.parse(JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')));
    const reasons = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(z.record(z.string(), z.string()).parse(data)));
    return {
      ran: report.pluginReports.map(({ pluginName }) => pluginName),
      findings: report.pluginReports.flatMap(({ violations }) =>
        violations.flatMap(({ ruleName, violatingConstructs }) => violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`)),
      ),
      reasons,
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

describe('cdk-nag (AwsSolutions)', () => {
  it.each(['dev', 'prod'] as const)('finds nothing in stage %s that has no reason', (stage) => {
    const { findings, reasons } = nag(stage);
    expect(findings).toEqual([]);
    expect(reasons.filter(([, reason]) => reason.length < 40)).toEqual([]);
    expect(reasons.filter(([id]) => id.includes('AwsSolutions')).length).toBeGreaterThan(0);
  });

  it('would find an open bucket', () => {
    const { findings, ran } = nag('dev', (_app, { data }) => new Bucket(data, 'Open'));
    expect(ran).toContain('AwsSolutions');
    expect(findings.join('\n')).toMatch(/AwsSolutions-S\d+ .*Open/);
  });
});

// The validator comes inside aws-cdk-lib and is not installed beside it.
const validatorSchema = z.object({
  RegoEngine: z.custom<new () => { validateTemplate: (template: unknown) => unknown; free: () => void }>((value) => typeof value === 'function'),
  TemplateContent: z.custom<new (content: string, name: string) => unknown>((value) => typeof value === 'function'),
});
const { RegoEngine, TemplateContent } = validatorSchema.parse(
  createRequire(createRequire(import.meta.url).resolve('aws-cdk-lib'))('@aws/cloudformation-validate'),
);
const diagnosticsSchema = z.object({ diagnostics: z.array(z.looseObject({ severity: z.string(), ruleId: z.string(), message: z.string() })) });

const severe = (template: unknown, name: string): string[] => {
  const engine = new RegoEngine();
  try {
    const { diagnostics } = diagnosticsSchema.parse(engine.validateTemplate(new TemplateContent(JSON.stringify(template), name)));
    return diagnostics.filter(({ severity }) => /^(error|fatal)$/i.test(severity)).map(({ ruleId, message }) => `${ruleId} ${message}`);
  } finally {
    engine.free();
  }
};

describe('AWS’s validator', () => {
  it.each(['dev', 'prod'] as const)('has no error for the templates of stage %s', (stage) => {
    for (const [name, template] of Object.entries(synthesize(stage))) expect(severe(template, name)).toEqual([]);
  });

  it('would see a property that CloudFormation does not know', () => {
    const broken = structuredClone(synthesize().service);
    for (const resource of Object.values(broken.Resources)) if (resource.Type === 'AWS::SQS::Queue') resource.Properties['Colour'] = 'red';
    expect(severe(broken, 'service')).not.toEqual([]);
  });
});
