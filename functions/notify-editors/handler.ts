import { county } from '../../shared/county/county.ts';
import { releaseEventSchema } from '../../shared/domain/statistics/release-draft.ts';
import { mailOutbox } from '../../shared/mail/mail-outbox.ts';
import { documentClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { streamHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { earlyAccessStore } from '../../shared/store/early-access-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { releaseDraftStore } from '../../shared/store/release-draft-store.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { manifest } from './manifest.ts';
import { notifyEditors } from './notify-editors.ts';

const config = readConfig(manifest, process.env);
const frame = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
const client = documentClient();
const figures = { client, table: config.table('figures') };
const mail = mailStore({ client, table: config.table('mail') });
const { draft } = releaseDraftStore(figures);
const deps = {
  ...surroundings,
  frame,
  draft,
  putLink: earlyAccessStore(figures).putLink,
  post: mailOutbox({ ...mail, queueUrl: config.queue('mail') }),
};
export const handler = streamHandler(storedImage(releaseEventSchema), (event) => notifyEditors(event, deps));
