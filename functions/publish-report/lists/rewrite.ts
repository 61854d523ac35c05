import type { PublicationStore, PublicFile } from '../../../shared/store/publication-store.ts';

/** What the lists read and write. */
export type ListStore = Pick<PublicationStore, 'get' | 'put' | 'putIf'>;

// Two releases at once are rare, and each writes a file once: who loses as often as this has another trouble.
const attempts = 10;

/** Reads, changes and writes a file, again from the start when somebody else wrote it meanwhile. Unchanged bytes are not written. */
export const rewrite = async (path: string, change: (file: Uint8Array | undefined) => Uint8Array, store: ListStore): Promise<PublicFile> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const file = await store.get(path);
    const body = change(file?.body);
    if (file !== undefined && Buffer.compare(body, file.body) === 0) return { path, body };
    if (await store.putIf({ path, body }, file?.etag)) return { path, body };
  }
  throw new Error(`${path} changed ${attempts} times while it was written`);
};
