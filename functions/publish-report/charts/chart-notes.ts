import { formatDate, formatMonth } from '../../../shared/domain/calendar.ts';
import type { MapChart, SeriesBreak, SeriesChart, Trend } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import type { Figure } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import type { RichText } from '../document/report-document.ts';
import { breaksIn } from './axes.tsx';

const isProvisional = (figure: Figure): boolean => figure.kind === 'value' && figure.marks.includes('p');
const isAbsent = (figure: Figure): boolean => figure.kind !== 'value';

const sentences = (texts: readonly (string | undefined | false)[]): RichText[] =>
  texts.filter((text) => typeof text === 'string').map((text) => [text]);

const populationSentences = (populations: SeriesChart['populations']): string[] =>
  populations.map(({ month, date }) => `Ab ${formatMonth(month)} gilt die Einwohnerzahl am ${formatDate(date)}.`);

const breakSentences = (breaks: readonly SeriesBreak[]): string[] =>
  breaks.map(({ month, reason }) => `Bruch in der Zeitreihe ab ${formatMonth(month)}: ${reason.replace(/\.$/, '')}.`);

/** What a reader of a drawing over months must know. */
export const seriesNotes = (chart: SeriesChart): readonly RichText[] => {
  const { kind, series, populations, shortened } = chart;
  const figures = series.flatMap(({ points }) => points);
  const lines = kind === 'lines';
  const gap = {
    lines: 'Für Monate ohne Zahl ist die Linie unterbrochen.',
    bars: 'Wo eine Zahl fehlt, steht statt der Säule ihr Zeichen.',
    stack: 'Fehlt von einem Monat ein Teil, hat er keine Säule, sondern das Zeichen.',
  } as const satisfies Record<SeriesChart['kind'], string>;
  return sentences([
    figures.some(isAbsent) && gap[kind],
    figures.some(isProvisional) && `${lines ? 'Hohle Punkte' : 'Hohle Säulen'} sind vorläufige Zahlen.`,
    shortened && `Gezeigt sind die ${series.length} größten Gruppen nach der neuesten Zahl.`,
    ...populationSentences(populations),
    ...breakSentences(breaksIn(chart)),
  ]);
};

/** What a reader of key figures beside each other must know. */
export const trendNotes = (trends: readonly Trend[]): readonly RichText[] => {
  const points = trends.flatMap((trend) => trend.points);
  const breaks = breaksIn({ over: trends[0]?.over ?? [], series: trends });
  const populations = trends.find((trend) => trend.populations.length > 0)?.populations ?? [];
  return sentences([
    'Jede Linie hat einen eigenen Maßstab von ihrer kleinsten bis zu ihrer größten Zahl. Die Linien lassen sich nicht miteinander vergleichen.',
    points.some(isAbsent) && 'Für Monate ohne Zahl ist die Linie unterbrochen.',
    points.some(isProvisional) && 'Hohle Punkte sind vorläufige Zahlen.',
    ...populationSentences(populations),
    ...breakSentences(breaks),
  ]);
};

/** What a reader of a map must know. @param credit of outlines, where they are drawn */
export const mapNotes = ({ areas, populations }: Pick<MapChart, 'areas' | 'populations'>, credit: string | undefined): readonly RichText[] => {
  const provisional = areas.filter(({ figure }) => isProvisional(figure)).length;
  return sentences([
    areas.some(({ figure }) => isAbsent(figure)) && 'Schraffiert: keine Angabe. Die Zahl ist nicht bekannt, geheim oder noch nicht da.',
    provisional > 0 &&
      (provisional === areas.length ? 'Alle Zahlen sind vorläufig.' : `Vorläufig sind ${provisional} der Zahlen; die Tabelle nennt sie.`),
    ...populations.map(({ date }) => `Einwohnerzahl am ${formatDate(date)}.`),
    credit !== undefined && `Karte: ${credit}.`,
  ]);
};
