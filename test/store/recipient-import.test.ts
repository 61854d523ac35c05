import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { againstText, checkList, discardList, type ImportDeps, takeList } from '../../functions/manage-recipients/import-list.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import { readSheet } from '../../shared/spreadsheets/read-rows.ts';
import { recipientImports } from '../../shared/store/recipient-imports.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import { killedAt } from '../support/killed-client.ts';
import { startTables, type Tables } from '../support/local-cloud.ts';

const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const administrations = [
  { area: '010580001', name: 'Amt Eins' },
  { area: '010580002', name: 'Amt Zwei' },
];
let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

/** Lists in memory, recipients in the database. @param clock milliseconds that pass with each look at it */
const world = (lists: Map<string, string>, client = tables.client, clock = 0): ImportDeps => {
  const mail = { client, table: tables.tables.mail };
  let time = Date.parse('2026-11-26T09:00:00.000Z');
  return {
    ...recipientStore(mail),
    ...suppressionStore(mail),
    ...recipientImports(mail),
    now: () => {
      time += clock;
      return new Date(time).toISOString();
    },
    hash,
    seal: async () => hash,
    administrations,
    nameOf: (area) => area,
    lists: {
      read: async (id) => {
        const text = lists.get(id);
        return text === undefined ? undefined : new TextEncoder().encode(text);
      },
      remove: async (id) => void lists.delete(id),
    },
    readSheet,
  };
};

const header = 'E-Mail;Name;Verwaltung;Aufgabe\n';
const decide = async (deps: ImportDeps, id: string, again: readonly string[] = []) => {
  const checked = await checkList(deps)(id, {});
  return { defaults: {}, seen: checked.kind === 'planned' ? checked.seen : '', again, looked: true, by: 'Kim Beispiel' };
};
const put = (lists: Map<string, string>, text: string): string => {
  const id = randomUUID();
  lists.set(id, text);
  return id;
};

describe('a list', () => {
  it('is taken once: good lines are there with their history, no broken one is, and the list is gone', async () => {
    const lists = new Map<string, string>();
    const id = put(lists, `${header}"Muster, Kim <kim@liste.example>";Kim;Amt Eins;Zahlen\nkaputt;;Amt Eins;\nKIM@liste.example.;;Amt Zwei;\n`);
    const deps = world(lists);
    const decision = await decide(deps, id);
    const first = await takeList(deps)(id, decision);
    expect(first?.counts).toEqual({ entered: 1, changed: 0, unchanged: 0, deleted: 0, overtaken: 0, broken: 1 });
    expect(first?.leftOut).toEqual([{ line: 3, what: 'Die Angabe ist keine E-Mail-Adresse.' }]);
    expect(await takeList(deps)(id, decision)).toEqual(first);
    expect(lists.size).toBe(0);
    const kim = addresseeOf('kim@liste.example', hash);
    expect(await deps.allRecipients()).toMatchObject([
      { id: kim, name: 'Kim', duties: [{ area: '010580001', role: 'figures' }, { area: '010580002' }] },
    ]);
    expect(await recipientStore({ client: tables.client, table: tables.tables.mail }).history(kim)).toHaveLength(1);
  });

  it('with broken lines is not taken before they were seen, nor when the table is another one than was seen', async () => {
    const lists = new Map<string, string>();
    const id = put(lists, `${header}neu@gesehen.example;;Amt Eins;\nkaputt;;;\n`);
    const deps = world(lists);
    const decision = await decide(deps, id);
    await expect(takeList(deps)(id, { ...decision, looked: false })).rejects.toMatchObject({ code: 'invalid-fields' });
    await expect(takeList(deps)(id, { ...decision, seen: 'x' })).rejects.toMatchObject({ code: 'version-conflict' });
    await discardList(id, deps);
    expect(lists.size).toBe(0);
    expect((await deps.allRecipients()).filter(({ address }) => address.includes('gesehen'))).toEqual([]);
  });

  it('leaves out who was deleted, unless somebody ticks them', async () => {
    const lists = new Map<string, string>();
    const deps = world(lists);
    const text = `${header}weg@liste.example;;Amt Eins;\n`;
    const first = put(lists, text);
    await takeList(deps)(first, await decide(deps, first));
    const id = addresseeOf('weg@liste.example', hash);
    await recipientStore({ client: tables.client, table: tables.tables.mail }).deleteRecipient({ id, version: 1 }, '2026-11-25T09:00:00.000Z');
    const second = put(lists, text);
    expect((await takeList(deps)(second, await decide(deps, second)))?.counts).toMatchObject({ entered: 0, deleted: 1 });
    const third = put(lists, text);
    expect((await takeList(deps)(third, await decide(deps, third, [id])))?.counts).toMatchObject({ entered: 1, deleted: 0 });
  });

  it('that is pasted and no list is refused with its line before it is kept', async () => {
    const deps = world(new Map());
    expect(await againstText(`${header}kim@liste.example;Kim;Amt Eins;\n`, deps)).toEqual([]);
    const [wrong, ...others] = await againstText(`${header}kim@liste.example;;Amt Eins;\n"Huber, Eva" <eva@huber.example>;;Amt Eins;\n`, deps);
    expect(wrong).toContain('Zeile 3');
    expect(others).toEqual([]);
  });

  it('of which another is put in its place after it was confirmed is refused', async () => {
    const lists = new Map<string, string>();
    const id = put(lists, `${header}eins@tausch.example;;Amt Eins;\n`);
    const deps = world(lists);
    const { defaults, by } = await decide(deps, id);
    await deps.beginImport({ id, sha256: hash('another list'), by, startedAt: deps.now(), defaults, again: [] });
    await expect(takeList(deps)(id, await decide(deps, id))).rejects.toMatchObject({ code: 'version-conflict' });
    lists.delete(id);
    await discardList(id, deps);
    expect((await deps.unfinishedImports()).filter((begun) => begun.id === id)).toEqual([]);
  });

  it('killed at every call is completed by pressing again: nobody twice, nobody missing', async () => {
    const rows = Array.from({ length: 80 }, (_, n) => (n % 20 === 0 ? `kaputt ${n};;;` : `person${n}@POINT.example;Person ${n};Amt Eins;beides`));
    let point = 0;
    for (; ; point += 1) {
      const lists = new Map<string, string>();
      const id = put(lists, `${header}${rows.join('\n').replaceAll('POINT', `punkt${point}`)}\n`);
      const decision = await decide(world(lists), id);
      const dying = killedAt(point);
      const outcome = await takeList(world(lists, dying.wrap(tables.client)))(id, decision).catch((fault: unknown) => fault);
      const done = await takeList(world(lists))(id, decision);
      expect([point, done?.counts]).toEqual([point, { entered: 76, changed: 0, unchanged: 0, deleted: 0, overtaken: 0, broken: 4 }]);
      const there = (await world(lists).allRecipients()).filter(({ address }) => address.endsWith(`@punkt${point}.example`));
      expect([there.length, new Set(there.map(({ version }) => version))]).toEqual([76, new Set([1])]);
      if (!(outcome instanceof Error)) break;
    }
    expect(point).toBeGreaterThan(8);
  }, 240_000);

  it('of ten thousand lines with one in a hundred broken is taken in pieces of the time there is', async () => {
    const lists = new Map<string, string>();
    const rows = Array.from({ length: 10_000 }, (_, n) =>
      n % 100 === 0 ? `kaputt ${n};;;` : `person${n}@viele.example;Person ${n};Amt Zwei;Bericht`,
    );
    const id = put(lists, `${header}${rows.join('\n')}\n`);
    const decision = await decide(world(lists), id);
    let presses = 0;
    let done: Awaited<ReturnType<ReturnType<typeof takeList>>>;
    const started = performance.now();
    const worked = process.cpuUsage();
    while (done === undefined) {
      presses += 1;
      // A second passes with each look at the clock: 20 looks, and the time is over.
      done = await takeList(world(lists, tables.client, 1000))(id, decision);
    }
    const { user } = process.cpuUsage(worked);
    console.info(`10,000 lines: ${presses} presses, ${Math.round(performance.now() - started)} ms, ${Math.round(user / 1000)} ms of work here`);
    expect(presses).toBeGreaterThan(1);
    expect(done.counts).toEqual({ entered: 9900, changed: 0, unchanged: 0, deleted: 0, overtaken: 0, broken: 100 });
  }, 300_000);
});
