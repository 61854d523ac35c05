import { county } from '../../shared/county/county.ts';
import { applicationEventSchema } from '../../shared/domain/funding/application.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { streamHandler } from '../../shared/runtime/job-handler.ts';
import { documentStore } from '../../shared/store/document-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { applicationPaper } from './application-paper.ts';
import { manifest } from './manifest.ts';
import { renderDocuments } from './render-documents.ts';
import { typesetter } from './typst.ts';

const config = readConfig(manifest, process.env);
const { application, roundVersion } = fundingStore({ client: documentClient(), table: config.table('funding') });
const { keep } = documentStore({ client: objectClient(), bucket: config.bucket('private') });
const paper = applicationPaper({ county, exampleData: config.setting('exampleData') === 'true' });
const deps = { application, roundVersion, paper, render: typesetter(new URL('./', import.meta.url)), keep };
export const handler = streamHandler(storedImage(applicationEventSchema), (event) => renderDocuments(event, deps));
