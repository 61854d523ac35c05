const withUnit = (title: string, unit: string | undefined): string => (unit === undefined ? title : `${title}, ${unit}`);

/** All words of the PDF that are no data. */
export const texts = {
  contents: 'Inhalt',
  description: (county: string) => `Monatlicher Bericht der KIT-Stelle, ${county}`,
  publisher: 'Herausgegeben von',
  revision: (revision: number) => `${revision}. Fassung`,
  online: 'Im Internet mit allen Daten:',
  exampleData: 'Beispieldaten',
  exampleNotice: 'Beispieldaten: Dieser Bericht gehört zu einer Vorführung. Alle Zahlen sind erfunden.',
  page: 'Seite',
  of: 'von',
  de: {
    table: (number: string, title: string, unit: string | undefined) => `Tabelle ${number}: ${withUnit(title, unit)}`,
    figure: (number: number, title: string) => `Abbildung ${number}: ${title}`,
  },
  en: {
    table: (number: string, title: string, unit: string | undefined) => `Table ${number}: ${withUnit(title, unit)}`,
    figure: (number: number, title: string) => `Figure ${number}: ${title}`,
  },
} as const;
