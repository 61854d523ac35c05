import { readdir } from 'node:fs/promises';
import type { Manifest } from '../shared/runtime/manifest.ts';

const folder = new URL('../functions/', import.meta.url);
const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

const load = async (name: string): Promise<Manifest> => {
  const module: { readonly manifest: Manifest } = await import(new URL(`${name}/manifest.ts`, folder).href);
  return module.manifest;
};

/** Manifests of all folders in `functions/`, by name: a new folder is a new capability, there is no list to keep. */
export const manifests: readonly Manifest[] = await Promise.all(names.toSorted().map(load));
