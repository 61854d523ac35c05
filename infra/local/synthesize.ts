import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { StartFault } from './java.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shelf = join(root, '.local', 'synthesized');
/** Assemblies that stay on the shelf: a branch or two and the one in use. */
const kept = 4;

/** What bundles and templates are made of; the local cloud itself is no part of them. */
const sources = ['functions', 'shared', 'infra', 'cdk.json', 'package-lock.json', 'tsconfig.json'];
const left = join('infra', 'local');

/**
 * Synthesizes with bundles, in a child process, as `cdk synth` would. Unchanged sources are not synthesized again: the
 * assembly is kept under a hash of everything it is made of.
 * @returns folder of the cloud assembly
 * @throws StartFault with the output of the CDK app
 */
export const synthesizeOnce = async (): Promise<string> => {
  await mkdir(shelf, { recursive: true });
  const folder = join(shelf, await hashOfSources());
  const unlock = await lock(folder);
  try {
    if (existsSync(folder)) return folder;
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await runApp(unfinished);
    await rename(unfinished, folder);
    await tidy();
    return folder;
  } finally {
    await unlock();
  }
};

/** Of several starts at once one synthesizes and the others wait. A lock whose process is gone counts for nothing. */
const lock = async (folder: string): Promise<() => Promise<void>> => {
  const file = `${folder}.lock`;
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch {
      const holder = Number(await readFile(file, 'utf8').catch(() => ''));
      // Empty in the moment between its creation and its content.
      if (holder > 0 && !isAlive(holder)) await rm(file, { force: true });
      await sleep(100);
    }
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const hashOfSources = async (): Promise<string> => {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) {
    const isFolder = (await stat(join(root, source))).isDirectory();
    const files = isFolder ? await readdir(join(root, source), { recursive: true, withFileTypes: true }) : undefined;
    const paths =
      files === undefined
        ? [source]
        : files.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(root.length));
    for (const path of paths.sort()) if (!path.startsWith(left)) hash.update(`${path}\n`).update(await readFile(join(root, path)));
  }
  return hash.digest('hex').slice(0, 16);
};

const runApp = async (outdir: string): Promise<void> => {
  const { context } = z.object({ context: z.record(z.string(), z.unknown()) }).parse(JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8')));
  const child = spawn(process.execPath, ['infra/app.ts'], {
    cwd: root,
    // What the CDK command line would hand to the app.
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  const [code] = await once(child, 'close');
  process.off('exit', kill);
  if (code !== 0) throw new StartFault(`The CDK app could not be synthesized:\n${output}`);
};

const tidy = async (): Promise<void> => {
  const folders = (await readdir(shelf)).filter((name) => !name.includes('.'));
  const aged = await Promise.all(folders.map(async (name) => ({ name, time: (await stat(join(shelf, name))).mtimeMs })));
  const old = aged.sort((a, b) => b.time - a.time).slice(kept);
  await Promise.all(old.map(({ name }) => rm(join(shelf, name), { recursive: true, force: true })));
};
