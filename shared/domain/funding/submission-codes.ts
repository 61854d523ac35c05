/** What proves that an organisation serves the public (Gemeinnützigkeit), §§ 60a and 63 AO. */
export const taxNotices = {
  exemption: 'Freistellungsbescheid',
  'section-60a': 'Bescheid nach § 60a AO (neue Organisation)',
  applied: 'Ein neuer Bescheid ist beantragt',
  none: 'Nein, wir sind nicht als gemeinnützig anerkannt',
} as const;

/** Does the applicant get input tax back (Vorsteuerabzug)? Then the plan has net amounts. */
export const inputTaxes = {
  none: 'Nein, wir planen mit Bruttobeträgen',
  full: 'Ja, wir planen mit Nettobeträgen',
  partial: 'Zum Teil',
} as const;

/** Kind of application (Erst-, Folge- und Verlängerungsantrag). */
export const projectKinds = {
  new: 'Ein neues Projekt',
  continued: 'Ein Projekt, das weiterentwickelt wird',
  extension: 'Die Verlängerung eines geförderten Projekts',
} as const;

/** When the first binding contract is made: whoever has made it already is not funded. */
export const projectStarts = {
  'after-decision': 'Erst nach der Entscheidung',
  early: 'Schon vor der Entscheidung, mit Ihrer schriftlichen Erlaubnis',
} as const;

/** Whom a project is for. Groups only, never persons and never the origin of a person (Art. 9 GDPR). */
export const targetGroups = {
  refugees: 'Geflüchtete',
  immigrants: 'Zugewanderte',
  women: 'Frauen und Mädchen',
  children: 'Kinder bis 13 Jahre',
  youth: 'Jugendliche von 14 bis 17 Jahre',
  'young-adults': 'Junge Erwachsene',
  families: 'Familien',
  older: 'Ältere Menschen',
  volunteers: 'Ehrenamtliche',
  everyone: 'Alle Menschen im Ort',
} as const;

/** Target groups that make a protection plan (Schutzkonzept) necessary. */
export const minors: readonly (keyof typeof targetGroups)[] = ['children', 'youth'];

/** Units of a cost line. `hour`, `kilometre` and `meal` may have a ceiling in the round. */
export const costUnits = {
  hour: 'Stunden',
  day: 'Tage',
  month: 'Monate',
  kilometre: 'Kilometer',
  meal: 'Mahlzeiten',
  person: 'Personen',
  piece: 'Stück',
  event: 'Veranstaltungen',
} as const;

/** Where money of others stands; what is only planned or applied for makes an award conditional (rule V7). */
export const fundingStatuses = {
  planned: 'geplant',
  applied: 'beantragt',
  approved: 'zugesagt',
} as const;

/** Kinds of papers that belong to an application. */
export const paperKinds = {
  statutes: 'Satzung oder Gesellschaftsvertrag',
  'register-extract': 'Registerauszug',
  'tax-notice': 'Freistellungsbescheid oder Bescheid nach § 60a AO',
  'board-list': 'Liste des Vorstands',
  'project-description': 'Ausführliche Projektbeschreibung',
  quotes: 'Vergleichsangebote',
  'other-award-notices': 'Zusagen anderer Geldgeber',
  'partner-letter': 'Schreiben von Partnern',
  'municipal-opinion': 'Stellungnahme der Gemeinde',
  'child-protection': 'Schutzkonzept',
  timetable: 'Zeitplan',
  other: 'Etwas anderes',
} as const;
