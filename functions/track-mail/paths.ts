import type { OpenState } from '../../shared/store/mail-list-store.ts';

const all = '/amt/mails';

/** Lists of open mails as addresses name them. */
export const openPaths = { 'given-up': 'aufgegeben', sending: 'ungewiss', queued: 'wartend' } as const satisfies Record<OpenState, string>;

/** An announcement in an address: `#` would end it there. */
const slugOf = (id: string): string => id.replaceAll('#', '.');

/** Where the pages of the mails stand. */
export const paths = {
  all,
  open: (state: OpenState): string => `${all}/offen/${openPaths[state]}`,
  address: `${all}/adresse`,
  mail: (id: string): string => `${all}/mail/${id}`,
  announcement: (id: string): string => `${all}/ankuendigung/${slugOf(id)}`,
  previews: `${all}/vorschau`,
  preview: (template: string): string => `${all}/vorschau/${template}`,
} as const;

/** Is this the announcement of an address? */
export const isNamed = (slug: string | undefined, id: string): boolean => slugOf(id) === slug;
