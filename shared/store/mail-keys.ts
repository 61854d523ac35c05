/** Keys of the mail table; its access patterns stand with those of the others in table-design.ts. */
export const mailKeys = {
  mail: (id: string) => ({ pk: `MAIL#${id}`, sk: 'MAIL' }),
  sharedText: (id: string) => ({ pk: `TEXT#${id}`, sk: 'TEXT' }),
  allRecipients: () => ({ pk: 'RECIPIENTS' }),
  addressee: (addressee: string) => ({ pk: 'RECIPIENTS', sk: addressee }),
  /** `version`: of the recipient, made by the event; two events never share one. */
  recipientEvent: (addressee: string, version: number) => ({ pk: `RECIPIENT#${addressee}`, sk: `EVENT#${String(version).padStart(8, '0')}` }),
  recipientEvents: (addressee: string) => ({ pk: `RECIPIENT#${addressee}`, sk: 'EVENT#' }),
  deletedAddressees: () => ({ pk: 'DELETED' }),
  deleted: (addressee: string) => ({ pk: 'DELETED', sk: addressee }),
  imports: () => ({ pk: 'IMPORTS' }),
  import: (id: string) => ({ pk: 'IMPORTS', sk: id }),
  suppressions: () => ({ pk: 'SUPPRESSED' }),
  suppression: (addressee: string) => ({ pk: 'SUPPRESSED', sk: addressee }),
  announcements: () => ({ pk: 'ANNOUNCEMENTS' }),
  announcement: (id: string) => ({ pk: 'ANNOUNCEMENTS', sk: id }),
  sending: () => ({ pk: 'SENDING', sk: 'SENDING' }),
  feedbackDays: () => ({ pk: 'FEEDBACK' }),
  /** `day`: `YYYY-MM-DD` in UTC. `part`: first digit of the mail's id, or `refused`. */
  feedbackDay: (day: string, part: string) => ({ pk: 'FEEDBACK', sk: `${day}#${part}` }),
};
