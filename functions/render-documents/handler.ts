import { applicationEventSchema } from '../../shared/domain/funding/application.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { streamHandler } from '../../shared/runtime/job-handler.ts';
import { storedImage } from '../../shared/store/stream-image.ts';
import { depsOf } from './deps.ts';
import { manifest } from './manifest.ts';
import { renderDocuments } from './render-documents.ts';

const deps = depsOf(readConfig(manifest, process.env), new URL('./', import.meta.url));
export const handler = streamHandler(storedImage(applicationEventSchema), (event) => renderDocuments(event, deps));
