import { describe, expect, it } from 'vitest';
import { importFigures } from '../../../functions/import-figures/import-figures.ts';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import file from '../../../shared/domain/statistics/indicators.json' with { type: 'json' };
import { catalogueOf, usedBy } from '../../../shared/domain/statistics/indicators.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { readMessage } from '../../support/read-records.ts';
import { memorySystem } from './memory-system.ts';

const added = {
  code: 'volunteer_sponsors',
  label: 'Ehrenamtliche Patenschaften',
  explanation: 'Patenschaften zwischen Ehrenamtlichen und Zugewanderten, die am letzten Tag des Monats bestanden.',
  plainExplanation: 'Manche Menschen helfen neuen Nachbarn. Das heißt Patenschaft. Wir zählen die Patenschaften.',
  unit: 'C',
  dimensions: ['group'],
  additive: true,
  overTime: 'stock',
  levels: ['county', 'administration', 'municipality'],
  source: 'Freiwilligenagentur',
  disclosure: 'no-known-rule',
  since: '2026-01',
  breaks: [{ from: '2026-03', reason: 'Auch Patenschaften der Kirchen zählen mit.' }],
};
// All that a county does to get one more indicator: a row, and its place in a chapter.
const grown = catalogueOf({ ...file, indicators: [...file.indicators, added] });
const profile = {
  ...county,
  report: { ...county.report, chapters: [...county.report.chapters, { id: 'ehrenamt', title: 'Ehrenamt', indicators: [added.code] }] },
};

const month = '2026-10';
const amt = county.administrations.map(({ area }) => area);
const csv = ['INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE', ...amt.map((area, at) => `${added.code},${area},${month},${at + 100}`), ''].join('\n');

const imported = async (catalogue: typeof grown): Promise<readonly Observation[]> => {
  const taken: Observation[] = [];
  await importFigures(
    {
      now: () => '2026-11-02T08:00:00.000Z',
      digest: surroundings.digest,
      areas: areasOf(county),
      catalogue,
      inbox: { stream: async () => undefined },
      figures: {
        importVintage: async ({ observations }) => {
          for await (const observation of observations) taken.push(observation);
          return { vintage: 'v', months: [month], rows: taken.length, sha256: '' };
        },
      },
    },
    { csv },
    'request-1',
  );
  return taken;
};

describe('an indicator that is added as data', () => {
  it('is imported, with its unit and source', async () => {
    const observations = await imported(usedBy(grown, profile.report));
    expect(observations).toHaveLength(19);
    expect(observations[0]).toMatchObject({ indicator: added.code, unit: 'C', source: 'Freiwilligenagentur', value: 100 });
  });

  it('is refused by a county that does not use it', async () => {
    await expect(imported(usedBy(grown, county.report))).rejects.toMatchObject({ code: 'invalid-figures-file' });
  });

  it('stands in the report and in every download, with its break and its sum', async () => {
    const { deps, deliver, files } = memorySystem();
    deliver(await imported(usedBy(grown, profile.report)));
    const run = deps();
    await publishReport({ month }, { ...run, site: { ...run.site, county: profile, catalogue: usedBy(grown, profile.report) } });
    const page = files.get(`/berichte/${month}/`) ?? '';
    expect(page).toContain('Ehrenamtliche Patenschaften nach Ämtern und amtsfreien Gemeinden, Fälle');
    expect(page).toContain('Seit März 2026 nicht mit früheren Werten vergleichbar: Auch Patenschaften der Kirchen zählen mit.');
    // 100 + 101 + … + 118
    expect(page).toContain('2.071');
    const data = files.get(`/berichte/${month}/zuwanderungsbericht-${month}.csv`) ?? '';
    expect(data).toContain(`${added.code},${county.key},${month},M,_T,_T,_T,_T,2071,C,A,F,Freiwilligenagentur,`);
    expect(files.get(`/berichte/${month}/tabellenschema.json`)).toContain(`"value": "${added.code}"`);
    const [structure] = readMessage(files.get(`/berichte/${month}/zuwanderungsbericht-${month}.json`) ?? '').data.structures;
    const found = structure.dimensions.observation.find(({ id }) => id === 'INDICATOR')?.values.find(({ id }) => id === added.code);
    expect(found).toMatchObject({ name: added.label, description: added.explanation });
    expect(structure.annotations.map(({ text }) => text)).toContainEqual(expect.stringContaining('Auch Patenschaften der Kirchen zählen mit.'));
  });

  it('stands beside the Land with its share, when it exists there too', async () => {
    const both = catalogueOf({ ...file, indicators: [...file.indicators, { ...added, levels: ['state', ...added.levels] }] });
    const used = usedBy(both, profile.report);
    const { deps, deliver, files } = memorySystem();
    const [first] = await imported(used);
    if (first === undefined) throw new Error('nothing imported');
    deliver([
      { ...first, area: county.key, value: 150 },
      { ...first, area: county.state.key, value: 2000, source: 'Land' },
    ]);
    const run = deps();
    await publishReport({ month }, { ...run, site: { ...run.site, county: profile, catalogue: used } });
    expect(files.get(`/berichte/${month}/`)).toMatch(/tabelle-kreis-und-land.*Ehrenamtliche Patenschaften.*7,5.*150.*2\.000/s);
    expect(files.get(`/berichte/${month}/zuwanderungsbericht-${month}.csv`)).toContain(
      `${added.code}_state_share,${county.key},${month},M,_T,_T,_T,_T,7.5,%,A,F,`,
    );
    expect(files.get(`/berichte/${month}/tabellenschema.json`)).toContain(`"value": "${added.code}_state_share"`);
  });
});
