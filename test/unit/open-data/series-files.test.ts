import { describe, expect, it } from 'vitest';
import { writeLists } from '../../../functions/publish-report/lists/list-files.ts';
import { growSeries } from '../../../functions/publish-report/lists/series-files.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { seriesSchema } from '../../../shared/domain/statistics/published-series.ts';
import type { MonthRelease } from '../../../shared/domain/statistics/release.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { type IssueValue, issueFile, releaseOf, site, snapshot } from '../../support/listed-issues.ts';
import { memoryPublication } from '../../support/memory-publication.ts';

const september: readonly IssueValue[] = [
  ['foreign_population', '01058', 100],
  ['foreign_population', '010585803', undefined],
  ['private_entries', '01058', 7],
];
const october: readonly IssueValue[] = [['foreign_population', '01058', 105]];

/** A bucket with the issues of two months, the second one corrected. */
const bucket = (beforePut?: Parameters<typeof memoryPublication>[0]) => {
  const publication = memoryPublication(beforePut);
  for (const file of [
    issueFile('2026-09', 1, september),
    issueFile('2026-10', 1, october),
    issueFile('2026-10', 2, [['foreign_population', '01058', 106]]),
  ])
    publication.files.set(file.path, file.body);
  return publication;
};
const grow = (releases: readonly MonthRelease[], { store }: ReturnType<typeof bucket>) => growSeries(catalogue, releases, store);
const dataOf = ({ files }: ReturnType<typeof bucket>) =>
  new Map([...files].filter(([path]) => path.startsWith('/daten/')).sort(([a], [b]) => (a < b ? -1 : 1)));

const both = [releaseOf('2026-10', 2), releaseOf('2026-09')];

describe('the series', () => {
  it('hold each month’s newest revision with the values of the month itself, a line each', async () => {
    const publication = bucket();
    await grow(both, publication);
    const lines = publication.text('/daten/zeitreihen.csv').split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
      'foreign_population,01058,2026-09',
      'foreign_population,010585803,2026-09',
      'private_entries,01058,2026-09',
      'foreign_population,01058,2026-10',
      '',
    ]);
    expect(lines[4]).toContain(',106,P,A,F,"Quelle, ""eine""",,2026-10/2,,"zwei Zeilen"');
    expect(publication.text('/daten/reihen/foreign_population.csv').split('\r\n')).toEqual(lines.filter((line) => !line.startsWith('private')));
    const series = seriesSchema.parse(JSON.parse(publication.text('/daten/reihen/foreign_population.json')));
    expect(series.months).toEqual({
      '2026-09': {
        revision: 1,
        rows: [
          ['01058', '_T', '_T', '_T', '_T', 100, 'A', 'F'],
          ['010585803', '_T', '_T', '_T', '_T', null, 'Q', 'C'],
        ],
      },
      '2026-10': { revision: 2, rows: [['01058', '_T', '_T', '_T', '_T', 106, 'A', 'F']] },
    });
  });

  it('have the same bytes in whatever order the months came, and are not written again for nothing', async () => {
    const [once, later] = [bucket(), bucket()];
    await grow(both, once);
    await grow([releaseOf('2026-10', 1)], later);
    await grow([releaseOf('2026-10', 1), releaseOf('2026-09')], later);
    await grow(both, later);
    expect(dataOf(later)).toEqual(dataOf(once));
    const before = later.writes.length;
    await grow(both, later);
    expect(later.writes).toHaveLength(before);
  });

  it('lose what a correction took back', async () => {
    const publication = bucket();
    await grow(both, publication);
    const corrected = issueFile('2026-09', 2, [['foreign_population', '01058', 99]]);
    publication.files.set(corrected.path, corrected.body);
    const { contents } = await grow([releaseOf('2026-10', 2), releaseOf('2026-09', 2)], publication);
    expect(contents.months['2026-09']).toEqual({ revision: 2, indicators: ['foreign_population'] });
    expect(publication.text('/daten/reihen/private_entries.csv').split('\r\n')).toHaveLength(2);
    expect(publication.text('/daten/reihen/private_entries.json')).not.toContain('2026');
    expect(publication.text('/daten/zeitreihen.csv')).not.toContain('private_entries');
  });

  it('lose no month when two releases write at once', async () => {
    const strangers = bucket();
    await grow([releaseOf('2026-09')], strangers);
    let meanwhile = new Map(dataOf(strangers));
    // Just before the first write of each file somebody else has written it with September.
    const publication = bucket(({ path }) => {
      const theirs = meanwhile.get(path);
      if (theirs === undefined) return;
      publication.files.set(path, theirs);
      meanwhile = new Map([...meanwhile].filter(([other]) => other !== path));
    });
    await grow([releaseOf('2026-10', 2)], publication);
    // Files that only the others have.
    for (const [path, body] of meanwhile) publication.files.set(path, body);
    const whole = bucket();
    await grow(both, whole);
    expect(dataOf(publication)).toEqual(dataOf(whole));
  });

  it('are made up for after a run that died at any write', async () => {
    const whole = bucket();
    await grow(both, whole);
    for (let call = 0; call < whole.writes.length; call += 1) {
      let calls = 0;
      const publication = bucket(() => {
        calls += 1;
        if (calls === call + 1) throw new Error('died');
      });
      await expect(grow(both, publication)).rejects.toThrow('died');
      await grow(both, publication);
      expect(dataOf(publication)).toEqual(dataOf(whole));
    }
  });

  it('go on without an issue whose file is gone or has other columns', async () => {
    const publication = bucket();
    publication.files.set('/berichte/2026-09/revision-1/zuwanderungsbericht-2026-09.csv', new TextEncoder().encode('A,B\r\n1,2\r\n'));
    const { contents } = await grow([...both, releaseOf('2020-01')], publication);
    expect(Object.keys(contents.months)).toEqual(['2026-10']);
  });
});

describe('all lists', () => {
  it('are the same for the same releases, and each has a path of its own', async () => {
    const lists = async () => {
      const publication = bucket();
      const written = await writeLists({ site, releases: both, month: '2026-10', funding: snapshot([]) }, publication.store, surroundings.hash);
      return written.map(({ path, body }) => [path, surroundings.hash(body)]);
    };
    const written = await lists();
    expect(await lists()).toEqual(written);
    const paths = written.map(([path]) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(
      expect.arrayContaining(['/daten/', '/daten/reihen/', '/daten/katalog.ttl', '/daten/ausgaben.json', '/daten/sitemap.xml', '/berichte/']),
    );
    // Nothing was awarded: 360Giving knows no empty package.
    expect(paths.filter((path) => path?.includes('foerderungen'))).toEqual([]);
  });
});
