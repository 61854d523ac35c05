import '../../shared/runtime/interpreted-schemas.ts';
import { county } from '../../shared/county/county.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { earlyAccessStore } from '../../shared/store/early-access-store.ts';
import { previewStore } from '../../shared/store/preview-store.ts';
import { releaseDraftStore } from '../../shared/store/release-draft-store.ts';
import { manifest } from './manifest.ts';
import { routes } from './routes.ts';

const config = readConfig(manifest, process.env);
const site = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
const figures = { client: documentClient(), table: config.table('figures') };
const previews = previewStore({ client: objectClient(), bucket: config.bucket('private') });
const deps = { ...surroundings, ...earlyAccessStore(figures), draft: releaseDraftStore(figures).draft, preview: previews.preview };
export const handler = httpHandler(manifest, routes(site, deps), errorPage(site));
