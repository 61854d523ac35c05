import { formatDate, formatMonth, type IsoDate, type Month } from '../../shared/domain/calendar.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import type { DeliveryCounts } from '../../shared/domain/statistics/completeness.ts';

const listed = (words: readonly string[]): string => new Intl.ListFormat('de').format(words);

const administrations = (count: number): string => (count === 1 ? 'eine Verwaltung' : `${count} Verwaltungen`);
const one = (count: number): string => (count === 1 ? 'eine' : String(count));
const deliveredOf = (count: number, all: number): string => {
  if (count === 0) return `Von ${all} Verwaltungen hat noch keine geliefert`;
  return count === 1 ? `Eine von ${all} Verwaltungen hat geliefert` : `${count} von ${all} Verwaltungen haben geliefert`;
};
const missing = (count: number): string => (count === 1 ? 'eine fehlt' : `${count} fehlen`);

/** What people read on the pages of months and of administrations. */
export const texts = {
  noMonth: 'Für diesen Monat gibt es hier keine Zahlen. Bitte nennen Sie Jahr und Monat, zum Beispiel 2026-10. Der Monat muss vorbei sein.',
  tooOld: 'Für diesen Monat nehmen wir keine Meldungen mehr an. Deshalb erinnern wir niemanden mehr.',
  months: {
    title: 'Zahlen des Monats',
    lead: 'Hier sehen Sie, welche Zahlen da sind und welche fehlen. Ein Monat führt zu den Verwaltungen und Quellen.',
    ways: 'Weitere Seiten zu Zahlen',
    others: 'Andere Monate',
    import: 'Datei einlesen',
    keys: 'Schlüssel der Verwaltungen',
    table: 'Was zu den Monaten da ist',
    columns: ['Monat', 'Verwaltungen', 'Indikatoren mit Werten', 'Zuletzt eingegangen', 'Bericht'],
    delivered: ({ delivered, all }: DeliveryCounts) => `${delivered} von ${all} geliefert`,
    overdue: (count: number) => `${count} überfällig`,
    indicators: (there: number, all: number) => `${there} von ${all}`,
    nothing: 'noch nichts',
    published: (revision: number) => (revision === 1 ? 'veröffentlicht' : `veröffentlicht, Fassung ${revision}`),
    unpublished: 'noch nicht veröffentlicht',
    sources: 'Was die Quellen geliefert haben',
    sourcesTable: 'Zahl der Werte je Indikator und Monat',
    indicator: 'Indikator',
    latest: 'Zuletzt',
    provisional: (count: number) => `${count} vorläufig`,
    none: 'fehlt',
    older: 'Ältere Monate',
    newest: 'Zum neuesten Monat',
  },
  board: {
    title: (month: Month) => `Zahlen für ${formatMonth(month)}`,
    lead: ({ delivered, all, missing: open, overdue, takenBack }: DeliveryCounts, due: IsoDate) => {
      if (open === 0) return `Alle ${all} Verwaltungen haben geliefert.`;
      const deadline =
        overdue > 0 ? `Die Frist ist vorbei: Sie lief bis ${formatWeekdayDate(due)}.` : `Die Frist läuft bis ${formatWeekdayDate(due)}.`;
      const back = takenBack === 0 ? '' : `, davon ${one(takenBack)}, weil die Meldung zurückgenommen ist`;
      return `${deliveredOf(delivered, all)}, ${missing(open)}${back}. ${deadline}`;
    },
    ways: 'Weitere Seiten zum Monat',
    published: (revision: number, day: IsoDate) =>
      `Der Bericht ist veröffentlicht: ${revision === 1 ? 'erste Fassung' : `Fassung ${revision}`}, Stand der Zahlen vom ${formatDate(day)}.`,
    corrected: 'Seitdem haben sich Zahlen geändert. Der Bericht braucht eine Berichtigung.',
    corrects: 'Was sich geändert hat',
    reasons: 'Diese Gründe wurden genannt. Sie stehen in der neuen Fassung, wenn dafür kein anderer Grund angegeben wird:',
    report: 'Bericht ansehen',
    links: { phones: 'Telefonliste', vintages: 'Alle Stände', state: 'Werte ansehen', import: 'Datei einlesen' },
    administrations: 'Verwaltungen',
    filters: 'Auswahl',
    all: 'Alle',
    nobody: 'In dieser Auswahl steht keine Verwaltung.',
    table: 'Stand der Verwaltungen',
    columns: ['Verwaltung', 'Stand', 'Hinweise', 'Erinnerung'],
    missing: 'fehlt',
    overdue: 'fehlt, Frist vorbei',
    deliveredLate: 'kam nach der Frist',
    notes: (count: number) => (count === 1 ? 'ein auffälliger Wert, bestätigt' : `${count} auffällige Werte, bestätigt`),
    provisional: 'vorläufig',
    correcting: 'arbeitet an einer Berichtigung',
    takenBack: (by: string, reason: string) => `Meldung zurückgenommen von ${by}: ${reason}`,
    comments: (count: number) => (count === 1 ? 'eine Anmerkung' : `${count} Anmerkungen`),
    replaced: (count: number, from: string) => `${count === 1 ? 'ein gemeldeter Wert ist' : `${count} gemeldete Werte sind`} ersetzt (${from})`,
    otherwise: 'Werte kamen mit einer Datei',
    noAddress: 'keine E-Mail-Adresse hinterlegt',
    reminded: (when: string, by: string) => `${when}, ${by}`,
    calendar: 'vom Kalender',
    never: 'noch nicht',
    remind: 'Erinnern',
    /** `others`: late too, but no mail goes to them. */
    remindAll: (count: number, others: number) => {
      if (others > 0) return count === 1 ? 'Eine verspätete Verwaltung erinnern' : `${count} verspätete Verwaltungen erinnern`;
      return count === 1 ? 'Die verspätete Verwaltung erinnern' : `Alle ${count} verspäteten Verwaltungen erinnern`;
    },
    notRemindable: (takenBack: number, noAddress: number) => {
      const where = (count: number): string => (count === 1 ? 'bei einer' : `bei ${count}`);
      const reasons = [
        ...(takenBack === 0 ? [] : [`${where(takenBack)} ist die Meldung zurückgenommen`]),
        ...(noAddress === 0 ? [] : [`${where(noAddress)} fehlt die E-Mail-Adresse`]),
      ];
      const count = takenBack + noAddress;
      return `Keine E-Mail ${count === 1 ? 'bekommt' : 'bekommen'} ${administrations(count)}: ${listed(reasons)}. Bitte rufen Sie dort an.`;
    },
    callInstead: 'Keine E-Mail: Sie würde nicht sagen, was falsch war. Bitte rufen Sie an:',
    sources: 'Quellen',
    sourcesTable: 'Was zu den Indikatoren da ist',
    sourceColumns: ['Indikator', 'Werte', 'Quelle und Stichtag', 'Zuletzt eingegangen'],
    noValues: 'fehlt',
  },
  done: {
    reminded: (count: number) => `Wir erinnern ${administrations(count)}`,
    mail: 'Die E-Mail mit dem Link zum Formular ist in wenigen Minuten da.',
    nobody: 'Es war niemand zu erinnern',
    delivered: (count: number) => `Inzwischen geliefert: ${administrations(count)}.`,
    justNow: (count: number) => `In der letzten Stunde schon erinnert: ${administrations(count)}.`,
    noAddress: 'Ohne E-Mail-Adresse erinnern wir niemanden. Die Telefonliste hilft weiter.',
  },
  phones: {
    title: (month: Month) => `Telefonliste: Zahlen für ${formatMonth(month)}`,
    lead: (due: IsoDate) => `Diese Verwaltungen haben noch nicht geliefert. Frist: ${formatWeekdayDate(due)}. Sie können die Seite drucken.`,
    nobody: 'Alle Verwaltungen haben geliefert. Niemand ist anzurufen.',
    table: 'Wer noch fehlt',
    columns: ['Verwaltung', 'Telefon', 'Worum es geht', 'Letzte Erinnerung'],
    noPhone: 'keine Nummer hinterlegt',
    saved: (when: string) => `Zwischengespeichert: ${when}, noch nicht gesendet.`,
    lacking: (words: readonly string[]) => `Es fehlt: ${listed(words)}.`,
    nothing: 'Es fehlt die eigene Meldung. Werte kamen mit einer Datei.',
    board: 'Zur Übersicht des Monats',
  },
  listed,
} as const;
