import { createHash } from 'node:crypto';
import type { UploadDeps } from '../../functions/upload-figures/check-upload.ts';
import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { countySourceMappings } from '../../shared/county/source-mappings.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import type { ImportResult, Origin, Vintage } from '../../shared/domain/statistics/vintage.ts';
import { readSheet } from '../../shared/spreadsheets/read-rows.ts';

/** An upload with what counts before it, without a database; the store tests hold the real stores to the same promises. */
export const memoryUploads = () => {
  const known: { readonly vintage: Vintage; readonly values: readonly Observation[] }[] = [];
  const published: string[] = [];
  const files = new Map<string, Uint8Array>();
  const results = new Map<string, ImportResult>();

  /** Keeps values of one month as a vintage. */
  const keep = (values: readonly Observation[], origin: Partial<Origin>, source = 'zahlen.csv'): Vintage => {
    const receivedAt = new Date(Date.UTC(2026, 10, 1, 8, known.length)).toISOString();
    const month = values[0]?.period ?? '';
    const name = `${receivedAt}#${String(known.length).padStart(8, '0')}`;
    const common = { month, vintage: name, sha256: 'a'.repeat(64), rows: values.length, receivedAt, source, months: [month] };
    const vintage: Vintage = { ...common, kind: 'import', by: 'Kim Beispiel', ...origin };
    known.push({ vintage, values });
    return vintage;
  };

  const vintages = async (month: string): Promise<Vintage[]> => known.flatMap(({ vintage }) => (vintage.month === month ? [vintage] : []));

  const deps: UploadDeps = {
    now: () => '2026-11-20T08:00:00.000Z',
    hash: (content) => createHash('sha256').update(content).digest('hex'),
    areas: areasOf(county),
    catalogue,
    root: county.state.key,
    mappings: countySourceMappings(),
    keyOf: (id) => id,
    maximum: 1_000_000,
    readSheet,
    inbox: { read: async (key) => files.get(key) },
    uploads: { remove: async (id) => void files.delete(id) },
    figures: {
      vintages,
      valuesOf: async ({ vintage }) => [...(known.find((each) => each.vintage.vintage === vintage)?.values ?? [])],
      observations: async (month) => known.flatMap(({ vintage, values }) => (vintage.month === month ? values : [])),
      importVintage: async ({ request, source, origin, observations }) => {
        const values: Observation[] = [];
        for await (const observation of observations) values.push(observation);
        const { vintage, months, rows, sha256 } = keep(values, origin, source);
        results.set(request, { vintage, months, rows, sha256 });
        return { vintage, months, rows, sha256 };
      },
    },
    imports: { importOf: async (id) => results.get(id) },
    releases: { releases: async () => published.map((month) => ({ month, revision: 1, issues: [], files: [] })) },
  };

  return { deps, keep, vintages, files, published };
};
