import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, PublishedTable, ReportDocument } from '../../../functions/publish-report/document/report-document.ts';
import { reportPaper } from '../../../functions/publish-report/paper/report-paper.ts';
import { type ReportPdf, reportPdf } from '../../../functions/publish-report/paper/report-pdf.ts';
import { withRowHeaders } from '../../../functions/publish-report/paper/row-headers.ts';
import { typesetter } from '../../../shared/typesetting/typst.ts';
import { bundledRun } from '../../support/bundled-run.ts';
import { carriedFolder, isWithoutTypesetter } from '../../support/carried-folder.ts';
import { countyDocument } from '../../support/county-document.ts';
import { fontsOf, pdfFaults } from '../../support/pdf-faults.ts';
import { attributeOf, flat, headersOf, rowsOf, tagsOf, textOf } from '../../support/pdf-tags.ts';
import { readPdf, squeezed } from '../../support/pdf-text.ts';
import { paperSite, sampleDocument } from '../../support/sample-document.ts';

const run = promisify(execFile);
const folders: URL[] = [];
const folderWith = async (changed?: (file: string, text: string) => string | undefined): Promise<URL> => {
  const folder = await carriedFolder('publish-report', changed);
  folders.push(folder);
  return folder;
};
let set: ReportPdf;
let sample: Uint8Array;

beforeAll(async () => {
  if (isWithoutTypesetter) return;
  set = reportPdf(await folderWith());
  sample = await set(sampleDocument, paperSite);
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const hash = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex');

const tablesIn = (block: Block): readonly PublishedTable[] =>
  block.kind === 'table'
    ? [block.table]
    : block.kind === 'chart'
      ? [block.chart.table]
      : block.kind === 'notice'
        ? block.blocks.flatMap(tablesIn)
        : [];

const tablesOf = (document: ReportDocument): readonly PublishedTable[] =>
  [document, ...document.companions].flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks.flatMap(tablesIn)));

/** Lines as a reader must find them: cells with their marks and remarks. */
const linesOf = ({ subject, columns, groups }: PublishedTable): string[][] => [
  [subject, ...columns.map(({ label }) => label)],
  ...groups.flatMap(({ name, rows }) => [
    ...(name === undefined ? [] : [[name]]),
    ...rows.map(({ header, cells }) => [header, ...cells.map(({ text, marks = [], remark = '' }) => [text, ...marks, remark].join(''))]),
  ]),
];

const expectedRows = (document: ReportDocument): string[][] =>
  tablesOf(document)
    .flatMap(linesOf)
    .map((line) => line.map(squeezed));

/** A hyphen that breaks a word at the end of a line is no part of it. */
const comparable = (rows: readonly (readonly string[])[]): string[][] => rows.map((row) => row.map((cell) => cell.replaceAll('-', '')));

describe.skipIf(isWithoutTypesetter)('the report as PDF', () => {
  it('has nothing that our checker of PDF/UA-1 finds, with every kind of block', async () => {
    expect(await pdfFaults(sample)).toEqual([]);
  });

  it('is complete and sound to qpdf, and a file that was cut off is not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'teilhabe-qpdf-'));
    const check = fileURLToPath(new URL('../../support/qpdf-run.ts', import.meta.url));
    const checked = async (pdf: Uint8Array) => {
      await writeFile(join(folder, 'paper.pdf'), pdf);
      return run(process.execPath, [check, join(folder, 'paper.pdf')]);
    };
    expect((await checked(sample)).stdout).toContain('No syntax or stream encoding errors found');
    await expect(checked(sample.slice(0, sample.length / 2))).rejects.toMatchObject({ code: 2 });
    await rm(folder, { recursive: true });
  });

  it('says what it is: title, author, language, day', async () => {
    const { document } = await readPdf(sample);
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: sampleDocument.title, Author: paperSite.county.name, Language: 'de-DE', CreationDate: 'D:20261125050000Z' });
    expect([metadata.get('pdfuaid:part'), metadata.get('dc:title')]).toEqual(['1', sampleDocument.title]);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    const outline = await document.getOutline();
    expect(outline.map(({ title, items }) => [title, ...items.map((item: { title: string }) => item.title)])).toEqual([
      ['Inhalt'],
      ['Das Wichtigste in Kürze'],
      ['1 Unterbringung', '1.1 Plätze'],
      ['2 Integrationsprojekte', 'Laufende Projekte'],
      ['3 Erläuterungen', 'Zeichen'],
      ['Der Bericht in Leichter Sprache', 'Das steht im Bericht'],
      ['Summary in English', 'Key figures'],
    ]);
  });

  it('holds every word of the document, and prints what looks like a command as it was written', async () => {
    const { text } = await readPdf(sample);
    const words = (value: unknown, key = ''): string[] => {
      if (typeof value === 'string')
        return ['id', 'kind', 'svg', 'print', 'key', 'place', 'language', 'name', 'month', 'href', 'spoken', 'description'].includes(key)
          ? []
          : [value];
      return typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([inner, content]) => words(content, Array.isArray(value) ? key : inner))
        : [];
    };
    const lost = words(sampleDocument).filter((word) => !text.replaceAll('-', '').includes(squeezed(word).replaceAll('-', '')));
    expect(lost).toEqual([]);
    expect(text).toContain('#eval("1")*Bredenbek*_b_<b>&amp;</b>');
    expect(text).toContain('Seite1von');
  });

  it('is marked as example data on every page, and only where the data are', async () => {
    const count = async (exampleData: boolean): Promise<readonly number[]> => {
      const { document, text } = await readPdf(await set(sampleDocument, { ...paperSite, exampleData }));
      return [text.split('Beispieldaten').length - 1, document.numPages];
    };
    // The sample speaks of example data itself, once.
    const [marked = 0, pages = 0] = await count(true);
    expect(marked).toBe(pages + 2);
    expect((await count(false))[0]).toBe(1);
  });

  it('has all numbers of all tables of the county, each where it belongs', async () => {
    for (const document of [sampleDocument, countyDocument('2026-10')]) {
      const pdf = document === sampleDocument ? sample : await set(document, paperSite);
      const { rows } = await readPdf(pdf);
      expect(comparable(rows)).toEqual(comparable(expectedRows(document)));
      expect(await pdfFaults(pdf)).toEqual([]);
    }
  });

  it('names for each number of a group its column, its group and its line', async () => {
    const [, grouped] = tagsOf(await PDFDocument.load(sample, { updateMetadata: false }))
      .flatMap(flat)
      .filter(({ role }) => role === 'Table');
    const [columns = [], group = [], [header, first] = []] = grouped === undefined ? [] : rowsOf(grouped);
    const id = (tag = columns[1]) => tag && textOf(tag.dict, 'ID');
    expect(first && headersOf(first)).toEqual([id(columns[1]), id(group[0]), id(header)]);
    expect([group[0], header].map((tag) => tag && String(attributeOf(tag, 'Scope')))).toEqual(['/Row', '/Row']);
    expect(grouped?.children.map(({ role, children }) => [role, children.length])).toEqual([
      ['Caption', 2],
      ['THead', 1],
      ['TBody', 3],
      ['TBody', 71],
    ]);
  });

  it('has for every sign and mark the words to read out', async () => {
    const tags = tagsOf(await PDFDocument.load(sample, { updateMetadata: false })).flatMap(flat);
    expect(tags.flatMap(({ dict }) => textOf(dict, 'E') ?? [])).toEqual([
      '21 geschätzt',
      '1.234 vorläufig berichtigt',
      'nicht bekannt oder geheim',
      'nicht sinnvoll',
      'null',
      'liegt noch nicht vor',
      'kein Vergleich',
      'nicht bekannt oder geheim',
      'liegt noch nicht vor',
    ]);
  });

  it('speaks English where the summary does, and says what its drawing shows', async () => {
    const tags = tagsOf(await PDFDocument.load(sample, { updateMetadata: false })).flatMap(flat);
    const english = tags.filter(({ dict }) => textOf(dict, 'Lang') === 'en-GB').map(({ role }) => role);
    expect(english).toEqual(expect.arrayContaining(['P']));
    expect(tags.filter(({ role }) => role === 'Figure').map(({ dict }) => textOf(dict, 'Alt'))).toEqual([
      'Liniendiagramm: Zugänge. Zuerst 12 im August 2026, zuletzt 9 im September 2026.',
    ]);
  });

  it('has no font but Fira Sans', async () => {
    const fonts = fontsOf(await PDFDocument.load(sample, { updateMetadata: false }));
    expect(fonts.toSorted()).toEqual(['FiraSans-Italic', 'FiraSans-Regular', 'FiraSans-SemiBold']);
  });

  it('has the same bytes in another process and another time zone', async () => {
    const { file, folder, remove } = await bundledRun('test/support/report-pdf-run.ts');
    const made = await Promise.all(['Pacific/Auckland', 'America/Los_Angeles'].map((TZ) => run(process.execPath, [file, folder], { env: { TZ } })));
    await remove();
    const said = (name: string) => made.map(({ stdout }) => new RegExp(`^${name}=(.*)$`, 'm').exec(stdout)?.[1]);
    const own = hash(await set(countyDocument('2026-10'), paperSite));
    expect(said('sha256')).toEqual([own, own]);
    expect(said('tz')).toEqual(['-720', '480']);
  });
});

describe.skipIf(isWithoutTypesetter)('the checker of PDF/UA', () => {
  it('sees what Typst alone leaves out', async () => {
    const typeset = typesetter<object>(await folderWith(), {
      file: 'report.typ',
      fonts: ['FiraSans-Regular.ttf', 'FiraSans-SemiBold.ttf', 'FiraSans-Italic.ttf'],
    });
    expect(await pdfFaults(typeset(reportPaper(sampleDocument, paperSite)))).toEqual(
      expect.arrayContaining(['table 1: a line without header', 'table 2: a number of a group without its three headers']),
    );
  });

  it.each<readonly [string, (file: PDFDocument) => void]>([
    ['no German', ({ catalog }) => catalog.set(PDFName.of('Lang'), PDFName.of('en'))],
    ['not marked as tagged', ({ catalog }) => catalog.delete(PDFName.of('MarkInfo'))],
    ['the title is not shown', ({ catalog }) => catalog.delete(PDFName.of('ViewerPreferences'))],
    ['page 1: something is painted without a tag', (file) => file.getPage(0).drawRectangle({ width: 9, height: 9 })],
    ['page 1: links in no order', (file) => file.getPage(0).node.delete(PDFName.of('Tabs'))],
    [
      'a figure without description',
      (file) =>
        tagsOf(file)
          .flatMap(flat)
          .find(({ role }) => role === 'Figure')
          ?.dict.delete(PDFName.of('Alt')),
    ],
    [
      'table 1: a header without scope',
      (file) =>
        tagsOf(file)
          .flatMap(flat)
          .find(({ role }) => role === 'TH')
          ?.dict.delete(PDFName.of('A')),
    ],
    [
      'H3 after a higher one than H2',
      (file) =>
        tagsOf(file)
          .flatMap(flat)
          .find(({ role }) => role === 'H2')
          ?.dict.set(PDFName.of('S'), PDFName.of('P')),
    ],
  ])('finds %s', async (fault, harm) => {
    const file = await PDFDocument.load(sample, { updateMetadata: false });
    if (fault.startsWith('H3'))
      for (const tag of tagsOf(file)
        .flatMap(flat)
        .filter(({ role }) => role === 'H2'))
        tag.dict.set(PDFName.of('S'), PDFName.of('P'));
    else harm(file);
    expect(await pdfFaults(await file.save({ updateFieldAppearances: false, addDefaultPage: false }))).toContain(fault);
  });
});

describe.skipIf(isWithoutTypesetter)('a PDF that would lack something is a fault and no file', () => {
  it.each([
    ['TypesetterMissing', 'typst.node'],
    ['FontMissing', 'FiraSans-Italic.ttf'],
    ['TypstError', 'report.typ'],
  ])('%s without %s, which the message names', async (name, missing) => {
    const broken = reportPdf(await folderWith((file, text) => (file === missing ? undefined : text)));
    await expect(broken(sampleDocument, paperSite)).rejects.toMatchObject({ name, message: expect.stringContaining(missing) });
  });

  it('TypstWarning for a family that is not carried', async () => {
    const broken = reportPdf(await folderWith((_file, text) => text.replace('font: "Fira Sans"', 'font: ("Fira Sans", "Noto Sans")')));
    await expect(broken(sampleDocument, paperSite)).rejects.toMatchObject({ name: 'TypstWarning', message: expect.stringContaining('noto sans') });
  });

  it('StructureFault when the file has other tables than the document', async () => {
    const table = { number: '9.9', groups: [{ isNamed: false, lines: [[undefined]] }] };
    await expect(withRowHeaders(sample, [table])).rejects.toMatchObject({ name: 'StructureFault', message: 'the file has 3 tables and not 1' });
    await expect(withRowHeaders(sample, [table, table, table])).rejects.toMatchObject({ message: 'table 9.9 has 4 rows and not 2' });
  });
});
