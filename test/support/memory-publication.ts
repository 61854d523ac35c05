import { createHash } from 'node:crypto';
import type { PublicationStore, PublicFile } from '../../shared/store/publication-store.ts';

const etagOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

/** The publication bucket in memory, with its conditions. `beforePut` runs between the reading and the writing of a file. */
export const memoryPublication = (beforePut: (file: PublicFile) => void = () => undefined) => {
  const files = new Map<string, Uint8Array>();
  const writes: string[] = [];
  const write = ({ path, body }: PublicFile): void => {
    files.set(path, body);
    writes.push(path);
  };
  const store: PublicationStore = {
    put: async (file) => write(file),
    putIf: async (file, etag) => {
      beforePut(file);
      const present = files.get(file.path);
      if ((present && etagOf(present)) !== etag) return false;
      write(file);
      return true;
    },
    get: async (path) => {
      const body = files.get(path);
      return body && { body, etag: etagOf(body) };
    },
  };
  const text = (path: string): string => new TextDecoder().decode(files.get(path));
  return { store, files, writes, text };
};
