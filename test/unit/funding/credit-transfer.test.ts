import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditTransferXml, sepaText, type TransferFile, targetDayFrom } from '../../../shared/domain/funding/credit-transfer.ts';

const transfer = {
  id: 'INT-2026-0042-1',
  holder: 'Nachbarn & Freunde e. V.',
  iban: 'DE89370400440532013000',
  amount: 400_000,
  text: 'Rate 1',
  due: '2027-03-10',
};
const file: TransferFile = {
  id: 'INT-01058-00001',
  at: '2027-03-10T09:00:00.000Z',
  debtor: { name: 'Kreis Rendsburg-Eckernförde', iban: 'DE02000000000000001000' },
  transfers: [transfer],
};
const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, content = '']) => content);

describe('characters of the SEPA', () => {
  it.each([
    ['Café Müller & Söhne „Straße“', "Cafe Mueller + Soehne 'Strasse'"],
    ['Łódź, Çeşme, Dvořák', 'Lodz, Cesme, Dvorak'],
    ['Ukraine-Hilfe (Україна) 1/2', 'Ukraine-Hilfe ( ) 1/2'],
    ['//Rate//1/', 'Rate/1'],
    ['Zeile 1\nZeile 2\t– Ende', 'Zeile 1 Zeile 2 - Ende'],
    ['€ 5', '5'],
  ])('%s', (given, expected) => expect(sepaText(given, 140)).toBe(expected));

  it('are all that ever comes out, within the limit, whatever goes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 140 }), (given, limit) => {
        const said = sepaText(given, limit);
        expect(said).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/);
        expect(said.length).toBeLessThanOrEqual(limit);
        expect(said).not.toMatch(/^[/ ]|[/ ]$|\/\//);
      }),
    );
  });
});

describe('days on which banks execute', () => {
  it.each([
    ['2027-03-10', '2027-03-10', 'a Wednesday'],
    ['2027-03-13', '2027-03-15', 'a Saturday'],
    ['2027-03-26', '2027-03-30', 'Good Friday to the Tuesday after Easter'],
    ['2026-05-01', '2026-05-04', 'Labour Day, a Friday'],
    ['2026-12-25', '2026-12-28', 'Christmas'],
    ['2026-10-03', '2026-10-05', 'the day of unity counts only as the Saturday that it is'],
    ['2027-05-06', '2027-05-06', 'Ascension is none of theirs'],
  ])('%s: %s (%s)', (day, expected) => expect(targetDayFrom(day)).toBe(expected));
});

describe('the file', () => {
  it('has no empty text: the schema asks for a character at least', () => {
    const xml = creditTransferXml({ ...file, transfers: [{ ...transfer, text: '//' }] });
    expect(xml).not.toContain('RmtInf');
    expect(creditTransferXml({ ...file, transfers: [{ ...transfer, text: 'Rate 1' }] })).toContain('<RmtInf><Ustrd>Rate 1</Ustrd></RmtInf>');
  });

  it('counts and adds up to the cent, in the header and in each group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ amount: fc.integer({ min: 1, max: 99_999_999 }), day: fc.integer({ min: 1, max: 28 }) }), {
          minLength: 1,
          maxLength: 45,
        }),
        (given) => {
          const transfers = given.map(({ amount, day }, index) => ({
            ...transfer,
            id: `X-${index}`,
            amount,
            due: `2027-04-${String(day).padStart(2, '0')}`,
          }));
          const xml = creditTransferXml({ ...file, transfers });
          const cents = (text: string): number => Number(text.replace('.', ''));
          const amounts = all(xml, 'InstdAmt').map(cents);
          const [sum = 0, ...groups] = all(xml, 'CtrlSum').map(cents);
          const [count = 0, ...counts] = all(xml, 'NbOfTxs').map(Number);
          expect(sum).toBe(given.reduce((total, { amount }) => total + amount, 0));
          expect(amounts.reduce((total, amount) => total + amount, 0)).toBe(sum);
          expect(groups.reduce((total, amount) => total + amount, 0)).toBe(sum);
          expect([count, counts.reduce((total, each) => total + each, 0)]).toEqual([given.length, given.length]);
          expect(new Set(all(xml, 'EndToEndId')).size).toBe(given.length);
          expect(all(xml, 'Dt')).toEqual([...new Set(transfers.map(({ due }) => targetDayFrom(due)))].sort());
        },
      ),
    );
  });

  it('is executed on the next day of the banks at the earliest, never on the day it is made', () => {
    expect(all(creditTransferXml(file), 'Dt')).toEqual(['2027-03-11']);
    // Made on Maundy Thursday at half past midnight in Berlin: Good Friday is none.
    expect(all(creditTransferXml({ ...file, at: '2027-03-24T23:30:00.000Z' }), 'Dt')).toEqual(['2027-03-30']);
    expect(all(creditTransferXml({ ...file, transfers: [{ ...transfer, due: '2027-06-01' }] }), 'Dt')).toEqual(['2027-06-01']);
  });

  it('names the bank of the county only where it is known, and nobody without a name', () => {
    expect(creditTransferXml(file)).toContain('<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>');
    expect(creditTransferXml({ ...file, debtor: { ...file.debtor, bic: 'NOLADE21RDB' } })).toContain('<BICFI>NOLADE21RDB</BICFI>');
    expect(all(creditTransferXml({ ...file, transfers: [{ ...transfer, holder: 'Громада' }] }), 'Nm')).toContain('NOTPROVIDED');
    expect(() => creditTransferXml({ ...file, transfers: [] })).toThrow(RangeError);
  });

  it('is the same bytes for the same payments', () => expect(creditTransferXml(file)).toBe(creditTransferXml({ ...file })));
});
