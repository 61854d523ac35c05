/** All words of these pages that are no data. */
export const texts = {
  file: {
    description: (county: string) => `Entwurf einer Vorlage für die Gremien des Kreises, ${county}`,
    exampleData: 'Beispieldaten',
    exampleNotice: 'Beispieldaten: Diese Vorlage gehört zu einer Vorführung. Namen und Zahlen sind erfunden.',
    page: 'Seite',
    of: 'von',
    missingCharacters:
      'Einige Zeichen enthält die Schrift dieses Dokuments nicht. An ihrer Stelle steht in eckigen Klammern die Nummer des Zeichens im Unicode-Standard, zum Beispiel [U+2603].',
  },
} as const;
