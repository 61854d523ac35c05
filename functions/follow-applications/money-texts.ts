/** Everything applicants read about decisions and money. */
export const moneyTexts = {
  unknown: 'Diesen Bescheid gibt es nicht. Bitte gehen Sie zur Seite Ihres Antrags.',
  missing: {
    title: 'Der Bescheid ist noch nicht als Datei da',
    lead: 'Wir erstellen die Datei, nachdem der Bescheid freigegeben ist. Das dauert wenige Minuten. Versuchen Sie es bitte später noch einmal.',
    back: 'Zurück zum Antrag',
  },
  decisions: {
    heading: (count: number) => (count === 1 ? 'Ihr Bescheid' : 'Ihre Bescheide'),
    terms: { sent: 'Versandt', amount: 'Bewilligt', period: 'Bewilligungszeitraum', final: 'Widerspruch' },
    download: (kind: string, day: string) => `${kind} vom ${day} herunterladen (PDF)`,
    between: (from: string, until: string) => `${from} bis ${until}`,
    internal: 'Der Kreis stellt das Geld im eigenen Haushalt bereit. Einen Widerspruch gibt es nicht.',
    waived: 'Sie haben auf einen Widerspruch verzichtet.',
    open: (until: string) => `Sie können bis zum ${until} Widerspruch einlegen. Wie das geht, steht im Bescheid.`,
    closed: (until: string) => `Die Frist für einen Widerspruch endete am ${until}.`,
    paidFrom: (from: string) =>
      `Ausgezahlt wird ab dem ${from}. Möchten Sie das Geld früher? Dann sprechen Sie mit uns: Sie können auf den Widerspruch verzichten.`,
  },
  plan: {
    heading: 'Wann Sie Geld bekommen',
    columns: { instalment: 'Rate', amount: 'Betrag', when: 'Wann' },
    instalment: (place: number) => `Rate ${place}`,
    rest: (open: string, when: string) => `noch ${open}: ${when}`,
    paid: (day: string) => `am ${day} zur Zahlung freigegeben`,
    ordered: 'wird gerade bearbeitet',
    payable: 'wird als Nächstes bearbeitet',
    retained: 'wenn Ihr Verwendungsnachweis bei uns ist',
    notFinal: (from: string) => `ab dem ${from}`,
    later: (from: string) => `am ${from}`,
  },
  payments: {
    heading: 'Zahlungen an Sie',
    columns: { day: 'Freigegeben', amount: 'Betrag', purpose: 'Wofür', payee: 'Konto', use: 'Zu verwenden bis' },
    internal: 'innerhalb des Haushalts',
    later: (released: string, due: string) => `${released}, Überweisung zum ${due}`,
    note: 'Das Geld ist nach wenigen Bankarbeitstagen auf dem Konto, oder kurz nach dem Tag der Überweisung, der dabeisteht. Stimmt das Konto nicht? Dann rufen Sie uns bitte sofort an.',
  },
  proof: {
    heading: 'Verwendungsnachweis',
    due: (day: string) =>
      `Bitte zeigen Sie uns bis zum ${day}, was Sie gemacht haben und wofür Sie das Geld ausgegeben haben. Was dazugehört, steht im Bescheid.`,
    overdue: (day: string) => `Der Verwendungsnachweis war bis zum ${day} fällig. Solange er fehlt, können wir Ihrer Organisation nichts auszahlen.`,
    received: (day: string) => `Ihr Verwendungsnachweis ist am ${day} eingegangen.`,
  },
} as const;
