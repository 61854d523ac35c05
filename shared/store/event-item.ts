import { createHash } from 'node:crypto';
import type { Application, ApplicationEvent } from '../domain/funding/application.ts';
import { sealed } from '../domain/funding/event-chain.ts';
import { fundingKeys, streamEntities } from './table-design.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An event as the next link of its application's chain. @param before the application before it; `undefined` for the first event */
export const sealedEvent = (event: ApplicationEvent, before: Pick<Application, 'version' | 'chain'> | undefined) =>
  sealed(event, { number: (before?.version ?? 0) + 1, previous: before?.chain ?? '' }, sha256);

/** An event as an item; its entity sends it to the stream. */
export const applicationEventItem = (event: ApplicationEvent) => ({
  ...fundingKeys.event(event.applicationId, event.at, event.kind),
  entity: streamEntities.applicationEvent,
  ...event,
});
