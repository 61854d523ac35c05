import { describe, expect, it } from 'vitest';
import { lastDayOfNotice } from '../../../shared/domain/funding/organisation-rules.ts';
import { legalForms } from '../../../shared/domain/funding/round.ts';
import type { Submission } from '../../../shared/domain/funding/submission.ts';
import { spoken, withOrganisation } from '../../support/spoken-rules.ts';
import { submission } from '../../support/submissions.ts';

type Organisation = Submission['organisation'];

const everyForm = { legalForms: keysOf(legalForms) };
function keysOf<K extends string>(record: Readonly<Record<K, string>>): K[] {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  return keys;
}

describe('the seat of the organisation', () => {
  it('is in the county where the round wants it', () => {
    const elsewhere = withOrganisation({ seatInCounty: false });
    expect(spoken(elsewhere)).toEqual([]);
    expect(spoken(elsewhere, { seatInCounty: true })).toEqual([
      expect.stringMatching(/^\/organisation\/seatInCounty: In dieser Runde können nur Organisationen mit Sitz im Kreis einen Antrag stellen\./),
    ]);
    expect(spoken(submission, { seatInCounty: true })).toEqual([]);
  });
});

describe('register, tax notice and account', () => {
  const { register: _register, tax: _tax, account: _account, ...bare } = submission.organisation;
  const asked = (legalForm: Organisation['legalForm']) =>
    spoken({ ...submission, organisation: { ...bare, legalForm } }, everyForm).map((sentence) => sentence.split(':')[0]);
  const [register, tax, account] = [
    ['/organisation/register/court', '/organisation/register/number'],
    ['/organisation/tax/notice'],
    ['/organisation/account/holder', '/organisation/account/iban'],
  ];

  it.each([
    ['association', [...register, ...tax, ...account]],
    ['nonprofit-company', [...register, ...tax, ...account]],
    ['federation', [...tax, ...account]],
    ['foundation', [...tax, ...account]],
    ['municipality', account],
    ['school', account],
    ['public-corporation', account],
    ['institution', account],
    ['county-department', []],
    ['unregistered-group', account],
    ['natural-person', account],
  ] as const)('are asked of %s as far as it has them', (legalForm, pointers) => {
    expect(asked(legalForm)).toEqual(pointers);
  });

  it('say what to do when they are missing', () => {
    expect(spoken({ ...submission, organisation: bare })).toEqual([
      '/organisation/register/court: Bitte geben Sie das Registergericht an, zum Beispiel Amtsgericht Kiel.',
      '/organisation/register/number: Bitte geben Sie die Registernummer an, zum Beispiel VR 1234.',
      '/organisation/tax/notice: Bitte geben Sie an, ob das Finanzamt die Organisation als gemeinnützig anerkannt hat.',
      '/organisation/account/holder: Bitte geben Sie an, auf welchen Namen das Konto läuft.',
      '/organisation/account/iban: Bitte geben Sie die IBAN an.',
    ]);
  });
});

describe('the notice of the tax office', () => {
  const dated = (notice: NonNullable<Organisation['tax']>['notice'], noticeDate?: string) =>
    withOrganisation({ tax: { notice, ...(noticeDate !== undefined && { noticeDate }) } });
  const on = (today: string, ...given: Parameters<typeof dated>) =>
    // The project begins late enough for every day asked about.
    spoken({ ...dated(...given), project: { ...submission.project, start: 'early' } }, {}, { today });

  it.each([
    // Case 10 of the rules, with both of its edges.
    ['exemption', '2021-06-30', '2026-06-30', true],
    ['exemption', '2021-06-30', '2026-07-01', false],
    ['exemption', '2024-02-29', '2029-02-28', true],
    ['exemption', '2024-02-29', '2029-03-01', false],
    ['section-60a', '2023-11-15', '2026-11-15', true],
    ['section-60a', '2023-11-15', '2026-11-16', false],
    ['section-60a', '2024-02-29', '2027-02-28', true],
    ['section-60a', '2024-02-29', '2027-03-01', false],
  ] as const)('%s of %s counts on %s: %s', (notice, noticeDate, today, counts) => {
    expect(on(today, notice, noticeDate)).toHaveLength(counts ? 0 : 1);
  });

  it('from 29 February counts until 29 February where the year has one', () => {
    expect(lastDayOfNotice('2024-02-29', 4)).toBe('2028-02-29');
    expect(lastDayOfNotice('2096-02-29', 4)).toBe('2100-02-28');
    expect(lastDayOfNotice('2024-02-28', 5)).toBe('2029-02-28');
  });

  it('that is too old says until when it counted, and what to do', () => {
    expect(on('2026-07-01', 'exemption', '2021-06-30')).toEqual([
      '/organisation/tax/noticeDate: Der Bescheid darf höchstens fünf Jahre alt sein. Ihrer galt bis zum 30. Juni 2026. Bitte geben Sie einen neueren Bescheid an. Ist er noch nicht da, wählen Sie „Ein neuer Bescheid ist beantragt“.',
    ]);
    expect(on('2026-11-16', 'section-60a', '2023-11-15')[0]).toContain(
      'höchstens drei Kalenderjahre alt sein. Ihrer galt bis zum 15. November 2026.',
    );
  });

  it('has a date, and not one in the future', () => {
    expect(on('2026-11-15', 'exemption')).toEqual(['/organisation/tax/noticeDate: Bitte geben Sie an, von wann der Bescheid ist.']);
    expect(on('2026-11-15', 'exemption', '2026-11-15')).toEqual([]);
    expect(on('2026-11-15', 'exemption', '2026-11-16')).toEqual([expect.stringContaining('Der 16. November 2026 liegt in der Zukunft.')]);
  });

  it('that is applied for or does not exist needs no date', () => {
    expect(on('2026-11-15', 'applied')).toEqual([]);
    expect(on('2026-11-15', 'none', '1990-01-01')).toEqual([]);
  });
});

describe('the account', () => {
  const account = (iban: string) => withOrganisation({ account: { holder: 'Förderverein Brücke e. V.', iban } });

  it.each(['DE89370400440532013000', 'NL91ABNA0417164300', 'AT611904300234573201'])('has an IBAN whose check digits are right: %s', (iban) => {
    expect(spoken(account(iban))).toEqual([]);
  });

  it.each([
    // Case 11 of the rules.
    ['other check digits', 'DE88370400440532013000'],
    ['a digit too few', 'DE8937040044053201300'],
    ['two digits changed', 'DE89370400440532010300'],
    ['a country without IBANs', 'XX89370400440532013000'],
  ])('is refused with %s', (_what, iban) => {
    expect(spoken(account(iban))).toEqual([
      '/organisation/account/iban: Diese IBAN stimmt nicht: Ein Zeichen ist falsch, fehlt oder ist zu viel. Bitte vergleichen Sie sie mit Ihrem Kontoauszug.',
    ]);
  });
});

describe('signatories', () => {
  const [first] = submission.organisation.signatories;
  const people = (count: number) => Array.from({ length: count }, () => first);

  it('who sign together are two', () => {
    expect(spoken({ ...submission, organisation: { ...submission.organisation, signatories: people(1), jointRepresentation: true } })).toEqual([
      expect.stringContaining('/organisation/signatories: Wenn zwei Personen gemeinsam unterschreiben müssen, brauchen wir die Angaben von beiden.'),
    ]);
    expect(spoken({ ...submission, organisation: { ...submission.organisation, signatories: people(2), jointRepresentation: true } })).toEqual([]);
    expect(spoken({ ...submission, organisation: { ...submission.organisation, signatories: people(1), jointRepresentation: false } })).toEqual([]);
  });
});
