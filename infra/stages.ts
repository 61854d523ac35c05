import type { RoleClaim } from '../shared/domain/access/role-claim.ts';

/**
 * The only file where stages differ. Everything else is the same in every stage: data is always retained,
 * protected against deletion and restorable.
 */
export type Stage = {
  /** Address that people type, without a trailing slash; default of the parameter `SiteUrl`. */
  readonly siteUrl: string;
  /** Own domain with its certificate (us-east-1, where CloudFront looks for it); absent: CloudFront's own name. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** Web ACL for CloudFront (WAF keeps it in us-east-1), see docs/decisions/0016-web-firewall.md. */
  readonly webAclArn?: string;
  /** Every page says *Beispieldaten*. */
  readonly exampleData: boolean;
  /**
   * Domain verified in SES, and the address that mails come from. `dmarcReports`: mailbox below this domain that gets what other mail servers
   * report about mails in our name. `announcementHold`: minutes between a release and its mails, in which staff can stop them; default of the
   * parameter `AnnouncementHold`.
   */
  readonly mail: { readonly domain: string; readonly sender: string; readonly dmarcReports: string; readonly announcementHold: number };
  /** Who is told when something fails; absent: alarms ring without a mail. */
  readonly alarmEmail?: string;
  /**
   * Where staff sign in: the county's Entra ID, Keycloak or any other OpenID Connect issuer (docs/staff-sign-in.md); absent: a user pool of
   * this system's own. `issuer` as its discovery document writes it; which of its roles or groups mean what here stands in `roles`.
   */
  readonly staff?: { readonly issuer: string; readonly clientId: string; readonly roles: RoleClaim };
  /** Days that logs are kept. */
  readonly logDays: 14 | 30 | 90;
};

export const region = 'eu-central-1';

const stages = {
  dev: {
    siteUrl: 'https://dev.teilhabe.example',
    exampleData: true,
    mail: {
      domain: 'dev.teilhabe.example',
      sender: 'kit-stelle@dev.teilhabe.example',
      dmarcReports: 'dmarc@dev.teilhabe.example',
      announcementHold: 0,
    },
    logDays: 14,
  },
  prod: {
    siteUrl: 'https://teilhabe.example',
    exampleData: false,
    mail: { domain: 'teilhabe.example', sender: 'kit-stelle@teilhabe.example', dmarcReports: 'dmarc@teilhabe.example', announcementHold: 10 },
    logDays: 90,
  },
} as const satisfies Record<string, Stage>;

export type StageName = keyof typeof stages;

const isStageName = (name: unknown): name is StageName => typeof name === 'string' && Object.hasOwn(stages, name);

/**
 * The stage that the context asks for (`-c stage=prod`), `dev` when it asks for none.
 * @throws Error naming the stages there are
 */
export const stageOf = (name: unknown = 'dev'): { readonly name: StageName; readonly stage: Stage } => {
  if (!isStageName(name)) throw new Error(`There is no stage ${String(name)}; infra/stages.ts has ${Object.keys(stages).join(', ')}.`);
  return { name, stage: stages[name] };
};
