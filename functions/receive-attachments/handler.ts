import '../../shared/runtime/interpreted-schemas.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler } from '../../shared/runtime/job-handler.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { attachmentFiles } from '../../shared/store/attachment-files.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';
import { manifest } from './manifest.ts';
import { objectEventSchema, placeOf } from './object-events.ts';
import { type ReceiveEventDeps, receiveEvent } from './receive-event.ts';
import { sniff } from './sniff.ts';

const config = readConfig(manifest, process.env);
const store = attachmentStore({ client: documentClient(), table: config.table('funding') });
const files = attachmentFiles({ client: objectClient(), bucket: config.bucket('private') });
const log: ReceiveEventDeps['log'] = (code, ids) => logger.info('attachment', { code, ...ids });
const deps = { ...surroundings, ...store, ...files, sniff, placeOf, log };
export const handler = jobHandler(objectEventSchema, (event) => receiveEvent(event, deps));
