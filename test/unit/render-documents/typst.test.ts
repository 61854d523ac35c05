import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationPaper } from '../../../functions/render-documents/application-paper.ts';
import { type Paper, template } from '../../../functions/render-documents/paper.ts';
import { county } from '../../../shared/county/county.ts';
import { openApplication } from '../../../shared/domain/funding/open-application.ts';
import { typesetter } from '../../../shared/typesetting/typst.ts';
import { carriedFolder, isWithoutTypesetter } from '../../support/carried-folder.ts';
import { round, validSubmissions } from '../../support/submissions.ts';
import { application, madeUnder } from './example-application.ts';

const folders: URL[] = [];
const folderWith = async (changed?: (file: string, text: string) => string | undefined): Promise<URL> => {
  const folder = await carriedFolder('render-documents', changed);
  folders.push(folder);
  return folder;
};
const paper: Paper = applicationPaper({ county, exampleData: true })(application, madeUnder);
let render: (paper: Paper) => Uint8Array;

beforeAll(async () => {
  render = typesetter(await folderWith(), template);
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** Pages as lines of text, and the kinds of tags in the structure. */
const read = async (pdf: Uint8Array) => {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const lines: string[] = [];
  const tags: string[] = [];
  const collect = (node: object): void => {
    if ('role' in node) tags.push(String(node.role));
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(collect);
  };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    lines.push(
      ...items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
        .join('')
        .split('\n'),
    );
    collect(await page.getStructTree());
  }
  const { info, metadata } = await document.getMetadata();
  return { document, text: lines.join('\n'), tags, info, metadata };
};
const hash = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex');
const withTitle = (title: string): Paper => ({ ...paper, title });

describe.skipIf(isWithoutTypesetter)('a paper', () => {
  it('is a tagged PDF/UA-1 in German with a title and headings', async () => {
    const pdf = render(paper);
    expect(new TextDecoder('latin1').decode(pdf.subarray(0, 8))).toBe('%PDF-1.7');
    const { document, tags, info, metadata } = await read(pdf);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true, Suspects: false });
    expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(info).toMatchObject({ Language: 'de-DE', Title: paper.title, Author: county.name, CreationDate: 'D:20260722220304Z' });
    expect([metadata.get('pdfuaid:part'), metadata.get('dc:title')]).toEqual(['1', paper.title]);
    const count = (tag: string): number => tags.filter((candidate) => candidate === tag).length;
    const levels = (level: number): number => paper.parts.filter((part) => part.level === level).length;
    expect([count('H1'), count('H2'), count('H3')]).toEqual([1, levels(2), levels(3)]);
  });

  it('has a list of its facts with label and value, and tables with header cells', async () => {
    for (const part of paper.parts) {
      // One part alone: what goes on over pages has its tags on each of them.
      const { tags } = await read(render({ ...paper, parts: [{ ...part, level: 2 }] }));
      const count = (tag: string): number => tags.filter((candidate) => candidate === tag).length;
      const answers = 'facts' in part ? (part.facts?.length ?? 0) : 0;
      const table = 'rows' in part ? [1, 3, part.rows.length + 2] : [0, 0, 0];
      expect([count('LI'), count('Lbl'), count('LBody')]).toEqual([answers, answers, answers]);
      expect([count('Table'), count('TH'), count('TR')]).toEqual(table);
    }
  });

  it('holds every word of its data', async () => {
    const { text } = await read(render(paper));
    const flat = (words: string): string => words.replace(/\s+/g, '');
    const words = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : [];
    const { missingCharacters, author, description, date, ...shown } = paper;
    expect(words(shown).filter((word) => !flat(text).includes(flat(word)))).toEqual([]);
    expect(text).toContain('Ayşe Öztürk-Groß');
    expect(text).toMatch(/Seite 1 von \d/);
    expect(flat(text)).not.toContain(flat(missingCharacters));
  });

  it.each([
    '#eval("1+1") #read("typst.node")',
    '*fett* _kursiv_ `code` $x^2$ @ref <b>&amp;</b>',
    '= Titel\\ - Liste / Begriff: ~ -- ... // Rest',
    'Жінка Ελλάδα Łódź ẞ',
  ])('prints %s as it was typed', async (typed) => {
    expect((await read(render(withTitle(typed)))).text).toContain(typed);
  });

  it('prints Arabic so that it can be copied', async () => {
    expect((await read(render(withTitle('مرحبا')))).text).toContain('مرحبا');
  });

  it('writes the number of a character that its fonts lack, and says so', async () => {
    const { text } = await read(render(withTitle('Feier 🎉 für alle')));
    expect(text).toContain('Feier [U+1F389] für alle');
    expect(text).toContain(paper.missingCharacters.slice(0, 40));
  });

  it('breaks a word that is longer than a line, and the copy has no seam', async () => {
    const { document, text } = await read(render({ ...paper, opening: ['W'.repeat(150)] }));
    expect(text.replaceAll('\n', '')).toContain('W'.repeat(150));
    const page = await document.getPage(1);
    const { items } = await page.getTextContent();
    const [, , width = 0] = page.view;
    const ends = items.flatMap((item) => ('str' in item && typeof item.transform[4] === 'number' ? [item.transform[4] + item.width] : []));
    // 2.5 cm of margin, in points.
    expect(Math.max(...ends)).toBeLessThanOrEqual(width - (2.5 / 2.54) * 72 + 0.5);
  });

  it('has the same bytes again, in another typesetter too', async () => {
    const first = hash(render(paper));
    expect(hash(render(paper))).toBe(first);
    expect(hash(typesetter(await folderWith(), template)(paper))).toBe(first);
    expect(hash(render(withTitle('anders')))).not.toBe(first);
  });

  it('is made of anything that the form takes', () => {
    const make = applicationPaper({ county, exampleData: false });
    fc.assert(
      fc.property(validSubmissions, (submission) => {
        const { id, reference, submittedAt: at } = application;
        expect(render(make(openApplication(submission, { id, reference, at, round }), round)).length).toBeGreaterThan(10_000);
      }),
      { numRuns: 25 },
    );
  });
});

describe.skipIf(isWithoutTypesetter)('silent loss of text is an error', () => {
  const faultOf = (set: typeof render): unknown => {
    try {
      return set(paper);
    } catch (fault) {
      return fault;
    }
  };

  it('when a font is not there', async () => {
    const set = typesetter(await folderWith((_file, text) => text.replaceAll('"Vazirmatn"', '"Vazirmat"')), template);
    expect(faultOf(set)).toMatchObject({ name: 'TypstWarning', message: 'unknown font family: vazirmat' });
  });

  it('when a character reaches the page without a sign, and the message does not repeat it', async () => {
    const set = typesetter(await folderWith((_file, text) => text.replace('par(words)', 'par(words + "\u{1f389}")')), template);
    expect(faultOf(set)).toMatchObject({ name: 'PdfUaError', message: 'PDF/UA-1 error: the text … could not be displayed with font …' });
  });

  it('when the typesetter is not there', async () => {
    const set = typesetter(await folderWith((file, text) => (file === 'typst.node' ? undefined : text)), template);
    expect(faultOf(set)).toMatchObject({ name: 'TypesetterMissing' });
  });

  it('when the template is wrong', async () => {
    const set = typesetter(await folderWith((_file, text) => text.replace('data.title', 'data.titel')), template);
    expect(faultOf(set)).toMatchObject({ name: 'TypstError', message: expect.stringContaining('titel') });
  });
});
