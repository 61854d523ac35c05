import type { Application } from '../../shared/domain/funding/application.ts';
import type { costCategories, financingSources, legalForms } from '../../shared/domain/funding/round.ts';

/** What an invented application says. Amounts are whole euros, days `MM-DD` of the budget year. */
type Told = {
  readonly organisation: string;
  readonly legalForm: keyof typeof legalForms;
  /** Host of the mail address, below .example. */
  readonly slug: string;
  readonly contact: string;
  readonly title: string;
  readonly description: string;
  /** Number of municipalities. */
  readonly places: number;
  readonly from: string;
  readonly to: string;
  readonly costs: readonly (readonly [keyof typeof costCategories, string, number])[];
  /** Everything but this grant. */
  readonly others: readonly (readonly [Exclude<keyof typeof financingSources, 'county'>, string, number])[];
  readonly reuse: boolean;
};

/** Either decided (`approved` where it was less than asked for), or still on its way. */
export type ExampleProject = Told &
  (
    | { readonly outcome: 'awarded' | 'rejected' | 'withdrawn'; readonly approved?: number }
    | { readonly state: Extract<Application['state'], 'submitted' | 'formal_check' | 'info_requested' | 'assessed'> }
  );

/** Nobody and nothing here exists. */
export const exampleProjects: readonly ExampleProject[] = [
  {
    outcome: 'awarded',
    organisation: 'Beispielverein Sprachbrücke Musterstadt e. V.',
    legalForm: 'association',
    slug: 'sprachbruecke-musterstadt',
    contact: 'Kim Beispiel',
    title: 'Sprachcafé am Vormittag',
    description: 'Zweimal in der Woche üben Frauen mit kleinen Kindern Deutsch. Die Kinder werden nebenan betreut.',
    places: 2,
    from: '01-15',
    to: '12-15',
    costs: [
      ['fees', 'Kursleitung, 2 × 3 Stunden in der Woche', 9600],
      ['childcare', 'Kinderbetreuung', 4800],
      ['materials', 'Lehrbücher und Spielzeug', 900],
    ],
    others: [
      ['own', 'Mitgliedsbeiträge', 800],
      ['municipality', 'Zuschuss der Stadt', 1500],
    ],
    reuse: true,
  },
  {
    outcome: 'awarded',
    approved: 14_000,
    organisation: 'Musterwerkstatt Zweirad gGmbH',
    legalForm: 'nonprofit-company',
    slug: 'musterwerkstatt',
    contact: 'Alex Muster',
    title: 'Fahrradwerkstatt für alle',
    description: 'Jugendliche mit und ohne Fluchtgeschichte setzen Fahrräder instand und lernen dabei Fachwörter des Handwerks.',
    places: 3,
    from: '02-01',
    to: '12-31',
    costs: [
      ['staff', 'Anleitung, 10 Stunden in der Woche', 15_200],
      ['materials', 'Ersatzteile', 2400],
      ['rent', 'Werkstattraum', 3600],
    ],
    others: [
      ['own', 'Eigenmittel', 2200],
      ['private', 'Stiftung Beispiel', 3000],
    ],
    reuse: true,
  },
  {
    outcome: 'awarded',
    organisation: 'Gemeinschaftsschule am Musterwald (Beispiel)',
    legalForm: 'school',
    slug: 'schule-musterwald',
    contact: 'Sam Exempel',
    title: 'Ein Jahr auf der Bühne',
    description: 'Schülerinnen und Schüler aus Willkommensklassen schreiben mit anderen ein Stück und führen es in vier Orten auf.',
    places: 4,
    from: '01-10',
    to: '06-30',
    costs: [
      ['fees', 'Theaterpädagogik', 5200],
      ['equipment', 'Bühnenbild und Kostüme', 1900],
      ['travel', 'Fahrten zu den Auftritten', 800],
    ],
    others: [['donations', 'Förderverein der Schule', 1200]],
    reuse: true,
  },
  {
    outcome: 'awarded',
    organisation: 'Kirchengemeinde Musterdorf (Beispiel)',
    legalForm: 'public-corporation',
    slug: 'kirchengemeinde-musterdorf',
    contact: 'Robin Probe',
    title: 'Begegnungsgarten',
    description: 'Nachbarn bauen gemeinsam Gemüse an, kochen und feiern ein Erntefest.',
    places: 1,
    from: '03-01',
    to: '10-31',
    costs: [
      ['materials', 'Erde, Saatgut, Werkzeug', 2600],
      ['volunteering', 'Aufwandsentschädigungen', 1800],
      ['catering', 'Erntefest', 600],
    ],
    others: [['in-kind', 'Arbeitsstunden der Gemeinde', 1000]],
    reuse: false,
  },
  {
    outcome: 'awarded',
    organisation: 'Sportfreunde Beispielhausen e. V.',
    legalForm: 'association',
    slug: 'sportfreunde-beispielhausen',
    contact: 'Toni Vorlage',
    title: 'Schwimmen lernen',
    description: 'Frauen und Mädchen lernen in eigenen Zeiten schwimmen. Trainerinnen werden ausgebildet.',
    places: 5,
    from: '04-01',
    to: '12-20',
    costs: [
      ['fees', 'Trainerinnen', 6400],
      ['rent', 'Hallenzeiten', 4200],
      ['insurance', 'Versicherung', 400],
    ],
    others: [
      ['income', 'Teilnahmebeiträge', 900],
      ['own', 'Eigenmittel', 1100],
    ],
    reuse: true,
  },
  {
    outcome: 'awarded',
    organisation: 'Landesverband Muster der Migrantenorganisationen (Beispiel)',
    legalForm: 'federation',
    slug: 'landesverband-muster',
    contact: 'Luca Schablone',
    title: 'Lotsinnen und Lotsen im Amt',
    description: 'Ausgebildete Ehrenamtliche begleiten zu Behörden und erklären Briefe in einfacher Sprache.',
    places: 8,
    from: '01-01',
    to: '12-31',
    costs: [
      ['staff', 'Koordination, 12 Stunden in der Woche', 19_500],
      ['volunteering', 'Aufwandsentschädigungen', 5400],
      ['interpreting', 'Sprachmittlung', 2100],
    ],
    others: [
      ['own', 'Eigenmittel', 2700],
      ['state', 'Landesprogramm (Beispiel)', 4000],
    ],
    reuse: true,
  },
  {
    outcome: 'rejected',
    organisation: 'Beispielmedien Institut',
    legalForm: 'institution',
    slug: 'beispielmedien',
    contact: 'Jona Attrappe',
    title: 'Podcast Ankommen',
    description: 'Zwölf Folgen mit Menschen, die im Kreis neu angefangen haben.',
    places: 1,
    from: '02-01',
    to: '11-30',
    costs: [
      ['staff', 'Redaktion', 17_800],
      ['equipment', 'Aufnahmetechnik', 2400],
    ],
    others: [['own', 'Eigenmittel', 1200]],
    reuse: true,
  },
  {
    outcome: 'withdrawn',
    organisation: 'Förderkreis Musterbücherei e. V.',
    legalForm: 'association',
    slug: 'foerderkreis-musterbuecherei',
    contact: 'Nicola Skizze',
    title: 'Vorlesen in sieben Sprachen',
    description: 'Eltern lesen in ihrer Sprache vor, Kinder hören auf Deutsch mit.',
    places: 2,
    from: '03-01',
    to: '12-01',
    costs: [
      ['materials', 'Zweisprachige Bücher', 1400],
      ['volunteering', 'Aufwandsentschädigungen', 900],
    ],
    others: [['donations', 'Spenden', 300]],
    reuse: true,
  },
  {
    state: 'assessed',
    organisation: 'Nachbarschaftshaus Musterquartier e. V.',
    legalForm: 'association',
    slug: 'nachbarschaftshaus-muster',
    contact: 'Charlie Modell',
    title: 'Kochen über Grenzen',
    description: 'Jeden Monat kochen Nachbarn aus zwei Ländern füreinander. Die Rezepte werden ein Heft in leichter Sprache.',
    places: 2,
    from: '02-01',
    to: '12-15',
    costs: [
      ['catering', 'Lebensmittel', 2200],
      ['publicity', 'Rezeptheft', 1600],
      ['fees', 'Leitung', 3000],
    ],
    others: [['own', 'Eigenmittel', 700]],
    reuse: true,
  },
  {
    state: 'info_requested',
    organisation: 'Stiftung Musterhafen (Beispiel)',
    legalForm: 'foundation',
    slug: 'stiftung-musterhafen',
    contact: 'Mika Entwurf',
    title: 'Segeln verbindet',
    description: 'Jugendliche aus drei Orten lernen segeln und machen einen Sportbootführerschein.',
    places: 3,
    from: '05-01',
    to: '09-30',
    costs: [
      ['fees', 'Segellehrer', 7200],
      ['rent', 'Boote', 3900],
      ['insurance', 'Versicherung', 600],
    ],
    others: [['private', 'Stiftungsmittel', 4000]],
    reuse: false,
  },
  {
    state: 'formal_check',
    organisation: 'Amt Beispielland',
    legalForm: 'municipality',
    slug: 'amt-beispielland',
    contact: 'Sascha Platzhalter',
    title: 'Willkommensmappe in einfacher Sprache',
    description: 'Alle Wege im Amt auf zwölf Seiten, mit Bildern und in sechs Sprachen.',
    places: 6,
    from: '01-15',
    to: '06-30',
    costs: [
      ['interpreting', 'Übersetzung in sechs Sprachen', 3600],
      ['publicity', 'Gestaltung und Druck', 4100],
    ],
    others: [['municipality', 'Mittel des Amtes', 2000]],
    reuse: true,
  },
  {
    state: 'submitted',
    organisation: 'Frauentreff Musterbrück e. V.',
    legalForm: 'association',
    slug: 'frauentreff-musterbrueck',
    contact: 'Andrea Übung',
    title: 'Mutig in den Beruf',
    description: 'Zwanzig Frauen klären ihre Abschlüsse, schreiben Bewerbungen und besuchen Betriebe.',
    places: 2,
    from: '03-01',
    to: '11-30',
    costs: [
      ['staff', 'Beratung, 8 Stunden in der Woche', 9900],
      ['childcare', 'Kinderbetreuung', 2600],
      ['travel', 'Fahrten zu Betrieben', 700],
    ],
    others: [
      ['own', 'Eigenmittel', 1300],
      ['social-insurance', 'Jobcenter (Beispiel)', 2500],
    ],
    reuse: true,
  },
];
