import { formatDate, formatInstant, inBerlin } from '../../../shared/domain/calendar.ts';
import { listed } from '../../../shared/domain/statistics/figure-text.ts';
import { type Indicator, unitLabels } from '../../../shared/domain/statistics/indicator.ts';
import type { MonthlyReport } from '../../../shared/domain/statistics/monthly-report.ts';
import { marks } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { calendarPath, revisionPath, subscribePath } from '../../../shared/domain/statistics/publication-paths.ts';
import { markMeanings, signs } from '../../../shared/pages/figure-signs.tsx';
import { heading, link, list, smallText, text } from './blocks.ts';
import { populationsIn } from './population-sentences.ts';
import { nextReportSentence } from './report-dates.ts';
import type { Block, RichText, Section } from './report-document.ts';
import type { DocumentInputs } from './report-inputs.ts';
import { reportSources } from './report-sources.ts';
import { seriesBreaks } from './series-breaks.ts';

/** What a reader needs to check a number: signs, definitions, method, breaks, sources, issues, credits, whom to ask. */
export const reportNotes = (inputs: DocumentInputs, number: number): Section => {
  const { site, report, release } = inputs;
  const { county } = site;
  const shown = report.chapters.flatMap(({ tables }) => tables.map(({ indicator }) => indicator));
  return {
    id: 'erlaeuterungen',
    number: String(number),
    title: 'Erläuterungen',
    blocks: [
      heading(3, 'Zeichen', 'zeichen'),
      signLegend,
      ...definitions(report, shown),
      heading(3, 'So entstehen die Zahlen'),
      ...list(method(report)),
      ...disclosure(inputs),
      ...breaks(shown),
      heading(3, 'Quellen und Rechte', 'quellen'),
      ...list(reportSources(report.chapters).map((source) => [source])),
      ...[...county.credits, ...(site.map === undefined ? [] : [site.map.credit])].map((credit) => smallText(credit)),
      ...issuesOf(inputs),
      heading(3, 'Nächster Bericht und Fragen'),
      text(
        `${nextReportSentence(report.month, release.frozenAt, county)} `,
        link('Alle Termine', calendarPath),
        ' · ',
        link('Bericht per E-Mail abonnieren', subscribePath),
      ),
      text(`Fragen beantwortet die ${county.office.name}: ${county.contact.name}, Telefon ${county.contact.phone}. `, link('Kontakt', '/kontakt')),
    ],
  };
};

const signLegend: Block = {
  kind: 'definitions',
  entries: [
    ...Object.values(signs).map(({ sign, meaning }) => ({ term: sign, content: [meaning] })),
    ...marks.map((mark) => ({ term: mark, content: [markMeanings[mark].meaning] })),
  ],
};

/** What is counted stands above each table; here only for figures that have none. */
const definitions = ({ chapters, keyFigures }: MonthlyReport, shown: readonly Indicator[]): readonly Block[] => {
  const known = new Set(shown.map(({ code }) => code));
  const compared = chapters.flatMap(({ comparison }) => comparison?.figures ?? []);
  const others = new Map([...keyFigures, ...compared].map(({ indicator }) => [indicator.code, indicator]));
  const entries = [...others.values()]
    .filter(({ code }) => !known.has(code))
    .map(({ label, explanation }) => ({ term: label, content: [explanation] }));
  return [
    heading(3, 'Was die Zahlen bedeuten', 'definitionen'),
    text('Über jeder Tabelle steht, was gezählt wird und was nicht.', ...(entries.length === 0 ? [] : [' Zahlen ohne eigene Tabelle:'])),
    ...(entries.length === 0 ? [] : [{ kind: 'definitions' as const, entries }]),
  ];
};

const method = (report: MonthlyReport): readonly RichText[] => {
  const populations = populationsIn(report);
  return [
    'Jede Zahl stammt aus einer Lieferung der genannten Quelle für diesen Monat. Zahlen anderer Monate werden nicht fortgeschrieben, fehlende Zahlen nicht geschätzt.',
    'Liefert die Quelle keine Summe, wird sie aus den Teilen gebildet: aus Gemeinden für ein Amt, aus Ämtern und amtsfreien Gemeinden für den Kreis. Fehlt ein Teil oder hat ihn schon die Quelle verborgen, gibt es keine Summe.',
    'Gerundete Zahlen werden nicht zusammengezählt. Es gilt die Summe, die die Quelle selbst angibt.',
    'Salden, freie Plätze, Quoten und Anteile sind nur aus Zahlen berechnet, die in diesem Bericht stehen. Wie, steht unter jeder Tabelle. Quoten und Anteile sind auf eine Nachkommastelle gerundet.',
    ...(populations.length === 0
      ? []
      : [
          `Quoten je Einwohnerin und Einwohner beziehen sich auf die neueste Einwohnerzahl, die nicht nach dem Monat liegt. ${populations.join(' ')}`,
        ]),
    `${unitLabels.P}, ${unitLabels.PL} und ${unitLabels.C} sind ganze Zahlen. Quellen haben verschiedene Stichtage und Abgrenzungen: Ihre Zahlen lassen sich nicht immer miteinander vergleichen.`,
    'Spätere Bereinigungen können die Zahlen ändern. Jede Berichtigung erscheint als neue Fassung mit Datum und Grund, die früheren Fassungen bleiben abrufbar.',
  ].map((sentence) => [sentence]);
};

const disclosure = ({ report, release, structure }: DocumentInputs): readonly Block[] => {
  const thresholds = structure.indicators.flatMap(({ disclosure: rule }) =>
    rule.method === 'suppress' && rule.threshold > 1 ? [rule.threshold] : [],
  );
  const usual = Math.min(...thresholds) === Math.max(...thresholds) ? thresholds[0] : undefined;
  const small = usual === undefined ? 'Kleine Zahlen' : `Zahlen unter ${usual}, außer der Null,`;
  return [
    heading(3, 'Schutz kleiner Zahlen', 'geheimhaltung'),
    text(
      `${thresholds.length === 0 ? '' : `${small} zeigt der Bericht in der Regel nicht, damit niemand erkannt wird. Auch Zahlen, aus denen man sie ausrechnen könnte, stehen als Punkt. `}Welche Regel für welche Zahl gilt, steht auf der Seite `,
      link('So schützen wir kleine Zahlen', `${revisionPath(report.month, release.revision)}methode/`),
      '.',
    ),
  ];
};

const breaks = (shown: readonly Indicator[]): readonly Block[] => {
  const lines = seriesBreaks(shown);
  return lines.length === 0 ? [] : [heading(3, 'Brüche in Zeitreihen', 'brueche'), ...list(lines)];
};

const dayOf = (instant: string): string => formatDate(inBerlin(instant).date);

/** This issue and the earlier ones of the month, and who saw this one before it appeared. */
const issuesOf = ({ report: { month }, release, issues }: DocumentInputs): readonly Block[] => [
  heading(3, 'Fassungen dieses Berichts', 'fassungen'),
  text(`Diese Fassung beruht auf den Zahlen, die bis ${formatInstant(release.frozenAt)} eingegangen sind.`),
  ...list(
    issues.map(({ revision, frozenAt, reason }) => [
      link(`Fassung ${revision} vom ${dayOf(frozenAt)}`, revisionPath(month, revision)),
      ...(reason === undefined ? [] : [`. Grund: ${reason}`]),
    ]),
  ),
  ...(release.preRelease === undefined || release.preRelease.length === 0
    ? []
    : [text(`Vor dem Erscheinen kannten den Bericht: ${listed(release.preRelease.map(({ name, role }) => `${name} (${role})`))}.`)]),
];
