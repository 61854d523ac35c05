import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { type Mail, mailSchema } from '../domain/notices/mail.ts';

/** Whose mails these are: the parts of the county profile that stand in headers. */
export type Sender = { readonly name: string; readonly office: { readonly name: string; readonly email: string } };

/** Depends on the text itself, so nobody can write a text that contains it and so ends a part early. */
const boundaryOf = ({ id, text, html }: Mail): string =>
  createHash('sha256')
    .update(JSON.stringify([id, text, html]))
    .digest('hex')
    .slice(0, 32);

/**
 * Makes the MIME message of a mail. The same mail gives the same bytes: date, Message-ID and boundary come from the
 * record. CRLF throughout; the schema refuses what could end a header early. Answers go to the office.
 * @param county shown as sender: `KIT-Stelle Kreis …`
 * @param address the sender's address, a verified SES identity
 * @returns a function that throws ZodError when a record is not a mail
 */
export const mailComposer = (county: Sender, address: string) => {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return async (record: Mail): Promise<Uint8Array> => {
    const mail = mailSchema.parse(record);
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
        { key: 'Content-Language', value: 'de' },
      ],
      baseBoundary: boundaryOf(mail),
      newline: 'windows',
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return composer.compile().build();
  };
};
