import { type DnsRecord, dkimRecord, dmarcRecord, mailFromDomain, mailFromRecords, recordLine } from '../mail-dns.ts';

/** What SES says of the domain. */
export type MailIdentity = {
  readonly isVerified: boolean;
  /** Names of the DKIM keys. */
  readonly dkimTokens: readonly string[];
  readonly dkimZone: string;
  /** Envelope sender, and whether SES found its MX record. */
  readonly mailFrom: { readonly domain: string; readonly status: string } | undefined;
};

/** What SES says of the account. */
export type MailAccount = {
  /** Out of the sandbox. */
  readonly hasProductionAccess: boolean;
  readonly isSendingEnabled: boolean;
  /** `HEALTHY`, `PROBATION`, `SHUTDOWN`. */
  readonly enforcement: string;
  readonly quota: { readonly perSecond: number; readonly perDay: number; readonly sent: number };
};

/** What the check asks. DNS answers with an empty list where nothing stands, and throws when it cannot be asked. */
export type MailCheckDeps = {
  readonly identity: (domain: string) => Promise<MailIdentity | undefined>;
  readonly account: () => Promise<MailAccount>;
  readonly dns: {
    readonly cname: (name: string) => Promise<readonly string[]>;
    readonly mx: (name: string) => Promise<readonly { readonly exchange: string; readonly priority: number }[]>;
    /** Each record in one piece. */
    readonly txt: (name: string) => Promise<readonly string[]>;
  };
};

/** One line of the answer. `missing` has to be done before mails can be relied on, `note` is worth a look. */
export type MailFinding = { readonly kind: 'ok' | 'missing' | 'note'; readonly sentence: string };

type Asked = { readonly domain: string; readonly dmarcReports: string; readonly region: string };

const ok = (sentence: string): MailFinding => ({ kind: 'ok', sentence });
const missing = (sentence: string): MailFinding => ({ kind: 'missing', sentence });
const note = (sentence: string): MailFinding => ({ kind: 'note', sentence });

/** DNS has no difference between capitals, and a dot at the end says nothing new. */
const sameName = (a: string, b: string): boolean => a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '');

const found = (record: DnsRecord): MailFinding => ok(`DNS has ${record.name} ${record.type}: it ${record.purpose}.`);
const absent = (record: DnsRecord): MailFinding => missing(`DNS lacks a record that ${record.purpose}. Enter: ${recordLine(record)}`);
const wrong = (record: DnsRecord, values: readonly string[]): MailFinding =>
  missing(`DNS has ${record.name} ${record.type} ${values.join(', ')} where this belongs: ${recordLine(record)}`);

const checkCname = async (record: DnsRecord, { dns }: MailCheckDeps): Promise<MailFinding> => {
  const values = await dns.cname(record.name);
  if (values.length === 0) return absent(record);
  return values.some((value) => sameName(value, record.value)) ? found(record) : wrong(record, values);
};

/** SES takes the envelope sender only if the MX record is the only one. */
const checkMx = async (record: DnsRecord, { dns }: MailCheckDeps): Promise<MailFinding> => {
  const values = await dns.mx(record.name);
  const [only, ...others] = values;
  if (only === undefined) return absent(record);
  const exchange = record.value.split(' ')[1] ?? '';
  const written = values.map((value) => `${value.priority} ${value.exchange}`);
  return others.length === 0 && sameName(only.exchange, exchange) ? found(record) : wrong(record, written);
};

const checkSpf = async (record: DnsRecord, { dns }: MailCheckDeps): Promise<MailFinding> => {
  const policies = (await dns.txt(record.name)).filter((text) => /^v=spf1(\s|$)/i.test(text));
  const [only, ...others] = policies;
  if (only === undefined) return absent(record);
  // Two policies are an error to whoever reads them (RFC 7208, 4.5).
  return others.length === 0 && /\sinclude:amazonses\.com(\s|$)/i.test(only) ? found(record) : wrong(record, policies);
};

const checkDmarc = async (record: DnsRecord, { dns }: MailCheckDeps): Promise<MailFinding> => {
  const policies = (await dns.txt(record.name)).filter((text) => /^v=DMARC1\s*(;|$)/.test(text));
  const [only, ...others] = policies;
  if (only === undefined) return absent(record);
  // With two of them none counts (RFC 7489, 6.6.3).
  if (others.length > 0) return wrong(record, policies);
  const policy = /;\s*p\s*=\s*(none|quarantine|reject)\s*(;|$)/i.exec(only)?.[1]?.toLowerCase();
  if (policy === undefined) return wrong(record, policies);
  return policy === 'none'
    ? note(
        `The DMARC record of ${record.name} only watches (p=none): forged mails in our name arrive. Once its reports show only our own mails: ${recordLine(record)}`,
      )
    : found(record);
};

const checkAccount = ({ hasProductionAccess, isSendingEnabled, enforcement, quota }: MailAccount): MailFinding[] => [
  hasProductionAccess
    ? ok('The account is out of the sandbox: mails reach everybody.')
    : missing(
        'The account is in the sandbox: mails reach only addresses that are verified in SES. Ask AWS for production access (SES console, Account dashboard).',
      ),
  isSendingEnabled ? ok('Sending is enabled.') : missing('Sending is paused for the whole account. See docs/runbook.md, reputation bounces.'),
  enforcement === 'HEALTHY'
    ? ok('AWS has nothing against the account.')
    : missing(`AWS has the account under review or stopped it (${enforcement}). See the SES console, Reputation metrics.`),
  ok(`It may send ${quota.perSecond} mails a second and ${quota.perDay} in 24 hours, and sent ${quota.sent} of them.`),
];

const checkIdentity = (domain: string, identity: MailIdentity): MailFinding[] => {
  const { isVerified, mailFrom } = identity;
  const envelope = mailFromDomain(domain);
  return [
    isVerified
      ? ok(`${domain} is verified: SES may send for it.`)
      : missing(`${domain} is not verified: SES refuses its mails until it finds the DKIM records.`),
    mailFrom?.domain === envelope && mailFrom.status === 'SUCCESS'
      ? ok(`SES uses ${envelope} as envelope sender.`)
      : missing(
          mailFrom?.domain === envelope
            ? `SES does not use ${envelope} as envelope sender (${mailFrom.status}): it has not found the MX record. Mails leave all the same.`
            : `SES knows another envelope sender than ${envelope}: deploy the data stack.`,
        ),
  ];
};

/** Asks SES and DNS whether mails of the domain leave and are trusted. @throws what SES or DNS throw when they cannot be asked */
export const checkMail = async ({ domain, dmarcReports, region }: Asked, deps: MailCheckDeps): Promise<MailFinding[]> => {
  const [account, identity] = await Promise.all([deps.account(), deps.identity(domain)]);
  const [mx, spf] = mailFromRecords(domain, region);
  const dkim = (identity?.dkimTokens ?? []).map((token) => dkimRecord(domain, token, identity?.dkimZone ?? ''));
  return [
    ...checkAccount(account),
    ...(identity === undefined
      ? [missing(`SES does not know ${domain} in ${region}: deploy first, or name the stage.`)]
      : checkIdentity(domain, identity)),
    ...(await Promise.all([
      ...dkim.map((record) => checkCname(record, deps)),
      checkMx(mx, deps),
      checkSpf(spf, deps),
      checkDmarc(dmarcRecord(domain, dmarcReports), deps),
    ])),
  ];
};
