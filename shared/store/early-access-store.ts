import { earlyAccessSchema } from '../domain/access/early-reader.ts';
import type { TableAccess } from './item-pages.ts';
import { linkSessionStore } from './link-session-store.ts';

/** Links and sessions of those who may read a report before it appears, in the figures table. */
export const earlyAccessStore = (figures: TableAccess) => linkSessionStore(figures, { link: earlyAccessSchema, session: earlyAccessSchema });

/** @see earlyAccessStore */
export type EarlyAccessStore = ReturnType<typeof earlyAccessStore>;
