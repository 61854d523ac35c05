import { createHash, randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { type ExportDeps, exportCases } from '../../functions/export-cases/export-cases.ts';
import { fields, type OrderDeps, orderExport, ownFile } from '../../functions/order-exports/order-export.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { ExportRequest } from '../../shared/domain/funding/export-request.ts';
import { writeCsv, writeWorkbook } from '../../shared/spreadsheets/write-table.ts';
import { caseRowItem } from '../../shared/store/case-row-item.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { applicationEventItem, sealedEvent } from '../../shared/store/event-item.ts';
import { type ExportFile, exportStore } from '../../shared/store/export-store.ts';
import { applicationItem, fundingStore } from '../../shared/store/funding-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { trailStore } from '../../shared/store/trail-store.ts';
import { faultyClient, waysToFail } from '../support/faulty-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';
import { application as example } from '../unit/mail/examples.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const now = '2026-12-09T08:00:00.000Z';
const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));
await fundingStore({ client, table }).putRound({ ...round, id: 'ausgabe', version: 1 });

/** A case as it lies in the table, seen by everybody but those with a conflict. */
const stored = async (number: number, over: Partial<Application> = {}): Promise<Application> => {
  const id = randomUUID();
  const first = { ...example, id, roundId: 'ausgabe', roundVersion: 1, reference: `INT-2026-${8000 + number}`, version: 1, ...over };
  const event = sealedEvent(
    { applicationId: id, reference: first.reference, kind: 'application.submitted', at: first.submittedAt, actor: 'applicant', to: first.state },
    undefined,
  );
  const application = { ...first, chain: event.hash };
  await put(applicationItem(application, 'applicant-1'));
  await put(applicationEventItem(event));
  await put(caseRowItem(application));
  return application;
};
const [open, hidden, odd] = [
  await stored(1),
  await stored(2, { conflicts: ['person-1'] }),
  await stored(3, { project: { ...example.project, title: '=HYPERLINK("http://boese.example")' } }),
];
const all = [open, hidden, odd];

/** Files as the bucket would keep them; a call that dies is a file that is there or not. */
const memoryFiles = () => {
  const files = new Map<string, ExportFile>();
  return { files, keepFile: async (id: string, file: ExportFile): Promise<void> => void files.set(`${id}/${file.name}`, file) };
};

const workerOver = (over: DynamoDBDocumentClient, keepFile: ExportDeps['keepFile']): ExportDeps => {
  const access = { client: over, table };
  return {
    ...deskStore(access),
    ...trailStore(access),
    ...exportStore(access),
    ...roundStore(access),
    keepFile,
    writeCsv,
    writeWorkbook,
    render: ({ file }) => new TextEncoder().encode(`%PDF ${file.application.reference}`),
    countyName: 'Kreis',
    now: () => now,
    hash,
  };
};
const pagesOver = (over: DynamoDBDocumentClient): OrderDeps => {
  const access = { client: over, table };
  return {
    ...exportStore(access),
    application: deskStore(access).application,
    applicationUnder: requestStore(access).applicationUnder,
    rounds: roundStore(access).rounds,
    now: () => now,
    newId: randomUUID,
  };
};

const form = (wish: Record<string, string>, id = randomUUID()) =>
  new URLSearchParams({ [fields.id]: id, [fields.madeAt]: '2026-12-09T07:59:00.000Z', ...wish });
const list = { tat: 'liste', runde: 'ausgabe', stand: '', format: 'csv' };
let people = 1;
const somebody = (subject = `asker-${people++}`) => ({ subject, name: 'Sascha Sachlich' });
const askedBy = async ({ subject }: { readonly subject: string }): Promise<ExportRequest[]> => pagesOver(client).exportsOf(subject, now);

/** Asks and makes. @returns the files and what the page says */
const run = async (wish: Record<string, string>, who = somebody()) => {
  await orderExport(form(wish), who, pagesOver(client));
  const [request] = await askedBy(who);
  if (request === undefined) throw new Error('nothing was asked');
  const { files, keepFile } = memoryFiles();
  await exportCases(request, workerOver(client, keepFile));
  const [finished] = await askedBy(who);
  return { request, finished, files: [...files.values()], who };
};

describe('a list', () => {
  it('opens in German Excel, and has what its asker may see', async () => {
    const { files, finished } = await run(list);
    const csv = String(files[0]?.body);
    expect(csv.startsWith('\uFEFFAktenzeichen;')).toBe(true);
    expect(
      csv
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(';')[0]),
    ).toEqual(all.map(({ reference }) => reference));
    expect(csv).toContain(`;${(open.requestedAmount / 100).toFixed(2).replace('.', ',')};`);
    expect(csv).toContain(`"'=HYPERLINK(""http://boese.example"")"`);
    expect(finished?.outcome).toMatchObject({ state: 'ready', lines: 3, files: [{ name: 'antraege-ausgabe.csv' }] });
  });

  it.each(['csv', 'xlsx'])('as %s never has a case with a conflict of interest of its asker', async (format) => {
    const { finished, files } = await run({ ...list, format }, somebody('person-1'));
    expect(finished?.outcome).toMatchObject({ lines: 2 });
    if (format === 'csv') expect(String(files[0]?.body)).not.toContain(hidden.reference);
  });

  it('has only the lines of a state that was chosen', async () => {
    expect((await run({ ...list, stand: 'withdrawn' })).finished?.outcome).toMatchObject({ lines: 0 });
    expect((await run({ ...list, stand: open.state })).finished?.outcome).toMatchObject({ lines: 3 });
  });

  it.each<[string, Record<string, string>, string]>([
    ['no round', { runde: '' }, '/runde'],
    ['a round that is not there', { runde: '1999' }, '/runde'],
    ['a state that is none', { stand: 'x' }, '/stand'],
    ['a format that is none', { format: 'exe' }, '/format'],
  ])('of %s is refused', async (_name, change, pointer) => {
    await expect(orderExport(form({ ...list, ...change }), somebody(), pagesOver(client))).rejects.toMatchObject({
      code: 'invalid-fields',
      errors: [{ pointer }],
    });
  });
});

describe('a case file', () => {
  it('is not there for who has a conflict of interest, whether it was declared before or after asking', async () => {
    await expect(orderExport(form({ tat: 'akte', aktenzeichen: hidden.reference }), somebody('person-1'), pagesOver(client))).rejects.toMatchObject({
      code: 'invalid-fields',
    });
    const fresh = await stored(4);
    const who = somebody();
    await orderExport(form({ tat: 'akte', aktenzeichen: fresh.reference }), who, pagesOver(client));
    await put(applicationItem({ ...fresh, conflicts: [who.subject] }, 'applicant-1'));
    const [request] = await askedBy(who);
    const { files, keepFile } = memoryFiles();
    if (request !== undefined) await exportCases(request, workerOver(client, keepFile));
    expect(files.size).toBe(0);
    expect((await askedBy(who))[0]?.outcome).toEqual({ state: 'gone' });
  });

  it('cannot be fetched by others, nor any more after a conflict was declared', async () => {
    const fresh = await stored(5);
    const { request, files, who } = await run({ tat: 'akte', aktenzeichen: fresh.reference });
    const name = files[0]?.name ?? '';
    const deps = pagesOver(client);
    expect((await ownFile(request.id, name, who, deps)).id).toBe(request.id);
    await expect(ownFile(request.id, '../x', who, deps)).rejects.toMatchObject({ code: 'not-found' });
    await expect(ownFile(request.id, name, somebody(), deps)).rejects.toMatchObject({ code: 'not-found' });
    await put(applicationItem({ ...fresh, conflicts: [who.subject] }, 'applicant-1'));
    await expect(ownFile(request.id, name, who, deps)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('ends after a week', async () => {
    const { who } = await run({ tat: 'akte', aktenzeichen: open.reference });
    const { exportsOf } = exportStore({ client, table });
    expect(await exportsOf(who.subject, '2026-12-16T07:59:59.000Z')).toHaveLength(1);
    expect(await exportsOf(who.subject, '2026-12-16T08:00:00.000Z')).toEqual([]);
  });
});

describe.each<[string, Record<string, string>]>([
  ['a list', list],
  ['a workbook', { ...list, format: 'xlsx' }],
  ['a case file', { tat: 'akte', aktenzeichen: open.reference }],
])('%s', (_name, wish) => {
  const bytes = (files: ReadonlyMap<string, ExportFile>): string =>
    hash([...files.values()].map(({ name, body }) => `${name} ${Buffer.from(body).toString('base64')}`).join('\n'));
  const said = async (who: { readonly subject: string }): Promise<string> =>
    JSON.stringify((await askedBy(who)).map(({ id: _id, by: _by, ...rest }) => rest));

  it('is asked for once, wherever asking is killed and however often it comes', async () => {
    const counting = faultyClient(client);
    const clean = somebody();
    await orderExport(form(wish), clean, pagesOver(counting.client));
    const done = await said(clean);
    expect(await askedBy(clean)).toHaveLength(1);
    for (let call = 0; call < counting.calls(); call += 1)
      for (const when of waysToFail) {
        const [who, params] = [somebody(), form(wish)];
        await orderExport(params, who, pagesOver(faultyClient(client, { at: call, when }).client)).catch(() => undefined);
        await orderExport(params, who, pagesOver(client));
        expect(await said(who)).toBe(done);
      }
  });

  it('is the same bytes and said once, wherever making it is killed', async () => {
    // Who asks stands in a case file: one person asks, and the files are compared without when it was read.
    const ask = async (who: { readonly subject: string; readonly name: string }) => {
      await orderExport(form(wish), who, pagesOver(client));
      const [request] = await askedBy(who);
      if (request === undefined) throw new Error('nothing was asked');
      return request;
    };
    const make = async (over: DynamoDBDocumentClient, request: ExportRequest, memory: ReturnType<typeof memoryFiles>) => {
      const worker = workerOver(over, memory.keepFile);
      await exportCases(request, { ...worker, readings: async () => [] });
    };
    const clean = memoryFiles();
    const cleanAsker = somebody();
    const counting = faultyClient(client);
    await make(counting.client, await ask(cleanAsker), clean);
    const [files, done] = [bytes(clean.files), await said(cleanAsker)];
    expect(counting.calls()).toBeGreaterThan(1);
    for (let call = 0; call < counting.calls(); call += 1)
      for (const when of waysToFail) {
        const [who, memory] = [somebody(), memoryFiles()];
        const request = await ask(who);
        await make(faultyClient(client, { at: call, when }).client, request, memory).catch(() => undefined);
        await make(client, request, memory);
        expect(bytes(memory.files)).toBe(files);
        expect(await said(who)).toBe(done);
      }
    // The bucket dies too.
    for (let file = 0; file < clean.files.size; file += 1) {
      const [who, memory] = [somebody(), memoryFiles()];
      const request = await ask(who);
      let kept = 0;
      const dying: ExportDeps['keepFile'] = async (id, each) => {
        if (kept++ === file) throw new Error('killed');
        await memory.keepFile(id, each);
      };
      await exportCases(request, { ...workerOver(client, dying), readings: async () => [] }).catch(() => undefined);
      expect((await askedBy(who))[0]?.outcome).toBeUndefined();
      await make(client, request, memory);
      expect([bytes(memory.files), await said(who)]).toEqual([files, done]);
    }
  });
});
