import { formatMonth, type Instant, lastDayOf, type Month } from '../../../shared/domain/calendar.ts';
import { breakSentence } from '../../../shared/domain/statistics/figure-text.ts';
import type { Indicator } from '../../../shared/domain/statistics/indicator.ts';
import { archivePath, cataloguePath, dataPath, dataSchemaPath, explorePath } from '../../../shared/domain/statistics/publication-paths.ts';
import type { ReportSite } from '../report-site.ts';
import { type Thing, turtleOf, type Value } from './turtle.ts';

/** A file that a dataset is handed out as. */
type Download = { readonly path: string; readonly sha256: string; readonly bytes: number };

/** What the catalogue says of the data beside the site. */
export type CatalogueFacts = {
  /** First appearance and last change of anything. */
  readonly issued: Instant;
  readonly modified: Instant;
  /** One, or none while no month is in the series. */
  readonly all: readonly SeriesFacts[];
  /** Indicators with values, in the order of the county's catalogue. */
  readonly series: readonly (SeriesFacts & { readonly indicator: Indicator })[];
  /** Absent while there is no award. */
  readonly grants?: { readonly download: Download; readonly from: string; readonly until: string; readonly modified: Instant };
};

type SeriesFacts = { readonly download: Download; readonly first: Month; readonly last: Month };

const authority = 'http://publications.europa.eu/resource/authority';
const sha256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256';
const geocoding = 'http://dcat-ap.de/def/politicalGeocoding';

const iri = (address: string): Value => ({ iri: address });
const german = (text: string): Value => ({ german: text });
const text = (content: string): Value => ({ text: content });
const date = (day: string): Value => ({ text: day, type: 'xsd:date' });
const instant = (at: Instant): Value => ({ text: at, type: 'xsd:dateTime' });

/**
 * The catalogue after DCAT-AP.de 3.0: a dataset for each indicator, one for all of them, one for the awards. A series is one dataset with one
 * CSV that grows, never a distribution for each month. A portal of the state takes a dataset only with a licence, a start, a place, a theme and
 * a day of issue.
 */
export const catalogueTurtle = (site: ReportSite, facts: CatalogueFacts): string => {
  const datasets = [...datasetsOf(site, facts)];
  const { county, siteUrl, exampleData } = site;
  const catalogue: Thing = {
    iri: partOf(site, 'katalog'),
    type: 'dcat:Catalog',
    statements: [
      ['dct:title', german(`${exampleMark(exampleData)}Zuwanderung und Integration, ${county.name}`)],
      ['dct:description', german(`Offene Daten zu Zuwanderung, Aufnahme und geförderten Integrationsprojekten. Herausgeber: ${county.name}.`)],
      ['dct:publisher', iri(partOf(site, 'herausgeber'))],
      ['dct:language', iri(`${authority}/language/DEU`)],
      ['dct:license', iri(county.openData.licence.iri)],
      ['dct:spatial', iri(placeOf(site, 'county'))],
      ['dct:issued', instant(facts.issued)],
      ['dct:modified', instant(facts.modified)],
      ['foaf:homepage', iri(siteUrl + dataPath)],
      ['dcat:themeTaxonomy', iri(`${authority}/data-theme`)],
      ['dcat:dataset', ...datasets.map((dataset) => iri(partOf(site, dataset.id)))],
    ],
  };
  return turtleOf([catalogue, ...shared(site), ...datasets.flatMap((dataset) => thingsOf(site, dataset))]);
};

const exampleMark = (exampleData: boolean): string => (exampleData ? 'Beispieldaten: ' : '');

const partOf = ({ siteUrl }: ReportSite, id: string): string => `${siteUrl}${cataloguePath}#${id}`;

type Place = 'state' | 'county';

const placeOf = ({ county }: ReportSite, place: Place): string =>
  place === 'state' ? `${geocoding}/stateKey/${county.state.key}` : `${geocoding}/districtKey/${county.key}`;

type Dataset = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly theme: 'SOCI' | 'GOVE';
  readonly keywords: readonly string[];
  readonly place: Place;
  readonly download: Download;
  readonly from: string;
  readonly until: string;
  readonly issued: Instant;
  readonly modified: Instant;
  readonly page: string;
  readonly provenance: string;
  readonly versionNotes: readonly string[];
  readonly conformsTo?: string;
};

const datasetsOf = (site: ReportSite, { issued, modified, all, series, grants }: CatalogueFacts): readonly Dataset[] => {
  const { county } = site;
  const ofSeries = ({ download, first, last }: SeriesFacts) =>
    ({ theme: 'SOCI', download, from: `${first}-01`, until: lastDayOf(last), issued, modified, conformsTo: dataSchemaPath }) as const;
  return [
    ...all.map((own) => ({
      id: 'zeitreihen',
      title: 'Alle Zeitreihen zur Zuwanderung',
      description: 'Alle Zahlen der Monatsberichte zur Zuwanderung, für jeden Monat in der neuesten Fassung, für Kreis, Ämter und Gemeinden.',
      keywords: ['Zuwanderung', 'Integration', ...county.report.chapters.map(({ title }) => title)],
      place: 'county' as const,
      page: archivePath,
      provenance: `${county.report.title}. Die Spalte SOURCE nennt für jede Zahl die Quelle.`,
      versionNotes: [],
      ...ofSeries(own),
    })),
    ...series.map(({ indicator, ...own }) => ({
      id: `reihe-${indicator.code}`,
      title: indicator.label,
      description: `${indicator.explanation} Einheit: ${indicator.unitLabel}. Monatswerte, für jeden Monat in der neuesten Fassung.`,
      keywords: ['Zuwanderung', ...chaptersOf(site, indicator)],
      place: isOfState(indicator) ? ('state' as const) : ('county' as const),
      page: explorePath(indicator.code),
      provenance: `Quelle: ${indicator.source}. ${disclosureOf(site, indicator)}`.trim(),
      versionNotes: indicator.breaks.map(breakSentence),
      ...ofSeries(own),
    })),
    ...(grants === undefined ? [] : [grantsDataset(site, issued, grants)]),
  ];
};

const isOfState = ({ levels: found }: Indicator): boolean => found.every((level) => level === 'state');

const chaptersOf = ({ county }: ReportSite, { code }: Indicator): readonly string[] =>
  county.report.chapters.flatMap(({ title, indicators }) => (indicators.includes(code) ? [title] : []));

const disclosureOf = ({ catalogue }: ReportSite, { disclosure }: Indicator): string =>
  catalogue.disclosureRules.find(({ code }) => code === disclosure)?.text ?? '';

const grantsDataset = ({ county }: ReportSite, issued: Instant, grants: NonNullable<CatalogueFacts['grants']>): Dataset => ({
  id: 'foerderungen',
  title: 'Geförderte Integrationsprojekte',
  description:
    'Bewilligte Integrationsprojekte mit Träger, Ort, Zeitraum und Betrag, in den Spalten von 360Giving. Privatpersonen sind nicht genannt.',
  theme: 'GOVE',
  keywords: ['Förderung', 'Integration', 'Projekte'],
  place: 'county',
  page: dataPath,
  provenance: `Förderanträge und Bewilligungen: ${county.office.name}.`,
  versionNotes: [],
  issued,
  ...grants,
});

/** What all datasets point at. */
const shared = (site: ReportSite): readonly Thing[] => {
  const { county, siteUrl } = site;
  const place = (iriOfPlace: string, name: string): Thing => ({
    iri: iriOfPlace,
    type: 'dct:Location',
    statements: [['locn:geographicName', german(name)]],
  });
  return [
    {
      iri: partOf(site, 'herausgeber'),
      type: 'foaf:Organization',
      statements: [
        ['rdf:type', iri('http://xmlns.com/foaf/0.1/Agent')],
        ['foaf:name', german(county.name)],
        ['dct:type', iri('http://purl.org/adms/publishertype/LocalAuthority')],
      ],
    },
    {
      iri: partOf(site, 'kontakt'),
      type: 'vcard:Kind',
      statements: [
        ['vcard:fn', text(county.office.name)],
        ['vcard:hasEmail', iri(`mailto:${county.office.email}`)],
        ['vcard:hasTelephone', iri(`tel:${county.office.phone.replace(/[^+\d]/g, '')}`)],
        ['vcard:hasURL', iri(`${siteUrl}/kontakt`)],
      ],
    },
    {
      iri: siteUrl + dataSchemaPath,
      type: 'dct:Standard',
      statements: [['rdfs:label', german('Spalten der Zeitreihen (Frictionless Table Schema)')]],
    },
    { iri: sha256, type: 'spdx:ChecksumAlgorithm', statements: [] },
    place(placeOf(site, 'county'), county.name),
    place(placeOf(site, 'state'), county.state.name),
  ];
};

/** The title by the pattern of the county. Periods are months: `September 2025 bis Oktober 2026`. */
const titleOf = ({ county, exampleData }: ReportSite, { title, place, from, until }: Dataset): string => {
  const parts: Readonly<Record<string, string>> = {
    title,
    place: (place === 'state' ? county.state : county).name,
    period: `${formatMonth(from.slice(0, 7))} bis ${formatMonth(until.slice(0, 7))}`,
  };
  return exampleMark(exampleData) + county.openData.titles.replace(/\{(\w+)\}/g, (all, name) => parts[name] ?? all);
};

const levels = { county: 'administrativeDistrict', state: 'state' } as const;

const thingsOf = (site: ReportSite, dataset: Dataset): readonly Thing[] => {
  const { county, siteUrl } = site;
  const part = (id: string): string => partOf(site, `${dataset.id}${id}`);
  const { download, conformsTo } = dataset;
  const title = titleOf(site, dataset);
  const whole: Thing = {
    iri: part(''),
    type: 'dcat:Dataset',
    statements: [
      ['dct:title', german(title)],
      ['dct:description', german(dataset.description)],
      ['dct:identifier', text(part(''))],
      ['dct:publisher', iri(partOf(site, 'herausgeber'))],
      ['dcat:contactPoint', iri(partOf(site, 'kontakt'))],
      ['dcatde:contributorID', iri(county.openData.contributor)],
      ['dcat:theme', iri(`${authority}/data-theme/${dataset.theme}`)],
      ['dcat:keyword', ...[...new Set(dataset.keywords)].map(german)],
      ['dct:spatial', iri(placeOf(site, dataset.place))],
      ['dcatde:politicalGeocodingURI', iri(placeOf(site, dataset.place))],
      ['dcatde:politicalGeocodingLevelURI', iri(`${geocoding}/Level/${levels[dataset.place]}`)],
      ['dct:temporal', iri(part('-zeitraum'))],
      ['dct:accrualPeriodicity', iri(`${authority}/frequency/MONTHLY`)],
      ['dcat:temporalResolution', { text: 'P1M', type: 'xsd:duration' }],
      ['dcatap:availability', iri(`${authority}/planned-availability/AVAILABLE`)],
      ['dct:language', iri(`${authority}/language/DEU`)],
      ['dct:issued', instant(dataset.issued)],
      ['dct:modified', instant(dataset.modified)],
      ['dcat:landingPage', iri(siteUrl + dataset.page)],
      ['dct:provenance', iri(part('-herkunft'))],
      ['adms:versionNotes', ...dataset.versionNotes.map(german)],
      ['dcat:distribution', iri(part('-csv'))],
    ],
  };
  return [
    whole,
    {
      iri: part('-zeitraum'),
      type: 'dct:PeriodOfTime',
      statements: [
        ['dcat:startDate', date(dataset.from)],
        ['dcat:endDate', date(dataset.until)],
      ],
    },
    { iri: part('-herkunft'), type: 'dct:ProvenanceStatement', statements: [['rdfs:label', german(dataset.provenance)]] },
    { iri: siteUrl + dataset.page, type: 'foaf:Document', statements: [] },
    {
      iri: part('-csv'),
      type: 'dcat:Distribution',
      statements: [
        ['dct:title', german(`${title} (CSV)`)],
        ['dcat:accessURL', iri(siteUrl + download.path)],
        ['dcat:downloadURL', iri(siteUrl + download.path)],
        ['dct:license', iri(county.openData.licence.iri)],
        ['dcatde:licenseAttributionByText', german(county.openData.attribution)],
        ['dct:format', iri(`${authority}/file-type/CSV`)],
        ['dcat:mediaType', iri('https://www.iana.org/assignments/media-types/text/csv')],
        ['dcat:byteSize', { text: String(download.bytes), type: 'xsd:nonNegativeInteger' }],
        ['dct:modified', instant(dataset.modified)],
        ['dct:conformsTo', ...(conformsTo === undefined ? [] : [iri(siteUrl + conformsTo)])],
        ['spdx:checksum', iri(part('-pruefsumme'))],
      ],
    },
    {
      iri: part('-pruefsumme'),
      type: 'spdx:Checksum',
      statements: [
        ['spdx:algorithm', iri(sha256)],
        ['spdx:checksumValue', { text: download.sha256, type: 'xsd:hexBinary' }],
      ],
    },
  ];
};
