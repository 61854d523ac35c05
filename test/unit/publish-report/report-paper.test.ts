import { describe, expect, it } from 'vitest';
import type { Block, PublishedTable, ReportDocument, TableCell } from '../../../functions/publish-report/document/report-document.ts';
import { spokenOf } from '../../../functions/publish-report/paper/paper-table.ts';
import { type PaperBlock, reportPaper } from '../../../functions/publish-report/paper/report-paper.ts';
import { paperSite, sampleDocument } from '../../support/sample-document.ts';

const [sampleSection] = sampleDocument.sections;
if (sampleSection === undefined) throw new Error('the sample has no sections');

const documentOf = (...blocks: readonly Block[]): ReportDocument => ({
  ...sampleDocument,
  sections: [{ id: 'kapitel', title: 'Kapitel', blocks }],
  companions: [{ name: 'methode', title: 'Methode', language: 'de', sections: [{ id: 'regeln', title: 'Regeln', blocks: [] }] }],
});
const blocksOf = (...blocks: readonly Block[]): readonly PaperBlock[] => reportPaper(documentOf(...blocks), paperSite).chapters[0]?.blocks ?? [];
const heading = (level: 3 | 4, text: string): Block => ({ kind: 'heading', level, text, id: text });

const tableOf = (cells: readonly TableCell[], more: Partial<PublishedTable> = {}): PublishedTable => ({
  id: 'tabelle',
  number: '1.1',
  title: 'Plätze',
  scope: 'Kreis',
  subject: 'Gebiet',
  columns: cells.map((_cell, at) => ({ key: `c${at}`, label: `Spalte ${at}`, kind: 'number' })),
  groups: [{ rows: [{ key: 'a', header: 'Amt', cells }] }],
  notes: [],
  place: 'page',
  ...more,
});

describe('links on paper', () => {
  it.each([
    ['#tabelle', { id: 'tabelle' }],
    ['#nirgends', { url: 'https://teilhabe.example/berichte/2026-10/revision-2/#nirgends' }],
    ['methode/', { id: 'methode' }],
    ['methode/#regeln', { id: 'methode/regeln' }],
    ['/berichte/2026-10/revision-2/methode/#regeln', { id: 'methode/regeln' }],
    ['zuwanderungsbericht-2026-10.csv', { url: 'https://teilhabe.example/berichte/2026-10/revision-2/zuwanderungsbericht-2026-10.csv' }],
    ['/kontakt', { url: 'https://teilhabe.example/kontakt' }],
    ['https://land.example/', { url: 'https://land.example/' }],
  ])('to %s lead to the place in the file or to an address', (href, target) => {
    const [, text] = blocksOf({ kind: 'text', content: [{ kind: 'link', text: 'dort', href }] }, { kind: 'table', table: tableOf([]) });
    expect(text).toMatchObject({ content: [{ kind: 'link', text: 'dort', target }] });
  });

  it('have one place each, also when an anchor is there twice', () => {
    const ids = blocksOf(heading(3, 'eins'), heading(3, 'eins'), heading(3, 'kapitel')).map((block) => 'id' in block && block.id);
    expect(ids).toEqual(['kapitel', 'eins', null, null]);
  });
});

describe('headings on paper', () => {
  it('leave no level out, and companions stand one deeper', () => {
    const levels = (blocks: readonly PaperBlock[]) => blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
    expect(levels(blocksOf(heading(4, 'a'), heading(4, 'b'), heading(3, 'c'), heading(4, 'd')))).toEqual([2, 3, 4, 3, 4]);
    expect(levels(reportPaper(documentOf(), paperSite).chapters[1]?.blocks ?? [])).toEqual([2, 3]);
  });
});

describe('cells on paper', () => {
  it('are strings unless they have more than their text', () => {
    const cells: readonly TableCell[] = [
      { text: '1.234', marks: ['p'] },
      { text: '5', remark: '15. Oktober 2026' },
      { text: 'Integrationskursträgervereinigung' },
    ];
    const [, table] = blocksOf({ kind: 'table', table: tableOf(cells) });
    expect(table).toMatchObject({
      groups: [
        {
          name: null,
          cells: [
            'Amt',
            '1.234 p',
            { text: '5', bold: false, remark: '15. Oktober 2026' },
            { text: 'Integrationskursträgervereinigung', long: true },
          ],
        },
      ],
    });
  });

  it('of a sum are bold, with their header', () => {
    const [, table] = blocksOf({
      kind: 'table',
      table: tableOf([], { groups: [{ rows: [{ key: 'k', header: 'Kreis', total: true, cells: [{ text: '7' }] }] }] }),
    });
    expect(table).toMatchObject({
      groups: [
        {
          cells: [
            { text: 'Kreis', bold: true },
            { text: '7', bold: true },
          ],
        },
      ],
    });
  });

  it('of a group without lines are not there: its name would head the next group', () => {
    const groups = [
      { name: 'leer', rows: [] },
      { name: 'Amt', rows: [{ key: 'a', header: 'A', cells: [] }] },
    ];
    const [, table] = blocksOf({ kind: 'table', table: tableOf([], { groups }) });
    expect(table).toMatchObject({ groups: [{ name: 'Amt', cells: ['A'] }] });
  });

  it.each<readonly [TableCell, string | undefined]>([
    [{ text: '12', value: 12 }, undefined],
    [{ text: '.', spoken: 'nicht bekannt oder geheim' }, 'nicht bekannt oder geheim'],
    [{ text: '–', spoken: 'null', value: 0, marks: ['p'] }, 'null vorläufig'],
    [{ text: 'x', spoken: 'nicht sinnvoll', remark: 'Kein Anteil.' }, 'nicht sinnvoll Kein Anteil.'],
  ])('%j is read out as %s', (cell, spoken) => {
    expect(spokenOf(cell)).toBe(spoken);
  });
});

describe('drawings on paper', () => {
  const chart = sampleSection.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))[0];
  if (chart === undefined) throw new Error('the sample has no chart');
  const drawn = (print: string) => () => blocksOf({ kind: 'chart', chart: { ...chart, print } });

  it.each([
    ['no font', '<svg viewBox="0 0 1 1"><text>a</text></svg>'],
    ['Arial', '<svg viewBox="0 0 1 1" font-family="Fira Sans"><text font-family="Arial">a</text></svg>'],
    ['DejaVu Sans', '<svg viewBox="0 0 1 1" font-family="Fira Sans"><text style="font-family: \'DejaVu Sans\'">a</text></svg>'],
  ])('that name %s are refused: their words would be lost, or set in whatever the machine has', (named, print) => {
    expect(drawn(print)).toThrow(`names ${named}`);
  });

  it('that are tall become narrower, so that they stay on their page with their title', () => {
    const widthOf = (print: string) => drawn(print)().flatMap((block) => (block.kind === 'chart' ? [block.width] : []));
    expect([widthOf('<svg viewBox="0 0 100 50"/>'), widthOf('<svg viewBox="0 0 100 240"/>')]).toEqual([[1], [0.5]]);
  });
});

it('is dated by the freeze of its inputs, in UTC, and says which revision it is', () => {
  const paper = reportPaper(sampleDocument, paperSite);
  expect(paper.date).toEqual({ year: 2026, month: 11, day: 25, hour: 5, minute: 0, second: 0 });
  expect(paper.footer.left).toContain('2. Fassung');
  expect(paper.online.url).toBe('https://teilhabe.example/berichte/2026-10/revision-2/');
});
