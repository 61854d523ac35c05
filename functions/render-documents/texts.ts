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
  },
  organisation: { heading: 'Organisation', name: 'Name', legalForm: 'Rechtsform', address: 'Anschrift' },
  contact: { heading: 'Ansprechperson', name: 'Name', email: 'E-Mail', phone: 'Telefon', noPhone: 'keine Angabe' },
  project: {
    heading: 'Projekt',
    title: 'Titel',
    shortDescription: 'Kurzbeschreibung',
    places: 'Orte',
    period: 'Zeitraum',
    from: (start: string, end: string) => `${start} bis ${end}`,
  },
  costs: { heading: 'Kosten', columns: ['Kostenart', 'Bezeichnung', 'Betrag'], total: 'Summe der Kosten' },
  financing: { heading: 'Finanzierung', columns: ['Quelle', 'Erläuterung', 'Betrag'], total: 'Summe der Finanzierung' },
  release: {
    heading: 'Freigabe',
    label: 'Weiterverwendung',
    yes: 'Ja, der Kreis darf die Kurzbeschreibung veröffentlichen und weiterverwenden. Sie können das jederzeit widerrufen.',
    no: 'Nein, der Kreis darf die Kurzbeschreibung nicht weiterverwenden.',
  },
  questions: { heading: 'Ihre Fragen', person: 'Ansprechperson', phone: 'Telefon', email: 'E-Mail', address: 'Anschrift' },
} as const;
