import type { Reader } from '../../shared/domain/notices/announcement.ts';
import type { Language } from '../../shared/domain/notices/recipient.ts';
import type { KeyFigure, PublicProject } from '../../shared/domain/statistics/release.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import type { ProjectsMailData } from '../../shared/mail/templates/projects-mail.ts';
import type { ReleaseMailData } from '../../shared/mail/templates/release-mail.ts';
import type { RoundsMailData } from '../../shared/mail/templates/rounds-mail.ts';

const figures: readonly KeyFigure[] = [
  { indicator: 'more', label: 'Zuweisungen', englishLabel: 'Allocated persons', unit: 'P', value: 1234, previous: 1200 },
  { indicator: 'less', label: 'Private Zuzüge', englishLabel: 'Private arrivals', unit: 'P', value: 3, previous: 12 },
  { indicator: 'same', label: 'Einbürgerungen', englishLabel: 'Naturalisations', unit: 'P', value: 5, previous: 5 },
  {
    indicator: 'rate',
    label: 'Ausländeranteil',
    englishLabel: 'Share of foreigners',
    unit: '%',
    value: 7.3,
    previous: 7.1,
    populationDate: '2024-12-31',
  },
  { indicator: 'gone', label: 'Belegte Plätze', englishLabel: 'Occupied places', unit: 'PL', previous: 40 },
  { indicator: 'new', label: 'Freie Plätze', englishLabel: 'Free places', unit: 'PL', value: 4 },
];

const first = (areas: readonly string[]): ReleaseMailData['release'] => ({
  month: '2026-10',
  revision: 1,
  at: '2026-11-25T05:00:00.000Z',
  county: [...figures],
  administrations: areas.map((area) => ({ area, figures: [...figures] })),
});
const corrected = figures.map((figure, index) => (index === 0 ? { ...figure, corrected: { before: 1230 } } : figure));
const second = (areas: readonly string[]): ReleaseMailData['release'] => ({
  ...first(areas),
  revision: 2,
  reason: 'Ein Amt hat Zahlen für mehrere Gemeinden nachgeliefert',
  county: corrected,
  administrations: areas.map((area) => ({ area, figures: corrected })),
});

/** Of the mail about a release. */
export const releaseExamples = ({ county }: Pick<MailFrame, 'county'>): Readonly<Record<string, ReleaseMailData>> => {
  const areas = county.administrations.slice(0, 2).map(({ area }) => area);
  const [release, correction] = [first(areas), second(areas)];
  const office = { language: 'de', areas: areas.slice(0, 1), why: 'duty' } as const;
  const member = { language: 'de', areas: [], why: 'group' } as const;
  const reader = { language: 'de', areas, why: 'subscription' } as const;
  return {
    'An eine Verwaltung': { release, reader: office },
    'An den Kreistag': { release, reader: member },
    'Abonnement von zwei Verwaltungen': { release, reader },
    'Eine Verwaltung ohne Kennzahlen': { release: { ...release, administrations: [] }, reader: office },
    'Einfache Sprache': { release, reader: { ...office, language: 'de-plain' } },
    Englisch: { release, reader: { ...reader, language: 'en' } },
    Korrektur: { release: correction, reader: office },
    'Korrektur ohne Grund und ohne geänderte Kennzahl': { release: { ...release, revision: 3 }, reader: member },
    'Korrektur in einfacher Sprache': { release: correction, reader: { ...office, language: 'de-plain' } },
    'Korrektur auf Englisch': { release: correction, reader: { ...reader, language: 'en' } },
  };
};

const exampleReader = (language: Language): Reader => ({ language, areas: [], why: 'subscription' });

const exampleProject = (index: number): PublicProject => ({
  reference: `INT-2026-${String(index).padStart(4, '0')}`,
  title: index % 2 === 0 ? 'Sprachcafé am Markt' : 'Gemeinsam kochen & lernen',
  organisation: 'Nachbarn und Freunde e. V.',
  municipalities: [],
  startDate: '2026-11-01',
  endDate: '2027-06-30',
  ...(index % 2 === 1 && { approvedAmount: 750_000 }),
});

/** Of the mail about new projects. */
export const projectsExamples: Readonly<Record<string, ProjectsMailData>> = {
  'Ein Projekt': { month: '2026-10', projects: [exampleProject(1)], reader: exampleReader('de') },
  'Mehr, als die E-Mail zeigt': {
    month: '2026-10',
    projects: Array.from({ length: 33 }, (_, index) => exampleProject(index)),
    reader: exampleReader('de'),
  },
  'Einfache Sprache': { month: '2026-10', projects: [exampleProject(1), exampleProject(2)], reader: exampleReader('de-plain') },
  'Ein Projekt, in einfacher Sprache': { month: '2026-10', projects: [exampleProject(1)], reader: exampleReader('de-plain') },
  Englisch: { month: '2026-10', projects: [exampleProject(1), exampleProject(2)], reader: exampleReader('en') },
  'Ein Projekt, auf Englisch': { month: '2026-10', projects: [exampleProject(1)], reader: exampleReader('en') },
};

const exampleRound: RoundsMailData['round'] = {
  title: 'Integrationsmittel 2027',
  budgetYear: 2027,
  closesAt: '2027-08-31T22:00:00.000Z',
  minimumGrant: 50_000,
  maximumGrant: 2_500_000,
  legalForms: ['association', 'municipality', 'school'],
  fieldsOfAction: [
    { title: 'Begegnung und Teilhabe', priority: true },
    { title: 'Ehrenamt', priority: false },
  ],
};

/** Of the mail about a round. */
export const roundsExamples: Readonly<Record<string, RoundsMailData>> = {
  Üblich: { round: exampleRound, reader: exampleReader('de') },
  'Ohne Handlungsfelder': { round: { ...exampleRound, fieldsOfAction: [] }, reader: exampleReader('de') },
  'Einfache Sprache': { round: exampleRound, reader: exampleReader('de-plain') },
  Englisch: { round: exampleRound, reader: exampleReader('en') },
};
