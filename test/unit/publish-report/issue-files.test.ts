import fc from 'fast-check';
import { readOds } from 'hucre/ods';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { PublishedTable } from '../../../functions/publish-report/document/report-document.ts';
import { type IssueFilesInput, issueFiles } from '../../../functions/publish-report/files/issue-files.ts';
import { sheetNames } from '../../../functions/publish-report/files/issue-workbook.ts';
import { textFile } from '../../../functions/publish-report/files/named-file.ts';
import { releasedRecords } from '../../../functions/publish-report/files/released-records.ts';
import { tablesOnce } from '../../../functions/publish-report/files/table-texts.ts';
import { county } from '../../../shared/county/county.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { csvRecords } from '../../support/read-records.ts';
import { readOdsFile, readXlsxFile, unzipped } from '../../support/read-workbook.ts';
import { sampleIssue } from '../../support/sample-issue.ts';

const month = '2026-10';
const base = `zuwanderungsbericht-${month}`;
const sample = sampleIssue(month);
const pages = [textFile('english/', '<p>'), textFile('', '<p>')];
const pdf = textFile(`${base}.pdf`, '%PDF');
const input: IssueFilesInput = { ...sample, rendered: [pdf], pages: () => pages };

const { files, downloads } = await issueFiles(input, surroundings.hash);
const textOf = (name: string): string => new TextDecoder().decode(files.find((file) => file.name === name)?.body);
const textOfBytes = (body: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
const bodyOf = (name: string): Uint8Array => files.find((file) => file.name === name)?.body ?? new Uint8Array();

describe('the files of an issue', () => {
  it('end with the pages, which know what can be downloaded', async () => {
    expect(files.slice(-2)).toEqual(pages);
    expect(downloads.map(({ name }) => name)).toEqual(['.pdf', '.xlsx', '.ods', '.csv', '-excel.csv', '.json'].map((ending) => `${base}${ending}`));
    expect(downloads.filter(({ name, bytes }) => bodyOf(name).length !== bytes)).toEqual([]);
    const listing = await issueFiles({ ...input, pages: (listed) => [textFile('', JSON.stringify(listed))] }, surroundings.hash);
    expect(JSON.parse(new TextDecoder().decode(listing.files.at(-1)?.body))).toEqual(downloads);
  });

  it('have names that differ', () => {
    expect(new Set(files.map(({ name }) => name.toLowerCase())).size).toBe(files.length);
  });
});

describe('the Data Package', () => {
  const resourceSchema = z.looseObject({
    name: z.string().regex(/^[a-z0-9-]+$/),
    path: z.string(),
    mediatype: z.string(),
    bytes: z.int(),
    hash: z.string(),
    schema: z.union([z.string(), z.object({ fields: z.array(z.object({ name: z.string(), type: z.enum(['string', 'number']) })) })]).optional(),
  });
  const content = z
    .looseObject({ version: z.string(), licenses: z.array(z.object({ name: z.string(), path: z.url() })), resources: z.array(resourceSchema) })
    .parse(JSON.parse(textOf('datapackage.json')));

  it('describes every file but itself and the manifest, with size and checksum', () => {
    const described = files.filter(({ name }) => !['datapackage.json', 'manifest.json'].includes(name));
    expect(content.resources.map(({ path, bytes, hash }) => ({ path, bytes, hash }))).toEqual(
      described.map(({ name, body }) => ({
        path: name === '' || name.endsWith('/') ? `${name}index.html` : name,
        bytes: body.length,
        hash: `sha256:${surroundings.hash(body)}`,
      })),
    );
    expect(new Set(content.resources.map(({ name }) => name)).size).toBe(described.length);
    expect(content).toMatchObject({ version: '2026-10/1', licenses: [{ name: 'CC-BY-4.0' }] });
  });

  it('names the columns of each table as its file has them', () => {
    const tables = content.resources.filter(({ schema }) => typeof schema === 'object');
    expect(tables.length).toBe(tablesOnce(sample.document).length);
    for (const { path, schema } of tables) {
      const rows = csvRecords(textOf(path));
      const fields = typeof schema === 'object' ? schema.fields : [];
      expect(fields.map(({ name }) => name)).toEqual(Object.keys(rows[0] ?? {}));
      for (const { name, type } of fields) if (type === 'number') expect(rows.map((row) => Number(row[name])).filter(Number.isNaN)).toEqual([]);
    }
    expect(content.resources.find(({ path }) => path === `${base}.csv`)?.schema).toBe('tabellenschema.json');
  });
});

describe('the German CSV', () => {
  const lines = textOfBytes(bodyOf(`${base}-excel.csv`)).split('\r\n');

  it('begins with a mark for UTF-8 and says in words what a line is about', () => {
    expect(lines[0]).toMatch(/^\uFEFF"Indikator";"Gebiet";"Kategorie";"Zeitraum";"Einheit";"Art des Wertes";"INDICATOR";/);
    expect(lines).toContain(
      '"Ausländische Bevölkerung";"Kreis Rendsburg-Eckernförde";"Staatsangehörigkeit: Ukraine";"Oktober 2026";"Personen";"geschätzt";' +
        '"foreign_population";"01058";"2026-10";"M";"UKR";"_T";"_T";"_T";35;"P";"E";"F";"Ausländerzentralregister";;"2026-10/1";"5";',
    );
    expect(lines.some((line) => line.includes('"Januar bis Oktober 2026"'))).toBe(true);
    expect(lines.at(-1)).toBe('');
  });

  it('has decimal commas, and quotes around all text, so that keys can stay text', () => {
    expect(lines.find((line) => line.includes('"protection_rate";"01";"2026-10"'))).toContain(';53,25;"%";');
    expect(lines.slice(1, -1).filter((line) => !/^("([^"]|"")*"|-?[\d,]*)(;("([^"]|"")*"|-?[\d,]*))*$/.test(line))).toEqual([]);
  });
});

describe('the workbooks', () => {
  const [xlsx, ods] = [readXlsxFile(bodyOf(`${base}.xlsx`)), readOdsFile(bodyOf(`${base}.ods`))];

  it('have the same sheets: contents, tables, what one must know', () => {
    expect(ods.map(({ name, rows }) => ({ name, rows }))).toEqual(xlsx.map(({ name, rows }) => ({ name, rows })));
    expect([xlsx[0]?.name, xlsx.at(-1)?.name]).toEqual(['Inhalt', 'Angaben']);
    const about = xlsx.at(-1)?.rows.map((row) => row.join(': ')) ?? [];
    expect(about).toEqual(
      expect.arrayContaining([
        'Fassung: 2026-10/1',
        'Quelle: Kreis, Fachdienst Zuwanderung',
        `Nachweis: ${county.credits[0]}`,
        'Lizenz: Creative Commons Namensnennung 4.0 International (CC BY 4.0)',
        'Dauerhafte Adresse: https://teilhabe.example/berichte/2026-10/revision-1/',
      ]),
    );
  });

  it('link from the contents to every table', () => {
    const parts = unzipped(bodyOf(`${base}.xlsx`));
    const targets = [...(parts.get('xl/worksheets/sheet1.xml') ?? '').matchAll(/location="&apos;(.*?)&apos;!A1"/g)].map(([, name]) => name);
    expect(targets).toEqual(xlsx.slice(1).map(({ name }) => name));
    expect([...(ods[0]?.xml ?? '').matchAll(/xlink:href="#'(.*?)'\.A1"/g)].map(([, name]) => name)).toEqual(targets);
  });

  it('keep header and first column in sight, with widths that fit', () => {
    const parts = unzipped(bodyOf(`${base}.xlsx`));
    expect(parts.get('xl/worksheets/sheet2.xml')).toMatch(/<pane xSplit="1" ySplit="4" [^>]*state="frozen"/);
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('customWidth');
    const settings = unzipped(bodyOf(`${base}.ods`)).get('settings.xml') ?? '';
    expect(settings.match(/VerticalSplitMode/g)).toHaveLength(ods.length - 1);
    expect(ods[1]?.xml.match(/<table:table-column table:style-name="co/g)?.length).toBeGreaterThan(4);
  });

  it('write numbers as the page does: points, commas, the sign for zero, the word for no change', () => {
    const codes = [...(unzipped(bodyOf(`${base}.xlsx`)).get('xl/styles.xml') ?? '').matchAll(/formatCode="([^"]*)"/g)].map(([, code]) => code);
    const digits = '#,##0;&quot;−&quot;#,##0';
    expect(codes).toEqual(expect.arrayContaining([digits, `${digits};&quot;–&quot;`, `${digits};&quot;gleich&quot;`, `&quot;+&quot;${digits}`]));
  });

  it('are opened by the reader of another house', async () => {
    const { sheets, properties } = await readOds(bodyOf(`${base}.ods`));
    expect(sheets.map(({ name }) => name)).toEqual(ods.map(({ name }) => name));
    expect(properties?.title).toBe(sample.document.title);
    const numbers = (rows: readonly (readonly unknown[])[]) => rows.flat().filter((cell) => typeof cell === 'number');
    expect(sheets.map(({ rows }) => numbers(rows))).toEqual(ods.map(({ rows }) => numbers(rows)));
    const parts = [...unzipped(bodyOf(`${base}.ods`)).keys()];
    expect(parts[0]).toBe('mimetype');
    expect(Buffer.from(bodyOf(`${base}.ods`)).toString('latin1', 30, 84)).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
  });

  it('give sheets names that every program takes', () => {
    const table = fc.record({ number: fc.constantFrom('1.1', '1.1 a'), title: fc.string({ unit: 'grapheme', maxLength: 60 }) });
    const titles = fc.oneof(table, fc.constantFrom({ number: '1.1', title: `[a]:*?/\\'${'x'.repeat(60)}` }, { number: '', title: 'INHALT' }));
    fc.assert(
      fc.property(fc.array(titles, { maxLength: 15 }), (given) => {
        const tables = given.map(
          (of, at): PublishedTable => ({ ...of, id: `t${at}`, scope: '', subject: '', columns: [], groups: [], notes: [], place: 'page' }),
        );
        const names = [...sheetNames(tables).values()];
        expect(names).toHaveLength(tables.length);
        expect(new Set(['inhalt', 'angaben', ...names.map((name) => name.toLowerCase())]).size).toBe(names.length + 2);
        expect(names.filter((name) => name.length > 31 || name === '' || /[[\]:*?/\\']/.test(name))).toEqual([]);
      }),
    );
  });
});

describe('the records', () => {
  const recordsIn = (structure: IssueFilesInput['structure']) =>
    releasedRecords({ report: sample.report, revision: 1, county: county.key, catalogue: sample.site.catalogue, structure });
  const rounded = (records: ReturnType<typeof recordsIn>) =>
    records
      .filter(({ INDICATOR, REF_AREA, CITIZENSHIP }) => INDICATOR === 'foreign_population' && REF_AREA === '01' && CITIZENSHIP === '_T')
      .map(({ TIME_PERIOD, ROUNDING_BASE }) => [TIME_PERIOD, ROUNDING_BASE]);

  it('say to what numbers are rounded: as the source says it of its row, and in other months too', () => {
    expect(rounded(recordsIn(sample.structure))).toEqual([
      [month, '5'],
      ['2026-09', '5'],
      ['2025-10', '5'],
    ]);
  });

  it('say to what the county rounds', () => {
    const structure: IssueFilesInput['structure'] = {
      ...sample.structure,
      indicators: sample.structure.indicators.map((of) => ({ ...of, disclosure: { method: 'round', roundingBase: 10 } })),
    };
    expect(rounded(recordsIn(structure)).slice(1)).toEqual([
      ['2026-09', '10'],
      ['2025-10', '10'],
    ]);
  });
});
