import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { leavePath, leaveTokenOf } from '../domain/notices/leave-token.ts';
import { leaveHref, type Mail, mailSchema, type Seal } from '../domain/notices/mail.ts';

/** Whose mails these are: the parts of the county profile that stand in headers. */
export type Sender = { readonly name: string; readonly office: { readonly name: string; readonly email: string } };

/** Depends on the text itself, so nobody can write a text that contains it and so ends a part early. */
const boundaryOf = ({ id, text, html }: Mail): string =>
  createHash('sha256')
    .update(JSON.stringify([id, text, html]))
    .digest('hex')
    .slice(0, 32);

/** Where the readers' own links lead, and what they are sealed with. */
export type Links = { readonly siteUrl: string; readonly seal: () => Promise<Seal> };

/**
 * The mail as its reader gets it: with their own link in place of `leaveHref`.
 * @throws Error when a text has a place for a link that the mail does not have
 */
const personal = async (mail: Mail, { siteUrl, seal }: Links): Promise<{ readonly mail: Mail; readonly leaveLink?: string }> => {
  if (mail.leave === undefined) {
    if (mail.text.includes(leaveHref) || mail.html.includes(leaveHref)) throw new Error('a mail that nobody can leave has a link for that');
    return { mail };
  }
  const leaveLink = `${siteUrl}${leavePath(leaveTokenOf(mail.leave, mail.createdAt.slice(0, 10), await seal()))}`;
  const own = (text: string): string => text.replaceAll(leaveHref, () => leaveLink);
  return { mail: { ...mail, text: own(mail.text), html: own(mail.html) }, leaveLink };
};

// RFC 8058 wants both, and no other way in the first one that needs more than a click. A folded address is none to some readers.
const leaveHeaders = (link: string) => [
  { key: 'List-Unsubscribe', value: { prepared: true, foldLines: false, value: `<${link}>` } },
  { key: 'List-Unsubscribe-Post', value: { prepared: true, foldLines: false, value: 'List-Unsubscribe=One-Click' } },
];

/**
 * Makes the MIME message of a mail. The same mail gives the same bytes: date, Message-ID, boundary and the reader's link come from the
 * record. CRLF throughout; the schema refuses what could end a header early. Answers go to the office.
 * @param county shown as sender: `KIT-Stelle Kreis …`
 * @param address the sender's address, a verified SES identity
 * @returns a function that throws when a record is not a mail
 */
export const mailComposer = (county: Sender, address: string, links: Links) => {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return async (record: Mail): Promise<Uint8Array> => {
    const { mail, leaveLink } = await personal(mailSchema.parse(record), links);
    const composer = new MailComposer({
      from: { name: `KIT-Stelle ${county.name}`, address },
      replyTo: { name: county.office.name, address: county.office.email },
      to: { name: mail.to.name ?? '', address: mail.to.address },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      date: new Date(mail.createdAt),
      messageId: `<${mail.id}@${domain}>`,
      headers: [
        { key: 'Auto-Submitted', value: 'auto-generated' },
        { key: 'Content-Language', value: mail.language ?? 'de' },
        ...(leaveLink === undefined ? [] : leaveHeaders(leaveLink)),
      ],
      baseBoundary: boundaryOf(mail),
      newline: 'windows',
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return composer.compile().build();
  };
};
