/** A record that the DNS of the mail domain has to have. Used by the outputs of the stack and by `npm run check-mail`. */
export type DnsRecord = {
  readonly name: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly value: string /** What it is good for. */;
  readonly purpose: string;
};

/** Domain of the envelope sender: bounces come to SES there, and its SPF is aligned with the domain that readers see. */
export const mailFromDomain = (domain: string): string => `mail.${domain}`;

/** The record as the person reads it who enters it. */
export const recordLine = ({ name, type, value }: DnsRecord): string => `${name} ${type} ${type === 'TXT' ? `"${value}"` : value}`;

/** One of the three keys of DKIM. @param hostedZone where SES keeps the public keys, `dkim.amazonses.com` */
export const dkimRecord = (domain: string, token: string, hostedZone: string): DnsRecord => ({
  name: `${token}._domainkey.${domain}`,
  type: 'CNAME',
  value: `${token}.${hostedZone}`,
  purpose: 'lets SES sign our mails (DKIM)',
});

/** https://docs.aws.amazon.com/ses/latest/dg/mail-from.html */
export const mailFromRecords = (domain: string, region: string): readonly [mx: DnsRecord, spf: DnsRecord] => [
  {
    name: mailFromDomain(domain),
    type: 'MX',
    value: `10 feedback-smtp.${region}.amazonses.com`,
    purpose: 'brings bounces to SES (MAIL FROM)',
  },
  { name: mailFromDomain(domain), type: 'TXT', value: 'v=spf1 include:amazonses.com ~all', purpose: 'lets SES send for the envelope sender (SPF)' },
];

/**
 * What other mail servers shall do with mails that only pretend to come from us: docs/decisions/0130.
 * @param reports address that gets the daily summaries (`rua`)
 */
export const dmarcRecord = (domain: string, reports: string): DnsRecord => ({
  name: `_dmarc.${domain}`,
  type: 'TXT',
  value: `v=DMARC1; p=quarantine; rua=mailto:${reports}`,
  purpose: 'tells other servers to quarantine forged mails, and to report (DMARC)',
});
