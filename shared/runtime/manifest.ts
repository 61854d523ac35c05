/**
 * What a capability is: what starts it, what it may touch, what its failure means to a person.
 * The single source of routes, triggers, environment names and permissions; infra, the local cloud,
 * the handlers and the tests derive theirs from here. No import but of types: infra and bundles both read it.
 */
import type { RouteAction } from '../domain/access/roles.ts';

/** Tables of the house; their keys stand in shared/store/table-design.ts. */
export type TableName = 'funding' | 'figures' | 'mail' | 'staff';
/** `publication`: what the public may read. `private`: what nobody may read without a reason. */
export type BucketName = 'publication' | 'private';
/**
 * Queues of the house; each has its dead-letter queue. `mail`: ids of mails; `announcements`: what is announced to many; `mailFeedback`: what
 * SES reports, through its topic.
 */
export type QueueName = 'mail' | 'announcements' | 'mailFeedback';
/**
 * Values that differ per stage. `exampleData` is `true` where every page says *Beispieldaten*. Where staff sign in: the `staffIssuer`, this
 * system's `staffClientId` there, and `staffRoles`, the JSON of a `RoleClaim`. `announcementHold`: minutes between a release and its mails, in
 * which staff can stop them. Feedback of SES counts if it comes from `feedbackTopic` (ARN) and is signed by a certificate whose address begins
 * with `feedbackCertificates`.
 */
export type SettingName =
  | 'siteUrl'
  | 'exampleData'
  | 'mailSender'
  | 'mailConfigurationSet'
  | 'announcementHold'
  | 'feedbackTopic'
  | 'feedbackCertificates'
  | 'staffIssuer'
  | 'staffClientId'
  | 'staffRoles';
/** Secrets of the house. `staffClient`: what this system proves itself with to the issuer of the staff's sign-in. `mailKey`: what addresses and the links of mails are sealed with. */
export type SecretName = 'staffClient' | 'mailKey';

/** One HTTP route. `page` answers HTML and takes forms, `api` answers and takes JSON, `asset` answers files. POST and PUT take a body. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path in API Gateway's notation, e.g. `/antrag/eingegangen/{id}`. */
  readonly path: string;
  readonly kind: 'page' | 'api' | 'asset';
  /** A page that also takes fields as `multipart/form-data`, as mail providers may send a one-click unsubscription (RFC 8058). */
  readonly multipart?: true;
  /** What somebody must have the right to do. Every route below `/amt` names one; without it nobody gets an answer there. */
  readonly action?: RouteAction;
};

/** Why a function runs. */
export type Trigger =
  | { readonly kind: 'routes'; readonly routes: readonly Route[] /** Also answers every path that no route takes. */; readonly fallback?: true }
  /** `cron`: EventBridge Scheduler's six fields. */
  | { readonly kind: 'schedule'; readonly cron: string; readonly timeZone: string; readonly reason: string }
  /** New items of the table's stream whose attribute `entity` has one of these values. */
  | { readonly kind: 'stream'; readonly table: TableName; readonly entities: readonly string[] }
  /** `batchSize`: messages of one invocation at most, 10 when absent and at most. `concurrency`: invocations at once, 2 when absent and at least. */
  | { readonly kind: 'queue'; readonly queue: QueueName; readonly batchSize?: number; readonly concurrency?: number }
  /**
   * Events of the account's bus about objects whose keys begin with `prefix`: `created` by whatever means, or `scanned` for malware.
   * GuardDuty scans what a function wants to hear about, and nothing else. An event may come twice, and before an earlier one.
   */
  | { readonly kind: 'object'; readonly event: 'created' | 'scanned'; readonly bucket: BucketName; readonly prefix: string }
  /** Started by a person or another system with an event (`npm run invoke`). */
  | { readonly kind: 'event' };

type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem' | 'BatchWriteItem';
type BucketUse = { readonly actions: readonly ('GetObject' | 'PutObject' | 'DeleteObject')[] /** Keys begin with this. */; readonly prefix: string };

/** Everything a function may touch; actions are the names IAM uses. */
export type Uses = {
  readonly tables?: Partial<Record<TableName, readonly TableAction[]>>;
  readonly buckets?: Partial<Record<BucketName, readonly BucketUse[]>>;
  readonly queues?: Partial<Record<QueueName, readonly 'SendMessage'[]>>;
  /** `GetSendQuota`: how fast and how much the account may send. */
  readonly mail?: readonly ('SendRawEmail' | 'GetSendQuota')[];
  readonly secrets?: Partial<Record<SecretName, readonly 'GetSecretValue'[]>>;
  readonly settings?: readonly SettingName[];
};

/** A capability's manifest, `functions/<name>/manifest.ts`, exported as `manifest`. */
export type Manifest = {
  /** Name of the folder, verb-noun. */
  readonly name: string;
  /** One English sentence: what a person gets from it. */
  readonly purpose: string;
  /** German sentence for the alarm: what its failure means to a person. */
  readonly impact: string;
  readonly triggers: readonly Trigger[];
  readonly uses: Uses;
  /** `arm64` when absent: a fifth cheaper per second. Another one only where a native part exists for nothing else; the manifest says which. */
  readonly architecture?: 'x86_64';
  /** MB, 512 when absent. */
  readonly memory?: 512 | 1024 | 1769;
  /** MB that Node lets each half of its young objects grow to; its own default when absent. Few MB hold the memory down and cost a little time. */
  readonly semiSpace?: number;
  /** Seconds, 10 when absent (a page must answer before the gateway's 30 s). */
  readonly timeout?: number;
};

/** Where the value of an environment variable comes from. */
export type EnvironmentSource =
  | { readonly kind: 'table'; readonly name: TableName }
  | { readonly kind: 'bucket'; readonly name: BucketName }
  | { readonly kind: 'queue'; readonly name: QueueName }
  | { readonly kind: 'secret'; readonly name: SecretName }
  | { readonly kind: 'setting'; readonly name: SettingName };

/** `{kind: 'table', name: 'funding'}` → `TABLE_FUNDING`, `{kind: 'setting', name: 'siteUrl'}` → `SETTING_SITE_URL`. */
export const environmentName = (source: { readonly kind: EnvironmentSource['kind']; readonly name: string }): string =>
  `${source.kind}_${source.name.replace(/[A-Z]/g, (letter) => `_${letter}`)}`.toUpperCase();

const keysOf = <K extends string>(record: Partial<Record<K, unknown>> | undefined): K[] => {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  return keys;
};

/** Every environment variable the function gets, in a fixed order. The cold start fails when one is missing. */
export const environmentOf = ({ uses }: Manifest): readonly EnvironmentSource[] => [
  ...keysOf(uses.tables).map((name) => ({ kind: 'table', name }) as const),
  ...keysOf(uses.buckets).map((name) => ({ kind: 'bucket', name }) as const),
  ...keysOf(uses.queues).map((name) => ({ kind: 'queue', name }) as const),
  ...keysOf(uses.secrets).map((name) => ({ kind: 'secret', name }) as const),
  ...(uses.settings ?? []).map((name) => ({ kind: 'setting', name }) as const),
];

/** The routes of a manifest. */
export const routesOf = ({ triggers }: Manifest): readonly Route[] =>
  triggers.flatMap((trigger) => (trigger.kind === 'routes' ? trigger.routes : []));
