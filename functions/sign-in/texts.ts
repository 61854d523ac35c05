/** Everything people read on the pages of this capability. */
export const texts = {
  signIn: {
    title: 'Anmelden für Mitarbeitende',
    description: 'Hier melden sich Menschen an, die beim Kreis mit Anträgen und Zahlen arbeiten.',
    lead: 'Diese Seiten sind für Menschen, die beim Kreis mit Anträgen und Zahlen arbeiten. Sie sind zurzeit nicht angemeldet.',
    account: 'Sie melden sich mit Ihrem Dienstkonto an. Wir erfahren dabei Ihren Namen und Ihre Rollen, nicht Ihr Passwort.',
    button: 'Mit dem Dienstkonto anmelden',
    cookie: 'Wir speichern dafür zwei Cookies in Ihrem Browser: einen für die zehn Minuten der Anmeldung, einen, bis Sie sich abmelden.',
    ended: 'Für diese Seite müssen Sie angemeldet sein',
    endedWhy: 'Wir melden Sie nach 60 Minuten ohne Klick ab, und spätestens nach acht Stunden.',
    applicant: 'Sie möchten wissen, wie es um Ihren Antrag steht?',
    applicantLink: 'Stand Ihres Antrags',
  },
  again: {
    title: 'Noch einmal anmelden',
    lead: 'Für Freigaben und Auszahlungen darf Ihre Anmeldung höchstens 15 Minuten alt sein. So kann niemand an einem offenen Bildschirm in Ihrem Namen freigeben.',
    how: 'Melden Sie sich mit Ihrem Dienstkonto noch einmal an. Danach gehen Sie zurück in das andere Fenster. Dort sind Ihre Eingaben noch da.',
  },
  leave: {
    title: 'Weiter zur Anmeldung',
    lead: 'Wir leiten Sie zum Anmeldedienst Ihres Hauses weiter.',
    link: 'Weiter zum Anmeldedienst',
  },
  signedOut: {
    title: 'Sie sind abgemeldet',
    lead: 'Hier sind Sie abgemeldet. Beim Anmeldedienst Ihres Hauses sind Sie vielleicht noch angemeldet. Wir leiten Sie dorthin weiter, damit Sie sich auch dort abmelden können.',
    link: 'Weiter zum Anmeldedienst',
  },
  invalid: {
    lead: 'Jede Anmeldung gilt zehn Minuten, nur einmal und nur in dem Browser, in dem sie begonnen hat. Bitte beginnen Sie noch einmal.',
    cancelled: 'Der Anmeldedienst hat die Anmeldung nicht bestätigt. Vielleicht haben Sie sie abgebrochen. Sie können noch einmal beginnen.',
    notFresh:
      'Der Anmeldedienst hat nicht noch einmal nach Ihrem Passwort gefragt. Für Freigaben ist das nötig. Bitte melden Sie sich dort ab, und beginnen Sie noch einmal. Hilft das nicht, wenden Sie sich an Ihre IT.',
    button: 'Noch einmal anmelden',
    desk: 'Sie sind schon angemeldet?',
    deskLink: 'Zum Schreibtisch',
    call: 'Klappt es wieder nicht? Dann rufen Sie uns bitte an:',
  },
  noRole: {
    lead: (name: string) =>
      `Ihr Dienstkonto „${name}“ ist bekannt, aber es hat hier keine Rolle. Ohne Rolle können Sie diese Seiten nicht öffnen, und wir haben Sie nicht angemeldet.`,
    ask: 'Brauchen Sie den Zugang für Ihre Arbeit? Dann fragen Sie bitte, wer in Ihrem Haus die Zugänge vergibt, oder rufen Sie uns an:',
    other: 'Haben Sie noch ein anderes Konto? Melden Sie sich zuerst beim Anmeldedienst ab.',
    button: 'Abmelden und neu beginnen',
  },
  desk: {
    title: 'Schreibtisch',
    who: 'Name',
    roles: (count: number) => (count === 1 ? 'Rolle' : 'Rollen'),
    since: 'Ihre Anmeldung gilt bis',
    open: 'Das können Sie hier tun',
    nothing: 'Hier gibt es für Ihre Rolle noch keine Seiten',
    nothingWhy: 'Hier stehen künftig die Seiten, die zu Ihrer Rolle gehören, und was auf Sie wartet. Sobald es die erste gibt, finden Sie sie hier.',
  },
} as const;
