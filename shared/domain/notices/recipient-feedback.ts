import type { Instant } from '../calendar.ts';
import { mailingSchema, mailings } from './mail.ts';
import { isAddressedBy, type Recipient, type RecipientEvent } from './recipient.ts';

/** What feedback does to a recipient: another version with its event, or the end of one who is none any more. */
export type RecipientChange =
  | { readonly kind: 'changed'; readonly after: Recipient; readonly event: RecipientEvent }
  | { readonly kind: 'deleted'; readonly before: Recipient; readonly at: Instant };

const changed = (before: Recipient, change: Partial<Recipient>, event: Pick<RecipientEvent, 'kind' | 'what'>, at: Instant): RecipientChange => {
  const version = before.version + 1;
  const after = { ...before, ...change, version, changedAt: at };
  return { kind: 'changed', after, event: { recipient: before.id, version, at, by: 'system', ...event } };
};

/** Nothing is sent to an address that mails come back from; who it is and what for stays, so that somebody can be asked for another one. */
export const afterBounces = (before: Recipient, at: Instant): RecipientChange =>
  changed(before, {}, { kind: 'suppressed', what: 'E-Mails an diese Adresse kommen zurück. Sie bekommt keine mehr.' }, at);

/**
 * Who complains has left everything: topics of their own are gone, and what staff entered them for they do not get. Somebody for whom
 * nothing is left is no recipient.
 */
export const afterComplaint = (before: Recipient, at: Instant): RecipientChange | undefined => {
  if (before.duties.length === 0 && before.groups.length === 0) return { kind: 'deleted', before, at };
  const byStaff = mailingSchema.options.filter((mailing) => isAddressedBy({ ...before, topics: [] }, mailing));
  const left = mailingSchema.options.filter((mailing) => before.left.includes(mailing) || byStaff.includes(mailing));
  const ended = mailingSchema.options.filter((mailing) => isAddressedBy(before, mailing)).map((mailing) => `„${mailings[mailing]}“`);
  const what = `Hat eine E-Mail als unerwünscht gemeldet. Bekommt keine E-Mails mehr${ended.length === 0 ? '' : `, auch nicht ${ended.join(', ')}`}.`;
  return changed(before, { topics: [], left }, { kind: 'suppressed', what }, at);
};
