import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { mailboxOf } from '../../../shared/domain/notices/mail.ts';
import { bareListRows, type ListedAddress, readRecipientList } from '../../../shared/domain/notices/recipient-list.ts';

const { administrations } = county;
const [one, other] = administrations;
if (one === undefined || other === undefined) throw new Error('the county has two administrations');

const read = (...rows: readonly (readonly string[])[]) =>
  readRecipientList(
    rows.map((cells, at) => ({ line: at + 1, cells })),
    administrations,
  );
const good = (list: ReturnType<typeof read>): ListedAddress[] => list.lines.filter((line) => line.kind === 'good');
const reasons = (list: ReturnType<typeof read>) => list.lines.flatMap((line) => (line.kind === 'broken' ? line.faults.map(({ said }) => said) : []));
const addresses = (...cells: readonly string[]) =>
  good(read(['E-Mail', 'Gruppe'], ...cells.map((cell) => [cell, 'Presse']))).map(({ address }) => address);

describe('an address in a list', () => {
  it.each([
    ['Kim@Amt.Example', 'kim@amt.example'],
    ['  kim@amt.example  ', 'kim@amt.example'],
    ['\ufeffkim@amt.example', 'kim@amt.example'],
    ['kim@amt.example.', 'kim@amt.example'],
    ['mailto:kim@amt.example?subject=Hallo', 'kim@amt.example'],
    ['Kim Muster <kim@amt.example>', 'kim@amt.example'],
    ['"Muster, Kim" <mailto:kim@amt.example>', 'kim@amt.example'],
    ['kim@büro-müller.example', 'kim@xn--bro-mller-q9ae.example'],
    ['kim@xn--bro-mller-q9ae.example', 'kim@xn--bro-mller-q9ae.example'],
    ['<kim@amt.example>', 'kim@amt.example'],
  ])('%j is %s', (cell, address) => {
    expect(addresses(cell)).toEqual([address]);
  });

  it.each([
    'kim',
    'kim@',
    '@amt.example',
    'kim@@amt.example',
    'kim@amt',
    'kim@amt.example/x',
    'kim@amt.example:25',
    'kim@amt..example',
    'kïm@amt.example',
    'Kim Muster kim@amt.example',
    'kim@amt.example lisa@amt.example',
    'kim@1.2.3.4',
  ])('%j is none, and the line says why', (cell) => {
    const list = read(['E-Mail', 'Gruppe'], [cell, 'Presse']);
    expect(good(list)).toEqual([]);
    expect(reasons(list)).not.toEqual([]);
  });

  it('stands for each of several in a cell, and one that is broken keeps the whole line out', () => {
    expect(addresses('kim@amt.example; "Muster, Lisa" <lisa@amt.example>,toni@amt.example;')).toEqual([
      'kim@amt.example',
      'lisa@amt.example',
      'toni@amt.example',
    ]);
    expect(addresses('kim@amt.example; lisa')).toEqual([]);
  });

  it('never becomes two, and what is read is read again as the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (cell) => {
        for (const address of addresses(cell)) {
          expect(mailboxOf(address)).toBe(address);
          expect(addresses(address)).toEqual([address]);
        }
      }),
    );
  });

  it('is found in every spelling of a mailbox', () => {
    const local = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    const domain = fc.constantFrom('amt.example', 'büro.example', 'kreis-übung.example');
    const dress = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => ` ${text}. `,
      (text: string) => `Kim Muster <${text}>`,
      (text: string) => `mailto:${text}`,
      (text: string) => `\u200b${text}`,
    );
    fc.assert(
      fc.property(local, domain, dress, dress, (name, host, first, second) => {
        const address = `${name}@${host}`;
        expect(addresses(first(address))).toEqual(addresses(second(address)));
        expect(addresses(first(address))).toHaveLength(1);
      }),
    );
  });
});

describe('a line', () => {
  const header = ['E-Mail', 'Name', 'Telefon', 'Verwaltung', 'Aufgabe', 'Gruppe', 'Sprache', 'Bemerkung'];

  it('says what its columns say, by name or key, in any order', () => {
    const list = read(header, [
      'kim@amt.example',
      'Kim',
      '030 1',
      `${one.name}; ${other.area.slice(1)}`,
      'beides',
      'Presse',
      'Einfache Sprache',
      'x',
    ]);
    expect(good(list)[0]?.said).toEqual({
      name: 'Kim',
      phone: '030 1',
      language: 'de-plain',
      groups: ['press'],
      duties: [one, other].flatMap(({ area }) => [
        { area, role: 'figures' },
        { area, role: 'report' },
      ]),
    });
    expect(list.unknownColumns).toEqual(['Bemerkung']);
  });

  it('without a task gets the report and is not let in to the figures', () => {
    expect(good(read(['E-Mail', 'Verwaltung'], ['kim@amt.example', one.name]))[0]?.said.duties).toEqual([{ area: one.area, role: 'report' }]);
  });

  it('has a line break in a name cleaned, and says so', () => {
    const [line] = good(read(['E-Mail', 'Name', 'Gruppe'], ['kim@amt.example', 'Kim\r\nBcc: x@y.example', 'Presse']));
    expect(line?.said.name).toBe('Kim Bcc: x@y.example');
    expect(line?.notes.join()).toContain('Zeilenumbruch');
  });

  it('is broken with every reason at once', () => {
    const list = read(header, ['kim', 'K'.repeat(151), '', 'Amt Nirgendwo', 'Kaffee', 'Verein', 'Klingonisch', '']);
    expect(reasons(list)).toHaveLength(6);
    expect(reasons(list)).toContain('Die Gruppe „Verein“ gibt es nicht.');
    expect(reasons(read(['E-Mail', 'Name'], ['', 'Kim']))).toEqual(['In dieser Zeile steht keine E-Mail-Adresse.']);
  });

  it('that is empty is none', () => {
    expect(read(header, ['', ' ', '\ufeff'], []).lines).toEqual([]);
  });

  it('has exactly one fate for each address, or one for itself, whatever stands there', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('kim@amt.example', one.name, 'Presse', 'beides', ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 5 }), (rows) => {
        const list = read(header, ...rows);
        for (const line of new Set(list.lines.map((each) => each.line))) {
          const kinds = new Set(list.lines.filter((each) => each.line === line).map(({ kind }) => kind));
          expect(kinds.size).toBe(1);
        }
      }),
    );
  });
});

describe('a list of nothing but addresses', () => {
  const bare = (text: string) => readRecipientList(bareListRows(text) ?? [], administrations);

  it('needs no header', () => {
    const list = bare('\ufeff"Muster, Kim" <kim@amt.example>;lisa@amt.example\r\n\r\ntoni@amt.example, max@amt.example\rkaputt');
    expect(good(list).map(({ line, address, said }) => [line, address, said.name])).toEqual([
      [1, 'kim@amt.example', 'Muster, Kim'],
      [1, 'lisa@amt.example', undefined],
      [3, 'toni@amt.example', undefined],
      [3, 'max@amt.example', undefined],
    ]);
    expect(reasons(list)).toHaveLength(2);
  });

  it('is none with a header', () => {
    expect(bareListRows('Name;E-Mail\nKim;kim@amt.example')).toBeUndefined();
    expect(bareListRows('"E-Mail"\nkim@amt.example')).toBeUndefined();
  });
});
