import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Packages that a function's code reaches. */
const packagesOf = async (name: string): Promise<Set<string>> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`functions/${name}/handler.ts`],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    metafile: true,
    write: false,
  });
  return new Set(Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path)));
};

const heavy = ['nodemailer/lib/mail-composer', '@aws-sdk/client-ses'];

it.each(['notify-applicants', 'announce-report', 'expand-announcements'])('%s carries neither the composer nor the SES client', async (name) => {
  const packages = await packagesOf(name);
  expect(packages).toContain('@aws-sdk/client-sqs');
  expect(heavy.filter((path) => packages.has(path))).toEqual([]);
});

it('deliver-mail carries both', async () => {
  const packages = await packagesOf('deliver-mail');
  expect(heavy.filter((path) => !packages.has(path))).toEqual([]);
});
