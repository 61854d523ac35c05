import { App, DefaultStackSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Manifest } from '../shared/runtime/manifest.ts';
import { bundleFolder, bundleFunctions } from './bundle.ts';
import { DataStack } from './data-stack.ts';
import { manifests } from './manifests.ts';
import { ServiceStack } from './service-stack.ts';
import { SiteStack } from './site-stack.ts';
import { region, type Stage, type StageName, stageOf } from './stages.ts';

/** Without the rule that looks up a bootstrap parameter at deployment: the templates stand for themselves. */
const synthesizer = (): IStackSynthesizer =>
  // @ts-expect-error aws-cdk-lib is not written for exactOptionalPropertyTypes: the class has `string | undefined`, its interface an optional string.
  new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });

/** The three stacks of a stage, e.g. `teilhabe-dev-data`. */
export const makeStacks = (
  app: App,
  { name, stage }: { readonly name: StageName; readonly stage: Stage },
  all: readonly Manifest[],
  codeOf: (name: string) => Code,
) => {
  const props = () => ({ env: { region }, tags: { project: 'teilhabe', stage: name }, synthesizer: synthesizer() });
  const data = new DataStack(app, `teilhabe-${name}-data`, stage, props());
  const service = new ServiceStack(app, `teilhabe-${name}-service`, { ...props(), stage, data, manifests: all, codeOf });
  const site = new SiteStack(app, `teilhabe-${name}-site`, { ...props(), stage, data, service });
  return { data, service, site };
};

/** Stands in for a bundle where only the template matters (`-c bundling=off`, tests). */
export const placeholder = (): Code => Code.fromInline('exports.handler = async () => undefined;');

if (import.meta.main) {
  const app = new App();
  const bundled = app.node.tryGetContext('bundling') !== 'off';
  if (bundled) await bundleFunctions();
  makeStacks(app, stageOf(app.node.tryGetContext('stage')), manifests, bundled ? (name) => Code.fromAsset(bundleFolder(name)) : placeholder);
  app.synth();
}
