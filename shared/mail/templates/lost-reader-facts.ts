import { formatInstant, type Instant } from '../../domain/calendar.ts';
import { mailPath, recipientPath } from '../../domain/notices/mail-paths.ts';
import type { Block, Letter } from '../letter.ts';
import type { MailFrame } from '../mail-template.ts';
import { shownAddress } from '../shown-address.ts';

/** Somebody whom no mail reaches any more, as far as the system knows them. */
export type LostReader = {
  readonly address: string;
  readonly name: string | undefined;
  /** Who to ask for on the telephone. */
  readonly contact: string | undefined;
  readonly phone: string | undefined;
  /** Its id in the list of recipients; others come from an application. */
  readonly recipient: string | undefined;
  /** Names of the administrations that this address works for. */
  readonly administrations: readonly string[];
  /** The mail that it began with. */
  readonly mail: { readonly id: string; readonly subject: string; readonly at: Instant };
};

/** Whom a headline names. */
export const calledName = ({ name, administrations, address }: LostReader): string => name ?? administrations[0] ?? shownAddress(address);

/** Where the office goes on: to the recipient, or to the mail of somebody who is none. No address stands in it. */
export const lostLink = ({ recipient, mail }: LostReader, { siteUrl }: Pick<MailFrame, 'siteUrl'>): Letter['link'] =>
  recipient === undefined
    ? { text: 'Diese E-Mail ansehen', href: `${siteUrl}${mailPath(mail.id)}` }
    : { text: 'Empfänger ansehen', href: `${siteUrl}${recipientPath(recipient)}` };

/** The sentence on the telephone. */
export const phoneSentence = ({ phone, contact, name }: LostReader): string => {
  if (phone === undefined) return 'Eine Telefonnummer ist nicht eingetragen. Bitte fragen Sie auf einem anderen Weg nach.';
  const whom = contact ?? name;
  return `Bitte rufen Sie an: ${whom === undefined ? '' : `${whom}, `}Telefon ${phone}.`;
};

/** Who it is, and which mail it was. `more`: further lines. */
export const lostFacts = (
  { name, administrations, contact, phone, address, mail }: LostReader,
  more: readonly { readonly label: string; readonly value: string }[] = [],
): Block => {
  const known = [
    { label: 'Name', value: name },
    { label: 'Verwaltung', value: administrations.length === 0 ? undefined : administrations.join('\n') },
    { label: 'Ansprechperson', value: contact },
    { label: 'Telefon', value: phone },
    { label: 'E-Mail-Adresse', value: shownAddress(address) },
    { label: 'Betreff', value: mail.subject },
    { label: 'Gesendet', value: formatInstant(mail.at) },
  ];
  return { kind: 'facts', rows: [...known.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])), ...more] };
};
