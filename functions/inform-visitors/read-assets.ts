import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Asset } from './serve-asset.ts';

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

/**
 * Reads the files beside the bundle, once, when the function is loaded.
 * @throws Error when the folder is missing or holds a file whose kind is unknown: the cold start fails, not the first request
 */
export const readAssets = (folder: URL): ReadonlyMap<string, Asset> =>
  new Map(
    readdirSync(folder).map((name) => {
      const contentType = contentTypes[name.slice(name.lastIndexOf('.') + 1)];
      if (contentType === undefined) throw new Error(`no content type for the asset ${name}`);
      const bytes = readFileSync(new URL(name, folder));
      return [name, { bytes, contentType, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }];
    }),
  );
