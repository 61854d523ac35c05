import { county } from '../../shared/county/county.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { committeeStore } from '../../shared/store/committee-store.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import { typesetter } from '../../shared/typesetting/typst.ts';
import type { Site } from './frame.ts';
import type { manifest } from './manifest.ts';
import { type PaperFile, template } from './paper-file.ts';

type Reads = Config<(typeof manifest)['uses']>;

/** Writing DOCX is a small part of what people do here, and a large part of the code. */
const wordWhenNeeded = async (file: PaperFile): Promise<Uint8Array> => (await import('./word-file.ts')).wordFile(file);

/** Where the pages stand. */
export const siteOf = ({ setting }: Reads): Site => ({ county, exampleData: setting('exampleData') === 'true', siteUrl: setting('siteUrl') });

/** Everything that the pages need, over the resources of the manifest. @param folder holds the typesetter and its template */
export const depsOf = ({ table }: Reads, site: Site, folder: URL) => {
  const funding = { client: documentClient(), table: table('funding') };
  const sessions = staffSessionStore({ client: funding.client, table: table('staff') });
  return {
    ...surroundings,
    ...fundingStore(funding),
    ...deskStore(funding),
    ...committeeStore(funding),
    county: site.county,
    word: wordWhenNeeded,
    pdf: typesetter<PaperFile>(folder, template),
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
