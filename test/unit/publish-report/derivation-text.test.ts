import { describe, expect, it } from 'vitest';
import { formulaText, populationSentences, unitText } from '../../../functions/publish-report/derivation-text.ts';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { county } from '../../../shared/county/county.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { grown } from '../../support/catalogue-rows.ts';
import { observation } from '../../support/observations.ts';
import { csvRecords } from '../../support/read-records.ts';
import { memorySystem } from './memory-system.ts';

const month = '2026-10';
const share = catalogue.of('foreign_population_share');
const reference = { month, date: '2025-12-31', source: 'Statistik', afterMonth: false };

describe('what a derived figure refers to', () => {
  it('stands beside its unit', () => {
    const perThousand = grown({ code: 'a', unit: 'P_THAB', formula: { kind: 'ratio', numerator: 'private_entries', denominator: 'population' } }).of(
      'a',
    );
    const notForeign = grown({
      code: 'b',
      unit: 'P',
      formula: { kind: 'difference', minuend: 'population', subtrahend: 'foreign_population' },
    }).of('b');
    expect(unitText(share, reference)).toBe('Prozent (je 100 Einwohnerinnen und Einwohner am 31. Dezember 2025)');
    expect(unitText(perThousand, reference)).toBe('je 1.000 Einwohnerinnen und Einwohner am 31. Dezember 2025');
    expect(unitText(notForeign, reference)).toBe('Personen (Einwohnerzahl am 31. Dezember 2025)');
    expect(unitText(catalogue.of('allocation_fulfilment_rate'), undefined)).toBe('Prozent');
  });

  it.each([
    ['municipal_housing_free', undefined, 'A minus B'],
    ['allocation_fulfilment_rate', undefined, 'A geteilt durch B, mal 100'],
    ['foreign_population_share', reference, 'A je 100 Einwohnerinnen und Einwohner am 31. Dezember 2025'],
    ['foreign_population_state_share', undefined, 'A geteilt durch B im Land, mal 100'],
  ])('says how %s is computed', (code, population, text) => {
    expect(formulaText(catalogue.of(code), ['A', 'B'], population)).toBe(text);
  });

  it('names other months where they have other inhabitants, and where there are none of before', () => {
    expect(populationSentences(undefined)).toEqual([]);
    const earlier = { month: '2025-10', date: '2024-12-31', source: 'Statistik', afterMonth: false };
    expect(populationSentences({ ...reference, others: [earlier] })).toEqual(['Für Oktober 2025 gilt die Einwohnerzahl am 31. Dezember 2024.']);
    expect(populationSentences({ ...reference, afterMonth: true, others: [{ ...earlier, afterMonth: true }] })).toEqual([
      'Für Oktober 2026: eine frühere Einwohnerzahl liegt nicht vor.',
      'Für Oktober 2025 gilt die Einwohnerzahl am 31. Dezember 2024, eine frühere Einwohnerzahl liegt nicht vor.',
    ]);
  });
});

describe('a report with a second count of inhabitants', () => {
  const [first] = county.populations;
  const profile = {
    ...county,
    populations: [...county.populations, { date: '2025-12-31', source: 'Neue Zählung', persons: first?.persons ?? {} }],
    report: { ...county.report, keyFigures: ['foreign_population_share'] },
  };
  const released = async () => {
    const { deps, deliver, files, events } = memorySystem();
    deliver(['2025-10', '2026-09', month].flatMap((period) => county.administrations.map(({ area }) => observation({ area, period, value: 1000 }))));
    const run = deps();
    await publishReport({ month }, { ...run, site: { ...run.site, county: profile } });
    return { page: files.get(`/berichte/${month}/`) ?? '', csv: files.get(`/berichte/${month}/zuwanderungsbericht-${month}.csv`) ?? '', events };
  };

  it('names the day beside every rate, in notes, chart and explanations', async () => {
    const { page } = await released();
    const unit = 'Prozent (je 100 Einwohnerinnen und Einwohner am 31. Dezember 2025)';
    expect(page).toContain(`Tabelle 5.2</a>: Anteil der ausländischen Bevölkerung nach Ämtern und amtsfreien Gemeinden, ${unit}`);
    expect(page).toContain(`<th scope="row">Anteil der ausländischen Bevölkerung, ${unit}</th>`);
    expect(page.match(/Für Oktober 2025 gilt die Einwohnerzahl am 31\. Dezember 2024\./g)).toHaveLength(2);
    expect(page).toContain('Berechnung: Ausländische Bevölkerung je 100 Einwohnerinnen und Einwohner am 31. Dezember 2025.');
    expect(page).toContain('Ab Dezember 2025 gilt die Einwohnerzahl am 31. Dezember 2025.');
    expect(page).toContain('Für Oktober 2026: Einwohnerzahl am 31. Dezember 2025 (Neue Zählung).');
    expect(page).toContain(`Für Oktober 2025: Einwohnerzahl am 31. Dezember 2024 (${first?.source}).`);
  });

  it('says it to programs and to the mails', async () => {
    const { csv, events } = await released();
    const commentOf = (period: string): string | undefined =>
      csvRecords(csv).find(
        (row) => row['INDICATOR'] === 'foreign_population_share' && row['REF_AREA'] === county.key && row['TIME_PERIOD'] === period,
      )?.['COMMENT_OBS'];
    const rate = 'berechnet: Ausländische Bevölkerung je 100 Einwohnerinnen und Einwohner am 31. Dezember';
    expect(commentOf(month)).toMatch(new RegExp(`^${rate} 2025: \\d+$`));
    expect([commentOf('2026-09'), commentOf('2025-10')]).toEqual([`${rate} 2025`, `${rate} 2024`]);
    expect(events[0]?.county).toMatchObject([{ populationDate: '2025-12-31' }]);
  });
});
