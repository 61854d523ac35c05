import { formatMonth, type Month } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';

const counted = (count: number, one: string, many: string): string => `${formatInteger(count)} ${count === 1 ? one : many}`;

const listed = (months: readonly Month[]): string =>
  [months.slice(0, -1).map(formatMonth).join(', '), ...months.slice(-1).map(formatMonth)].filter(Boolean).join(' und ');

/** German texts of the pages where files of authorities are read. */
export const texts = {
  choose: {
    title: 'Datei einlesen',
    lead: 'Lesen Sie eine Datei einer anderen Behörde ein. Vor dem Übernehmen sehen Sie, was sich ändert. Eine Datei wird ganz übernommen oder gar nicht.',
    source: 'Welche Datei ist es?',
    month: 'Für welchen Monat gilt sie?',
    monthHint: 'Zum Beispiel Oktober 2026 oder 10/2026. Steht der Monat in der Datei, lassen Sie das Feld leer.',
    monthNeeded: 'In Dateien dieser Quelle steht kein Monat. Bitte geben Sie ihn an, zum Beispiel Oktober 2026.',
    monthWrong: 'Bitte schreiben Sie Monat und Jahr so: Oktober 2026 oder 10/2026.',
    sourceNeeded: 'Bitte wählen Sie, welche Datei es ist.',
    next: 'Weiter',
    looks: 'Wie die Dateien aussehen',
    looksLead:
      'So erwarten wir die Dateien. Spalten dürfen in anderer Reihenfolge stehen. Die Beschreibungen sind Annahmen, bis eine echte Datei vorliegt.',
  },
  upload: {
    title: 'Datei hochladen',
    chosen: 'Quelle',
    month: 'Monat',
    monthInFile: 'steht in der Datei',
    file: 'Datei auswählen',
    hint: (megabytes: number) => `CSV oder Excel-Arbeitsmappe (.xlsx), höchstens ${megabytes} MB.`,
    until: (time: string) => `Diese Seite gilt bis ${time}. Danach laden Sie sie bitte neu.`,
    send: 'Datei hochladen und prüfen',
    other: 'Andere Quelle wählen',
  },
  check: {
    title: 'Datei prüfen',
    nothingYet: 'Noch ist nichts übernommen: Keine Zahl hat sich geändert. Die Datei liegt bei uns, bis Sie sie verwerfen, höchstens 90 Tage.',
    source: 'Quelle',
    months: 'Monate',
    values: 'Werte in der Datei',
    fresh: 'Davon neu',
    changed: 'Davon anders als bisher',
    same: 'Davon wie bisher',
    left: 'Bisher da und jetzt nicht in der Datei',
    signs: 'Zeichen der Quelle statt einer Zahl',
    noSigns: 'keine',
    sign: (sign: string, count: number) => `„${sign}“ ${counted(count, 'Mal', 'Mal')}`,
    foreign: 'Zeilen über andere Räume, oder berechnet',
    windows: 'Die Datei ist nicht in UTF-8 gespeichert. Wir haben sie als Windows-1252 gelesen. Bitte prüfen Sie Umlaute in den Texten.',
    sheet: (sheet: string, others: readonly string[]) =>
      `Gelesen ist das Blatt „${sheet}“. Nicht gelesen: ${others.map((name) => `„${name}“`).join(', ')}.`,
    hidden: (rows: number, columns: number) =>
      `Mitgelesen sind auch ausgeblendete Teile der Tabelle: ${counted(rows, 'Zeile', 'Zeilen')} und ${counted(columns, 'Spalte', 'Spalten')}.`,
    noLineEnd: (line: number) =>
      `Die letzte Zeile (${line}) ist nicht mit einem Zeilenende abgeschlossen. Bitte prüfen Sie, ob die Datei vollständig ist und die letzte Zahl stimmt.`,
    notes: 'Bitte beachten',
    published: (months: readonly Month[]) =>
      months.length === 1
        ? `${listed(months)} ist veröffentlicht: Es wird eine Berichtigung des Berichts.`
        : `${listed(months)} sind veröffentlicht: Es werden Berichtigungen der Berichte.`,
    publishedLead: 'Auch neue Werte ändern den Bericht: Sie ersetzen Summen, die aus Teilen berechnet sind.',
    replaced: 'Diese Datei ersetzt gemeldete Werte',
    replaces: (count: number, area: string) => `Sie ersetzt ${counted(count, 'Wert, den', 'Werte, die')} ${area} gemeldet hat.`,
    deliveredBy: (area: string) => `gemeldet von ${area}`,
    none: 'Die Datei ändert nichts: Alle Werte zählen schon so.',
    table: 'Was sich ändert',
    caption: 'Zuerst geänderte Werte, dann neue',
    columns: ['Zahl', 'Monat', 'Merkmale', 'Bisher', 'Neu', 'Unterschied'],
    kinds: { new: 'neu', gone: 'fehlt', changed: 'geändert' },
    absent: 'kein Wert',
    more: (count: number) => `Weitere ${counted(count, 'Zeile', 'Zeilen')} ${count === 1 ? 'ist' : 'sind'} hier nicht gezeigt.`,
    leftTable: 'Bisher da, jetzt nicht in der Datei',
    leftCaption: 'Werte, die weiter zählen',
    leftLead: 'Diese Werte kamen mit einer früheren Datei derselben Quelle. Sie zählen weiter, bis jemand den früheren Stand zurücknimmt.',
    leftColumns: ['Zahl', 'Monat', 'Merkmale', 'Wert'],
    fields: {
      value: 'Wert',
      obsStatus: 'Zeichen',
      confStatus: 'Geheimhaltung',
      roundingBase: 'Rundung',
      referenceDate: 'Stichtag',
      comment: 'Anmerkung',
    },
  },
  totals: {
    title: 'Summen und ihre Teile',
    equal: (count: number) => `${counted(count, 'Summe stimmt', 'Summen stimmen')} mit ihren Teilen überein.`,
    rounding: (count: number) => `${counted(count, 'Summe weicht', 'Summen weichen')} nur so weit ab, wie es das Runden erklärt.`,
    hidden: (count: number) => `${counted(count, 'Summe lässt', 'Summen lassen')} sich nicht prüfen, weil Teile verborgen sind.`,
    partial: (count: number) => `${counted(count, 'Summe lässt', 'Summen lassen')} sich nicht prüfen, weil nicht alle Teile bekannt sind.`,
    differs: (count: number) =>
      `${counted(count, 'Summe weicht', 'Summen weichen')} von ihren Teilen ab. Verglichen ist auch mit Werten, die schon bekannt sind. Beide bleiben, wie sie sind. Bitte fragen Sie, wer sie gemeldet hat.`,
    table: 'Summen, die nicht zu ihren Teilen passen',
    columns: ['Zahl', 'Monat', 'Merkmale', 'Summe aus', 'Summe', 'Aus den Teilen', 'Unterschied'],
    over: { citizenship: 'Staatsangehörigkeiten', sex: 'Geschlechtern', age: 'Altersgruppen', status: 'Gruppen', areas: 'Räumen', months: 'Monaten' },
  },
  unusual: {
    title: 'Auffällige Werte',
    caption: 'Werte außerhalb des Üblichen',
    lead: 'Diese Werte liegen außerhalb dessen, was die zwölf Monate davor erwarten lassen. Sie können richtig sein. Bitte sehen Sie sie noch einmal an.',
    columns: ['Zahl', 'Monat', 'Merkmale', 'Wert', 'Üblich'],
    range: (from: string, to: string) => `${from} bis ${to}`,
  },
  decide: {
    title: 'Übernehmen oder verwerfen',
    reason: {
      label: 'Grund der Änderung',
      hint: 'Bekannte Werte ändern sich. Der Grund steht beim neuen Stand und kann im Bericht erscheinen.',
    },
    'public-reason': {
      label: 'Öffentlicher Grund',
      hint: 'Alle können ihn im Bericht lesen. Bitte nennen Sie keine Namen von Personen.',
    },
    looked: 'Ich habe die Abweichungen gesehen',
    differs: (count: number) => `${counted(count, 'Summe passt', 'Summen passen')} nicht zu ihren Teilen. Nichts wird angeglichen.`,
    maybeCut:
      'Die Datei endet mit einer Zahl und ohne Zeilenende. Wurde sie abgeschnitten, fehlen die Ziffern am Ende dieser Zahl und alle Zeilen danach.',
    accept: 'Ganze Datei übernehmen',
    discard: 'Datei verwerfen und löschen',
  },
  refused: {
    title: (count: number) => `Die Datei wird nicht übernommen: ${counted(count, 'Fehler', 'Fehler')}`,
    lead: 'Keine Zahl ist übernommen. Die Datei selbst liegt bei uns, bis Sie sie verwerfen, höchstens 90 Tage. Bitte berichtigen Sie die Datei und laden Sie sie neu hoch.',
    listed: (listed: number) => `Hier stehen die ersten ${listed}.`,
    table: 'Fehler in der Datei',
    columns: ['Zeile', 'Spalte', 'Was nicht stimmt'],
    again: 'Andere Datei hochladen',
  },
  numbers: {
    title: 'Wie sind die Zahlen geschrieben?',
    options: {
      de: 'Punkt zwischen Tausendern, Komma vor Nachkommastellen: 1.000 ist tausend',
      en: 'Komma zwischen Tausendern, Punkt vor Nachkommastellen: 1.000 ist eins',
    },
    check: 'Damit noch einmal prüfen',
  },
  missing: {
    title: 'Hier liegt keine Datei',
    lead: 'Die Datei ist noch nicht angekommen, oder jemand hat sie verworfen.',
    again: 'Datei einlesen',
  },
  done: {
    title: 'Die Datei ist übernommen',
    lead: (source: string, rows: number) => `${source}: ${counted(rows, 'Wert zählt', 'Werte zählen')} ab jetzt.`,
    months: 'Neuer Stand für',
    month: (month: Month) => `${formatMonth(month)}: alle Stände ansehen, vergleichen oder diesen zurücknehmen`,
    again: 'Nächste Datei einlesen',
  },
  discarded: {
    title: 'Die Datei ist verworfen',
    lead: 'Sie ist gelöscht. Die Zahlen sind, wie sie waren.',
  },
  gone: 'Die Datei liegt hier nicht mehr. Bitte laden Sie sie neu hoch.',
  otherState: 'Seit der Prüfung hat sich die Datei oder der Stand der Zahlen geändert. Bitte sehen Sie die Prüfung noch einmal an.',
  noReason: 'Bitte nennen Sie den Grund: Diese Datei ändert Werte, die schon bekannt waren.',
  noPublicReason: 'Bitte nennen Sie den öffentlichen Grund: Diese Datei berichtigt einen Bericht, der schon veröffentlicht ist.',
  notLooked: 'Bitte bestätigen Sie, dass Sie die Abweichungen gesehen haben.',
  longReason: (most: number) => `Bitte kürzen Sie den Grund auf höchstens ${most} Zeichen.`,
} as const;
