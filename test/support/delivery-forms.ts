import type { Month } from '../../shared/domain/calendar.ts';
import type { AreaProfile } from '../../shared/domain/statistics/area-phases.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import type { Collection } from '../../shared/domain/statistics/delivery.ts';
import { type DeliveryForm, deliveryForm } from '../../shared/domain/statistics/delivery-form.ts';
import { catalogueOf } from '../../shared/domain/statistics/indicators.ts';

const row = (code: string, label: string, different: Record<string, unknown> = {}) => ({
  code,
  label,
  explanation: `${label} am letzten Tag des Monats.`,
  plainExplanation: 'Wir zählen.',
  unit: 'P',
  dimensions: [],
  additive: true,
  overTime: 'stock',
  levels: ['county', 'administration', 'municipality'],
  source: 'Ämter',
  disclosure: 'none',
  since: null,
  breaks: [],
  ...different,
});

/** Rows of a catalogue that nothing else of the house knows: what works with them knows no indicator. */
export const smallCatalogueData = {
  disclosureRules: [{ code: 'none', label: 'Keine', text: 'Nichts wird verborgen.', method: 'open' }],
  indicators: [
    row('places', 'Plätze', { unit: 'PL' }),
    row('occupied', 'Belegte Plätze'),
    row('entries', 'Zuzüge', { overTime: 'flow' }),
    row('free', 'Freie Plätze', {
      unit: 'PL',
      signed: true,
      unusualBelowZero: true,
      formula: { kind: 'difference', minuend: 'places', subtrahend: 'occupied' },
    }),
    row('balance', 'Saldo', { signed: true, formula: { kind: 'difference', minuend: 'entries', subtrahend: 'occupied' } }),
    row('rate', 'Quote', { unit: '%', overTime: 'none' }),
  ],
};

export const smallCatalogue = catalogueOf(smallCatalogueData);

const kinds = [
  { status: 'shared', label: 'Gemeinschaftsunterkünfte' },
  { status: 'flat', label: 'Wohnungen' },
];

const amt = '010589901';

/** A county of one Amt with three Gemeinden, of which one is a merger of March 2026, and one amtsfreie Gemeinde. */
export const smallCounty: AreaProfile & { readonly collection: Collection } = {
  key: '01058',
  name: 'Kreis Klein',
  state: { key: '01', name: 'Land' },
  municipalities: [
    { ags: '01058901', name: 'Abdorf', amt },
    { ags: '01058902', name: 'Bedorf', amt },
    { ags: '01058903', name: 'Cedorf', amt, validFrom: '2026-03-01' },
    { ags: '01058910', name: 'Freistadt' },
  ],
  administrations: [
    { area: amt, name: 'Amt Klein', municipalities: ['01058901', '01058902', '01058903'] },
    { area: '01058910', name: 'Stadt Freistadt', municipalities: ['01058910'] },
  ],
  formerAreas: ['alt', 'neu'].map((name, at) => ({
    key: `0105890${4 + at}`,
    name: `Cedorf ${name}`,
    parent: amt,
    validUntil: '2026-03-01',
    successors: ['01058903'],
  })),
  collection: {
    askDay: 1,
    time: '08:00',
    dueDay: 15,
    reminderDays: [10],
    freezeDay: 20,
    indicators: [
      { code: 'places', parts: kinds },
      { code: 'occupied', parts: kinds, municipalities: true },
      { code: 'entries', parts: [] },
    ],
  },
};

export const smallAreas = areasOf(smallCounty);

/** What the small county asks one of its administrations. */
export const deliveryFormOf = (area: string, month: Month = '2026-10'): DeliveryForm | undefined =>
  deliveryForm({ collection: smallCounty.collection, catalogue: smallCatalogue, areas: smallAreas.at(month) }, { month, area });

/** The form of its Amt. */
export const amtForm = (month: Month = '2026-10'): DeliveryForm => {
  const form = deliveryFormOf(amt, month);
  if (form === undefined) throw new Error('the small county has its Amt');
  return form;
};
