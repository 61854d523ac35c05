/** All words of the papers that are no data. German as applicants read them. */
export const texts = {
  title: (reference: string, project: string) => `Antrag ${reference}: ${project}`,
  description: (county: string) => `Kopie eines Antrags auf Förderung beim ${county}`,
  opening: (submittedAt: string) => [
    `Dies ist die Kopie Ihres Antrags. Er ist am ${submittedAt} bei uns eingegangen.`,
    'Diese Kopie bestätigt den Eingang. Sie ist noch keine Zusage.',
  ],
  exampleData: 'Beispieldaten',
  exampleNotice: 'Beispieldaten: Dieser Antrag gehört zu einer Vorführung. Namen und Zahlen sind erfunden.',
  exampleLetter: 'Beispieldaten: Dieses Schreiben gehört zu einer Vorführung. Namen und Zahlen sind erfunden.',
  missingCharacters:
    'Einige Zeichen enthält die Schrift dieses Dokuments nicht. An ihrer Stelle steht in eckigen Klammern die Nummer des Zeichens im Unicode-Standard, zum Beispiel [U+2603]. In unseren Daten stehen die Zeichen so, wie Sie sie eingegeben haben.',
  footer: (reference: string) => `Aktenzeichen ${reference}`,
  page: 'Seite',
  of: 'von',
  received: {
    heading: 'Eingang',
    reference: 'Aktenzeichen',
    submittedAt: 'Eingegangen am',
    round: 'Förderrunde',
    guideline: 'Leitlinie, Fassung',
    requestedAmount: 'Beantragte Förderung',
    contentHash: 'Prüfsumme (SHA-256)',
    contentHashHint: 'An der Prüfsumme lässt sich erkennen, dass der Antrag seit dem Absenden nicht verändert wurde.',
  },
  questions: { heading: 'Ihre Fragen', person: 'Ansprechperson', phone: 'Telefon', email: 'E-Mail', address: 'Anschrift' },
} as const;
