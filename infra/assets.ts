import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';
import { PurgeCSS } from 'purgecss';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.build', 'assets');
const kernVersion = '2.7.2';

/** Files that are copied as they are: source below the project, name below `/assets/`. */
const copies = [
  ['node_modules/@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff2', 'fira-sans-400.woff2'],
  ['node_modules/@fontsource/fira-sans/files/fira-sans-latin-600-normal.woff2', 'fira-sans-600.woff2'],
  ['shared/pages/favicon.svg', 'favicon.svg'],
] as const;

/**
 * Makes the files of `/assets/`: one style sheet, two fonts, the icon. KERN's style sheet is cut down to the classes
 * that the pages use. The same inputs give the same bytes; unchanged inputs are taken from `.build/assets`.
 * @param outDir folder beside the bundle of `inform-visitors`, made when absent
 */
export const buildAssets = async (outDir: string): Promise<void> => {
  await mkdir(outDir, { recursive: true });
  const [css] = await Promise.all([styleSheet(), ...copies.map(([source, name]) => copyFile(join(root, source), join(outDir, name)))]);
  await writeFile(join(outDir, 'teilhabe.css'), css);
};

const styleSheet = async (): Promise<string> => {
  const [kern, own, words] = await Promise.all([
    readFile(join(packages, '@kern-ux/native/dist/kern.css'), 'utf8'),
    readFile(join(root, 'shared/pages/teilhabe.css'), 'utf8'),
    wordsOfPages(),
  ]);
  const inputs = createHash('sha256')
    .update(JSON.stringify([kern, own, words, purgeOptions.safelist.toString()]))
    .digest('hex');
  const cached = join(cache, `${inputs}.css`);
  try {
    return await readFile(cached, 'utf8');
  } catch {
    const css = await compile(kern, own, words);
    await mkdir(cache, { recursive: true });
    await writeFile(cached, css);
    return css;
  }
};

/** Everything in the pages' sources that could be a class, a tag or an attribute, sorted. */
const wordsOfPages = async (): Promise<readonly string[]> => {
  const words = new Set<string>();
  for (const folder of ['functions', 'shared']) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!/\.tsx?$/.test(entry.name)) continue;
      for (const [word] of (await readFile(join(entry.parentPath, entry.name), 'utf8')).matchAll(/[A-Za-z][\w-]*/g)) words.add(word);
    }
  }
  return [...words].sort();
};

const compile = async (kern: string, own: string, words: readonly string[]): Promise<string> => {
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: words.join(' '), extension: 'txt' }],
    css: [{ raw: `${kern}\n${own}` }],
    defaultExtractor: (text) => text.split(' '),
    // Themes follow the system (`prefers-color-scheme`), so KERN's theme classes go; its tokens stay where a rule uses them.
    variables: true,
  });
  if (purged === undefined) throw new Error('purgecss answered without a style sheet');
  const { code } = transform({ filename: 'teilhabe.css', code: Buffer.from(withoutFallbacks(purged.css)), minify: true });
  return `/*! KERN UX ${kernVersion}, EUPL-1.2, https://kern-ux.de, cut down to what these pages use */\n${code.toString()}\n`;
};

// KERN writes each token with its value as a fallback; where the token is defined the fallback is dead weight, a tenth of the file.
const withoutFallbacks = (css: string): string => {
  const defined = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  return css.replace(/var\((--[\w-]+)\s*,[^()]*\)/g, (written, name) => (defined.has(name) ? `var(${name})` : written));
};
