import { get } from 'node:http';
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { addMonths, currentMonth } from '../../shared/domain/calendar.ts';
import { maximumRows } from '../../shared/domain/funding/submission.ts';
import { draftPerson } from '../support/draft-person.ts';
import { signInStaff } from '../support/staff.ts';
import { openRoundNow } from '../support/stored-rounds.ts';
import type { Typed } from '../support/typed-sections.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
afterAll(() => cloud.stop());

/** Bytes that a page may cost on its first visit, fonts aside: two seconds on a slow line. */
const budget = 60 * 1024;

/** As CloudFront compresses: both encodings of a browser, the worse of them counts. */
const travelling = (bytes: Uint8Array): number =>
  Math.max(gzipSync(bytes, { level: 6 }).length, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length);

const sizes = new Map<string, number>();
const sizeOf = async (path: string): Promise<number> => {
  const known = sizes.get(path);
  if (known !== undefined) return known;
  const answer = await fetch(`${cloud.url}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  const size = travelling(await answer.bytes());
  sizes.set(path, size);
  return size;
};

/** What the browser loads for the page, fonts aside. */
const loadedBy = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:link rel="(?:stylesheet|icon)" href|script [^>]*src)="([^"]+)"/g)].map(([, path = '']) => path);

/** A page as it comes over the wire, to a browser that takes gzip and nothing better. */
const received = (path: string, cookie: string): Promise<{ readonly bytes: Buffer; readonly encoding: string | undefined }> =>
  new Promise((resolve, reject) => {
    const headers = { cookie, 'accept-encoding': 'gzip' };
    get(`${cloud.url}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ bytes: Buffer.concat(parts), encoding: answer.headers['content-encoding'] }));
    }).on('error', reject);
  });

/** The longest plan that there is. */
const longPlan: Typed = Array.from(
  { length: maximumRows },
  (_, row): Typed => [
    [`costs.${row}.category`, 'other'],
    [`costs.${row}.description`, `Ausgabe Nummer ${row}, nach Angebot vom ${row}. März, für Gruppe ${row * 7}`],
    [`costs.${row}.amount`, `${row * 13 + 17},50`],
    [`costs.${row}.offersReason`, `Nur ein Anbieter im Umkreis von ${row * 3} Kilometern.`],
  ],
).flat();

it('every page of an application costs at most 60 KB on its first visit, and no script holds it up', async () => {
  const someone = await draftPerson(cloud, 'gewicht@antrag.example');
  const draft = await someone.complete(openRoundNow());
  const long = await someone.begin(openRoundNow());
  await someone.save(long, 'kosten', longPlan);
  const slugs = ['pruefen', 'organisation', 'projekt', 'ziele', 'kosten', 'finanzierung', 'anlagen', 'anlagen?art=other', 'erklaerungen', 'absenden'];
  const paths = [
    ...['/antrag', '/antrag/entwuerfe', '/status/antraege', draft, `${long}/kosten?pruefen`],
    ...[...slugs, 'mitarbeit', 'verlauf', 'loeschen'].map((slug) => `${draft}/${slug}`),
  ];
  const weights = await weigh(paths, `__Host-session=${someone.session}`, (path) => path.replace(draft, '…').replace(long, '… fifty lines'));
  expect(weights.filter(({ whole }) => whole > budget)).toEqual([]);
});

it('no page of the figures of a month costs more, however many values the month has', async () => {
  const month = addMonths(currentMonth(new Date().toISOString()), -4);
  const values = ['', '?indikator=foreign_population', '?indikator=allocations_to_municipality'].map((query) => `${month}/stand${query}`);
  const paths = ['', month, `${month}/telefonliste`, `${month}/staende`, `${month}/unterschied`, `${month}/unterschied?seite=2`, ...values];
  const weights = await weigh(
    paths.map((path) => `/amt/zahlen/${path}`.replace(/\/$/, '')),
    await signInStaff(cloud, 'kit-adviser'),
  );
  expect(weights.filter(({ whole }) => whole > budget)).toEqual([]);
});

/** What each page costs, as a table and to be asked about. */
const weigh = async (paths: readonly string[], cookie: string, nameOf: (path: string) => string = (path) => path) => {
  const weights: { readonly page: string; readonly html: number; readonly travels: number; readonly whole: number }[] = [];
  for (const path of paths) {
    const { bytes, encoding } = await received(path, cookie);
    expect([path, encoding]).toEqual([path, 'gzip']);
    const html = gunzipSync(bytes).toString();
    for (const [script] of html.matchAll(/<script[^>]*>/g)) expect(script).toMatch(/ type="module"| defer| async/);
    const others = (await Promise.all(loadedBy(html).map(sizeOf))).reduce((sum, size) => sum + size, 0);
    weights.push({ page: nameOf(path), html: Buffer.byteLength(html), travels: bytes.length, whole: bytes.length + others });
  }
  console.table(weights);
  return weights;
};
