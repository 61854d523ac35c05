import { Parser } from 'n3';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueTurtle } from '../../../functions/publish-report/lists/catalogue.ts';
import { writeLists } from '../../../functions/publish-report/lists/list-files.ts';
import { iriOf, type Name } from '../../../functions/publish-report/lists/turtle.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { issueFile, project, releaseOf, site, snapshot } from '../../support/listed-issues.ts';
import { memoryPublication } from '../../support/memory-publication.ts';

const publication = memoryPublication();
let quads: ReturnType<Parser['parse']> = [];

beforeAll(async () => {
  for (const month of ['2026-09', '2026-10']) {
    const { path, body } = issueFile(month, 1, [
      ['foreign_population', '01058', 100],
      ['asylum_first_applications', '01', 12],
    ]);
    publication.files.set(path, body);
  }
  const inputs = { site, releases: [releaseOf('2026-10'), releaseOf('2026-09')], month: '2026-10', funding: snapshot([project]) };
  await writeLists(inputs, publication.store, surroundings.hash);
  quads = new Parser().parse(publication.text('/daten/katalog.ttl'));
});

const valuesOf = (subject: string, name: Name): readonly string[] =>
  quads.filter((quad) => quad.subject.value === subject && quad.predicate.value === iriOf(name)).map(({ object }) => object.value);
const ofType = (name: Name): readonly string[] =>
  quads.filter(({ predicate, object }) => predicate.value === iriOf('rdf:type') && object.value === iriOf(name)).map(({ subject }) => subject.value);
const part = (id: string): string => `https://teilhabe.example/daten/katalog.ttl#${id}`;

describe('the catalogue', () => {
  it('has titles as the county’s portal wants them', () => {
    expect(valuesOf(part('reihe-foreign_population'), 'dct:title')).toEqual(['Ausländische Bevölkerung, Kreis Rendsburg-Eckernförde']);
    const titles = '{title} in {place} von {period}';
    const county = { ...site.county, openData: { ...site.county.openData, titles } };
    const download = { path: '/daten/zeitreihen.csv', sha256: '00', bytes: 1 };
    const all = [{ download, first: '2026-09', last: '2026-10' }];
    const turtle = catalogueTurtle({ ...site, county, exampleData: true }, { issued: '', modified: '', all, series: [] });
    expect(turtle).toContain(
      '"Beispieldaten: Alle Zeitreihen zur Zuwanderung in Kreis Rendsburg-Eckernförde von September 2026 bis Oktober 2026"@de',
    );
  });

  it('has one dataset for everything, one for each indicator with values, one for the awards, and each is what it lists', () => {
    const datasets = ['zeitreihen', 'reihe-foreign_population', 'reihe-asylum_first_applications', 'foerderungen'].map(part);
    expect(ofType('dcat:Dataset').toSorted()).toEqual(datasets.toSorted());
    const [catalogue = ''] = ofType('dcat:Catalog');
    expect(valuesOf(catalogue, 'dcat:dataset').toSorted()).toEqual(datasets.toSorted());
    for (const name of ['dct:title', 'dct:description', 'dct:publisher'] as const) expect(valuesOf(catalogue, name)).toHaveLength(1);
  });

  it('says of every dataset once what DCAT-AP.de and the portal of the state ask for', () => {
    const asked = [
      ...(['dct:title', 'dct:description', 'dct:publisher', 'dcat:contactPoint', 'dcatde:contributorID', 'dcat:theme', 'dct:spatial'] as const),
      ...(['dcatde:politicalGeocodingURI', 'dcatde:politicalGeocodingLevelURI', 'dct:temporal', 'dct:accrualPeriodicity', 'dct:issued'] as const),
      ...(['dct:modified', 'dct:provenance', 'dcat:distribution'] as const),
    ];
    for (const dataset of ofType('dcat:Dataset')) {
      for (const name of asked) expect([dataset, name, valuesOf(dataset, name).length]).toEqual([dataset, name, 1]);
      const [period = ''] = valuesOf(dataset, 'dct:temporal');
      expect(valuesOf(period, 'dcat:startDate')[0]).toMatch(/^2026-0[39]-01$/);
      expect(valuesOf(dataset, 'dct:accrualPeriodicity')).toEqual(['http://publications.europa.eu/resource/authority/frequency/MONTHLY']);
    }
  });

  it('hands each dataset out as one CSV with licence and the hash of the published bytes', () => {
    const distributions = ofType('dcat:Distribution');
    expect(distributions).toHaveLength(4);
    for (const distribution of distributions) {
      expect(valuesOf(distribution, 'dct:license')).toEqual(['http://dcat-ap.de/def/licenses/cc-by/4.0']);
      expect(valuesOf(distribution, 'dcatde:licenseAttributionByText')).toEqual([site.county.openData.attribution]);
      expect(valuesOf(distribution, 'dct:format')).toEqual(['http://publications.europa.eu/resource/authority/file-type/CSV']);
      const [address = ''] = valuesOf(distribution, 'dcat:accessURL');
      const body = publication.files.get(address.replace(site.siteUrl, ''));
      expect(body).toBeDefined();
      const [checksum = ''] = valuesOf(distribution, 'spdx:checksum');
      expect(valuesOf(checksum, 'spdx:checksumValue')).toEqual([surroundings.hash(body ?? '')]);
      expect(valuesOf(distribution, 'dcat:byteSize')).toEqual([String(body?.length)]);
    }
  });

  it('knows whose figures are the Land’s, and where the counting changed', () => {
    expect(valuesOf(part('reihe-asylum_first_applications'), 'dcatde:politicalGeocodingURI')).toEqual([
      'http://dcat-ap.de/def/politicalGeocoding/stateKey/01',
    ]);
    expect(valuesOf(part('reihe-foreign_population'), 'dcatde:politicalGeocodingURI')).toEqual([
      'http://dcat-ap.de/def/politicalGeocoding/districtKey/01058',
    ]);
    const indicators = ['foreign_population', 'asylum_first_applications'].map(site.catalogue.of);
    for (const { code, breaks } of indicators) expect(valuesOf(part(`reihe-${code}`), 'adms:versionNotes')).toHaveLength(breaks.length);
    expect(indicators.some(({ breaks }) => breaks.length > 0)).toBe(true);
  });

  it('points at nothing of its own that it does not describe', () => {
    const described = new Set(quads.map(({ subject }) => subject.value));
    const own = quads.map(({ object }) => object).filter(({ termType, value }) => termType === 'NamedNode' && value.includes('katalog.ttl#'));
    expect(own.filter(({ value }) => !described.has(value))).toEqual([]);
    expect(own.length).toBeGreaterThan(10);
  });
});
