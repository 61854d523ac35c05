import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readSheet } from '../../../shared/spreadsheets/read-rows.ts';
import { writeCsv, writeWorkbook } from '../../../shared/spreadsheets/write-table.ts';
import { figuresSite } from '../../support/figures-site.ts';

const month = '2026-10';
const values: Readonly<Record<string, string>> = {
  'municipal_housing_places.shared': '100',
  'municipal_housing_places.flat': '40',
  'municipal_housing_occupied.shared': '80',
  'municipal_housing_occupied.flat': 'liegt nicht vor',
};

const world = () => {
  const site = figuresSite();
  const cookie = site.signedIn();
  const uploadId = /datei\/([0-9a-f-]{36})/;
  /** Downloads the template, fills it in, uploads it. @returns the path of the file's page */
  const upload = async (
    given: Readonly<Record<string, string>>,
    kind: 'csv' | 'xlsx' = 'csv',
    change: (bytes: Uint8Array) => Uint8Array = (b) => b,
  ) => {
    const downloaded = await site.get(`/zahlen/${month}/vorlage.${kind}`, cookie);
    const encoding = downloaded.isBase64Encoded ? 'base64' : 'utf8';
    const { rows } = await readSheet(Buffer.from(String(downloaded.body), encoding));
    const [columns = [], ...cells] = rows.map((row) => [...row.cells]);
    const filled = cells.map((row) => row.with(5, given[row[0] ?? ''] ?? ''));
    const numbers = filled.map((row) => row.map((cell, column) => (column === 5 && /^\d+$/.test(cell) ? Number(cell) : cell)));
    const bytes =
      kind === 'csv'
        ? new TextEncoder().encode(writeCsv({ columns, rows: filled }))
        : await writeWorkbook({ columns, rows: numbers, title: 'x', creator: 'x', sheet: 'Zahlen', widths: [] });
    const page = await site.get(`/zahlen/${month}/datei`, cookie);
    const id = uploadId.exec(String(page.body))?.[1] ?? '';
    site.files.set(`${site.amt.area}/${month}/${id}`, change(bytes));
    return `/zahlen/${month}/datei/${id}`;
  };
  const read = async (path: string) =>
    /name="gelesen" value="([^"]*)"/.exec(String((await site.get(path, cookie)).body))?.[1]?.replaceAll('&quot;', '"') ?? '{}';
  return { ...site, cookie, upload, read };
};

describe('the template', () => {
  it('comes as CSV and as XLSX under a name that says what it is, for nobody without a session', async () => {
    const { get, cookie, amt } = world();
    const csv = await get(`/zahlen/${month}/vorlage.csv`, cookie);
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="zahlen-2026-10-${amt.area}.csv"`,
    });
    expect(String(csv.body).startsWith('\uFEFFFeld;Bezeichnung;Schlüssel;')).toBe(true);
    expect((await get(`/zahlen/${month}/vorlage.xlsx`, cookie)).headers['content-disposition']).toContain('.xlsx');
    for (const kind of ['csv', 'xlsx']) expect((await get(`/zahlen/${month}/vorlage.${kind}`)).statusCode).toBe(303);
    expect((await get('/zahlen/2027-01/vorlage.csv', cookie)).statusCode).toBe(404);
  });
});

describe.each(['csv', 'xlsx'] as const)('a template that was filled in, as %s', (kind) => {
  it('is shown beside what is saved, taken over into the form, and delivered there', async () => {
    const { upload, get, post, cookie, read, deliveries, amt, files, vintages } = world();
    const path = await upload(values, kind);
    const page = await get(path, cookie);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('4 Angaben ändern sich.');
    expect(vintages).toEqual([]);
    const taken = await post(path, { gelesen: await read(path) }, cookie);
    expect(taken).toMatchObject({ statusCode: 303, headers: { location: `/zahlen/${month}?stand=speichern` } });
    const { 'municipal_housing_occupied.flat': _missing, ...numbers } = values;
    expect(deliveries.get(`${month} ${amt.area}`)?.draft?.fields).toEqual({ ...numbers, 'municipal_housing_occupied.flat.fehlt': 'on' });
    expect(files.size).toBe(0);
    expect((await get(path, cookie)).statusCode).toBe(404);
  });

  it('is what the delivery came by, also where a number was corrected in the form afterwards', async () => {
    const { upload, post, cookie, read, deliveries, amt, vintages } = world();
    const path = await upload(values, kind);
    await post(path, { gelesen: await read(path) }, cookie);
    const form = `/zahlen/${month}`;
    const press = async (aktion: string, typed: Readonly<Record<string, string>>) => {
      const gelesen = await read(form);
      return post(form, { ...z.record(z.string(), z.string()).parse(JSON.parse(gelesen)), gelesen, ...typed, aktion }, cookie);
    };
    await press('speichern', { 'municipal_housing_places.flat': '41' });
    expect((await press('melden', {})).headers).toMatchObject({ location: `${form}/gemeldet` });
    const delivered = deliveries.get(`${month} ${amt.area}`);
    expect(delivered).toMatchObject({ submissions: [{ way: 'file' }] });
    expect(delivered).not.toHaveProperty('draft');
    // The next one is typed from its first number on.
    await press('melden', { 'municipal_housing_places.flat': '42' });
    expect(deliveries.get(`${month} ${amt.area}`)?.submissions.map(({ way }) => way)).toEqual(['file', 'form']);
    expect(vintages).toHaveLength(2);
  });
});

describe('a file', () => {
  it('of German Excel, in Windows-1252, is read, and that is said', async () => {
    const { upload, get, cookie } = world();
    const path = await upload(values, 'csv', (bytes) => Buffer.from(new TextDecoder().decode(bytes).replace('\uFEFF', ''), 'latin1'));
    const page = await get(path, cookie);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Windows-1252');
  });

  it('with mistakes names line and column, and nothing of it is taken over', async () => {
    const { upload, get, post, cookie, deliveries } = world();
    const path = await upload({ ...values, 'municipal_housing_places.flat': '1.234' });
    const page = await get(path, cookie);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Zeile 3, Spalte „Zahl für Oktober 2026“');
    expect((await post(path, {}, cookie)).statusCode).toBe(422);
    expect(deliveries.size).toBe(0);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0])],
    ['nothing', new Uint8Array()],
    ['a broken workbook', Buffer.from('PK\u0003\u0004broken')],
  ])('that is %s is refused with a reason', async (_what, bytes) => {
    const { upload, get, cookie } = world();
    const page = await get(await upload(values, 'csv', () => bytes), cookie);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('In der Datei stimm');
  });

  it('of one administration is not there for another', async () => {
    const { upload, get, post, signedIn, town, deliveries } = world();
    const path = await upload(values);
    const other = signedIn(town.area);
    expect((await get(path, other)).statusCode).toBe(404);
    expect((await post(path, { gelesen: '{}' }, other)).statusCode).toBe(404);
    expect(deliveries.size).toBe(0);
  });

  it('does not overwrite what somebody saved since the page was shown', async () => {
    const { upload, post, cookie, read, deps, deliveries, amt } = world();
    const path = await upload(values);
    const seen = await read(path);
    const draft = { savedAt: '2026-11-05T09:00:00.000Z', fields: { 'municipal_housing_places.flat': '41' } };
    await deps.keepDelivery({ month, area: amt.area, version: 1, draft, reminders: [], submissions: [] });
    const conflict = await post(path, { gelesen: seen }, cookie);
    expect(conflict.statusCode).toBe(409);
    expect(conflict.body).toContain('etwas anderes gespeichert');
    expect(deliveries.get(`${month} ${amt.area}`)?.draft).toEqual(draft);
    expect((await post(path, { gelesen: await read(path) }, cookie)).statusCode).toBe(303);
  });

  it('with a remark shows it, also where the number stays', async () => {
    const { upload, get, post, cookie, read, deliveries, amt } = world();
    const path = await upload({}, 'csv', (bytes) =>
      new TextEncoder().encode(new TextDecoder().decode(bytes).replace(/^(municipal_housing_places\.flat;.*;)\r$/m, '$1Zwei Häuser\r')),
    );
    const page = await get(path, cookie);
    expect(page.body).toContain('Anmerkung: Zwei Häuser');
    expect(page.body).toContain('Eine Angabe ändert sich.');
    await post(path, { gelesen: await read(path) }, cookie);
    expect(deliveries.get(`${month} ${amt.area}`)?.draft?.fields).toEqual({ 'municipal_housing_places.flat.anmerkung': 'Zwei Häuser' });
  });

  it('leads back from the bucket without its key in the address', async () => {
    const { upload, get, cookie } = world();
    const path = await upload(values);
    expect((await get(`${path}?bucket=b&key=k&etag=e`, cookie)).headers).toMatchObject({ location: path });
  });
});
