import * as z from 'zod';
import { addDays, type Instant, type IsoDate, inBerlin, instantSchema, isoDateSchema } from '../calendar.ts';
import type { Application, ApplicationEvent } from './application.ts';

/**
 * The heads of all histories in a night, written down where who can write to the table cannot write: whoever forges a whole history with its
 * head later contradicts it. Without it a chain proves only that nobody forged a part.
 */
export const trailAnchorSchema = z.object({
  /** Day in Berlin. */
  day: isoDateSchema,
  madeAt: instantSchema,
  /** Head of the history by id of the application. */
  heads: z.record(z.uuid(), z.string().regex(/^[0-9a-f]{64}$/)),
});

/** @see trailAnchorSchema */
export type TrailAnchor = z.infer<typeof trailAnchorSchema>;

/** The anchor of a night. Applications from before the chain have no head. */
export const anchorOf = (applications: readonly Pick<Application, 'id' | 'chain'>[], at: Instant): TrailAnchor => ({
  day: inBerlin(at).date,
  madeAt: at,
  heads: Object.fromEntries(applications.flatMap(({ id, chain }) => (chain === undefined ? [] : [[id, chain]]))),
});

/** The nights after which each event of a history stands in an anchor. */
export const anchorDays = (events: readonly Pick<ApplicationEvent, 'at'>[]): readonly IsoDate[] => [
  ...new Set(events.map(({ at }) => addDays(inBerlin(at).date, 1))),
];

/** Nights whose anchor names an end that is not in the history. */
export const contradictedDays = (id: string, events: readonly ApplicationEvent[], anchors: readonly TrailAnchor[]): readonly IsoDate[] => {
  const hashes = new Set(events.map(({ hash }) => hash));
  return anchors.flatMap(({ day, heads }) => (heads[id] === undefined || hashes.has(heads[id]) ? [] : [day]));
};
