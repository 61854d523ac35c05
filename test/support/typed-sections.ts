import { county } from '../../shared/county/county.ts';
import { addDays, inBerlin } from '../../shared/domain/calendar.ts';
import type { draftSections } from '../../shared/domain/funding/draft.ts';
import { eligibilityQuestions } from '../../shared/domain/funding/eligibility.ts';
import type { Round } from '../../shared/domain/funding/round.ts';

/** Names of fields and what somebody types or ticks there. */
export type Typed = readonly (readonly [name: string, value: string])[];

/** Pages of a draft on which something is typed; files have a form of their own. */
export type TypedPage = Exclude<(typeof draftSections)[keyof typeof draftSections]['slug'], 'anlagen'>;

const german = (date: string): string => `${Number(date.slice(8))}.${Number(date.slice(5, 7))}.${date.slice(0, 4)}`;

/** Early enough to be asked for on any day of the round. */
const startOf = ({ budgetYear }: Round, now: Date): string => {
  const soon = addDays(inBerlin(now.toISOString()).date, 60);
  const spring = `${budgetYear}-03-01`;
  return soon > spring ? soon : spring;
};

/** A Gemeinde of its own, without an Amt. */
export const typedPlace = county.administrations.find(({ kind }) => kind === 'amtsfrei')?.municipalities[0] ?? '';

/** The plans balance at 2.400 €; no line needs offers. */
const costs: Typed = [
  ['costs.0.category', 'fees'],
  ['costs.0.description', 'Kursleitung'],
  ['costs.0.quantity', '20'],
  ['costs.0.unitPrice', '35,00'],
  ['costs.1.category', 'rent'],
  ['costs.1.description', 'Großer Saal „Zur Brücke“'],
  ['costs.1.amount', '900'],
  ['costs.2.category', 'catering'],
  ['costs.2.description', 'Lebensmittel'],
  ['costs.2.amount', '800,00 €'],
];

/** What an association types that applies in the large round of the example data: nothing is missing but its files. */
export const typedSections = (round: Round, address: string, now = new Date()): Readonly<Record<TypedPage, Typed>> => ({
  pruefen: eligibilityQuestions(round).map(({ name, answers }) => [
    `check.${name}`,
    answers.find(({ obstacle, condition }) => obstacle === undefined && condition === undefined)?.code ?? '',
  ]),
  organisation: [
    ['organisation.name', 'Verein Brücke e. V.'],
    ['organisation.legalForm', 'association'],
    ['organisation.street', 'Straße am Markt 1'],
    ['organisation.postcode', '24768'],
    ['organisation.city', 'Rendsburg'],
    ['organisation.seatInCounty', 'ja'],
    ['organisation.register.court', 'Amtsgericht Kiel'],
    ['organisation.register.number', 'vr 123'],
    ['organisation.tax.notice', 'exemption'],
    ['organisation.tax.noticeDate', `30.6.${round.budgetYear - 3}`],
    ['organisation.inputTax', 'none'],
    ['organisation.account.holder', 'Verein Brücke e. V.'],
    ['organisation.account.iban', 'DE89 3704 0044 0532 0130 00'],
    ['organisation.signatories.0.name', 'Kim Groß'],
    ['organisation.signatories.0.role', '1. Vorsitzende'],
    ['organisation.signatories.0.email', address],
    ['organisation.jointRepresentation', 'nein'],
    ['contact.name', 'Jörg Öztürk'],
    ['contact.email', address],
    ['contact.phone', '04331 1234'],
  ],
  projekt: [
    ['project.kind', 'new'],
    ['project.title', 'Café der Sprachen'],
    ['project.shortDescription', 'Einmal in der Woche kochen wir.\r\nDabei sprechen wir Deutsch.'],
    ['project.fieldsOfAction', round.fieldsOfAction[0]?.code ?? ''],
    ['project.startDate', german(startOf(round, now))],
    ['project.endDate', `30.11.${round.budgetYear}`],
    ['project.start', 'after-decision'],
    ['project.municipalities', typedPlace],
  ],
  ziele: [
    ['goals.need', 'Es fehlt an Begegnung.'],
    ['goals.goals.0.goal', 'Nachbarn lernen sich kennen.'],
    ['goals.goals.0.indicator', 'Zahl der Gäste'],
    ['goals.goals.0.target', '30 an jedem Abend'],
    ['goals.measures.0.what', 'Kochabende'],
    ['goals.targetGroups', 'everyone'],
    ['goals.participants', '120'],
    ['goals.sustainability', 'Die Gruppe trifft sich weiter.'],
  ],
  kosten: costs,
  finanzierung: [
    ['financing.0.source', 'own'],
    ['financing.0.amount', '400'],
    ['financing.1.source', 'county'],
    ['financing.1.amount', '2.000,00'],
    ['sameCostsElsewhere', 'nein'],
  ],
  erklaerungen: round.texts.declarations.map(({ code, version }) => ['declarations', `${code} ${version}`]),
});

/** The same fields with another value for some of them. */
export const changed = (typed: Typed, values: Readonly<Record<string, string>>): Typed => typed.map(([name, value]) => [name, values[name] ?? value]);
