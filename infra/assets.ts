import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';
import { PurgeCSS } from 'purgecss';
import { pageScripts } from './scripts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.build', 'assets');

/** Files that are copied as they are: source in the project, name below `/assets/`. */
const copies = [
  ['node_modules/@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff2', 'fira-sans-400.woff2'],
  ['node_modules/@fontsource/fira-sans/files/fira-sans-latin-600-normal.woff2', 'fira-sans-600.woff2'],
  ['shared/pages/favicon.svg', 'favicon.svg'],
] as const;

const textOf = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

/**
 * Makes the files of `/assets/`: one style sheet, two fonts, the icon, the scripts of pages. KERN's style sheet is cut down to the classes
 * that the pages use. The same inputs give the same bytes; unchanged inputs are answered from `.build/assets`.
 * @param outDir folder beside the bundle of `inform-visitors`, made when absent
 */
export const buildAssets = async (outDir: string): Promise<void> => {
  await mkdir(outDir, { recursive: true });
  const [css, scripts] = await Promise.all([
    styleSheet(),
    pageScripts(),
    ...copies.map(([source, name]) => copyFile(join(root, source), join(outDir, name))),
  ]);
  await writeFile(join(outDir, 'teilhabe.css'), css);
  await Promise.all(scripts.map(({ name, bytes }) => writeFile(join(outDir, name), bytes)));
};

const styleSheet = async (): Promise<string> => {
  const [kern, own, recipe, words] = await Promise.all([
    textOf('node_modules/@kern-ux/native/dist/kern.css'),
    textOf('shared/pages/teilhabe.css'),
    textOf('infra/assets.ts'),
    wordsOfPages(),
  ]);
  const inputs = createHash('sha256')
    .update(JSON.stringify([kern, own, recipe, words]))
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

/** Every word in the pages' sources that could be a class, a tag or an attribute, sorted. */
const wordsOfPages = async (): Promise<readonly string[]> => {
  const words = new Set<string>();
  for (const folder of ['functions', 'shared']) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.name.endsWith('.tsx')) continue;
      for (const [word] of (await readFile(join(entry.parentPath, entry.name), 'utf8')).matchAll(/[A-Za-z][\w-]*/g)) words.add(word);
    }
  }
  return [...words].sort();
};

// KERN sets the colours of a surface on the body or on a theme class. Themes follow the system here (`prefers-color-scheme`),
// and purgecss would take the whole rule away with the unused classes in it.
const surfaceSelector = ':is(body, .kern-light, .kern-dark, [data-kern-theme=light], [data-kern-theme=dark]):not([class*=kern-level-])';

// Paper is white, whatever the theme of the screen.
const adapted = (kern: string): string =>
  kern
    .replace(surfaceSelector, 'body')
    .replace('@media (prefers-color-scheme: dark)', '@media screen and (prefers-color-scheme: dark)')
    .replace('@media (prefers-color-scheme: light)', '@media print, (prefers-color-scheme: light)');

const compile = async (kern: string, own: string, words: readonly string[]): Promise<string> => {
  if (!kern.includes(surfaceSelector)) throw new Error('KERN UX spells its surface colours in another way: adapt surfaceSelector');
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: words.join(' '), extension: 'txt' }],
    css: [{ raw: `${adapted(kern)}\n${own}` }],
    defaultExtractor: (text) => text.split(' '),
    variables: true,
    // The parts of a chart are numbered (`chart__series-3`), so no source spells them.
    safelist: [/^chart/],
  });
  if (purged === undefined) throw new Error('purgecss answered without a style sheet');
  return `/*! KERN UX (https://kern-ux.de), EUPL-1.2, cut down to what these pages use, and own rules */\n${minify(inlineTokens(minify(purged.css)))}\n`;
};

const minify = (css: string): string => transform({ filename: 'teilhabe.css', code: Buffer.from(css), minify: true }).code.toString();

/**
 * Writes tokens that have one value everywhere in place of their names: KERN spells `0` as a token that points to a token,
 * each with a fallback. Tokens that differ by theme or width stay. Takes a third off the file.
 */
const inlineTokens = (css: string): string => {
  const values = new Map<string, string | undefined>();
  let depth = 0;
  for (const [token, name, value] of css.matchAll(/[{}]|(?<=[{;])(--[\w-]+):([^;{}]+)/g)) {
    if (name === undefined) depth += token === '{' ? 1 : -1;
    else values.set(name, depth === 1 && !values.has(name) ? value : undefined);
  }
  const resolve = (text: string): string =>
    text.replace(/var\((--[\w-]+)(?:,[^()]*)?\)/g, (written, name) => {
      if (!values.has(name)) return written;
      const value = values.get(name);
      return value === undefined ? `var(${name})` : resolve(value);
    });
  return resolve(css.replace(/(?<=[{;])(--[\w-]+):[^;{}]+;?/g, (written, name) => (values.get(name) === undefined ? written : '')));
};
