import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carriedFiles } from '../../../infra/carried-files.ts';
import { charactersOf, settable } from '../../../shared/typesetting/font-coverage.ts';

const fonts = carriedFiles('render-documents').filter(({ file }) => file.endsWith('.ttf'));
const charactersIn = (name: string): ReadonlySet<number> => {
  const found = fonts.find(({ file }) => file === name);
  if (found === undefined) throw new Error(`${name} is not carried`);
  return charactersOf(readFileSync(found.source));
};
const has = (characters: ReadonlySet<number>, text: string): boolean[] => [...text].map((character) => characters.has(character.codePointAt(0) ?? 0));

describe('the characters of a font', () => {
  it('are read from its file', () => {
    const fira = charactersIn('FiraSans-Regular.ttf');
    expect(has(fira, 'AzäöüßẞŞğ„“–€ЖїΩ')).not.toContain(false);
    expect(has(fira, 'م中😀')).not.toContain(true);
    const vazirmatn = charactersIn('Vazirmatn-Regular.ttf');
    expect(has(vazirmatn, 'مرحباگچپژ')).not.toContain(false);
  });

  it('are the same in both weights: what can be read in the text can be read in a heading', () => {
    for (const family of ['FiraSans', 'Vazirmatn']) expect(charactersIn(`${family}-SemiBold.ttf`)).toEqual(charactersIn(`${family}-Regular.ttf`));
  });

  it('are no guess: another file is refused', () => {
    expect(() => charactersOf(new Uint8Array(64))).toThrow('cmap');
  });
});

describe('a text that is to be set', () => {
  const latin = new Set([...'abcdefghijklmnopqrstuvwxyzä '].map((character) => character.codePointAt(0) ?? 0));

  it.each([
    ['stays as it is', 'bär', 'bär', true],
    ['is composed first', 'ba\u0308r', 'bär', true],
    ['has the number of a character without a sign', 'a☃b', 'a[U+2603]b', false],
    ['counts a character of a higher plane once', 'a😀', 'a[U+1F600]', false],
    ['has a space for a tab and for spaces of other widths', 'a\tb\u3000c', 'a b c', true],
    ['keeps what is obeyed and not drawn', 'a\u200d\u2067b', 'a\u200d\u2067b', true],
  ])('%s', (_name, typed, text, isComplete) => {
    expect(settable(typed, latin)).toEqual({ text, isComplete });
  });
});
