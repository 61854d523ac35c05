import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Instant } from '../../shared/domain/calendar.ts';
import { type PersonFiles, personFileKey } from '../../shared/store/person-files.ts';
import { filesOf, type PersonStore } from '../../shared/store/person-store.ts';

/** What the export needs from outside. */
export type PersonExportDeps = Pick<PersonStore, 'recordsOf'> & Pick<PersonFiles, 'read'>;

/**
 * Writes everything that is stored about a person into a new folder: `data.json`, and the files as they lie in the bucket.
 * @param folder must not be there: two persons are never mixed
 * @returns how many of each were written
 */
export const exportPerson = async (
  { principal, folder, at }: { readonly principal: string; readonly folder: string; readonly at: Instant },
  { recordsOf, read }: PersonExportDeps,
): Promise<{ readonly applications: number; readonly drafts: number; readonly files: number }> => {
  const records = await recordsOf(principal, at);
  await mkdir(folder);
  await writeFile(join(folder, 'data.json'), `${JSON.stringify({ createdAt: at, ...records }, null, 2)}\n`, { flag: 'wx' });
  let files = 0;
  for (const file of filesOf(records)) {
    const path = resolve(folder, personFileKey(file));
    // Names of files are chosen by applicants.
    if (!path.startsWith(`${resolve(folder)}${sep}`)) throw new Error('There is a file whose name leads out of the folder.');
    const bytes = await read(file);
    if (bytes === undefined) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes, { flag: 'wx' });
    files += 1;
  }
  return { applications: records.applications.length, drafts: records.drafts.length, files };
};
