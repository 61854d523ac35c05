import { describe, expect, it } from 'vitest';
import { openApplication } from '../../../shared/domain/funding/open-application.ts';
import { redactionOf } from '../../../shared/domain/funding/redaction.ts';
import { round, submission } from '../../support/submissions.ts';

const application = openApplication(submission, {
  id: '5c1c9f6e-3b43-4d34-8e9c-2a1b3c4d5e6f',
  reference: 'INT-2026-0042',
  at: '2026-11-22T22:03:04.000Z',
  round,
});
const cleared = (text: string) => {
  const { clear, removals } = redactionOf(application);
  return { text: clear('Bedarf', text), kinds: removals().map(({ kind }) => kind) };
};

describe('what looks like personal data', () => {
  it.each([
    ['iban', 'Konto DE89370400440532013001 bei der Bank', '8937'],
    ['iban', 'Konto DE89 3704 0044 0532 0130 01 bei der Bank', '3704'],
    ['iban', 'de 89-3704-0044-0532-0130-01.', '3704'],
    ['iban', 'DE89.3704.0044.0532.0130.01', '3704'],
    ['iban', 'D\u200bE89\u00a03704\u20110044 0532 0130 01', '3704'],
    ['iban', 'ＤＥ８９３７０４００４４０５３２０１３００１', '3704'],
    ['iban', 'nach NL91 ABNA 0417 1643 00 zahlen', '0417'],
    ['iban', 'Kontonummer: 123 456 78', '456'],
    ['iban', 'Nummer 5320130012 bitte', '5320'],
    ['phone', 'Anruf unter +49 4331 123456', '123456'],
    ['phone', 'Anruf unter +49 (0) 4331 / 12 34 56', '4331'],
    ['phone', 'Anruf unter 0049-171-2345678', '2345678'],
    ['phone', 'Anruf unter 0171 2345678', '2345678'],
    ['phone', '(04331) 12 34-56', '04331'],
    ['phone', '0431.123456', '123456'],
    ['phone', '0171‑234‑5678', '234'],
    ['phone', 'Tel.: 23456', '23456'],
    ['phone', 'mobil 4917123456', '4917'],
    ['email', 'Schreiben Sie an kim.muster+x@verein.example.org', 'muster'],
    ['email', 'kim (at) verein (punkt) de', 'verein'],
    ['email', 'kim [at] verein.de', 'kim'],
    ['street', 'Treffen bei mir, Kieler Straße 5a, 24768 Rendsburg', 'Kieler'],
    ['street', 'Treffen: Lindenstr. 12', 'Linden'],
    ['street', 'in der Hindenburgallee 7 wohne ich', 'Hindenburg'],
    ['street', 'Ich wohne Am Stadtsee 9.', 'Stadtsee'],
    ['street', 'Ich wohne An der Bleiche 3, 24768 Rendsburg', 'Bleiche'],
    ['street', 'Gerhof 4, Musterstadt', 'Gerhof'],
    ['birth', 'Amal, geb. 3.4.89, leitet den Kurs', '3.4'],
    ['birth', 'Amal (geboren am 12. März 1985)', '1985'],
    ['birth', 'Geburtsdatum: 2001-05-06', '2001'],
    ['birth', 'Amal *12.03.1985', '1985'],
    ['birth', 'Amal, 12.03.1985, Kiel', '1985'],
    ['known', 'Ansprechperson ist Ayşe  Öztürk-Groß.', 'Öztürk'],
    ['known', 'Wir sitzen am Markt 1 in der Stadt', 'Markt 1'],
    ['known', 'Rufen Sie +49 4000 000 an', '4000'],
  ])('%s goes: %s', (kind, text, gone) => {
    const { text: rest, kinds } = cleared(text);
    expect(kinds).toContain(kind);
    expect(rest).toContain('[entfernt]');
    expect(rest).not.toContain(gone);
  });
});

describe('what does not', () => {
  it.each([
    'Vom 01.03.2027 bis 30.11.2027 kochen wir jede Woche, dienstags 17:30 bis 20:00 Uhr.',
    'Kosten: 1.234,56 €, davon 0,50 € je Kilometer und 100.000 € in 10 Jahren.',
    'Von 2026/2027 an, 01.02.2026-31.01.2027, mit 120 Personen aus 24768 Rendsburg.',
    'Am Abend 20 Personen, im März 2027, Im Schnitt 12 Menschen. In der Woche 5 Treffen.',
    'Nach § 16 Absatz 2 SGB II, Aktenzeichen INT-2026-0042, VO/2026/123.',
    'Auf dem Hof spielen 12 Kinder.',
  ])('stays: %s', (text) => {
    expect(cleared(text)).toEqual({ text, kinds: [] });
  });
});

it('tells where and how often', () => {
  const { clear, removals } = redactionOf(application);
  clear('Bedarf', 'a@b.de und c@d.de, 0171 2345678');
  clear('Ziele', 'nichts');
  expect(removals()).toEqual([
    { where: 'Bedarf', kind: 'email', count: 2 },
    { where: 'Bedarf', kind: 'phone', count: 1 },
  ]);
});
