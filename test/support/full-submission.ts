import { type Round, roundSchema } from '../../shared/domain/funding/round.ts';
import type { Submission } from '../../shared/domain/funding/submission.ts';
import { round, submission } from './submissions.ts';

/** `round` with every kind of parameter that an application answers to. */
export const fullRound: Round = roundSchema.parse({
  ...round,
  papers: [{ kind: 'tax-notice' }, { kind: 'statutes', legalForms: ['association'] }],
  costs: { ...round.costs, maximumOverhead: 500, feePerHour: 5000, perKilometre: 30, perMeal: 1200 },
  quotes: [
    { from: 100_000, offers: 2 },
    { from: 500_000, offers: 3 },
  ],
  fieldsOfAction: [
    { code: 'encounter', title: 'Begegnung und Teilhabe', priority: true },
    { code: 'culture', title: 'Kultur und Sport', priority: false },
    { code: 'volunteering', title: 'Ehrenamt', priority: false },
    { code: 'women', title: 'Frauen', priority: false },
  ],
});

/** `submission` with every field there is, taken by `fullRound` as it stands. */
export const fullSubmission: Required<Submission> & { readonly roundId: string } = {
  ...submission,
  roundId: fullRound.id,
  organisation: {
    ...submission.organisation,
    signatories: [
      { name: 'Ayşe Öztürk-Groß', role: '1. Vorsitzende', email: 'a.oeztuerk@example.org' },
      { name: 'Paul Abel', role: 'Kassenwart', email: 'p.abel@example.org' },
    ],
    jointRepresentation: true,
  },
  contact: { name: 'Noor Haddad', email: 'n.haddad@example.org', phone: '+49 4000 111' },
  project: {
    ...submission.project,
    kind: 'extension',
    previousReference: 'INT-2025-0017',
    start: 'early',
    fieldsOfAction: ['encounter', 'volunteering'],
  },
  goals: {
    need: 'Viele Menschen im Ort kennen sich nicht.',
    goals: [
      { goal: 'Menschen lernen sich kennen.', indicator: 'Teilnehmende je Abend', target: '20' },
      { goal: 'Menschen engagieren sich.', indicator: 'Neue Ehrenamtliche im Jahr', target: '7' },
    ],
    measures: [
      { what: 'Kochabende', from: '2027-03-01', to: '2027-11-30' },
      { what: 'Schulung', from: '2027-04-05' },
      { what: 'Abschlussfest', to: '2027-11-28' },
      { what: 'Rezeptheft' },
    ],
    targetGroups: ['refugees', 'youth'],
    participants: 1200,
    partners: 'Landfrauen und Volkshochschule',
    sustainability: 'Die Kochabende tragen sich später selbst.',
    publicity: 'Plakate und Amtsblatt',
    accessibility: 'Der Eingang hat keine Stufen.',
    childProtection: 'Zwei Betreuende sind immer dabei.',
    climate: 'Wir kaufen im Ort ein.',
  },
  costs: [
    {
      category: 'fees',
      description: 'Kursleitung',
      quantity: 120.5,
      unit: 'hour',
      unitPrice: 4000,
      amount: 482_000,
      qualification: 'Köchin mit Meisterbrief',
      offers: 1,
      offersReason: 'Im Ort gibt es nur eine Lehrküche.',
    },
    { category: 'materials', description: 'Lebensmittel', amount: 318_000, offers: 2 },
    { category: 'catering', description: 'Getränke für das Fest', amount: 200_000, offers: 2, eligible: false },
  ],
  financing: [
    { source: 'own', description: 'Rücklage für das Fest', amount: 100_000 },
    { source: 'municipality', description: 'Zuschuss der Stadt', amount: 150_000, status: 'approved' },
    { source: 'county', amount: 750_000 },
  ],
  fallback: { amount: 400_000, explanation: 'Dann kochen wir nur jede zweite Woche.' },
  onFile: [{ kind: 'statutes', reference: 'INT-2024-0003' }],
};

/** The files that `fullRound` wants beside it. */
export const fullFiles = [
  {
    id: '0b6f3d0e-7f0e-4a57-9a52-0d6c7f1f2a11',
    kind: 'tax-notice',
    name: 'Freistellungsbescheid 2024.pdf',
    size: 184_320,
    mediaType: 'application/pdf',
    sha256: 'ab'.repeat(32),
  },
] as const;
