import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { csvOf, linesOf, plainLayout, sourceTable } from '../support/source-files.ts';
import { figuresUploader } from '../support/upload-figures.ts';

type Visit = (page: Page) => Promise<unknown>;

const month = '2019-06';
const bytesOf = (values: readonly number[], encoding: 'utf-8' | 'windows-1252' = 'utf-8') =>
  csvOf(linesOf(sourceTable('azr-bestand', month, values), { points: true }), { ...plainLayout, encoding });

/** Pages where files of authorities are read, in each state a person can meet them, by route. */
export const uploadStates = (
  cloud: LocalCloud,
  session: Promise<string>,
  asStaff: (path: string) => Visit,
): Record<string, Record<string, Visit>> => {
  const upload = async (source: string, bytes: Uint8Array, asked?: string): Promise<string> =>
    (await figuresUploader(cloud, await session).upload(source, bytes, asked)).path;
  const uploaded =
    (source: string, bytes: Uint8Array, asked?: string): Visit =>
    async (page) =>
      asStaff(await upload(source, bytes, asked))(page);

  /** A file counts, so that the next one changes it. */
  const known = session.then(async (cookie) => {
    const staff = figuresUploader(cloud, cookie);
    const path = await staff.upload('azr-bestand', bytesOf([1200, 20]));
    return (await staff.accept(path)).path;
  });

  return {
    'GET /amt/zahlen/einlesen': {
      'which source': asStaff('/amt/zahlen/einlesen'),
      'without a source': asStaff('/amt/zahlen/einlesen?quelle='),
      'without a month': asStaff('/amt/zahlen/einlesen?quelle=bamf-kurse&monat='),
      'no month': asStaff('/amt/zahlen/einlesen?quelle=azr-bestand&monat=Oktober'),
      'after one was thrown away': asStaff('/amt/zahlen/einlesen?verworfen='),
      'the form for the file': asStaff('/amt/zahlen/einlesen?quelle=azr-bestand&monat='),
    },
    'GET /amt/zahlen/einlesen/{id}': {
      'no file': asStaff('/amt/zahlen/einlesen/00000000-0000-4000-8000-000000000000?quelle=azr-bestand'),
      'a file and no source': asStaff('/amt/zahlen/einlesen/00000000-0000-4000-8000-000000000000'),
      'a check with changes, notes and totals that differ': async (page) => {
        await known;
        await uploaded('azr-bestand', bytesOf([1205, 25, 30], 'windows-1252').subarray(0, -2))(page);
        await page.getByText('Grund der Änderung').waitFor();
      },
      errors: uploaded('azr-bestand', Buffer.from('Stand 30.06.2019\nGebiet;Staat;Alter;insgesamt\nAmt Nirgendwo;SYR;x;7\n')),
      'a question': uploaded('bamf-kurse', Buffer.from('Kursart;Neue Teilnehmende\nFörderkurs;1.000\n'), month),
      taken: async (page) => asStaff(await known)(page),
    },
    'POST /amt/zahlen/einlesen/{id}': {
      'without a reason': async (page) => {
        await known;
        await uploaded('azr-bestand', bytesOf([1210, 15]))(page);
        await page.evaluate(() => document.querySelector('#grund')?.removeAttribute('required'));
        await page.getByRole('button', { name: 'Ganze Datei übernehmen' }).click();
        await page.getByText('Bitte nennen Sie den Grund').first().waitFor();
      },
    },
  };
};
