import { county } from '../../shared/county/county.ts';
import { releaseEventSchema } from '../../shared/domain/statistics/release-draft.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { streamHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { manifest } from './manifest.ts';
import { notifyEditors } from './notify-editors.ts';
import { storesOf } from './stores.ts';

const config = readConfig(manifest, process.env);
const frame = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
const deps = { ...surroundings, ...storesOf(config), frame };
export const handler = streamHandler(storedImage(releaseEventSchema), (event) => notifyEditors(event, deps));
