import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addresseeOf, type Mailing } from '../../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../../shared/domain/notices/recipient.ts';
import { enteredOver, entryOf } from '../../../shared/domain/notices/recipient-entry.ts';
import {
  countFates,
  countsAfter,
  type KnownAddressees,
  leftOutOf,
  planImport,
  rememberedLines,
} from '../../../shared/domain/notices/recipient-import.ts';
import { readRecipientList } from '../../../shared/domain/notices/recipient-list.ts';

const administrations = [
  { area: '010580001', name: 'Amt Eins' },
  { area: '010580002', name: 'Amt Zwei' },
];
const seal = (text: string): string => createHash('sha256').update(text).digest('hex');
const idOf = (address: string): string => addresseeOf(address, seal);
const again: readonly string[] = [];
const importing = {
  by: 'Kim Beispiel',
  startedAt: '2026-11-26T09:00:00.000Z',
  defaults: {},
  again: [...again],
  seal,
  nameOf: (area: string) => administrations.find((each) => each.area === area)?.name ?? area,
};
const nobody: KnownAddressees = { stored: new Map(), deleted: new Map(), suppressed: new Map() };

const header = ['E-Mail', 'Name', 'Verwaltung', 'Aufgabe', 'Gruppe'];
const listOf = (...rows: readonly (readonly string[])[]) =>
  readRecipientList(
    [header, ...rows].map((cells, at) => ({ line: at + 1, cells })),
    administrations,
  );
const recipient = (address: string, facts: Partial<Recipient> = {}): Recipient => ({
  id: idOf(address),
  address,
  language: 'de',
  duties: [],
  groups: ['press'],
  topics: [],
  left: [],
  version: 1,
  changedAt: '2026-11-01T09:00:00.000Z',
  ...facts,
});
const knows = (stored: readonly Recipient[], others: Partial<KnownAddressees> = {}): KnownAddressees => ({
  ...nobody,
  ...others,
  stored: new Map(stored.map((each) => [each.id, each])),
});
const fates = (list: ReturnType<typeof listOf>, known = nobody, order: Partial<typeof importing> & { again?: string[] } = {}) =>
  planImport(list, known, { ...importing, ...order }).lines.map(({ fate }) => fate);
const kinds = (...given: Parameters<typeof fates>) => fates(...given).map(({ kind }) => kind);

/** The table after a plan was written. */
const written = (known: KnownAddressees, { writes }: Pick<ReturnType<typeof planImport>, 'writes'>): KnownAddressees => ({
  ...known,
  stored: new Map([...known.stored, ...writes.map(({ after }) => [after.id, after] as const)]),
  deleted: new Map([...known.deleted].filter(([id]) => !writes.some(({ after }) => after.id === id))),
});

describe('the fate of a line', () => {
  it('is new, changed, unchanged or broken', () => {
    const known = knows([recipient('alt@amt.example'), recipient('gleich@amt.example', { name: 'Gleich' })]);
    const list = listOf(
      ['neu@amt.example', 'Neu', 'Amt Eins', 'Zahlen', ''],
      ['alt@amt.example', 'Anders', '', '', 'Presse'],
      ['gleich@amt.example', 'Gleich', '', '', 'Presse'],
      ['kaputt', '', '', '', 'Presse'],
      ['niemand@amt.example', '', '', '', ''],
    );
    expect(kinds(list, known)).toEqual(['new', 'changed', 'unchanged', 'broken', 'broken']);
    expect(fates(list, known)[1]).toEqual({ kind: 'changed', what: ['Name eingetragen: „Anders“.'] });
    expect(fates(list, known, { defaults: { group: 'other' as const } })[4]).toEqual({ kind: 'new', what: ['Gruppe Weitere.', 'Sprache: Deutsch.'] });
  });

  it('of somebody new says everything that will stand there, also what the address itself says', () => {
    const list = listOf(['"Muster, Kim" <kim@amt.example>', '', 'Amt Eins; Amt Zwei', 'beides', 'Presse']);
    expect(fates(list, nobody, { defaults: { language: 'en' as const } })).toEqual([
      {
        kind: 'new',
        what: [
          'Amt Eins, meldet Zahlen und erhält den Bericht.',
          'Amt Zwei, meldet Zahlen und erhält den Bericht.',
          'Gruppe Presse.',
          'Name: „Muster, Kim“.',
          'Sprache: Englisch.',
        ],
      },
    ]);
  });

  it('that is not taken is remembered by its number and its faults, without a word of it', () => {
    const list = listOf(
      ['kim.kaputt', '', 'Amt Eins', '', ''],
      ['gut@amt.example', '', '', '', 'Presse'],
      ['Kim Muster kim@amt.example', '', 'Amt Nirgendwo', '', 'Verein; Kegelclub'],
      ['niemand@amt.example', '', '', '', ''],
    );
    expect(leftOutOf(planImport(list, nobody, importing).lines)).toEqual([
      { line: 2, what: 'Die Angabe ist keine E-Mail-Adresse.' },
      { line: 4, what: 'Die Angabe ist keine gültige E-Mail-Adresse. Die Verwaltung gibt es hier nicht. Die Gruppe gibt es nicht.' },
      { line: 5, what: 'Die Zeile nennt weder eine Verwaltung noch eine Gruppe.' },
    ]);
    const many = listOf(...Array.from({ length: rememberedLines + 1 }, () => ['kaputt', '', '', '', 'Presse']));
    expect(leftOutOf(planImport(many, nobody, importing).lines)).toHaveLength(rememberedLines);
  });

  it('is a duplicate of the first line with the address in any spelling; what it adds goes there, and differences are named', () => {
    const list = listOf(
      ['kim@büro.example', 'Kim', 'Amt Eins', 'Zahlen', ''],
      ['KIM@xn--bro-hoa.example.', 'Kim Muster', 'Amt Zwei', 'Bericht', ''],
      ['Kim <kim@büro.example>', '', 'Amt Eins', 'Zahlen', ''],
    );
    const { lines, writes } = planImport(list, nobody, importing);
    expect(lines.map(({ fate }) => fate)).toEqual([
      {
        kind: 'new',
        what: ['Amt Eins, meldet Zahlen.', 'Amt Zwei, erhält den Bericht.', 'Name: „Kim“.', 'Sprache: Deutsch.'],
      },
      { kind: 'duplicate', of: 2, adds: ['Neue Aufgabe: Amt Zwei, erhält den Bericht.'], differs: ['Name'] },
      { kind: 'duplicate', of: 2, adds: [], differs: [] },
    ]);
    expect(writes).toHaveLength(1);
    expect(writes[0]?.after).toMatchObject({ name: 'Kim', duties: [{ area: '010580001' }, { area: '010580002', role: 'report' }] });
  });

  it('is to stay out for an address that was deleted, unless somebody ticks it', () => {
    const list = listOf(['weg@amt.example', '', '', '', 'Presse']);
    const known = { ...nobody, deleted: new Map([[idOf('weg@amt.example'), '2026-10-01T09:00:00.000Z']]) };
    expect(planImport(list, known, importing).writes).toEqual([]);
    const again = planImport(list, known, { ...importing, again: [idOf('weg@amt.example')] });
    expect(again.writes).toHaveLength(1);
    expect(again.writes[0]?.unlessDeleted).toBeUndefined();
    expect(planImport(listOf(['neu@amt.example', '', '', '', 'Presse']), known, importing).writes[0]?.unlessDeleted).toBe(true);
  });

  it('leaves a suppression and what somebody left as they are, and says so', () => {
    const left: Mailing[] = ['report'];
    const known = knows([recipient('kim@amt.example', { left })], {
      suppressed: new Map([[idOf('kim@amt.example'), { reason: 'bounce' as const }]]),
    });
    const { lines, writes } = planImport(listOf(['kim@amt.example', 'Kim', '', '', 'Presse']), known, importing);
    expect(lines[0]).toMatchObject({ suppressed: 'bounce', left });
    expect(writes[0]?.after.left).toEqual(left);
  });

  it('gives way to whoever changed or deleted an address after the import began', () => {
    const later = '2026-11-26T09:05:00.000Z';
    const list = listOf(['kim@amt.example', 'Kim', '', '', 'Presse']);
    expect(kinds(list, knows([recipient('kim@amt.example', { changedAt: later, version: 2 })]))).toEqual(['overtaken']);
    expect(kinds(list, { ...nobody, deleted: new Map([[idOf('kim@amt.example'), later]]) }, { again: [idOf('kim@amt.example')] })).toEqual([
      'overtaken',
    ]);
  });
});

describe('a plan', () => {
  const address = fc.constantFrom('a@amt.example', 'A@amt.example.', 'b@büro.example', 'B <b@xn--bro-hoa.example>', 'c@amt.example', 'kaputt', '');
  const row = fc.tuple(
    address,
    fc.constantFrom('', 'Kim', 'Lisa\nMuster'),
    fc.constantFrom('', 'Amt Eins', 'Amt Zwei', 'Amt Nirgendwo'),
    fc.constantFrom('', 'Zahlen', 'beides'),
    fc.constantFrom('', 'Presse', 'Kreistag'),
  );
  const stored = fc.subarray([
    recipient('a@amt.example', { name: 'Vorher', duties: [{ area: '010580002', role: 'report' }], topics: ['projects'], left: ['report'] }),
    recipient('b@xn--bro-hoa.example', { groups: ['council'] }),
  ]);
  const deleted = fc.subarray(['c@amt.example']).map((gone) => new Map(gone.map((each) => [idOf(each), '2026-10-01T09:00:00.000Z'])));

  it('is one write at most for an address, takes nothing away, and is done once it is written, from whatever point it is taken up', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), stored, deleted, fc.nat(8), (rows, before, gone, point) => {
        const list = listOf(...rows);
        const known = knows(before, { deleted: gone });
        const plan = planImport(list, known, importing);
        expect(plan.lines).toHaveLength(list.lines.length);
        expect(new Set(plan.writes.map(({ after }) => after.id)).size).toBe(plan.writes.length);
        for (const { after, event } of plan.writes) {
          const stand = known.stored.get(after.id);
          expect(event.what).not.toContain('@');
          expect(after.version).toBe((stand?.version ?? 0) + 1);
          if (stand === undefined) continue;
          for (const duty of stand.duties) expect(after.duties).toContainEqual(duty);
          for (const group of stand.groups) expect(after.groups).toContain(group);
          expect([after.topics, after.left]).toEqual([stand.topics, stand.left]);
        }
        const all = written(known, plan);
        const half = written(known, { writes: plan.writes.slice(0, point) });
        const rest = planImport(list, half, importing);
        expect(written(half, rest).stored).toEqual(all.stored);
        const end = planImport(list, all, importing);
        expect(end.writes).toEqual([]);
        const [fatesBefore, counts] = [countFates(plan.lines), countsAfter(end.lines, all.stored, importing.startedAt)];
        expect([counts.entered, counts.changed, counts.broken]).toEqual([fatesBefore.new, fatesBefore.changed, fatesBefore.broken]);
      }),
    );
  });

  it('of ten thousand lines with one in a hundred broken is made within two seconds of work', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => [
      n % 100 === 0 ? `kaputt ${n}` : `person${n}@amt.example`,
      `Person ${n}`,
      'Amt Eins',
      'beides',
      '',
    ]);
    const started = process.cpuUsage();
    const { lines, writes } = planImport(listOf(...rows), nobody, importing);
    // Of this process: other work on the machine does not count. In microseconds.
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
    expect(countFates(lines)).toMatchObject({ new: 9900, broken: 100 });
    expect(writes).toHaveLength(9900);
  });
});

describe('entering', () => {
  const entering = { id: idOf('kim@amt.example'), at: importing.startedAt, by: 'Kim Beispiel', kind: 'entered', nameOf: importing.nameOf } as const;
  const entry = { address: 'kim@amt.example', language: 'de', duties: [], groups: ['press'] } as const;

  it('what stands there already is no write', () => {
    const first = enteredOver(undefined, { ...entry, duties: [], groups: ['press'] }, entering);
    expect(first?.event).toMatchObject({ version: 1, what: 'Eingetragen. Neu in der Gruppe Presse.' });
    expect(first && enteredOver(first.after, entryOf(first.after), entering)).toBeUndefined();
  });

  it('says in sentences what changes, never the address, and not more than fits', () => {
    const before = recipient('kim@amt.example', { name: 'Kim', phone: '030 1', duties: [{ area: '010580001', role: 'figures' }] });
    const write = enteredOver(
      before,
      { ...entry, groups: ['council'], name: 'Kim Muster', duties: [{ area: '010580002', role: 'figures' }] },
      entering,
    );
    expect(write?.event.what).toBe(
      'Name geändert: von „Kim“ in „Kim Muster“. Telefon entfernt: „030 1“. Neue Aufgabe: Amt Zwei, meldet Zahlen. Aufgabe beendet: Amt Eins, meldet Zahlen. Neu in der Gruppe Kreistag und Ausschüsse. Nicht mehr in der Gruppe Presse.',
    );
    const many = Array.from({ length: 60 }, (_, n) => ({ area: `0105${String(8000 + n)}0`, role: 'report' as const }));
    expect(enteredOver(before, { ...entry, groups: [], duties: many }, entering)?.event.what.length).toBeLessThanOrEqual(500);
  });
});
