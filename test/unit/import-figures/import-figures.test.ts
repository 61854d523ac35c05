import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFigures } from '../../../functions/import-figures/import-figures.ts';
import { county } from '../../../shared/county/county.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import type { VintageImport } from '../../../shared/store/figures-store.ts';
import { observation } from '../../support/observations.ts';
import { dialect, observations, writeCsv } from './figures-csv.ts';

const areas = areasOf(county);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** The use case with an inbox of given files and a store that only remembers. */
const running = (files: Record<string, Uint8Array> = {}) => {
  const imported: (VintageImport & { readonly observations: readonly Observation[] })[] = [];
  const deps = {
    // 00:30 on 1 November in Berlin, still October in UTC.
    now: () => '2026-10-31T23:30:00.000Z',
    digest: surroundings.digest,
    areas,
    catalogue,
    // Three bytes at a time: no rule may depend on where a piece ends.
    inbox: { stream: async (key: string) => files[key] && inPieces(files[key], 3) },
    figures: {
      importVintage: async (vintage: VintageImport) => {
        const observations: Observation[] = [];
        for await (const observation of vintage.observations) observations.push(observation);
        const sha256 = typeof vintage.sha256 === 'string' ? vintage.sha256 : vintage.sha256();
        imported.push({ ...vintage, sha256, observations });
        return { vintage: 'v', months: ['2026-10'], rows: observations.length, sha256 };
      },
    },
  };
  return { imported, run: (event: unknown) => importFigures(deps, event, 'request-1') };
};
const refusal = async (event: unknown, files?: Record<string, Uint8Array>): Promise<Refusal> => {
  const { imported, run } = running(files);
  try {
    await run(event);
  } catch (fault) {
    expect(imported).toEqual([]);
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  throw new Error('accepted');
};

const csv = 'INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nforeign_population,01058,2026-11,7\n';

describe('import figures', () => {
  it('keeps a file that comes with the event', async () => {
    const { imported, run } = running();
    expect(await run({ csv })).toEqual({ vintage: 'v', months: ['2026-10'], rows: 1, sha256: surroundings.hash(csv) });
    expect(imported).toEqual([
      {
        request: 'request-1',
        receivedAt: '2026-10-31T23:30:00.000Z',
        sha256: surroundings.hash(csv),
        source: 'event',
        origin: { kind: 'import', by: 'Betrieb' },
        // November has begun in Berlin.
        observations: [observation({ period: '2026-11', value: 7 })],
      },
    ]);
  });

  it('keeps a file of the inbox, and remembers which', async () => {
    const { imported, run } = running({ 'eingang/2026/zahlen.csv': new TextEncoder().encode(csv) });
    await run({ key: 'eingang/2026/zahlen.csv' });
    expect(imported).toMatchObject([{ source: 'eingang/2026/zahlen.csv', observations: [{ value: 7 }] }]);
  });

  it('opens no file for a request that has already imported', async () => {
    const done = { vintage: 'v', months: ['2026-10'], rows: 1, sha256: 'first' };
    let opened = 0;
    const deps = {
      now: () => '2026-10-31T23:30:00.000Z',
      digest: surroundings.digest,
      areas,
      catalogue,
      inbox: {
        stream: async () => {
          opened += 1;
          return undefined;
        },
      },
      figures: { importVintage: async () => done },
    };
    expect(await importFigures(deps, { key: 'eingang/a.csv' }, 'request-1')).toEqual(done);
    expect(opened).toBe(0);
  });

  it('refuses a file and says everything in the message, which is all that Lambda hands on', async () => {
    const broken = 'INDICATOR;REF_AREA;TIME_PERIOD;OBS_VALUE;a/b\nforeign_population;1058;2026-10;7;\nprotection_rate;01;2026-10;1.000;\n';
    const refused = await refusal({ csv: broken });
    expect(refused.code).toBe('invalid-figures-file');
    expect(refused.message.split('\n')).toEqual([
      'Die Datei wurde nicht übernommen. Sie enthält 3 Fehler:',
      'Zeile 1, Spalte 5 (a/b): Eine Spalte „a/b“ gibt es nicht. Bitte entfernen Sie sie.',
      expect.stringMatching(/^Zeile 2, Spalte 2 \(REF_AREA\): Hier fehlt die führende Null/),
      expect.stringMatching(/^Zeile 3, Spalte 4 \(OBS_VALUE\): „1\.000“ ist mehrdeutig/),
    ]);
    expect(refused.errors.map(({ pointer }) => pointer)).toEqual(['/1/a~1b', '/2/REF_AREA', '/3/OBS_VALUE']);
  });

  it('places errors without a column, and says how many it does not list', async () => {
    expect((await refusal({ csv: '' })).message).toBe('Die Datei wurde nicht übernommen. Sie enthält einen Fehler:\nZeile 1: Die Datei ist leer.');
    expect((await refusal({ csv: `${csv.split('\n')[0]}\n` })).message).toContain('Zeile 1: Unter der Kopfzeile stehen keine Zahlen.');
    expect((await refusal({ csv: 'INDICATOR,REF_AREA,TIME_PERIOD\n' })).message).toContain('Zeile 1 (OBS_VALUE): Die Spalte OBS_VALUE fehlt.');
    const many = await refusal({ csv: csv + 'foreign_population,01058,2026-11,7\n'.repeat(150) });
    expect(many.message).toContain('Sie enthält 150 Fehler, hier die ersten 100:');
    expect(many.errors).toHaveLength(100);
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    { csv, key: 'eingang/a.csv' },
    { csv, more: 1 },
    { csv: 1 },
    { key: '' },
    { key: 'berichte/a.csv' },
    { key: 'eingang/' },
    { key: 'eingang/a/' },
    { key: 'eingang/../berichte/a.csv' },
    { key: '/eingang/a.csv' },
    { key: 'eingang/a\nb.csv' },
    { key: `eingang/${'a'.repeat(2000)}` },
  ])('refuses the event %j', async (event) => {
    expect(await refusal(event)).toMatchObject({ code: 'malformed-request', message: expect.stringContaining('nicht beides') });
  });

  it('refuses a key without a file', async () => {
    expect(await refusal({ key: 'eingang/a.csv' })).toMatchObject({ code: 'not-found', message: 'Im Eingang liegt keine Datei eingang/a.csv.' });
  });

  it('reads back every valid set of observations, however a program writes it', async () => {
    await fc.assert(
      fc.asyncProperty(observations, dialect, async (rows, way) => {
        const { imported, run } = running();
        await run({ csv: writeCsv(rows, way) });
        expect(imported[0]?.observations).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it('reads a damaged file equal or refuses it, and throws nothing else', async () => {
    const damage = fc.record({ at: fc.nat(), remove: fc.nat({ max: 40 }), insert: fc.uint8Array({ maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(observations, dialect, damage, async (rows, way, { at, remove, insert }) => {
        const bytes = new TextEncoder().encode(writeCsv(rows, way));
        const from = at % bytes.length;
        const damaged = Uint8Array.of(...bytes.subarray(0, from), ...insert, ...bytes.subarray(from + remove));
        const { imported, run } = running({ 'eingang/a.csv': damaged });
        const refused = await run({ key: 'eingang/a.csv' }).then(
          () => undefined,
          (fault: unknown) => fault,
        );
        expect(imported).toHaveLength(refused === undefined ? 1 : 0);
        if (refused !== undefined) expect(refused).toBeInstanceOf(Refusal);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('refuses garbage', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await refusal({ key: 'eingang/a.csv' }, { 'eingang/a.csv': bytes })).code).toBe('invalid-figures-file');
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
