import * as z from 'zod';
import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { jobHandler } from '../../shared/runtime/job-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { figuresInbox } from '../../shared/store/figures-inbox.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { importFigures } from './import-figures.ts';
import { manifest } from './manifest.ts';

const config = readConfig(manifest, process.env);
const inbox = figuresInbox({ client: objectClient(), bucket: config.bucket('private') });
const figures = figuresStore({ client: documentClient(), table: config.table('figures') });
const deps = { now: surroundings.now, digest: surroundings.digest, areas: areasOf(county), catalogue, inbox, figures };
// The use case reads the event itself: what is wrong with it is said in a sentence, not as a list of issues.
export const handler = jobHandler(z.unknown(), (event, { requestId }) => importFigures(deps, event, requestId));
