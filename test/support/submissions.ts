import fc from 'fast-check';
import { isValidIBAN } from 'ibantools';
import { isOthersMoney } from '../../shared/domain/funding/plan-rules.ts';
import { costCategories, financingSources, type Round, roundSchema } from '../../shared/domain/funding/round.ts';
import type { Submission } from '../../shared/domain/funding/submission.ts';
import type { RuleContext } from '../../shared/domain/funding/submission-rules.ts';

/** A round of 2027 that took applications in autumn 2026. */
export const round: Round = roundSchema.parse({
  id: '2027-1',
  title: 'Integrationsmittel 2027',
  guidelineVersion: '2025-03',
  budgetYear: 2027,
  opensAt: '2026-09-01T00:00:00.000Z',
  closesAt: '2027-08-31T22:00:00.000Z',
  minimumGrant: 50_000,
  maximumGrant: 1_500_000,
  legalForms: ['association', 'municipality', 'school'],
  texts: {
    declarations: [
      { code: 'complete', version: '2', text: 'Unsere Angaben sind vollständig und richtig.' },
      { code: 'audit', version: '1', text: 'Der Kreis darf prüfen, wofür das Geld verwendet wurde.' },
    ],
  },
});

/** AGS of the made-up county of the tests: 01999001 to 01999165. */
export const knownMunicipality = (ags: string): boolean => /^01999(?:0(?!00)\d\d|1[0-5]\d|16[0-5])$/.test(ags);

/** What submissions of the tests are checked against. */
export const ruleContext: RuleContext = { round, knownMunicipality, validIban: isValidIBAN, today: '2026-11-15', files: [] };

/** Case 1 of the rules: 10,000.00 € of costs, own 1,000.00 + town 1,500.00 + county 7,500.00. */
export const submission: Submission = {
  organisation: {
    name: 'Förderverein Brücke e. V.',
    legalForm: 'association',
    street: 'Am Markt 1',
    postcode: '01234',
    city: 'Musterstadt',
    seatInCounty: true,
    register: { court: 'Amtsgericht Musterstadt', number: 'VR 1234' },
    tax: { notice: 'exemption', noticeDate: '2024-06-30', office: 'Finanzamt Musterstadt', number: '20/123/45678' },
    inputTax: 'none',
    account: { holder: 'Förderverein Brücke e. V.', iban: 'DE89370400440532013000' },
    signatories: [{ name: 'Ayşe Öztürk-Groß', role: '1. Vorsitzende', email: 'a.oeztuerk@example.org' }],
    jointRepresentation: false,
  },
  contact: { name: 'Ayşe Öztürk-Groß', email: 'a.oeztuerk@example.org', phone: '+49 4000 000' },
  project: {
    kind: 'new',
    title: 'Gemeinsam kochen, gemeinsam reden',
    shortDescription: 'Einmal in der Woche kochen Menschen aus vielen Ländern zusammen.\nAlle sind eingeladen.',
    municipalities: ['01999001', '01999002'],
    startDate: '2027-03-01',
    endDate: '2027-11-30',
    start: 'after-decision',
    fieldsOfAction: [],
  },
  goals: {
    need: 'Viele Menschen im Ort kennen sich nicht.',
    goals: [{ goal: 'Menschen lernen sich kennen.', indicator: 'Teilnehmende je Abend', target: '20' }],
    measures: [{ what: 'Kochabende', from: '2027-03-01', to: '2027-11-30' }],
    targetGroups: ['immigrants', 'everyone'],
    participants: 120,
    sustainability: 'Die Kochabende tragen sich später selbst.',
  },
  costs: [
    { category: 'fees', description: 'Honorar Kursleitung', amount: 800_000 },
    { category: 'materials', description: 'Lebensmittel', amount: 200_000 },
  ],
  financing: [
    { source: 'own', amount: 100_000 },
    { source: 'municipality', description: 'Zuschuss der Stadt', amount: 150_000, status: 'applied' },
    { source: 'county', amount: 750_000 },
  ],
  sameCostsElsewhere: false,
  requestedAmount: 750_000,
  declarations: [
    { code: 'complete', version: '2' },
    { code: 'audit', version: '1' },
  ],
  reuseRelease: true,
};

const keysOf = <K extends string>(record: Readonly<Record<K, string>>): K[] => {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  return keys;
};

// Anything that can be typed: every plane of Unicode, markup, quotes; the schema trims the ends.
const character = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.constantFrom('<', '>', '&', '"', "'", 'ß', 'ﬀ', '😀', 'می\u200cخواهم', '👩\u200d🔬', '\u200b', '=', '%') },
);
const lineOf = (maximum: number) =>
  fc
    .array(character, { minLength: 1, maxLength: 30 })
    .map((characters) =>
      characters
        .join('')
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/gu, '')
        .trim(),
    )
    .filter((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && text.length <= maximum);
const paragraphs = fc.array(lineOf(100), { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const amount = fc.integer({ min: 1, max: 10_000_000 });
const date = fc.date({ min: new Date('2027-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });

/** Splits a sum into up to four positive parts. */
const parts = (sum: number, cuts: readonly number[]): number[] => {
  const edges = [0, ...new Set(cuts.map((cut) => 1 + (cut % sum)).filter((edge) => edge < sum)), sum].sort((a, b) => a - b);
  return edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
};
const cuts = fc.array(amount, { maxLength: 3 });

/** Submissions that the schema takes and that keep every rule of `round`. */
export const validSubmissions: fc.Arbitrary<Submission> = fc
  .record({
    name: lineOf(150),
    legalForm: fc.constantFrom(...round.legalForms),
    text: fc.array(lineOf(80), { minLength: 5, maxLength: 5 }),
    phone: fc.option(lineOf(40), { nil: undefined }),
    email: fc.constantFrom('a@example.org', "o'neil+test@mail.example.org", 'x_y-z@sub.example.co'),
    shortDescription: paragraphs,
    municipalities: fc.uniqueArray(fc.integer({ min: 1, max: 165 }), { minLength: 1, maxLength: 165 }),
    dates: fc.tuple(date, date),
    requestedAmount: fc.integer({ min: round.minimumGrant, max: round.maximumGrant }),
    others: fc.array(fc.record({ source: fc.constantFrom(...keysOf(financingSources)).filter((source) => source !== 'county'), amount }), {
      maxLength: 4,
    }),
    category: fc.constantFrom(...keysOf(costCategories)),
    cuts: fc.tuple(cuts, cuts),
    reuseRelease: fc.boolean(),
  })
  .map((raw) => {
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = raw.text;
    const total = raw.others.reduce((sum, other) => sum + other.amount, raw.requestedAmount);
    const [startDate = '', endDate = ''] = raw.dates.map((day) => day.toISOString().slice(0, 10)).sort();
    return {
      organisation: { ...submission.organisation, name: raw.name, legalForm: raw.legalForm, street: first, postcode: '00000', city: second },
      contact: { name: third, email: raw.email, ...(raw.phone === undefined ? {} : { phone: raw.phone }) },
      project: {
        ...submission.project,
        title: fourth,
        shortDescription: raw.shortDescription,
        municipalities: raw.municipalities.map((number) => `01999${String(number).padStart(3, '0')}`),
        startDate,
        endDate,
      },
      goals: { ...submission.goals, measures: [{ what: fifth }] },
      costs: parts(total, raw.cuts[0]).map((part) => ({ category: raw.category, description: fifth, amount: part })),
      financing: [
        ...parts(raw.requestedAmount, raw.cuts[1]).map((part) => ({ source: 'county' as const, description: fifth, amount: part })),
        ...raw.others.map((line) => (isOthersMoney(line.source) ? { ...line, status: 'planned' as const } : line)),
      ],
      sameCostsElsewhere: false,
      requestedAmount: raw.requestedAmount,
      declarations: submission.declarations,
      reuseRelease: raw.reuseRelease,
    };
  });
