import { announcementPath, announcementSlug, mailPath, mailsPath } from '../../shared/domain/notices/mail-paths.ts';
import type { OpenState } from '../../shared/store/mail-list-store.ts';

/** Open mails as staff look at them: of those that are `sending`, most are only `under-way`. */
export type OpenKind = OpenState | 'under-way';

/** Lists of open mails as addresses name them. */
export const openPaths = {
  'given-up': 'aufgegeben',
  sending: 'ungewiss',
  'under-way': 'unterwegs',
  queued: 'wartend',
} as const satisfies Record<OpenKind, string>;

/** Where the pages of the mails stand. */
export const paths = {
  all: mailsPath,
  open: (kind: OpenKind): string => `${mailsPath}/offen/${openPaths[kind]}`,
  address: `${mailsPath}/adresse`,
  mail: mailPath,
  announcement: announcementPath,
  previews: `${mailsPath}/vorschau`,
  preview: (template: string): string => `${mailsPath}/vorschau/${template}`,
} as const;

/** Is this the announcement of an address? */
export const isNamed = (slug: string | undefined, id: string): boolean => announcementSlug(id) === slug;
