import type { Application, Confirmation } from '../../shared/domain/funding/application.ts';
import { openDraft } from '../../shared/domain/funding/draft.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import { openApplication } from '../../shared/domain/funding/open-application.ts';
import { type Round, roundSchema } from '../../shared/domain/funding/round.ts';
import type { KnownDraft } from '../../shared/mail/templates/draft-facts.ts';

/** Invented people and projects of the preview. Nothing of this was ever sent. */
export const exampleRound = (): Round =>
  roundSchema.parse({
    id: '2027-1',
    title: 'Integrationsmittel 2027',
    guidelineVersion: '2025-03',
    budgetYear: 2027,
    opensAt: '2026-08-31T22:00:00.000Z',
    closesAt: '2027-08-31T22:00:00.000Z',
    minimumGrant: 50_000,
    maximumGrant: 1_500_000,
    legalForms: ['association', 'municipality', 'school'],
    texts: { declarations: [{ code: 'complete', version: '1', text: 'Unsere Angaben sind vollständig und richtig.' }] },
  });

/** @param municipality AGS of the place of the project */
export const exampleApplication = (municipality: string): Application => ({
  ...openApplication(
    {
      organisation: {
        name: 'Nachbarn im Dorf e. V.',
        legalForm: 'association',
        street: 'Am Markt 1',
        postcode: '01234',
        city: 'Musterstadt',
        seatInCounty: true,
        register: { court: 'Amtsgericht Musterstadt', number: 'VR 1234' },
        tax: { notice: 'exemption', noticeDate: '2024-06-30', office: 'Finanzamt Musterstadt', number: '20/123/45678' },
        inputTax: 'none',
        account: { holder: 'Nachbarn im Dorf e. V.', iban: 'DE89370400440532013000' },
        signatories: [{ name: 'Ada Vorsitz', role: 'Vorsitzende', email: 'ada@verein.example' }],
        jointRepresentation: false,
      },
      contact: { name: 'Kim Öztürk', email: 'kim@verein.example', phone: '030 23125 111' },
      project: {
        kind: 'new',
        title: 'Gemeinsam kochen',
        shortDescription: 'Wir kochen einmal im Monat. Alle bringen ein Rezept mit.',
        municipalities: [municipality],
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
        { source: 'own', amount: 250_000 },
        { source: 'county', amount: 750_000 },
      ],
      sameCostsElsewhere: false,
      requestedAmount: 750_000,
      declarations: [{ code: 'complete', version: '1' }],
      reuseRelease: true,
    },
    { id: '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b', reference: 'INT-2026-0042', at: '2026-11-22T13:37:00.000Z', round: exampleRound() },
  ),
  earlyStart: { state: 'requested', from: '2027-01-15', reason: 'Die Küche ist nur im Januar frei.', requestedAt: '2026-12-01T09:00:00.000Z' },
});

/** A signatory who was asked to confirm. */
export const exampleConfirmation = (): Confirmation => ({
  id: 'c0a1b2c3-d4e5-4f60-8a7b-9c8d7e6f5a4b',
  name: 'Ada Vorsitz',
  role: 'Vorsitzende',
  email: 'ada@verein.example',
  state: 'asked',
  askedAt: '2026-11-22T13:37:00.000Z',
});

/** Questions of staff, answered. */
export const exampleRequest = (): InformationRequest => ({
  id: '7d9f6c1e-2b3a-4c5d-8e9f-0a1b2c3d4e5f',
  applicationId: '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b',
  text: 'Bei der Prüfung ist uns etwas aufgefallen.\nBitte helfen Sie uns weiter.',
  points: ['Wer leitet die Abende?', 'Warum kosten die Lebensmittel 849,99 €?'],
  dueDate: '2026-12-15',
  askedAt: '2026-12-01T09:00:00.000Z',
  askedBy: 'staff',
  state: 'answered',
  answer: { texts: ['Kim Öztürk.', 'Für 20 Personen.'], attachmentIds: [], at: '2026-12-10T18:00:00.000Z', by: 'a'.repeat(64) },
});

/** A draft with a title, and its round. */
export const exampleDraft = (): KnownDraft => {
  const round = exampleRound();
  const begun = openDraft({
    id: '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b',
    at: '2027-03-01T10:00:00.000Z',
    round,
    owner: { principal: 'b'.repeat(64), address: 'kim@verein.example' },
  });
  const { createdAt: at, owner: by } = begun;
  const draft = { ...begun, version: 2, sections: { project: { version: 2, at, by, content: { project: { title: 'Gemeinsam kochen' } } } } };
  return { draft, round, isOpen: true };
};
