import { type PaperFile, paperFile } from '../../functions/hold-meetings/paper-file.ts';
import { county } from '../../shared/county/county.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { type Consultation, newConsultation } from '../../shared/domain/funding/committee.ts';
import { decisionPaper, type PaperFacts, type PaperSource } from '../../shared/domain/funding/decision-paper.ts';
import { openApplication } from '../../shared/domain/funding/open-application.ts';
import type { Review } from '../../shared/domain/funding/review.ts';
import { fullFiles, fullRound, fullSubmission } from './full-submission.ts';

export const [advising, deciding] = ['Sozialausschuss', 'Hauptausschuss'];
const at = '2026-11-27T09:00:00.000Z';
export const signed = { by: { subject: 'gerrit', name: 'Gerrit Gremium' }, at };

/** An application with every field there is, ready for a committee. */
export const assessed: Application = {
  ...openApplication(fullSubmission, {
    id: '5c1c9f6e-3b43-4d34-8e9c-2a1b3c4d5e6f',
    reference: 'INT-2026-0042',
    at: '2026-11-01T10:00:00.000Z',
    round: fullRound,
    files: [...fullFiles],
  }),
  state: 'assessed',
};

export const review: Review = {
  applicationId: assessed.id,
  checks: [{ ...signed, code: 'complete', result: 'ok' }],
  opinion: { ...signed, text: 'Das Projekt bringt Menschen zusammen.', supports: true },
  proposal: { ...signed, amount: 500_000, conditions: ['Ein Zwischenbericht bis Juli'], reasons: 'Die Honorare sind hoch.' },
};

const facts: PaperFacts = { applicationId: assessed.id, number: 'VO/2026/123', editor: 'Sascha Sachlich', version: 1 };

/** What the advising body said. */
export const advice: Consultation = {
  ...newConsultation(assessed.id, { id: '2027-02-04-sozialausschuss', date: '2027-02-04', body: advising }, 'advises', {
    text: 'So',
    amount: 500_000,
  }),
  outcome: { result: 'unchanged', amount: 500_000, ...signed },
};

export const source: PaperSource = {
  application: assessed,
  round: fullRound,
  review,
  facts,
  route: [
    { step: { body: advising, role: 'advises' }, date: '2027-02-04', consultation: advice },
    { step: { body: deciding, role: 'decides' }, date: '2027-02-18', consultation: undefined },
  ],
  budgets: [
    {
      year: 2027,
      total: 25_220_000,
      earmarks: [{ label: 'Kultur', amount: 7_220_000 }],
      reserve: 0,
      committed: 1_000_000,
      paid: 0,
      status: 'adopted',
    },
  ],
  county,
  placeName: (ags) => `Gemeinde ${ags.slice(-3)}`,
};

/** A file with the papers of these cases; with a cover where a meeting is named. */
export const fileOf = (sources: readonly PaperSource[], meeting?: string): PaperFile =>
  paperFile({ county, exampleData: true }, at, {
    title: meeting ?? decisionPaper(sources[0] ?? source).paper.title,
    footer: 'Vorlage',
    cover:
      meeting === undefined
        ? null
        : [
            {
              heading: 'Tagesordnung',
              blocks: [
                {
                  kind: 'table',
                  columns: [{ title: 'Platz' }, { title: 'Beantragt', numeric: true }],
                  rows: sources.map((_source, place) => [String(place + 1), '1,00 €']),
                },
              ],
            },
          ],
    papers: sources.map((each) => decisionPaper(each).paper),
  });
