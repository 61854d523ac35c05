import type * as z from 'zod';
import { contentsPath, seriesPath } from '../../shared/domain/statistics/publication-paths.ts';
import { type Contents, contentsSchema, type Series, seriesSchema } from '../../shared/domain/statistics/published-series.ts';
import type { PublicationStore } from '../../shared/store/publication-store.ts';

/** Published files, and nothing else: what is not published is not there. */
export type PublishedFiles = Pick<PublicationStore, 'get'>;

const readJson = async <S extends z.ZodType>(schema: S, path: string, files: PublishedFiles): Promise<z.infer<S> | undefined> => {
  const file = await files.get(path);
  return file && schema.parse(JSON.parse(new TextDecoder().decode(file.body)));
};

/** Which month has which indicators; none before the first report. */
export const readContents = async (files: PublishedFiles): Promise<Contents> =>
  (await readJson(contentsSchema, contentsPath, files)) ?? { months: {} };

/** The series of an indicator of the catalogue, `undefined` while it has none. */
export const readSeries = (indicator: string, files: PublishedFiles): Promise<Series | undefined> =>
  readJson(seriesSchema, seriesPath(indicator, 'json'), files);

/** The lines of an area in the published CSV of an indicator, with all its columns and its header. */
export const readAreaCsv = async (indicator: string, area: string, files: PublishedFiles): Promise<string | undefined> => {
  const file = await files.get(seriesPath(indicator, 'csv'));
  if (file === undefined) return undefined;
  const [header = '', ...lines] = new TextDecoder().decode(file.body).split('\r\n');
  return [header, ...lines.filter((line) => line.startsWith(`${indicator},${area},`)), ''].join('\r\n');
};
