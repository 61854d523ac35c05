import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { countySourceMappings } from '../../shared/county/source-mappings.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { maximumFileSize } from '../../shared/spreadsheets/csv-rows.ts';
import { readSheet } from '../../shared/spreadsheets/read-rows.ts';
import { figuresInbox } from '../../shared/store/figures-inbox.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { figuresImports, figuresUploadKey, figuresUploads } from '../../shared/store/figures-upload.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import type { Site } from './frame.ts';
import type { manifest } from './manifest.ts';

/** Everything that the pages read and write, over the resources of the manifest. */
export const depsOf = ({ table, bucket, setting }: Config<(typeof manifest)['uses']>) => {
  const client = documentClient();
  const files = { client: objectClient(), bucket: bucket('private') };
  const figures = { client, table: table('figures') };
  const siteUrl = setting('siteUrl');
  const mappings = countySourceMappings();
  const site: Site = { county, exampleData: setting('exampleData') === 'true', siteUrl, catalogue, mappings };
  const stories = {
    ...surroundings,
    areas: areasOf(county),
    catalogue,
    root: county.state.key,
    mappings,
    keyOf: figuresUploadKey,
    maximum: maximumFileSize,
    readSheet,
    inbox: figuresInbox(files),
    uploads: figuresUploads(files),
    figures: figuresStore(figures),
    imports: figuresImports(figures),
    releases: releaseStore(figures),
  };
  const access = staffSessionStore({ client, table: table('staff') });
  const sessions = staffSessions({ ...surroundings, ...access, siteUrl, keptInputPage: keptInputPage(site, 'account') });
  return { site, stories, sessions };
};
