import { describe, expect, it } from 'vitest';
import { checkMail, type MailAccount, type MailCheckDeps, type MailIdentity } from '../../../infra/operations/mail-check.ts';

const asked = { domain: 'kit.example', dmarcReports: 'dmarc@kit.example', region: 'eu-central-1' };
const account: MailAccount = {
  hasProductionAccess: true,
  isSendingEnabled: true,
  enforcement: 'HEALTHY',
  quota: { perSecond: 14, perDay: 50_000, sent: 19 },
};
const identity: MailIdentity = {
  isVerified: true,
  dkimTokens: ['aaa', 'bbb', 'ccc'],
  dkimZone: 'dkim.amazonses.com',
  mailFrom: { domain: 'mail.kit.example', status: 'SUCCESS' },
};
const zone = {
  cname: Object.fromEntries(['aaa', 'bbb', 'ccc'].map((token) => [`${token}._domainkey.kit.example`, [`${token}.DKIM.amazonses.com.`]])),
  mx: { 'mail.kit.example': [{ priority: 10, exchange: 'feedback-smtp.eu-central-1.amazonses.com' }] },
  txt: {
    'mail.kit.example': ['site-verification=1', 'v=spf1 include:amazonses.com ~all'],
    '_dmarc.kit.example': ['v=DMARC1; p=quarantine; rua=mailto:dmarc@kit.example'],
  },
};
type Zone = {
  readonly cname: Readonly<Record<string, readonly string[]>>;
  readonly mx: Readonly<Record<string, readonly { priority: number; exchange: string }[]>>;
  readonly txt: Readonly<Record<string, readonly string[]>>;
};

const check = (
  changes: { readonly account?: Partial<MailAccount>; readonly identity?: Partial<MailIdentity> | null; readonly zone?: Partial<Zone> } = {},
) => {
  const records: Zone = { ...zone, ...changes.zone };
  const deps: MailCheckDeps = {
    account: async () => ({ ...account, ...changes.account }),
    identity: async (domain) => (changes.identity === null || domain !== asked.domain ? undefined : { ...identity, ...changes.identity }),
    dns: {
      cname: async (name) => records.cname[name] ?? [],
      mx: async (name) => records.mx[name] ?? [],
      txt: async (name) => records.txt[name] ?? [],
    },
  };
  return checkMail(asked, deps);
};
/** What is not as it should be. */
const complaints = async (changes: Parameters<typeof check>[0]) =>
  (await check(changes)).filter(({ kind }) => kind !== 'ok').map(({ kind, sentence }) => `${kind}: ${sentence}`);

describe('the check of mail', () => {
  it('finds nothing where everything stands, and says what may be sent', async () => {
    const findings = await check();
    expect(findings.filter(({ kind }) => kind !== 'ok')).toEqual([]);
    expect(findings).toHaveLength(12);
    expect(findings.map(({ sentence }) => sentence)).toContain('It may send 14 mails a second and 50000 in 24 hours, and sent 19 of them.');
  });

  it('writes every record that is missing as it has to be entered', async () => {
    const found = await complaints({ zone: { cname: {}, mx: {}, txt: {} } });
    expect(found.map((line) => line.split('Enter: ')[1])).toEqual([
      'aaa._domainkey.kit.example CNAME aaa.dkim.amazonses.com',
      'bbb._domainkey.kit.example CNAME bbb.dkim.amazonses.com',
      'ccc._domainkey.kit.example CNAME ccc.dkim.amazonses.com',
      'mail.kit.example MX 10 feedback-smtp.eu-central-1.amazonses.com',
      'mail.kit.example TXT "v=spf1 include:amazonses.com ~all"',
      '_dmarc.kit.example TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@kit.example"',
    ]);
  });

  it.each([
    ['sandbox', { account: { hasProductionAccess: false } }, /in the sandbox/],
    ['paused', { account: { isSendingEnabled: false } }, /paused/],
    ['under review', { account: { enforcement: 'PROBATION' } }, /PROBATION/],
    ['not verified', { identity: { isVerified: false } }, /not verified/],
    ['no envelope sender', { identity: { mailFrom: undefined } }, /another envelope sender/],
    ['envelope sender not found', { identity: { mailFrom: { domain: 'mail.kit.example', status: 'FAILED' } } }, /FAILED/],
    ['not deployed', { identity: null }, /does not know kit\.example/],
    [
      'a second MX',
      { zone: { mx: { 'mail.kit.example': [...zone.mx['mail.kit.example'], { priority: 20, exchange: 'mx.kreis.example' }] } } },
      /20 mx\.kreis\.example/,
    ],
    ['another MX', { zone: { mx: { 'mail.kit.example': [{ priority: 10, exchange: 'mx.kreis.example' }] } } }, /10 mx\.kreis\.example/],
    ['another SPF', { zone: { txt: { ...zone.txt, 'mail.kit.example': ['v=spf1 include:amazonses.com.evil.example ~all'] } } }, /evil/],
    ['two SPF', { zone: { txt: { ...zone.txt, 'mail.kit.example': ['v=spf1 include:amazonses.com ~all', 'v=spf1 -all'] } } }, /-all/],
    ['two DMARC', { zone: { txt: { ...zone.txt, '_dmarc.kit.example': ['v=DMARC1; p=reject', 'v=DMARC1; p=none'] } } }, /p=none/],
    ['DMARC without policy', { zone: { txt: { ...zone.txt, '_dmarc.kit.example': ['v=DMARC1; rua=mailto:a@b.example'] } } }, /where this belongs/],
    ['a wrong key', { zone: { cname: { ...zone.cname, 'aaa._domainkey.kit.example': ['zzz.dkim.amazonses.com'] } } }, /zzz/],
  ] as const)('sees: %s', async (_what, changes, sentence) => {
    const found = await complaints(changes);
    expect(found.filter((line) => line.startsWith('missing: ') && sentence.test(line)).length).toBeGreaterThan(0);
  });

  it('takes a stricter policy, and only notes one that watches', async () => {
    const dmarc = (text: string) => complaints({ zone: { txt: { ...zone.txt, '_dmarc.kit.example': [text] } } });
    expect(await dmarc('v=DMARC1; p=reject; sp=reject')).toEqual([]);
    expect(await dmarc('v=DMARC1;p=none;rua=mailto:it@kreis.example')).toEqual([expect.stringMatching(/^note: .*only watches/)]);
  });

  it('says nothing of what it could not ask', async () => {
    const deps: MailCheckDeps = {
      account: async () => account,
      identity: async () => identity,
      dns: { cname: async () => [], mx: () => Promise.reject(new Error('queryMx ETIMEOUT')), txt: async () => [] },
    };
    await expect(checkMail(asked, deps)).rejects.toThrow('ETIMEOUT');
  });
});
