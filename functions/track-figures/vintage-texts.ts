import { formatDate, formatInstant, formatMonth, type Instant, type IsoDate, type Month } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';

const values = (count: number): string => (count === 1 ? 'ein Wert' : `${formatInteger(count)} Werte`);

/** What people read on the pages of stored states, differences and withdrawals. */
export const vintageTexts = {
  noVintage: 'Diesen Stand gibt es in diesem Monat nicht.',
  values,
  states: {
    now: 'jetzt',
    nothing: 'bevor etwas eingegangen war',
    day: (day: IsoDate) => `am Ende des ${formatDate(day)}`,
    after: (at: Instant) => `nach dem Eingang vom ${formatInstant(at)}`,
    without: (at: Instant, isWithdrawal: boolean) => `ohne ${isWithdrawal ? 'die Rücknahme' : 'den Stand'} vom ${formatInstant(at)}`,
    revision: (revision: number) => `Fassung ${revision} des Berichts`,
  },
  noState: 'Bitte geben Sie einen Tag an, der schon da ist, zum Beispiel 20.11.2026. Wir zeigen dann, was am Ende dieses Tages bekannt war.',
  vintages: {
    title: (month: Month) => `Alle Stände: ${formatMonth(month)}`,
    lead: 'Nichts wird überschrieben. Jede Datei, jede Meldung und jede Rücknahme ist ein Stand. Haben zwei Stände denselben Wert, zählt der spätere.',
    none: 'Für diesen Monat ist noch nichts eingegangen.',
    table: 'Was eingegangen ist, das Neueste zuerst',
    columns: ['Eingegangen', 'Was und von wem', 'Werte', 'Zählt', 'Im Bericht', 'Ansehen und ändern'],
    counts: 'ja',
    withdrawn: (at: string, by: string) => `nein, zurückgenommen ${at}, ${by}`,
    replaced: (at: string, by: string) => `nein, ersetzt ${at}, ${by}`,
    partly: (left: number, at: string) => `${left === 1 ? 'noch ein Wert' : `noch ${values(left)}`}, die anderen ersetzt, zuletzt ${at}`,
    reason: (reason: string) => `Grund: ${reason}`,
    takesBack: (at: string) => `nimmt den Stand vom ${at} zurück`,
    revisions: (list: readonly number[]) => list.map((revision) => `Fassung ${revision}`).join(', '),
    unused: 'noch nicht',
    months: (count: number) => `${count} Monate`,
    difference: 'Was sich änderte',
    state: 'Stand danach',
    withdraw: 'Zurücknehmen',
    restore: 'Wieder gelten lassen',
    done: 'Der Stand ist zurückgenommen',
    restored: 'Der Stand gilt wieder',
    before: 'Dieser Stand war schon zurückgenommen',
    ways: 'Weitere Seiten zum Monat',
    allOf: 'Alle Werte, wie sie jetzt gelten',
    compare: 'Zwei Tage vergleichen',
    byHand: 'von Hand übergeben',
  },
  state: {
    title: (month: Month) => `Werte für ${formatMonth(month)}`,
    shown: (label: string) => `Stand: ${label}.`,
    day: 'Stand am Ende des Tages',
    dayHint: 'Leer lassen, wenn Sie den Stand von jetzt sehen möchten.',
    indicator: 'Indikator',
    allIndicators: 'Übersicht aller Indikatoren',
    show: 'Anzeigen',
    overview: 'Indikatoren mit Werten',
    overviewColumns: ['Indikator', 'Werte', 'Zuletzt eingegangen'],
    table: (label: string, unit: string | undefined) => (unit === undefined ? label : `${label} (${unit})`),
    columns: ['Raum', 'Ausprägung', 'Wert', 'Status und Anmerkung', 'Quelle und Stichtag', 'Eingegangen'],
    none: 'Zu diesem Stand gibt es keine Werte.',
    file: 'Als CSV-Datei',
    fileOf: 'Diese Werte als CSV-Datei',
    tooLarge: 'Die Datei wäre zu groß. Bitte wählen Sie einen Indikator aus und laden Sie seine Werte.',
  },
  difference: {
    title: (month: Month) => `Unterschied: ${formatMonth(month)}`,
    shown: (from: string, to: string) => `Verglichen: ${from} und ${to}.`,
    from: 'Von: Stand am Ende des Tages',
    fromHint: 'Leer lassen, wenn Sie mit dem Anfang vergleichen möchten, als noch nichts eingegangen war.',
    to: 'Bis: Stand am Ende des Tages',
    compare: 'Vergleichen',
    sums: (counts: Readonly<Record<'changed' | 'new' | 'gone', number>>) => {
      const words = { changed: 'geändert', new: 'neu', gone: 'entfallen' } as const;
      const parts = [
        ...(counts.changed === 0 ? [] : [`${values(counts.changed)} ${words.changed}`]),
        ...(counts.new === 0 ? [] : [`${values(counts.new)} ${words.new}`]),
        ...(counts.gone === 0 ? [] : [`${values(counts.gone)} ${words.gone}`]),
      ];
      return `${parts.join(', ').replace(/^e/, 'E')}.`;
    },
    comment: (text: string) => (text === '' ? 'Anmerkung entfernt' : `Anmerkung: ${text}`),
    same: 'Beide Stände sind gleich.',
    table: 'Was sich unterscheidet',
    columns: ['Indikator und Raum', 'Ausprägung', 'Vorher', 'Nachher', 'Änderung'],
    kinds: { new: 'neu', gone: 'entfallen', changed: 'geändert' },
    fields: {
      value: 'Wert',
      obsStatus: 'Status',
      confStatus: 'Geheimhaltung',
      referenceDate: 'Stichtag',
      roundingBase: 'Rundung',
    },
    absent: 'kein Wert',
    file: 'Als CSV-Datei',
  },
  pages: {
    label: 'Seiten',
    shown: (from: number, to: number, all: number) => `Zeilen ${from} bis ${to} von ${formatInteger(all)}`,
    before: 'Vorige Seite',
    next: 'Nächste Seite',
  },
  withdrawal: {
    title: 'Stand zurücknehmen',
    restoreTitle: 'Stand wieder gelten lassen',
    lead: 'Danach zählen die Werte dieses Standes nicht mehr. Gelöscht wird nichts: Sie können ihn später wieder gelten lassen.',
    restoreLead: 'Danach zählt wieder, was zurückgenommen war.',
    received: 'Eingegangen',
    what: 'Was und von wem',
    rows: 'Werte',
    months: (count: number) => (count === 1 ? 'Monat' : `Alle ${count} Monate`),
    several: (month: Month) =>
      `Die Datei brachte Werte für mehrere Monate. Sie wird in allen zurückgenommen. Der Unterschied unten gilt für ${formatMonth(month)}.`,
    restoreSeveral: (month: Month) =>
      `Die Datei brachte Werte für mehrere Monate. Sie zählt danach in allen wieder. Der Unterschied unten gilt für ${formatMonth(month)}.`,
    monthsOf: (count: number) => `Alle ${count} Monate der Datei`,
    monthsTable: 'Werte der Datei je Monat',
    monthColumns: ['Monat', 'Werte', 'Unterschied'],
    differenceOf: 'Was sich ändert',
    file: (count: number) => `Alle ${formatInteger(count)} Unterschiede als CSV-Datei`,
    already: 'Dieser Stand zählt schon nicht mehr',
    alreadyWhy: (at: string, by: string) => `Zurückgenommen am ${at}, ${by}.`,
    undo: 'Wieder gelten lassen',
    published: (months: readonly Month[]) =>
      months.length === 1
        ? `Der Bericht für ${months.map(formatMonth).join('')} ist veröffentlicht`
        : `Berichte für ${months.length} Monate sind veröffentlicht`,
    correction:
      'Ändern sich dadurch Zahlen, braucht der Bericht eine Berichtigung: eine neue Fassung mit öffentlichem Grund. Bitte schreiben Sie den Grund so, dass ihn alle lesen können.',
    changes: 'Was sich ändert',
    nothing: 'Kein Wert ändert sich: Spätere Stände haben dieselben Werte ersetzt.',
    first: (shown: number, all: number) =>
      `Gezeigt sind die ersten ${shown} von ${formatInteger(all)} Unterschieden: zuerst Werte, die sich ändern, dann Werte, die entfallen, dann neue.`,
    reason: 'Grund',
    publicReason: 'Öffentlicher Grund',
    hint: 'Zum Beispiel: Die Datei enthielt die Zahlen eines anderen Monats.',
    button: 'Zurücknehmen',
    restoreButton: 'Wieder gelten lassen',
    noReason: 'Bitte nennen Sie den Grund, mit wenigstens drei Zeichen.',
    longReason: 'Der Grund darf höchstens 300 Zeichen haben.',
    changed:
      'Seit Sie die Seite geöffnet haben, hat sich dieser Stand geändert. Bitte sehen Sie nach, was jetzt gilt, und nehmen Sie ihn dann zurück.',
    back: 'Zu allen Ständen',
  },
} as const;
