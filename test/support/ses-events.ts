/** Events as SES publishes them to a topic, after the examples of its developer guide, about a mail of ours. */
export type EventOfSes = { readonly eventType: string; readonly mail: Record<string, unknown> } & Record<string, unknown>;

/** Which mail an event is about. */
export type EventMail = {
  readonly id: string;
  readonly attempt: string;
  readonly address: string;
  readonly messageId?: string;
  readonly acceptedAt?: string;
};

/** When SES took the mail of an event, where nothing else is said. */
export const acceptedAt = '2026-11-25T05:00:03.123Z';

/** The part that all events have. */
const about = ({ id, attempt, address, messageId = '010b019example-12d1-4a87-dd0099a07f8a-000000', acceptedAt: at = acceptedAt }: EventMail) => ({
  timestamp: at,
  source: 'KIT-Stelle <noreply@teilhabe.example>',
  sourceArn: 'arn:aws:ses:eu-central-1:123456789012:identity/teilhabe.example',
  sendingAccountId: '123456789012',
  messageId,
  destination: [address],
  headersTruncated: false,
  headers: [
    { name: 'From', value: 'KIT-Stelle <noreply@teilhabe.example>' },
    { name: 'Subject', value: 'Zuwanderungsbericht' },
  ],
  commonHeaders: { from: ['KIT-Stelle <noreply@teilhabe.example>'], to: [address], messageId, subject: 'Zuwanderungsbericht' },
  tags: {
    'ses:operation': ['SendRawEmail'],
    'ses:configuration-set': ['teilhabe'],
    'ses:source-ip': ['192.0.2.0'],
    'ses:from-domain': ['teilhabe.example'],
    'ses:caller-identity': ['deliver-mail'],
    mail: [id],
    attempt: [attempt],
    template: ['release'],
  },
});

const bounceOf = (
  mail: EventMail,
  { type, subType, at, ...recipient }: { type: string; subType: string; at: string; status?: string; diagnosticCode?: string },
) => ({
  eventType: 'Bounce',
  bounce: {
    feedbackId: '010b019bounce-000000',
    bounceType: type,
    bounceSubType: subType,
    bouncedRecipients: [{ emailAddress: mail.address, action: 'failed', ...recipient }],
    timestamp: at,
    reportingMTA: 'dsn; a6-30.smtp-out.eu-central-1.amazonses.com',
  },
  mail: about(mail),
});

const complaintOf = (mail: EventMail, subType: string | null, feedbackType?: string) => ({
  eventType: 'Complaint',
  complaint: {
    feedbackId: '010b019complaint-000000',
    complaintSubType: subType,
    complainedRecipients: [{ emailAddress: mail.address }],
    timestamp: '2026-11-25T06:30:00.000Z',
    ...(feedbackType !== undefined && { userAgent: 'Mailanbieter Feedback-Loop', complaintFeedbackType: feedbackType }),
  },
  mail: about(mail),
});

/** One event of each kind, by the name that tests call it. */
export const sesEvents = {
  send: (mail: EventMail): EventOfSes => ({ eventType: 'Send', mail: about(mail), send: {} }),
  delivery: (mail: EventMail): EventOfSes => ({
    eventType: 'Delivery',
    mail: about(mail),
    delivery: {
      timestamp: '2026-11-25T05:00:05.000Z',
      processingTimeMillis: 1877,
      recipients: [mail.address],
      smtpResponse: '250 2.6.0 Message received',
      remoteMtaIp: '192.0.2.9',
      reportingMTA: 'a8-70.smtp-out.amazonses.com',
    },
  }),
  delay: (mail: EventMail): EventOfSes => ({
    eventType: 'DeliveryDelay',
    mail: about(mail),
    deliveryDelay: {
      timestamp: '2026-11-25T05:10:00.095Z',
      delayType: 'TransientCommunicationFailure',
      expirationTime: '2026-11-25T19:00:03.000Z',
      delayedRecipients: [{ emailAddress: mail.address, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 Unable to connect to remote host' }],
    },
  }),
  laterDelay: (mail: EventMail): EventOfSes => ({
    eventType: 'DeliveryDelay',
    mail: about(mail),
    deliveryDelay: {
      timestamp: '2026-11-25T06:10:00.000Z',
      delayType: 'MailboxFull',
      delayedRecipients: [{ emailAddress: mail.address }],
    },
  }),
  permanent: (mail: EventMail): EventOfSes =>
    bounceOf(mail, {
      type: 'Permanent',
      subType: 'NoEmail',
      at: '2026-11-25T05:00:07.000Z',
      status: '5.1.1',
      diagnosticCode: `smtp; 550 5.1.1 <${mail.address}>: Recipient address rejected: User unknown`,
    }),
  suppressed: (mail: EventMail): EventOfSes =>
    bounceOf(mail, { type: 'Permanent', subType: 'OnAccountSuppressionList', at: '2026-11-25T05:00:04.000Z' }),
  transient: (mail: EventMail): EventOfSes =>
    bounceOf(mail, {
      type: 'Transient',
      subType: 'MailboxFull',
      at: '2026-11-25T19:00:10.000Z',
      status: '4.2.2',
      diagnosticCode: 'smtp; 452 4.2.2 Mailbox full',
    }),
  undetermined: (mail: EventMail): EventOfSes => bounceOf(mail, { type: 'Undetermined', subType: 'Undetermined', at: '2026-11-25T19:00:11.000Z' }),
  complaint: (mail: EventMail): EventOfSes => complaintOf(mail, null, 'abuse'),
  complaintOnList: (mail: EventMail): EventOfSes => complaintOf(mail, 'OnAccountSuppressionList'),
  notSpam: (mail: EventMail): EventOfSes => complaintOf(mail, null, 'not-spam'),
  reject: (mail: EventMail): EventOfSes => ({ eventType: 'Reject', mail: about(mail), reject: { reason: 'Bad content' } }),
  renderingFailure: (mail: EventMail): EventOfSes => ({
    eventType: 'Rendering Failure',
    mail: about(mail),
    failure: { errorMessage: "Attribute 'attributeName' is not present in the rendering data.", templateName: 'MyTemplate' },
  }),
  open: (mail: EventMail): EventOfSes => ({
    eventType: 'Open',
    mail: about(mail),
    open: { ipAddress: '192.0.2.1', timestamp: '2026-11-25T08:00:00.000Z', userAgent: 'Mozilla/5.0' },
  }),
} as const;
