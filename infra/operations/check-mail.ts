import { Resolver } from 'node:dns/promises';
import { parseArgs } from 'node:util';
import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { region, stageOf } from '../stages.ts';
import { checkMail, type MailCheckDeps } from './mail-check.ts';

/**
 * `npm run check-mail -- [--stage prod]`: whether SES may send for the stage's domain, what its DNS lacks, and whether the account is still in
 * the sandbox. Exit code 0 when nothing is missing, 1 when something is, 2 when SES or DNS could not be asked.
 */
const { values } = parseArgs({ options: { stage: { type: 'string', default: 'dev' } } });

const client = new SESv2Client({ region });
const resolver = new Resolver();
const nothing = z.object({ code: z.enum(['ENOTFOUND', 'ENODATA']) });

/** Nothing there is an answer; a resolver that fails is none. */
const orNone = <T>(answer: Promise<readonly T[]>): Promise<readonly T[]> =>
  answer.catch((fault: unknown) => {
    if (nothing.safeParse(fault).success) return [];
    throw fault;
  });

const deps: MailCheckDeps = {
  account: async () => {
    const {
      ProductionAccessEnabled = false,
      SendingEnabled = false,
      EnforcementStatus = 'unknown',
      SendQuota = {},
    } = await client.send(new GetAccountCommand({}));
    const { MaxSendRate: perSecond = 0, Max24HourSend: perDay = 0, SentLast24Hours: sent = 0 } = SendQuota;
    return {
      hasProductionAccess: ProductionAccessEnabled,
      isSendingEnabled: SendingEnabled,
      enforcement: EnforcementStatus,
      quota: { perSecond, perDay, sent },
    };
  },
  identity: async (domain) => {
    const found = await client.send(new GetEmailIdentityCommand({ EmailIdentity: domain })).catch((fault: unknown) => {
      if (fault instanceof NotFoundException) return undefined;
      throw fault;
    });
    if (found === undefined) return undefined;
    const { VerifiedForSendingStatus = false, DkimAttributes = {}, MailFromAttributes } = found;
    return {
      isVerified: VerifiedForSendingStatus,
      dkimTokens: DkimAttributes.Tokens ?? [],
      dkimZone: DkimAttributes.SigningHostedZone ?? 'dkim.amazonses.com',
      mailFrom: MailFromAttributes && {
        domain: MailFromAttributes.MailFromDomain ?? '',
        status: MailFromAttributes.MailFromDomainStatus ?? 'unknown',
      },
    };
  },
  dns: {
    cname: (name) => orNone(resolver.resolveCname(name)),
    mx: (name) => orNone(resolver.resolveMx(name)),
    txt: async (name) => (await orNone(resolver.resolveTxt(name))).map((pieces) => pieces.join('')),
  },
};

const marks = { ok: '✓', missing: '✗', note: '!' } as const;

try {
  const { stage } = stageOf(values.stage);
  const findings = await checkMail({ ...stage.mail, region }, deps);
  for (const { kind, sentence } of findings) console.log(`${marks[kind]} ${sentence}`);
  const lacking = findings.filter(({ kind }) => kind === 'missing').length;
  console.log(lacking === 0 ? `\nMails of ${stage.mail.domain} leave and are trusted.` : `\n${lacking} of ${findings.length} things are missing.`);
  process.exitCode = lacking === 0 ? 0 : 1;
} catch (fault) {
  const reason = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  console.error(`SES or DNS could not be asked: ${reason}\nNeeded: credentials in the environment that may ses:GetAccount and ses:GetEmailIdentity.`);
  process.exitCode = 2;
}
