import type { SentMail } from './ses-api.ts';

/** What becomes of a mail, in the order in which SES tells it. */
type Fate = 'deliver' | 'bounce' | 'soft-bounce' | 'complain' | 'answer' | 'suppress' | 'delay' | 'reject';

/** https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator; each also with a label, `bounce+7@…`. */
const simulated: Readonly<Record<string, Fate>> = {
  success: 'deliver',
  bounce: 'bounce',
  complaint: 'complain',
  ooto: 'answer',
  suppressionlist: 'suppress',
};

/** Words that addresses on this machine begin with, alone or before something that is no letter: `unzustellbar7@amt.example`, not `vollmacht@…`. */
const examples: Readonly<Record<string, Fate>> = {
  unzustellbar: 'bounce',
  voll: 'soft-bounce',
  beschwerde: 'complain',
  verzoegert: 'delay',
  abgelehnt: 'reject',
};

const simulatorDomain = '@simulator.amazonses.com';

/** The mailbox simulator of SES: what goes there costs nothing of the day's quota. */
export const isSimulated = (address: string): boolean => address.toLowerCase().endsWith(simulatorDomain);

/** What becomes of a mail to an address. */
export const fateOf = (address: string): Fate => {
  const lower = address.toLowerCase();
  const word = /^[a-z]+/.exec(lower)?.[0] ?? '';
  return (isSimulated(lower) ? simulated : examples)[word] ?? 'deliver';
};

/** An event without the mail that it is about. */
type Report = Readonly<Record<string, unknown>> & { readonly eventType: string };

const bounce = (address: string, timestamp: string, feedbackId: string, what: Readonly<Record<string, unknown>>, recipient: object = {}): Report => ({
  eventType: 'Bounce',
  bounce: {
    feedbackId,
    ...what,
    bouncedRecipients: [{ emailAddress: address, ...recipient }],
    timestamp,
    reportingMTA: 'dsn; local.smtp-out.amazonses.com',
  },
});

const unknownUser = { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' };
const mailboxFull = { action: 'failed', status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 mailbox full' };
const suppressed = {
  action: 'failed',
  status: '5.1.1',
  diagnosticCode: 'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
};

type Occasion = { readonly address: string /** Of the event. */; readonly timestamp: string; readonly feedbackId: string };

const delivery = ({ address, timestamp }: Occasion): Report => ({
  eventType: 'Delivery',
  delivery: {
    timestamp,
    processingTimeMillis: 500,
    recipients: [address],
    smtpResponse: '250 2.6.0 Message received',
    remoteMtaIp: '127.0.0.1',
    reportingMTA: 'local.smtp-out.amazonses.com',
  },
});

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const reports: Readonly<Record<Fate, (occasion: Occasion) => readonly Report[]>> = {
  deliver: (occasion) => [delivery(occasion)],
  bounce: ({ address, timestamp, feedbackId }) => [
    bounce(address, timestamp, feedbackId, { bounceType: 'Permanent', bounceSubType: 'General' }, unknownUser),
  ],
  'soft-bounce': ({ address, timestamp, feedbackId }) => [
    bounce(address, timestamp, feedbackId, { bounceType: 'Transient', bounceSubType: 'MailboxFull' }, mailboxFull),
  ],
  complain: (occasion) => [
    delivery(occasion),
    {
      eventType: 'Complaint',
      complaint: {
        feedbackId: occasion.feedbackId,
        complaintSubType: null,
        complainedRecipients: [{ emailAddress: occasion.address }],
        timestamp: occasion.timestamp,
        userAgent: 'Teilhabe local mailbox simulator',
        complaintFeedbackType: 'abuse',
        arrivalDate: occasion.timestamp,
      },
    },
  ],
  // An absence note: SES takes it for a transient bounce without a status.
  answer: (occasion) => [
    delivery(occasion),
    bounce(occasion.address, occasion.timestamp, occasion.feedbackId, { bounceType: 'Transient', bounceSubType: 'General' }),
  ],
  suppress: ({ address, timestamp, feedbackId }) => [
    bounce(address, timestamp, feedbackId, { bounceType: 'Permanent', bounceSubType: 'Suppressed' }, suppressed),
  ],
  delay: (occasion) => [
    {
      eventType: 'DeliveryDelay',
      deliveryDelay: {
        timestamp: occasion.timestamp,
        delayType: 'TransientCommunicationFailure',
        expirationTime: occasion.timestamp,
        delayedRecipients: [{ emailAddress: occasion.address, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 Unable to connect to remote host' }],
        reportingMTA: 'local.smtp-out.amazonses.com',
      },
    },
    delivery(occasion),
  ],
  reject: () => [{ eventType: 'Reject', reject: { reason: 'Bad content' } }],
};

/** Header fields of a MIME message as they stand there, unfolded. */
const headersOf = (raw: Buffer): { readonly name: string; readonly value: string }[] => {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.subarray(0, end === -1 ? raw.length : end).toString('utf8');
  return head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }];
    });
};

/** What SES knew when it took a mail. */
export type Taken = { readonly mail: SentMail; readonly messageId: string; readonly at: Date; readonly account: string; readonly region: string };

/** Everything that SES publishes about a mail that it took, in the order in which it happens. */
export const eventsOf = ({ mail, messageId, at, account, region }: Taken): Report[] => {
  const headers = headersOf(mail.raw);
  const header = (name: string): string | undefined => headers.find((candidate) => candidate.name.toLowerCase() === name)?.value;
  const fromDomain = mail.source.slice(mail.source.lastIndexOf('@') + 1).replace(/>$/, '');
  const timestamp = at.toISOString();
  const automatic = {
    'ses:operation': ['SendRawEmail'],
    ...(mail.configurationSet === undefined ? {} : { 'ses:configuration-set': [mail.configurationSet] }),
    'ses:source-ip': ['127.0.0.1'],
    'ses:from-domain': [fromDomain],
    'ses:caller-identity': ['local'],
  };
  const own = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]));
  const about = (tags: Readonly<Record<string, readonly string[]>>) => ({
    timestamp,
    source: mail.source,
    sourceArn: `arn:aws:ses:${region}:${account}:identity/${fromDomain}`,
    sendingAccountId: account,
    messageId,
    destination: mail.destinations,
    headersTruncated: false,
    headers,
    commonHeaders: {
      from: [header('from') ?? ''],
      to: [header('to') ?? ''],
      messageId: header('message-id') ?? '',
      subject: header('subject') ?? '',
    },
    tags: { ...automatic, ...tags, ...own },
  });
  const occasions = mail.destinations.map((address, index) => ({
    address,
    timestamp,
    feedbackId: `${messageId.slice(0, -6)}${String(index).padStart(6, '0')}`,
  }));
  return [
    { eventType: 'Send', mail: about({}), send: {} },
    ...occasions.flatMap((occasion) =>
      reports[fateOf(occasion.address)](occasion).map((report) => ({
        ...report,
        mail: about(report.eventType === 'Delivery' ? { 'ses:outgoing-ip': ['127.0.0.1'] } : {}),
      })),
    ),
  ];
};
