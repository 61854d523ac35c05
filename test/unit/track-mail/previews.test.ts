import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previews } from '../../../functions/track-mail/previews.ts';
import { county } from '../../../shared/county/county.ts';
import { mailNameOf, mailNames } from '../../../shared/mail/mail-words.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const files = globSync('shared/mail/templates/*-mail.ts', { cwd: root });
const templates = files.map((file) => basename(file, '-mail.ts')).toSorted();
const frame = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };

describe('the mails that there are', () => {
  it('are named like their files, and each has a preview and a name for staff', () => {
    expect(templates.length).toBeGreaterThan(20);
    expect(previews.map(({ name }) => name).toSorted()).toEqual(templates);
    expect(Object.keys(mailNames).toSorted()).toEqual(templates);
    expect(new Set(Object.values(mailNames)).size).toBe(templates.length);
  });

  it('are posted under the name of their template, never under one that is typed once more', () => {
    const typed = globSync('functions/**/*.{ts,tsx}', { cwd: root }).filter((file) => /\btemplate: ['"`]/.test(read(file)));
    // The texts of pages have a heading of that name.
    expect(typed.filter((file) => !file.endsWith('/texts.ts'))).toEqual([]);
  });

  it.each(files.filter((file) => /\[(reader\.)?language\]/.test(read(file))))('in %s is shown in every language', (file) => {
    const preview = previews.find(({ name }) => file.endsWith(`/${name}-mail.ts`));
    const mails = Object.entries(preview?.mails(frame) ?? {});
    expect(mails.filter(([, { language }]) => language === 'en').length).toBeGreaterThan(0);
    const cases = mails.map(([name]) => name);
    expect(cases.filter((name) => /einfache sprache/i.test(name) || /in einfacher Sprache/.test(name)).length).toBeGreaterThan(0);
    expect(cases.filter((name) => !/einfache|englisch/i.test(name)).length).toBeGreaterThan(0);
  });

  it('keep their name where nobody knows them', () => {
    expect(mailNameOf('release')).toBe(mailNames.release);
    expect(mailNameOf('feedback-probe')).not.toBe('feedback-probe');
    expect(mailNameOf('gone')).toBe('gone');
  });
});
