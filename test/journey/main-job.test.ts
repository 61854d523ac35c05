import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths, formatMonth } from '../../shared/domain/calendar.ts';
import { documentKey } from '../../shared/store/document-store.ts';
import { inboxMails } from '../support/inbox.ts';
import { openApiExample } from '../support/open-api-example.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const s3 = new S3Client({
  endpoint: cloud.s3Endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  forcePathStyle: true,
});
const reported = reportedMonth(new Date());
// The 19 administrations, the head of one, the office that two share, two of the council and a newspaper.
const told = 24;

const get = (path: string, init: RequestInit = {}) => fetch(`${cloud.url}${path}`, { redirect: 'manual', ...init });
const mails = async () => {
  await cloud.idle();
  return inboxMails(cloud.inboxUrl);
};

const receiptSchema = z.object({ id: z.uuid(), reference: z.string() });
let example: Record<string, unknown> = {};

const apply = (body: unknown, headers: Record<string, string> = {}) =>
  get('/api/applications', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

beforeAll(async () => {
  example = await openApiExample(cloud.url);
});

afterAll(() => {
  s3.destroy();
  return cloud.stop();
});

describe('a fresh start', () => {
  it('shows last month’s report and has told everybody who gets it once', async () => {
    expect((await get(`/berichte/${reported}/`)).status).toBe(200);
    const recipients = (await mails()).map(({ destination }) => destination.to.join());
    expect(recipients).toHaveLength(told);
    expect(new Set(recipients).size).toBe(told);
  });
});

describe('open data', () => {
  it.each([
    ['/daten/', 'text/html; charset=utf-8', 'Offene Daten'],
    ['/daten/reihen/', 'text/html; charset=utf-8', 'Ausländische Bevölkerung'],
    ['/daten/zeitreihen.csv', 'text/csv; charset=utf-8; header=present', `foreign_population,${county.key},${reported},M`],
    ['/daten/reihen/foreign_population.json', 'application/json; charset=utf-8', `"${reported}":{"revision":1`],
    ['/daten/katalog.ttl', 'text/turtle; charset=utf-8', 'a dcat:Catalog'],
    ['/daten/foerderungen.json', 'application/json; charset=utf-8', '"currency": "EUR"'],
    ['/berichte/termine/', 'text/html; charset=utf-8', 'Die nächsten Termine'],
    ['/berichte/termine.ics', 'text/calendar; charset=utf-8', 'BEGIN:VCALENDAR\r\n'],
    ['/sitemap.xml', 'application/xml; charset=utf-8', `/berichte/${reported}/</loc>`],
    ['/robots.txt', 'text/plain; charset=utf-8', '/sitemap.xml'],
    ['/daten/reihen/foreign_population', 'text/html; charset=utf-8', '<svg'],
    [`/daten/reihen/foreign_population/${county.key}?format=csv`, 'text/csv; charset=utf-8; header=present', `foreign_population,${county.key},`],
    [`/berichte/suche?monat=${reported}&text=bev%C3%B6lkerung`, 'text/html; charset=utf-8', `/berichte/${reported}/#tabelle-foreign-population`],
  ])('%s is there', async (path, type, content) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(await answer.text()).toContain(content);
  });

  it('has no page for what was not published', async () => {
    const paths = ['/daten/reihen/gibt_es_nicht', '/daten/reihen/gibt_es_nicht.json', `/daten/reihen/foreign_population/99`, '/daten/geheim.csv'];
    expect(await Promise.all(paths.map(async (path) => (await get(path)).status))).toEqual([404, 404, 404, 404]);
  });
});

describe('applying', () => {
  it('answers a reference, the applicant gets a copy by mail, and the signatory is asked to confirm', async () => {
    const before = (await mails()).length;
    const answer = await apply(example, { 'idempotency-key': 'journey-1' });
    expect(answer.status).toBe(201);
    const { id, reference } = receiptSchema.parse(await answer.json());
    expect(reference).toMatch(/^INT-\d{4}-\d{4}$/);
    expect(answer.headers.get('location')).toContain(id);
    const sent = (await mails()).slice(before);
    expect(sent.map(({ subject }) => subject.replace(/ – .*/, '')).sort()).toEqual([
      `${reference}: Bitte bestätigen Sie den Antrag`,
      `${reference}: Ihr Antrag ist eingegangen`,
    ]);
    const mail = sent.find(({ subject }) => subject.includes('eingegangen'));
    expect(mail?.subject).toContain(reference);
    expect(mail?.body.text).toContain(reference);
    expect(mail?.body.html).toContain(reference);
    const receipt = await get(`/antrag/eingegangen/${id}`);
    expect(await receipt.text()).toContain(reference);
  });

  // The typesetter exists for one kind of machine.
  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('keeps a PDF copy where nobody can read it without a reason', async () => {
    const { id, reference } = receiptSchema.parse(await (await apply(example)).json());
    await cloud.idle();
    const key = documentKey({ applicationId: id, name: `antrag-${reference}.pdf` });
    const object = await s3.send(new GetObjectCommand({ Bucket: cloud.bucketName('private'), Key: key }));
    expect(object.ContentType).toBe('application/pdf');
    expect(await object.Body?.transformToString('latin1')).toMatch(/^%PDF-1\.7.*\/StructTreeRoot.*%%EOF\s*$/s);
    expect((await get(`/${key}`)).status).toBe(404);
  });

  it('answers the same reference again for the same key and content, without a second mail', async () => {
    const before = (await mails()).length;
    const answers = await Promise.all(Array.from({ length: 8 }, () => apply(example, { 'idempotency-key': 'journey-2' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    const references = await Promise.all(answers.map(async (answer) => receiptSchema.parse(await answer.json()).reference));
    expect(new Set(references).size).toBe(1);
    // The copy, and the question to the signatory.
    expect(await mails()).toHaveLength(before + 2);
  });

  it('refuses the same key with other content', async () => {
    const answer = await apply({ ...example, reuseRelease: example['reuseRelease'] !== true }, { 'idempotency-key': 'journey-2' });
    expect(answer.status).toBe(409);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('refuses sums that differ by one cent, in words, and stores nothing', async () => {
    const before = (await mails()).length;
    const { costs, ...rest } = z.looseObject({ costs: z.tuple([z.looseObject({ amount: z.int() })], z.unknown()) }).parse(example);
    const answer = await apply({ ...rest, costs: [{ ...costs[0], amount: costs[0].amount + 1 }, ...costs.slice(1)] });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('0,01');
    expect(await mails()).toHaveLength(before);
  });

  it('names all errors at once, each with its pointer', async () => {
    const answer = await apply({ ...example, requestedAmount: 'viel', contact: { name: '', email: 'x' }, colour: 'red' });
    const { errors } = z.object({ errors: z.array(z.object({ pointer: z.string(), detail: z.string() })) }).parse(await answer.json());
    expect(errors.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/requestedAmount', '/contact/name', '/contact/email', '/colour']));
  });

  it('never lets a name reach the mail headers', async () => {
    const contact = z.looseObject({}).parse(example['contact']);
    expect((await apply({ ...example, contact: { ...contact, name: 'A\r\nBcc: x@example.org' } })).status).toBe(422);
  });

  it.each([
    ['broken JSON', '{', 'application/json', 400],
    ['another content type', '{}', 'text/xml', 415],
    ['a body over the limit', JSON.stringify({ x: 'x'.repeat(300_000) }), 'application/json', 413],
  ])('answers %s as a problem', async (_name, body, type, status) => {
    const answer = await get('/api/applications', { method: 'POST', headers: { 'content-type': type }, body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('answers unknown addresses and methods helpfully', async () => {
    const page = await get('/gibt-es-nicht');
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect((await get('/berichte/1999-01/')).status).toBe(404);
    const method = await get('/antrag', { method: 'DELETE' });
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await get('/api/nichts')).headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('the month', () => {
  const month = addMonths(reported, -6);
  const header = 'INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE';
  const csv = [header, ...county.administrations.map(({ area }, i) => `allocations_to_municipality,${area},${month},${i + 3}`)].join('\n');
  const files = ['', `zuwanderungsbericht-${month}.csv`, `zuwanderungsbericht-${month}.json`, 'tabellenschema.json', 'manifest.json'];
  const bytes = () => Promise.all(files.map(async (file) => (await get(`/berichte/${month}/${file}`)).text()));
  let published: string[] = [];

  it('refuses a wrong file wholly, with line and column', async () => {
    const answer = await cloud.invoke('import-figures', { csv: `${csv}\nallocations_to_municipality,01058999,${month},4` });
    expect(answer).toMatchObject({ ok: false });
    expect(JSON.stringify(answer)).toMatch(/REF_AREA/);
    expect(JSON.stringify(answer)).toMatch(/Zeile 21/);
  });

  it('imports, publishes and tells everybody who gets the report', async () => {
    const before = (await mails()).length;
    expect(await cloud.invoke('import-figures', { csv })).toMatchObject({ ok: true });
    expect(await cloud.invoke('publish-report', { month })).toMatchObject({ ok: true, value: { month, revision: 1 } });
    const announced = (await mails()).slice(before);
    expect(announced).toHaveLength(told);
    expect(announced.every(({ subject }) => subject.includes(formatMonth(month)))).toBe(true);
    expect(announced[0]?.body.text).toContain(`${cloud.url}/berichte/${month}/`);
    published = await bytes();
    // 3 + 4 + … + 21 = 19 × 12
    expect(published[0]).toContain('228');
    expect(published[1]).toContain(county.administrations[0]?.area);
    expect(published[3]).toContain('"primaryKey"');
    expect(await (await get('/berichte/')).text()).toContain(formatMonth(month));
    expect(await (await get('/berichte/feed.xml')).text()).toContain(`/berichte/${month}/`);
    // 3 + 4 + … + 21, beside the month that was there before.
    const series = await (await get(`/daten/reihen/allocations_to_municipality/${county.key}?format=csv`)).text();
    expect(series.split('\r\n').map((line) => line.split(',')[2])).toEqual(['TIME_PERIOD', month, reported, undefined]);
    expect(series).toContain(`allocations_to_municipality,${county.key},${month},M,_T,_T,_T,_T,228,`);
  });

  it('publishes again: same bytes, no further mail', async () => {
    const before = (await mails()).length;
    expect(await cloud.invoke('publish-report', { month })).toMatchObject({ ok: true, value: { month, revision: 1 } });
    expect(await bytes()).toEqual(published);
    expect(await mails()).toHaveLength(before);
  });

  it('makes changed figures a correction with a reason, and keeps the old files', async () => {
    const before = (await mails()).length;
    await cloud.invoke('import-figures', { csv: `${header}\nallocations_to_municipality,${county.administrations[0]?.area},${month},33` });
    expect(await cloud.invoke('publish-report', { month, reason: 'Ein Amt hat nachgeliefert.' })).toMatchObject({ ok: true, value: { revision: 2 } });
    const [page] = await bytes();
    expect(page).toContain('Ein Amt hat nachgeliefert.');
    const replaced = await (await get(`/berichte/${month}/revision-1/`)).text();
    expect(replaced).toContain('Ersetzt durch Fassung 2');
    expect(replaced.replace(/(<!--replaced-->).*<!--\/replaced-->/s, '$1')).toBe(published[0]);
    // The first administration has 33 in place of 3.
    const series = await (await get('/daten/reihen/allocations_to_municipality.csv')).text();
    expect(series).toContain(`allocations_to_municipality,${county.key},${month},M,_T,_T,_T,_T,258,`);
    expect(series).not.toContain(`${county.key},${month},M,_T,_T,_T,_T,228,`);
    const corrections = (await mails()).slice(before);
    expect(corrections).toHaveLength(told);
    expect(corrections.every(({ subject }) => subject.startsWith('Korrektur'))).toBe(true);
  });

  it('fails a run for a month without figures, and says so', async () => {
    expect(await cloud.invoke('publish-report', { month: '2001-01' })).toMatchObject({ ok: false });
  });
});
