import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler } from '../../shared/runtime/job-handler.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { expireInputSchema } from './expire-drafts.ts';
import { manifest } from './manifest.ts';
import { spendNight } from './spend-night.ts';
import { storesOf } from './stores.ts';

const config = readConfig(manifest, process.env);
const funding = { client: documentClient(), table: config.table('funding') };
const stores = storesOf(funding, { client: objectClient(), bucket: config.bucket('private') });
const deps = { ...stores, now: surroundings.now, log: (proof: object) => logger.info('sweep', { code: 'SWEEP', ...proof }) };
export const handler = jobHandler(expireInputSchema, (input) => spendNight(input, deps));
