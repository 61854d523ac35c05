import type { Fate } from '../../shared/domain/notices/recipient-import.ts';

const many = (count: number, one: string, more: string): string => (count === 1 ? `1 ${one}` : `${count.toLocaleString('de-DE')} ${more}`);

/** Everything people read where a list is read in. */
export const importTexts = {
  title: 'Liste einlesen',
  lead: 'Lesen Sie eine Liste als CSV-Datei oder Excel-Arbeitsmappe ein, oder fügen Sie Adressen ein. Vor dem Übernehmen sehen Sie, was mit jeder Zeile geschieht.',
  rules: [
    'Die erste Zeile nennt die Spalten: E-Mail, Name, Ansprechperson, Telefon, Sprache, Verwaltung, Aufgabe, Gruppe. Nur E-Mail muss es geben. Eine Liste nur aus Adressen braucht keine erste Zeile.',
    'Aufgabe ist „Zahlen“, „Bericht“ oder „beides“. Ohne Angabe erhält die Adresse den Bericht.',
    'Gruppe ist „Kreistag“, „Presse“ oder „Weitere“.',
    'Eine Liste ergänzt und berichtigt. Sie nimmt niemandem eine Aufgabe, holt niemanden zurück, der etwas abbestellt hat, und hebt keine Sperre auf.',
  ],
  fileHeading: 'Datei hochladen',
  file: 'Datei auswählen',
  fileHint: 'CSV oder XLSX, höchstens 4 Megabyte.',
  send: 'Datei prüfen',
  until: (time: string) => `Diese Seite gilt bis ${time}. Danach laden Sie sie bitte neu.`,
  pasteHeading: 'Adressen einfügen',
  paste: 'Liste',
  pasteHint: 'Zum Beispiel aus einem E-Mail-Programm oder einer Tabelle kopiert. Für mehr als etwa 2.000 Zeilen nehmen Sie bitte eine Datei.',
  pasteButton: 'Liste prüfen',
  pasteEmpty: 'Bitte fügen Sie mindestens eine Adresse ein.',
  check: {
    title: 'Liste prüfen',
    nothingYet: 'Noch ist nichts übernommen.',
    begun: (by: string, at: string) =>
      `${by} hat diese Liste am ${at} bestätigt. Ein Teil ist schon übernommen. Drücken Sie den Knopf, um den Rest zu übernehmen.`,
    unknownColumns: (names: string) => `Diese Spalten kennen wir nicht und übernehmen sie nicht: ${names}.`,
    counts: {
      new: 'Neu',
      changed: 'Werden geändert',
      unchanged: 'Unverändert',
      duplicate: 'Doppelt in der Liste',
      deleted: 'Früher gelöscht',
      overtaken: 'Inzwischen von anderen geändert',
      broken: 'Fehlerhaft: werden nicht übernommen',
    },
    suppressed: 'Davon gesperrt: bekommen nichts',
    group: 'Gruppe für Zeilen ohne Verwaltung und Gruppe',
    groupHint: 'Ohne diese Angabe sind solche Zeilen fehlerhaft.',
    groupNone: 'Keine',
    language: 'Sprache für Zeilen ohne Sprache',
    again: 'Noch einmal prüfen',
    table: 'Was mit jeder Zeile geschieht',
    columns: ['Zeile', 'Adresse', 'Was geschieht', 'Hinweis'],
    filter: 'Nur zeigen',
    all: 'Alle Zeilen',
    show: (label: string, count: number) => `${label} (${count.toLocaleString('de-DE')})`,
    pages: (page: number, pages: number) => `Seite ${page} von ${pages}`,
    earlier: 'Vorige Zeilen',
    later: 'Nächste Zeilen',
    leftBy: (what: string) => `Hat abbestellt: ${what}. Das bleibt so.`,
    isSuppressed: { bounce: 'Gesperrt: Adresse nicht erreichbar. Die Sperre bleibt.', complaint: 'Gesperrt: hat sich beschwert. Die Sperre bleibt.' },
  },
  fate: (fate: Fate, day: (at: string) => string): string => {
    if (fate.kind === 'new') return `Neu: ${fate.what.join(' ')}`;
    if (fate.kind === 'changed') return `Wird geändert. ${fate.what.join(' ')}`;
    if (fate.kind === 'unchanged') return 'Unverändert';
    if (fate.kind === 'overtaken') return 'Inzwischen von anderen geändert oder gelöscht: bleibt, wie es ist';
    if (fate.kind === 'broken') return `Fehlerhaft. ${fate.faults.map(({ said }) => said).join(' ')}`;
    if (fate.kind === 'deleted')
      return fate.again
        ? `Am ${day(fate.at)} gelöscht, wird wieder eingetragen: ${fate.what.join(' ')}`
        : `Am ${day(fate.at)} gelöscht: bleibt draußen, außer Sie setzen unten den Haken. Dann: ${fate.what.join(' ')}`;
    return [
      `Doppelt: dieselbe Adresse wie in Zeile ${fate.of}.`,
      ...(fate.adds.length === 0 ? [] : [`Ergänzt sie: ${fate.adds.join(' ')}`]),
      ...(fate.differs.length === 0 ? [] : [`Anders als dort: ${fate.differs.join(', ')}. Es gilt Zeile ${fate.of}.`]),
    ].join(' ');
  },
  decide: {
    heading: 'Übernehmen oder verwerfen',
    deleted: 'Früher gelöschte Adressen wieder eintragen',
    deletedHint: 'Vielleicht wurden sie auf Wunsch gelöscht. Setzen Sie den Haken nur, wenn Sie sicher sind, dass wir ihnen schreiben dürfen.',
    deletedAt: (address: string, day: string) => `${address}, gelöscht am ${day}`,
    looked: (count: number) =>
      `Ich habe gesehen: ${many(count, 'Zeile ist fehlerhaft und wird', 'Zeilen sind fehlerhaft und werden')} nicht übernommen.`,
    take: (count: number) => `${many(count, 'Adresse', 'Adressen')} übernehmen`,
    nothing: 'In dieser Liste gibt es nichts zu übernehmen.',
    goOn: 'Rest übernehmen',
    discard: 'Nichts übernehmen und Liste verwerfen',
  },
  done: {
    title: 'Die Liste ist eingelesen',
    lead: (by: string, at: string) => `Übernommen von ${by} am ${at}.`,
    counts: {
      entered: 'Neu eingetragen',
      changed: 'Geändert',
      unchanged: 'Unverändert',
      deleted: 'Früher gelöscht, nicht eingetragen',
      overtaken: 'Von anderen geändert, so gelassen',
      broken: 'Fehlerhafte Zeilen, nicht übernommen',
    },
    leftOut: 'Zeilen, die nicht übernommen sind',
    leftOutLead: 'Die Zeilen zählen wie in Ihrer Liste. Berichtigen Sie sie dort, und lesen Sie die Liste noch einmal ein: Nichts wird doppelt.',
    leftOutColumns: ['Zeile', 'Was falsch war'],
    leftOutMost: (count: number) => `Gezeigt sind die ersten ${count}.`,
    list: 'Zu den Empfängern',
    other: 'Noch eine Liste einlesen',
  },
  missing: {
    title: 'Diese Liste gibt es nicht mehr',
    lead: 'Die Liste ist verworfen, oder sie ist älter als sieben Tage. Bitte lesen Sie sie noch einmal ein.',
    begun: 'Ein Teil von ihr ist übernommen und bleibt. Lesen Sie sie noch einmal ein, um den Rest zu übernehmen: Nichts wird doppelt.',
    end: 'Verstanden, Hinweis entfernen',
  },
  refused: { title: 'Diese Datei lässt sich nicht als Liste lesen' },
  discarded: 'Die Liste ist verworfen. Es ist nichts übernommen.',
  otherList: 'Unter dieser Adresse liegt inzwischen eine andere Liste. Bitte lesen Sie die Liste noch einmal ein.',
  otherState: 'Seit Sie die Liste angesehen haben, hat sich etwas geändert. Bitte sehen Sie sie noch einmal an. Es ist noch nichts übernommen.',
  notLooked: 'Bitte bestätigen Sie, dass Sie die fehlerhaften Zeilen gesehen haben, oder verwerfen Sie die Liste.',
  tooLarge: 'Die Liste ist zu groß. Möglich sind höchstens 4 Megabyte. Bitte teilen Sie sie auf.',
  tooMany: 'Die Liste hat mehr als 20.000 Zeilen. Bitte teilen Sie sie auf.',
  noLines: 'In der Liste steht keine Zeile mit einer Adresse.',
  errorInLine: (line: string, message: string) => (line === '' ? message : `Zeile ${line}: ${message}`),
} as const;
