import * as z from 'zod';
import type { Month } from '../../shared/domain/calendar.ts';
import { monthPath, revisionPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { Issue } from '../../shared/domain/statistics/release.ts';
import type { PublicationStore } from '../../shared/store/publication-store.ts';
import { insertNotice } from './page-notice.ts';

const manifestSchema = z.object({ files: z.array(z.object({ path: z.string() })) });

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Pages of a revision, as its manifest lists them: `''`, `english/`. */
const pagesOf = async (folder: string, { get }: Pick<PublicationStore, 'get'>): Promise<readonly string[]> => {
  const manifest = await get(`${folder}manifest.json`);
  if (manifest === undefined) return [''];
  return manifestSchema
    .parse(JSON.parse(decoder.decode(manifest.body)))
    .files.flatMap(({ path }) => (/(^|\/)index\.html$/.test(path) ? [path.slice(0, -'index.html'.length)] : []));
};

const noticeOf = (page: string, month: Month, revision: number) => {
  const href = monthPath(month);
  return page.startsWith('english/')
    ? { title: `Replaced by revision ${revision}`, link: { href, text: `Read revision ${revision}` } }
    : { title: `Ersetzt durch Fassung ${revision}`, link: { href, text: `Fassung ${revision} lesen` } };
};

/**
 * Says on every page of all earlier revisions which one replaced them. Again it changes nothing; without the notice a page has the bytes of its
 * manifest.
 */
export const markReplaced = async (
  { month, issues }: { readonly month: Month; readonly issues: readonly Issue[] },
  publication: Pick<PublicationStore, 'get' | 'put'>,
): Promise<void> => {
  const newest = issues.at(-1)?.revision ?? 1;
  for (const { revision } of issues.filter((issue) => issue.revision < newest)) {
    const folder = revisionPath(month, revision);
    for (const page of await pagesOf(folder, publication)) {
      const path = `${folder}${page}`;
      const body = (await publication.get(path))?.body;
      if (body === undefined) continue;
      const [before, after] = [decoder.decode(body), insertNotice(decoder.decode(body), noticeOf(page, month, newest))];
      if (after !== before) await publication.put({ path, body: encoder.encode(after) });
    }
  }
};
