import { county } from '../../../shared/county/county.ts';
import type { Application, Confirmation } from '../../../shared/domain/funding/application.ts';
import type { InformationRequest } from '../../../shared/domain/funding/information-request.ts';
import { openApplication } from '../../../shared/domain/funding/open-application.ts';
import type { Mail } from '../../../shared/domain/notices/mail.ts';
import type { KeyFigure, ReleasePublished } from '../../../shared/domain/statistics/release.ts';
import { fullFiles, fullRound, fullSubmission } from '../../support/full-submission.ts';

/** Every field there is, with what mail programs and markup stumble over. */
export const application: Application = openApplication(
  {
    ...fullSubmission,
    organisation: { ...fullSubmission.organisation, name: 'Nachbarn & Freunde e. V.' },
    contact: { name: 'Kim Öztürk', email: 'kim@verein.example', phone: '04331 000-11' },
    project: {
      ...fullSubmission.project,
      title: 'Gemeinsam kochen',
      shortDescription: 'Wir kochen einmal im Monat.\r\nAlle bringen ein Rezept mit <und> "Hunger".',
      municipalities: county.municipalities.slice(0, 3).map(({ ags }) => ags),
    },
  },
  { id: '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b', reference: 'INT-2026-0042', at: '2026-11-22T13:37:00.000Z', round: fullRound, files: [...fullFiles] },
);
export { fullRound as madeUnder };

/** A signatory who has been asked to confirm the application. */
export const confirmation: Confirmation = {
  id: 'c0a1b2c3-d4e5-4f60-8a7b-9c8d7e6f5a4b',
  name: 'Ada Vorsitz',
  role: 'Vorsitzende',
  email: 'ada@verein.example',
  state: 'asked',
  askedAt: application.submittedAt,
};

/** Questions of staff about the application, open. */
export const informationRequest: InformationRequest = {
  id: '7d9f6c1e-2b3a-4c5d-8e9f-0a1b2c3d4e5f',
  applicationId: application.id,
  text: 'Bei der Prüfung ist uns etwas aufgefallen.\nBitte helfen Sie uns weiter.',
  points: ['Wer leitet die Abende, und mit welcher Ausbildung?', 'Warum kosten die Lebensmittel 849,99 €?'],
  dueDate: '2026-12-15',
  askedAt: '2026-12-01T09:00:00.000Z',
  askedBy: 'staff',
  state: 'open',
};

/** The same, answered by two texts and a file. */
export const answeredRequest: InformationRequest = {
  ...informationRequest,
  state: 'answered',
  answer: {
    texts: ['Kim Öztürk, gelernte Köchin.', 'Für 20 Personen:\nzehnmal 85 Euro.'],
    attachmentIds: ['5a4b3c2d-1e0f-4a9b-8c7d-6e5f4a3b2c1d'],
    at: '2026-12-10T18:00:00.000Z',
    by: 'a'.repeat(64),
  },
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
