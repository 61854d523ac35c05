import { delivererLinkSchema, delivererSessionSchema } from '../domain/access/deliverer.ts';
import type { TableAccess } from './item-pages.ts';
import { limitStore } from './limit-store.ts';
import { linkSessionStore } from './link-session-store.ts';

/** Links, sessions and counters of the administrations, in the figures table. */
export const delivererAccessStore = (figures: TableAccess) => ({
  ...limitStore(figures),
  ...linkSessionStore(figures, { link: delivererLinkSchema, session: delivererSessionSchema }),
});

/** @see delivererAccessStore */
export type DelivererAccessStore = ReturnType<typeof delivererAccessStore>;
