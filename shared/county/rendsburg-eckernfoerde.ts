import { byName } from './by-name.ts';
import { formerAreas, independentMunicipalities, type MunicipalityRow, offices } from './municipalities-01058.ts';
import { networks } from './networks-01058.ts';
import { population2024 } from './population-01058-2024.ts';
import type { Administration, CountyProfile, Municipality } from './profile.ts';
import { tiles } from './tiles-01058.ts';

// Towns are marked in the register; everything else is a Gemeinde.
const municipalityOf = ([ags, name, kind]: MunicipalityRow): Municipality => ({ ags, name, kind: kind ?? 'Gemeinde' });

const municipalities = [
  ...offices.flatMap(({ key, municipalities: rows }) => rows.map((row) => ({ ...municipalityOf(row), amt: key }))),
  ...independentMunicipalities.map(municipalityOf),
].sort((a, b) => (a.ags < b.ags ? -1 : 1));

// Ämter by name with their Gemeinden by name, then the amtsfreie Gemeinden by name: the order of every table and of the form.
const administrations: readonly Administration[] = [
  ...offices
    .map(({ key, name, validFrom, municipalities: rows }) => ({
      area: key,
      name: `Amt ${name}`,
      kind: 'amt' as const,
      ...(validFrom !== undefined && { validFrom }),
      municipalities: [...rows].sort(([, a], [, b]) => byName(a, b)).map(([ags]) => ags),
    }))
    .sort((a, b) => byName(a.name, b.name)),
  ...independentMunicipalities.map(municipalityOf).map(({ ags, name, kind }) => ({
    area: ags,
    name: `${kind} ${name}`,
    kind: 'amtsfrei' as const,
    municipalities: [ags],
  })),
];

/**
 * Kreis Rendsburg-Eckernförde. Address, telephone and persons are example data until the county fills them in:
 * a number with only zeros and a domain that ends in `.example` reach nobody.
 */
export const rendsburgEckernfoerde: CountyProfile = {
  key: '01058',
  name: 'Kreis Rendsburg-Eckernförde',
  state: { key: '01', name: 'Schleswig-Holstein' },
  // Check digits are right, the bank does not exist: no bank has the number 00000000.
  payments: { name: 'Kreis Rendsburg-Eckernförde', iban: 'DE39000000005800000001' },
  // § 2 Gesetz über Sonn- und Feiertage Schleswig-Holstein; Reformation Day since 2018.
  holidays: ['new-year', 'good-friday', 'easter-monday', 'labour-day', 'ascension', 'whit-monday', 'unity', 'reformation', 'christmas', 'boxing-day'],
  office: {
    name: 'Koordinierungsstelle Integration und Teilhabe (KIT-Stelle)',
    street: 'Musterstraße 1 (Beispiel)',
    city: '24768 Rendsburg',
    phone: '04331 000-0',
    email: 'kit-stelle@rendsburg-eckernfoerde.example',
  },
  department: { name: 'Fachdienst Zuwanderung', costCentre: 'Teilhaushalt 313901' },
  contact: { name: 'Team der KIT-Stelle', phone: '04331 000-0' },
  representative: 'die Landrätin oder den Landrat',
  law: {
    accessibility: 'Landesbehindertengleichstellungsgesetz Schleswig-Holstein (LBGG), §§ 11 bis 17',
    accessibilityComplaints: {
      name: 'Beschwerdestelle für barrierefreie Informationstechnik beim Schleswig-Holsteinischen Landtag',
      url: 'https://www.landtag.ltsh.de/beauftragte/beschwerdestelle-fuer-barrieren/',
    },
    dataProtection: '§ 3 Landesdatenschutzgesetz Schleswig-Holstein (LDSG)',
    dataProtectionAuthority: {
      name: 'Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein (ULD)',
      url: 'https://www.datenschutzzentrum.de/',
    },
    dataProtectionOfficer: 'datenschutz@rendsburg-eckernfoerde.example',
    // Usual municipal periods; the county decides.
    retention: [
      { what: 'Bewilligte Anträge', howLong: 'zehn Jahre nach dem Ende des Verfahrens' },
      { what: 'Abgelehnte und zurückgezogene Anträge', howLong: 'drei Jahre nach dem Ende des Verfahrens' },
    ],
  },
  populations: [population2024],
  municipalities,
  administrations,
  tiles,
  formerAreas,
  collection: {
    askDay: 1,
    time: '08:00',
    dueDay: 15,
    reminderDays: [10, 15, 18],
    freezeDay: 20,
    indicators: [
      {
        code: 'municipal_housing_places',
        parts: [
          { status: 'shared', label: 'Gemeinschaftsunterkünfte' },
          { status: 'flat', label: 'Wohnungen' },
        ],
      },
      {
        code: 'municipal_housing_occupied',
        parts: [
          { status: 'shared', label: 'Gemeinschaftsunterkünfte' },
          { status: 'flat', label: 'Wohnungen' },
        ],
        municipalities: true,
      },
    ],
  },
  report: {
    title: 'Bericht über die Entwicklung der Zuwanderung im Kreis Rendsburg-Eckernförde',
    draftDay: 20,
    day: 25,
    time: '06:00',
    keyFigures: [
      'allocations_to_municipality',
      'private_entries',
      'ukraine_registered_stock',
      'municipal_housing_occupied',
      'foreign_population',
      'naturalisations',
    ],
    crosses: [
      { indicator: 'ukraine_registered_stock', rows: 'age', columns: 'sex' },
      { indicator: 'residents_by_status', rows: 'status', columns: 'sex' },
    ],
    chapters: [
      {
        id: 'zuweisungen',
        title: 'Zuweisungen und Aufnahme',
        indicators: [
          'allocations_to_municipality',
          'allocation_target_municipality',
          'allocation_balance',
          'allocation_fulfilment_rate',
          'private_entries',
          'allocation_forecast_year',
        ],
        charts: [
          { kind: 'lines', title: 'Zuweisungen und private Einreisen', indicators: ['allocations_to_municipality', 'private_entries'], months: 24 },
          { kind: 'tiles', title: 'Erfüllungsquote nach Ämtern und amtsfreien Gemeinden', indicator: 'allocation_fulfilment_rate' },
          { kind: 'stack', title: 'Zuweisungen nach Personengruppe', indicators: ['allocations_to_district'], dimension: 'status', months: 12 },
        ],
      },
      {
        id: 'herkunft',
        title: 'Herkunft',
        indicators: ['allocations_to_district'],
        charts: [
          {
            kind: 'lines',
            title: 'Zuweisungen nach den häufigsten Staatsangehörigkeiten',
            indicators: ['allocations_to_district'],
            dimension: 'citizenship',
            months: 24,
          },
        ],
      },
      {
        id: 'ukraine',
        title: 'Geflüchtete aus der Ukraine',
        indicators: ['ukraine_registered_stock'],
        charts: [{ kind: 'lines', title: 'Vertriebene aus der Ukraine', indicators: ['ukraine_registered_stock'], months: 24 }],
      },
      {
        id: 'unterbringung',
        title: 'Unterbringung',
        indicators: ['municipal_housing_places', 'municipal_housing_occupied', 'municipal_housing_free'],
        charts: [
          {
            kind: 'stack',
            title: 'Belegte Plätze nach Art der Unterkunft',
            indicators: ['municipal_housing_occupied'],
            dimension: 'status',
            months: 12,
          },
        ],
      },
      {
        id: 'bevoelkerung',
        title: 'Ausländische Bevölkerung und Aufenthaltsstatus',
        indicators: ['foreign_population', 'foreign_population_share', 'residents_by_status', 'obliged_to_leave', 'asylblg_recipients'],
        charts: [{ kind: 'areas', title: 'Anteil der ausländischen Bevölkerung nach Gemeinden', indicator: 'foreign_population_share' }],
      },
      { id: 'uma', title: 'Unbegleitete minderjährige Ausländer', indicators: ['unaccompanied_minors'] },
      {
        id: 'sprache-arbeit',
        title: 'Sprache, Arbeit, Ausbildung',
        indicators: ['integration_course_entries', 'sgb2_recipients_foreign', 'employed_unemployed_foreign'],
        charts: [
          { kind: 'lines', title: 'Neue Teilnehmende in Integrationskursen', indicators: ['integration_course_entries'], months: 24 },
          { kind: 'lines', title: 'Regelleistungsberechtigte im SGB II', indicators: ['sgb2_recipients_foreign'], months: 24 },
        ],
      },
      {
        id: 'einbuergerungen',
        title: 'Einbürgerungen',
        indicators: ['naturalisations', 'naturalisations_applications'],
        charts: [{ kind: 'bars', title: 'Anträge und Einbürgerungen', indicators: ['naturalisations_applications', 'naturalisations'], months: 12 }],
      },
      { id: 'rueckkehr', title: 'Rückkehr', indicators: ['departures_voluntary', 'deportations', 'dublin_transfers'] },
      {
        id: 'land',
        title: 'Der Kreis im Land',
        // A week: a register that is read on a Sunday beside one that is read at the end of the month.
        stateComparison: { mostDaysApart: 7 },
        indicators: [
          'allocation_quota_district',
          'arrivals_registered',
          'arrivals_total_incl_transferred',
          'arrivals_forwarded_other_states',
          'arrivals_late_registered_children',
          'arrivals_ukraine_state_housing',
          'asylum_first_applications',
          'asylum_decisions',
          'protection_rate',
          'state_housing_occupants',
          'state_housing_occupants_avg',
          'state_housing_capacity',
          'state_housing_occupancy_rate',
        ],
      },
    ],
  },
  networks,
  openData: {
    licence: {
      id: 'CC-BY-4.0',
      iri: 'http://dcat-ap.de/def/licenses/cc-by/4.0',
      name: 'Creative Commons Namensnennung 4.0 International (CC BY 4.0)',
      url: 'https://creativecommons.org/licenses/by/4.0/deed.de',
    },
    attribution: 'Kreis Rendsburg-Eckernförde, KIT-Stelle',
    // DCAT-AP.de has the period in a field of its own; the guide of the state's portal would add `, {period}`.
    titles: '{title}, {place}',
    // Until GovData has given the county an id of its own: the portal of the state would hand its data on.
    contributor: 'http://dcat-ap.de/def/contributors/schleswigHolstein',
    // Until 360Giving has given the county a prefix.
    grantPrefix: '360G-kreis-beispiel',
  },
  credits: ['© Statistisches Bundesamt (Destatis), Gemeindeverzeichnis, Auszug (Namen, Schlüssel, Bevölkerung)'],
};
