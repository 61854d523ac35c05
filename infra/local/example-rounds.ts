import { addDays, type IsoDate } from '../../shared/domain/calendar.ts';
import { type Round, roundSchema } from '../../shared/domain/funding/round.ts';

const [advising, deciding] = ['Sozial- und Gesundheitsausschuss', 'Hauptausschuss'];

/** The first Thursday on or after a day: committees meet on working days. */
const thursdayFrom = (date: IsoDate): IsoDate => addDays(date, (11 - new Date(`${date}T00:00:00Z`).getUTCDay()) % 7);

/** Two weeks after the committee that advises meets the one that decides. */
const meetingsOf = (year: number) =>
  ['02-01', '04-12', '06-01', '09-06', '11-08']
    .map((day) => thursdayFrom(`${year}-${day}`))
    .flatMap((date) => [
      { body: advising, date },
      { body: deciding, date: addDays(date, 14) },
    ]);

/** Midnight in Berlin on 1 September, when clocks are two hours ahead. */
const firstOfSeptember = (year: number): string => `${year}-08-31T22:00:00.000Z`;

/** What both rounds of a budget year have in common; they take applications from 1 September before it to 31 August in it, Berlin time. */
const common = (budgetYear: number) => ({
  guidelineVersion: '2025-03',
  budgetYear,
  opensAt: firstOfSeptember(budgetYear - 1),
  closesAt: firstOfSeptember(budgetYear),
  fieldsOfAction: [
    { code: 'encounter', title: 'Begegnung und Teilhabe', priority: true },
    { code: 'volunteering', title: 'Ehrenamt', priority: false },
    { code: 'women', title: 'Frauen stärken', priority: false },
    { code: 'youth', title: 'Kinder und Jugendliche', priority: false },
    { code: 'culture', title: 'Kultur und Sport', priority: false },
    { code: 'anti-discrimination', title: 'Gegen Diskriminierung', priority: false },
  ],
});

const bodies = [
  'association',
  'federation',
  'nonprofit-company',
  'foundation',
  'municipality',
  'school',
  'public-corporation',
  'institution',
  'county-department',
] as const;

/** The invented large round of a budget year: committees decide, offers are compared, papers are wanted. */
export const roundOf = (budgetYear: number): Round =>
  roundSchema.parse({
    ...common(budgetYear),
    id: String(budgetYear),
    title: `Integrationsmittel ${budgetYear}`,
    minimumGrant: 50_000,
    maximumGrant: 2_500_000,
    legalForms: bodies,
    papers: [
      { kind: 'statutes', legalForms: ['association'] },
      { kind: 'register-extract', legalForms: ['association'] },
    ],
    applications: { leadTimes: [{ days: 42 }] },
    staffCosts: { maximumShare: 7500 },
    costs: { maximumOverhead: 700, feePerHour: 5000, perKilometre: 30 },
    quotes: [{ from: 100_000, offers: 3 }],
    assessment: {
      criteria: [
        { title: 'Wirkung und Nachhaltigkeit', weight: 30 },
        { title: 'Bedeutung für die Region', weight: 25 },
        { title: 'Verteilung im Kreis', weight: 20 },
        { title: 'Wirtschaftlichkeit und gesicherte Finanzierung', weight: 25 },
      ],
      minimumScore: 50,
    },
    decision: {
      routes: [
        {
          steps: [
            { body: advising, role: 'advises' },
            { body: deciding, role: 'decides' },
          ],
        },
      ],
      meetings: meetingsOf(budgetYear),
    },
  });

/** The invented round for small projects beside it: the office decides when an application comes, and wants less. */
export const smallRoundOf = (budgetYear: number): Round =>
  roundSchema.parse({
    ...common(budgetYear),
    id: `${budgetYear}-klein`,
    title: `Kleine Projekte ${budgetYear}`,
    minimumGrant: 5000,
    maximumGrant: 60_000,
    legalForms: [...bodies, 'unregistered-group'],
    applications: { mode: 'rolling', leadTimes: [{ days: 28 }] },
    decision: {
      routes: [
        {
          steps: [
            { body: 'Koordinierungsstelle Integration und Teilhabe', role: 'decides' },
            { body: deciding, role: 'is-informed' },
          ],
        },
      ],
      meetings: [],
    },
  });
