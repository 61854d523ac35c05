import { county } from '../../../shared/county/county.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import type { Mail, Recipient } from '../../../shared/domain/notices/mail.ts';
import type { KeyFigure, ReleasePublished } from '../../../shared/domain/statistics/release.ts';

export const application: Application = {
  id: '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b',
  reference: 'INT-2026-0042',
  roundId: '2027',
  roundVersion: 1,
  guidelineVersion: '2026-01',
  submittedAt: '2026-11-22T13:37:00.000Z',
  state: 'submitted',
  version: 1,
  organisation: { name: 'Nachbarn & Freunde e. V.', legalForm: 'association', street: 'Musterweg 3', postcode: '24000', city: 'Musterstadt' },
  contact: { name: 'Kim Öztürk', email: 'kim@verein.example', phone: '04331 000-11' },
  project: {
    title: 'Gemeinsam kochen',
    shortDescription: 'Wir kochen einmal im Monat.\r\nAlle bringen ein Rezept mit <und> "Hunger".',
    municipalities: county.municipalities.slice(0, 3).map(({ ags }) => ags),
    startDate: '2027-02-01',
    endDate: '2027-11-30',
  },
  costs: [
    { category: 'fees', description: 'Kursleitung, zehn Abende', amount: 150_000 },
    { category: 'materials', description: 'Lebensmittel', amount: 84_999 },
  ],
  financing: [
    { source: 'county', amount: 200_000 },
    { source: 'own', description: 'Beiträge der Mitglieder', amount: 34_999 },
  ],
  requestedAmount: 200_000,
  reuseRelease: true,
};

const figures: readonly KeyFigure[] = [
  { indicator: 'more', label: 'Zuweisungen', unit: 'P', value: 1234, previous: 1200 },
  { indicator: 'less', label: 'Private Zuzüge', unit: 'P', value: 3, previous: 12 },
  { indicator: 'same', label: 'Einbürgerungen', unit: 'P', value: 5, previous: 5 },
  { indicator: 'rate', label: 'Ausländeranteil', unit: '%', value: 7.3, previous: 7.1 },
  { indicator: 'gone', label: 'Belegte Plätze', unit: 'PL', previous: 40 },
  { indicator: 'new', label: 'Freie Plätze', unit: 'PL', value: 4 },
];

export const release: ReleasePublished = {
  month: '2026-10',
  revision: 1,
  at: '2026-11-25T05:00:00.000Z',
  county: [...figures],
  administrations: county.administrations.map(({ area }) => ({ area, figures: [...figures] })),
};

export const recipients: readonly Recipient[] = county.administrations.map(({ area, name }) => ({
  group: 'administrations',
  id: area,
  name,
  address: `amt-${area}@verwaltung.example`,
}));

export const mail: Mail = {
  id: 'a'.repeat(64),
  cause: 'application.submitted#1',
  template: 'confirmation',
  to: { name: 'Kim Öztürk', address: 'kim@verein.example' },
  subject: 'INT-2026-0042: Ihr Antrag ist eingegangen – Café für alle',
  text: 'Guten Tag,\n\nschöne Grüße.\n',
  html: '<p>Guten Tag,</p>\n<p>schöne Grüße.</p>\n',
  createdAt: '2026-11-22T13:37:01.000Z',
};
