import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { carriedFiles } from '../../infra/carried-files.ts';

/** The typesetter exists for one kind of machine, and everything else works on the others too. */
export const isWithoutTypesetter = process.platform !== 'linux' || process.arch !== 'x64';

/**
 * The files beside a function's bundle, in a temporary folder that the caller removes.
 * @param changed what a template says instead; `undefined` leaves the file out
 */
export const carriedFolder = async (
  name: string,
  changed: (file: string, text: string) => string | undefined = (_file, text) => text,
): Promise<URL> => {
  const folder = await mkdtemp(join(tmpdir(), 'teilhabe-papers-'));
  for (const { file, source } of carriedFiles(name)) {
    const isTemplate = file.endsWith('.typ');
    const wanted = changed(file, isTemplate ? await readFile(source, 'utf8') : '');
    if (wanted === undefined) continue;
    if (isTemplate) await writeFile(join(folder, file), wanted);
    else await copyFile(source, join(folder, file));
  }
  return pathToFileURL(`${folder}/`);
};
