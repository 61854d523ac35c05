import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedTable } from '../../../functions/publish-report/document/report-document.ts';
import { type IssueFilesInput, issueFiles } from '../../../functions/publish-report/files/issue-files.ts';
import { tablesOnce } from '../../../functions/publish-report/files/table-texts.ts';
import { county } from '../../../shared/county/county.ts';
import { addMonths, type Month } from '../../../shared/domain/calendar.ts';
import { confStatuses, type Observation, obsStatuses } from '../../../shared/domain/statistics/observation.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { observation } from '../../support/observations.ts';
import { csvRecords, numbersOfCsv, numbersOfMessage, type ReadNumber } from '../../support/read-records.ts';
import { type ReadSheet, readOdsFile, readXlsxFile } from '../../support/read-workbook.ts';
import { renderedIssue } from '../../support/rendered-issue.ts';
import { sampleIssue, sampleRelease } from '../../support/sample-issue.ts';
import { drawnNumbers, htmlTables, linesOf, type ShownLine, shownNumbers } from '../../support/shown-tables.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The files of an issue, each read by a reader that knows nothing of how it was written. */
const read = async (input: IssueFilesInput) => {
  const { files } = await issueFiles(input, surroundings.hash);
  const bodyOf = (name: string): Uint8Array => {
    const file = files.find((known) => known.name === name);
    if (file === undefined) throw new Error(`no file ${name}`);
    return file.body;
  };
  const base = `zuwanderungsbericht-${input.release.month}`;
  const text = (name: string): string => decoder.decode(bodyOf(name));
  return {
    tidy: numbersOfCsv(text(`${base}.csv`), { delimiter: ',', decimal: '.' }),
    excel: numbersOfCsv(text(`${base}-excel.csv`), { delimiter: ';', decimal: ',' }),
    message: numbersOfMessage(text(`${base}.json`)),
    xlsx: readXlsxFile(bodyOf(`${base}.xlsx`)),
    ods: readOdsFile(bodyOf(`${base}.ods`)),
    tables: tablesOnce(input.document),
    csvOf: ({ id }: PublishedTable) => csvRecords(text(`${id}.csv`)),
  };
};

const sorted = (numbers: readonly ReadNumber[]): readonly ReadNumber[] => numbers.toSorted((a, b) => (a.cell < b.cell ? -1 : 1));

const beside = (text: string | number | null | undefined): readonly string[] =>
  text === null || text === undefined || text === '' ? [] : String(text).split('; ');

/** Lines of a table in a sheet: those below its header, but for names of groups, up to the empty one. */
const linesIn = ({ rows }: ReadSheet): readonly ShownLine[] => {
  const [header = [], ...lines] = rows.slice(3);
  const numbers = header.flatMap((label, at) => (at === 0 || label === 'Anmerkung' ? [] : [at]));
  return lines
    .slice(
      0,
      lines.findIndex(({ length }) => length === 0),
    )
    .filter(({ length }) => length > 1)
    .map((line) => ({
      header: String(line[0]),
      cells: numbers.map((at) => ({ content: line[at] ?? '', beside: header[at + 1] === 'Anmerkung' ? beside(line[at + 1]) : [] })),
    }));
};

/** Lines of a table in its own file. */
const linesOfCsv = ({ subject, columns }: PublishedTable, rows: ReturnType<typeof csvRecords>): readonly ShownLine[] =>
  rows.map((row) => ({
    header: row[subject] ?? '',
    cells: columns.map(({ label, kind }) => {
      if (kind === 'text') return { content: row[label] ?? '', beside: [] };
      const [value = '', signs = '', remark = ''] = [row[label], row[`${label}_zeichen`], row[`${label}_anmerkung`]];
      const [first = '', ...marks] = signs.split(' ');
      const said = remark === '' ? [] : [remark];
      if (value === '') return { content: first, beside: [...marks, ...said] };
      return { content: Number(value), beside: [...(first === '' ? [] : [first]), ...marks, ...said] };
    }),
  }));

// The apostrophe before what a program would run is the CSV's own.
const withApostrophes = (lines: readonly ShownLine[]): readonly ShownLine[] =>
  lines.map(({ header, cells }) => ({ header: header.replace(/^[=+\-@]/, "'$&"), cells }));

const expectAgreement = async (input: IssueFilesInput): Promise<void> => {
  const { tidy, excel, message, xlsx, ods, tables, csvOf } = await read(input);
  expect(sorted(excel)).toEqual(sorted(tidy));
  expect(sorted(message)).toEqual(sorted(tidy));

  expect([xlsx.length, ods.length]).toEqual([tables.length + 2, tables.length + 2]);
  for (const [at, table] of tables.entries()) {
    const lines = linesOf(table);
    const [inXlsx, inOds] = [xlsx[at + 1], ods[at + 1]];
    expect(inXlsx && linesIn(inXlsx)).toEqual(lines);
    expect(inOds && linesIn(inOds)).toEqual(lines);
    expect(linesOfCsv(table, csvOf(table))).toEqual(withApostrophes(lines));
  }

  // What tables show is a record with the same number, and every record stands in a table or in a chart.
  const values = new Map(tidy.map(({ cell, value }) => [cell, value]));
  const shown = shownNumbers(tables, input.release.month);
  expect(shown.filter(({ cell, value }) => values.get(cell) !== value)).toEqual([]);
  const drawn = new Set(drawnNumbers(input.report));
  const inTables = new Set(shown.map(({ cell }) => cell));
  expect(tidy.filter(({ cell }) => !inTables.has(cell) && !drawn.has(cell))).toEqual([]);
};

describe('all formats of an issue', { timeout: 60_000 }, () => {
  it.each(['2026-10', '2026-01'])('say the same numbers for %s', async (month) => {
    await expectAgreement(sampleIssue(month));
  });

  it('say the same of any figures: hidden, missing, rounded, provisional, below zero', async () => {
    const areas = ['01', county.key, ...county.administrations.slice(0, 4).map(({ area }) => area), '01058001', '01058028'];
    const figure = fc.record({
      indicator: fc.constantFrom('foreign_population', 'private_entries', 'allocation_balance', 'municipal_housing_places', 'protection_rate'),
      area: fc.constantFrom(...areas),
      period: fc.constantFrom('2026-03', '2026-03', '2026-02', '2026-01', '2025-03'),
      value: fc.oneof(fc.integer({ min: -5, max: 2_000_000 }), fc.constantFrom(0, 1, 0.25, 1234.5, 9.625)),
      obsStatus: fc.oneof({ weight: 3, arbitrary: fc.constant('A' as const) }, fc.constantFrom(...obsStatuses)),
      confStatus: fc.oneof({ weight: 3, arbitrary: fc.constant('F' as const) }, fc.constantFrom(...confStatuses)),
      sex: fc.constantFrom('_T', '_T', 'F', 'M'),
      citizenship: fc.constantFrom('_T', '_T', 'UKR', '_O'),
      comment: fc.constantFrom('', '=1+1', 'a "b"; c,\nd'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(figure, { minLength: 20, maxLength: 120, size: 'max' }), async (given) => {
        const months = Map.groupBy(
          given.map((of): Observation => observation(of)),
          ({ period }): Month => period,
        );
        await expectAgreement(sampleIssue('2026-03', months));
      }),
      { numRuns: 25 },
    );
  });

  it('say what the page says', async () => {
    const input = sampleIssue('2026-10');
    const { all } = await renderedIssue({ ...input, issues: [{ revision: 1, frozenAt: input.release.frozenAt }] });
    const pages = all.filter(({ name }) => name === '' || name.endsWith('/'));
    const [main = [], ...beside] = pages.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ body }) => [...htmlTables(decoder.decode(body))]);
    const page = new Map([...main, ...beside.flat()]);
    const tables = tablesOnce(input.document);
    expect(tables.length).toBeGreaterThan(30);
    // The main page has the sums of tables that stand beside it.
    for (const [id, lines] of main) expect(page.get(id)).toEqual(expect.arrayContaining([...lines]));
    for (const { id, groups } of tables) {
      const lines = groups.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text, marks = [] }) => [text, ...marks].join(' '))));
      expect(page.get(id)).toEqual(lines);
    }
  });

  it('hold months beside their own, and the months since January as a range', async () => {
    const { tidy } = await read(sampleIssue('2026-10'));
    const periods = new Set(tidy.map(({ cell }) => cell.split('|')[2]));
    expect([...periods]).toEqual(expect.arrayContaining(['2026-10', '2026-09', '2025-10', '2026-01-01/P10M', addMonths('2026-10', -23)]));
    expect(tidy.find(({ cell }) => cell.startsWith('private_entries|01058|2026-01-01/P10M'))?.value).toBeGreaterThan(0);
  });

  it('hide the same in every month: no value, one code', async () => {
    const { tidy } = await read(sampleIssue('2026-10'));
    const area = county.administrations[1]?.area ?? '';
    const hidden = tidy.filter(({ cell }) => cell.startsWith(`municipal_housing_places|${area}|`));
    expect(hidden.map(({ value, status }) => [value, status])).toEqual([
      [null, 'QC'],
      [null, 'QC'],
      [null, 'QC'],
    ]);
  });

  it('are small enough for everybody', async () => {
    const { files } = await issueFiles(sampleIssue('2026-10'), surroundings.hash);
    expect(files.filter(({ body }) => body.length > 3_000_000).map(({ name }) => name)).toEqual([]);
  });
});

it('a project keeps its name in every table, whatever a spreadsheet would make of it', async () => {
  const { xlsx, ods } = await read(sampleIssue('2026-10', undefined, sampleRelease('2026-10')));
  for (const sheets of [xlsx, ods]) {
    const projects = sheets.find(({ name }) => name.endsWith('Geförderte Projekte'));
    expect(projects?.rows.map(([first]) => first)).toEqual(expect.arrayContaining(['=1+1; "Kochen" <b>& reden</b>', 'Lesen  lernen']));
    expect(projects?.xml).not.toMatch(/<f>|table:formula/);
  }
});
