import { Refusal } from '../../shared/domain/refusal.ts';

/** A file of `/assets/`. */
export type Asset = {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Strong: a hash of the bytes, in quotes. */
  readonly etag: string;
};

type AssetAnswer = { readonly status: 200 | 304; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array | '' };

/**
 * A file by its name, or 304 when the browser still has it.
 * @param ifNoneMatch the request's header, if any
 * @throws Refusal `not-found` for any other name; names are keys of a map, so no path leads out of it
 */
export const serveAsset = (assets: ReadonlyMap<string, Asset>, name: string, ifNoneMatch = ''): AssetAnswer => {
  const asset = assets.get(name);
  if (asset === undefined) throw new Refusal('not-found', 'Diese Datei gibt es hier nicht.');
  const headers = { etag: asset.etag, 'cache-control': 'public, max-age=3600' };
  const known = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(asset.etag) || known.includes('*')) return { status: 304, headers, body: '' };
  return { status: 200, headers: { ...headers, 'content-type': asset.contentType }, body: asset.bytes };
};
