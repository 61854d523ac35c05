import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { lastMonth } from '../../shared/domain/calendar.ts';
import { dataFileName, monthPath } from '../../shared/domain/statistics/publication-paths.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { askedMonth } from '../support/read-source-file.ts';
import { csvOf, figuresOf, linesOf, plainLayout, sourceCodes, sourceTable, xlsxOf } from '../support/source-files.ts';
import { signInStaff } from '../support/staff.ts';
import { figuresUploader } from '../support/upload-figures.ts';
import { uploadsOf } from '../support/uploads.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const files = uploadsOf(cloud);
const staff = figuresUploader(cloud, await signInStaff(cloud, 'kit-adviser'));
afterAll(async () => {
  await files.close();
  await cloud.stop();
});

const figures = figuresStore({ client: files.client, table: cloud.tableName('figures') });
const month = '2019-05';
const bytesOf = (code: string, values: readonly number[]) =>
  csvOf(linesOf(sourceTable(code, month, values), { points: !['satzform', 'bamf-kurse'].includes(code) }), {
    ...plainLayout,
    encoding: 'windows-1252',
  });
const monthAsked = (code: string): string => askedMonth(code, month).month ?? '';

describe.each(sourceCodes)('a file of %s', (code) => {
  const values = [1210, 20, 330, 40, 510];

  it('is checked, taken, and counts', async () => {
    const page = await staff.upload(code, bytesOf(code, values), monthAsked(code));
    expect(page).toMatchObject({ status: 200, html: expect.stringContaining('Noch ist nichts übernommen') });
    // Where S3 has put it does not stay in the address.
    expect(page.path).not.toContain('key=');
    const before = await figures.vintages(month);
    const done = await staff.accept(page);
    expect(done.html).toContain('Die Datei ist übernommen');
    expect(done.html).toContain(`/amt/zahlen/${month}/staende`);
    const vintages = await figures.vintages(month);
    expect(vintages).toHaveLength(before.length + 1);
    const newest = vintages.at(-1);
    expect(newest).toMatchObject({ kind: 'import', by: 'Kim Beispiel', mapping: code });
    const stored = await figures.observations(month, { vintages: [newest?.vintage ?? ''] });
    expect(stored.map(({ value }) => value)).toEqual(figuresOf(sourceTable(code, month, values)));
  });

  it('is the same as a workbook: nothing changes', async () => {
    const page = await staff.upload(code, await xlsxOf(sourceTable(code, month, values)), monthAsked(code));
    expect(page.html).toContain('Die Datei ändert nichts');
    await staff.discard(page);
  });
});

it('its numbers are those of the report', async () => {
  expect(await cloud.invoke('publish-report', { month })).toMatchObject({ ok: true });
  const csv = await (await fetch(`${cloud.url}${monthPath(month)}${dataFileName(month, 'csv')}`)).text();
  // One of each source.
  for (const line of [
    'foreign_population,01058,2019-05,M,_T,F,_T,_T,40,P,A,F,Ausländerzentralregister,2019-05-31,2019-05/1,5,',
    'allocations_to_district,01058,2019-05,M,_T,_T,_T,asylum,1210,P,A,F,',
    'employed_unemployed_foreign,01058,2019-05,M,_T,_T,_T,employed,330,P,P,F,',
    'integration_course_entries,01058,2019-05,M,_T,_T,_T,literacy,330,P,A,F,',
    'sgb2_recipients_foreign,01058,2019-05,M,UKR,_T,_T,_T,1210,P,P,F,Statistik der Bundesagentur für Arbeit,2019-05-31,2019-05/1,10,',
    'arrivals_registered,01,2019-05,M,_T,_T,_T,_T,1210,P,A,F,',
    'private_entries,010585803,2019-05,M,_T,_T,_T,_T,330,P,A,F,',
  ]) {
    expect(csv).toContain(`\n${line}`);
  }
});

describe('a change of what was known', () => {
  const changed = bytesOf('azr-bestand', [1215, 20, 330, 40, 510]);

  it('is shown before and after, and needs a reason', async () => {
    const page = await staff.upload('azr-bestand', changed);
    expect(page.html).toContain('1.210, auf 5 gerundet');
    expect(page.html).toContain('1.215, auf 5 gerundet');
    expect(page.html).toContain('+5');
    // The report is out: its readers see why it is corrected.
    expect(page.html).toContain('Mai 2019 ist veröffentlicht: Es wird eine Berichtigung');
    const refused = await staff.accept(page);
    expect(refused).toMatchObject({ status: 422, html: expect.stringContaining('Bitte nennen Sie den öffentlichen Grund') });
    expect((await staff.accept(refused, 'Nachmeldung der Ausländerbehörde')).html).toContain('Die Datei ist übernommen');
    expect((await figures.vintages(month)).at(-1)).toMatchObject({ reason: 'Nachmeldung der Ausländerbehörde' });
  });

  it('is taken once, however often somebody clicks', async () => {
    const page = await staff.upload('azr-bestand', bytesOf('azr-bestand', [1220, 20]));
    const before = (await figures.vintages(month)).length;
    const clicks = await Promise.all([1, 2, 3].map(() => staff.send(staff.acceptForm(page), { grund: 'Korrektur', abweichungen: 'gesehen' })));
    for (const { html } of clicks) expect(html).toContain('Die Datei ist übernommen');
    expect(await figures.vintages(month)).toHaveLength(before + 1);
    expect((await staff.visit(page.path)).html).toContain('Die Datei ist übernommen');
  });

  it('is not taken when the figures have changed since somebody looked at it', async () => {
    const page = await staff.upload('azr-bestand', bytesOf('azr-bestand', [1225, 20]));
    await staff.accept(await staff.upload('azr-bestand', bytesOf('azr-bestand', [1230, 20])), 'Schneller');
    expect(await staff.accept(page, 'Langsamer')).toMatchObject({ status: 409, html: expect.stringContaining('Seit der Prüfung hat sich') });
  });
});

it('says what is far from the months before, and which totals of the source are not the sum of their parts', async () => {
  const last = lastMonth(new Date().toISOString());
  const rows = [
    'INDICATOR,REF_AREA,TIME_PERIOD,SEX,OBS_VALUE',
    ...['_T,9999', 'F,1', 'M,2'].map((rest) => `private_entries,01058135,${last},${rest}`),
  ];
  const page = await staff.upload('satzform', Buffer.from(`${rows.join('\n')}\n`));
  expect(page.html).toContain('Auffällige Werte');
  expect(page.html).toContain('1 Summe weicht von ihren Teilen ab');
  await staff.discard(page);
});

describe('a file with errors', () => {
  const broken = Buffer.from('Stichtag 31.05.2019\nAmt / Gemeinde;Staat;insgesamt\nAmt Nirgendwo;SYR;7\n');

  it('is refused with line and column, and leaves nothing when it is thrown away', async () => {
    const before = await figures.vintages(month);
    const page = await staff.upload('azr-bestand', broken);
    expect(page.html).toContain('Die Datei wird nicht übernommen: 2 Fehler');
    expect(page.html).toContain('„Amt Nirgendwo“');
    const id = /einlesen\/([0-9a-f-]{36})/.exec(page.path)?.[1] ?? '';
    expect(await files.keysBelow(`einlesen/${id}`)).toHaveLength(1);
    expect((await staff.discard(page)).html).toContain('Die Datei ist verworfen');
    expect(await files.keysBelow(`einlesen/${id}`)).toEqual([]);
    expect(await figures.vintages(month)).toEqual(before);
    expect((await staff.visit(page.path)).html).toContain('Hier liegt keine Datei');
  });

  it('asks how its numbers are written where nobody can know, and goes on from the answer', async () => {
    const page = await staff.upload('bamf-kurse', Buffer.from('Kursart;Neue Teilnehmende\nFörderkurs;1.000\n'), month);
    expect(page.html).toContain('Wie sind die Zahlen geschrieben?');
    const answered = await staff.visit(`${page.path}&zahlen=de`);
    expect(answered.html).toContain('Noch ist nichts übernommen');
    expect((await staff.accept(answered, 'Nachmeldung')).html).toContain('Die Datei ist übernommen');
    const stored = await figures.observations(month);
    expect(stored.find(({ status }) => status === 'support')?.value).toBe(1000);
  });
});
