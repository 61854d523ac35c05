import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { countySourceMappings } from '../../shared/county/source-mappings.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import type { SourceMappings } from '../../shared/domain/statistics/source-mapping.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { deliveryHistoryStore } from '../../shared/store/delivery-history-store.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { releaseStore } from '../../shared/store/release-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import type { FiguresDeps } from './figures-deps.ts';
import type { Site } from './frame.tsx';
import type { manifest } from './manifest.ts';

/** Everything that the pages read and write, over the resources of the manifest. */
export const depsOf = ({ table, setting }: Config<(typeof manifest)['uses']>, { county, exampleData }: Pick<Site, 'county' | 'exampleData'>) => {
  const client = documentClient();
  const figures = { client, table: table('figures') };
  let read: SourceMappings | undefined;
  const mappings = (): SourceMappings => (read ??= countySourceMappings());
  const site: Site = { county, exampleData, catalogue, mappings };
  const stories: FiguresDeps = {
    now: surroundings.now,
    hash: surroundings.hash,
    county,
    catalogue,
    areas: areasOf(county),
    figures: figuresStore(figures),
    deliveries: deliveryStore(figures),
    history: deliveryHistoryStore(figures).deliveryHistory,
    releases: releaseStore(figures),
    duties: recipientStore({ client, table: table('mail') }).duties,
  };
  const sessions = staffSessions({
    ...surroundings,
    ...staffSessionStore({ client, table: table('staff') }),
    siteUrl: setting('siteUrl'),
    keptInputPage: keptInputPage({ county, exampleData }, 'account'),
  });
  return { site, stories, sessions };
};
