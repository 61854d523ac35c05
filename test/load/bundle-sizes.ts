import { statSync } from 'node:fs';
import { bundleFunctions } from '../../infra/bundle.ts';
import { manifests } from '../../infra/manifests.ts';
import { bundleLimit } from '../support/bundle-limits.ts';
import { atMost, type Measurement } from './measure.ts';

/** KB (1,000 bytes) of each function's minified bundle; INIT time is billed, so size is money. */
export const bundleSizes = async (): Promise<Measurement[]> => {
  await bundleFunctions();
  return manifests.map(({ name }) =>
    atMost(`bundle of ${name}`, statSync(`.build/functions/${name}/index.mjs`).size / 1000, bundleLimit(name), 'KB'),
  );
};
