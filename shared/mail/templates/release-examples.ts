import { county } from '../../county/county.ts';
import type { KeyFigure } from '../../domain/statistics/release.ts';
import type { ReleaseMailData } from './release-mail.ts';

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
  { indicator: 'new', label: 'Freie Plätze', unit: 'PL', value: 4 },
];

const areas = county.administrations.slice(0, 2).map(({ area }) => area);
const first: ReleaseMailData['release'] = {
  month: '2026-10',
  revision: 1,
  at: '2026-11-25T05:00:00.000Z',
  county: [...figures],
  administrations: areas.map((area) => ({ area, figures: [...figures] })),
};
const corrected = figures.map((figure, index) => (index === 0 ? { ...figure, corrected: { before: 1230 } } : figure));
const second: ReleaseMailData['release'] = {
  ...first,
  revision: 2,
  reason: 'Ein Amt hat Zahlen für mehrere Gemeinden nachgeliefert',
  county: corrected,
  administrations: areas.map((area) => ({ area, figures: corrected })),
};

const office = { language: 'de', areas: areas.slice(0, 1), why: 'duty' } as const;
const member = { language: 'de', areas: [], why: 'group' } as const;
const reader = { language: 'de', areas, why: 'subscription' } as const;

/** Of the mail about a release. */
export const releaseExamples: Readonly<Record<string, ReleaseMailData>> = {
  'An eine Verwaltung': { release: first, reader: office },
  'An den Kreistag': { release: first, reader: member },
  'Abonnement von zwei Verwaltungen': { release: first, reader },
  'Eine Verwaltung ohne Kennzahlen': { release: { ...first, administrations: [] }, reader: office },
  'Einfache Sprache': { release: first, reader: { ...office, language: 'de-plain' } },
  Englisch: { release: first, reader: { ...reader, language: 'en' } },
  Korrektur: { release: second, reader: office },
  'Korrektur ohne Grund und ohne geänderte Kennzahl': { release: { ...first, revision: 3 }, reader: member },
  'Korrektur in einfacher Sprache': { release: second, reader: { ...office, language: 'de-plain' } },
  'Korrektur auf Englisch': { release: second, reader: { ...reader, language: 'en' } },
};
