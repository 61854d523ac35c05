import { randomUUID } from 'node:crypto';

/** A call of `SendRawEmail`, as the query API of SES v1 carries it. */
export type SentMail = {
  readonly source: string;
  readonly destinations: readonly string[];
  readonly configurationSet: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** MIME. */
  readonly raw: Buffer;
};

/** An answer of the query API. */
export type SesAnswer = { readonly status: number; readonly body: string };

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** Values of a list, `Destinations.member.1` and so on. */
const members = (parameters: URLSearchParams, name: string): string[] => {
  const found: string[] = [];
  for (let number = 1; ; number += 1) {
    const value = parameters.get(name.replace('#', String(number)));
    if (value === null) return found;
    found.push(value);
  }
};

/** @see SentMail */
export const sentMailOf = (parameters: URLSearchParams): SentMail => {
  const names = members(parameters, 'Tags.member.#.Name');
  const values = members(parameters, 'Tags.member.#.Value');
  return {
    source: parameters.get('Source') ?? '',
    destinations: members(parameters, 'Destinations.member.#'),
    configurationSet: parameters.get('ConfigurationSetName') ?? undefined,
    tags: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
    raw: Buffer.from(parameters.get('RawMessage.Data') ?? '', 'base64'),
  };
};

const answer = (action: string, result: string): SesAnswer => ({
  status: 200,
  body: `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
});

/** SES took the mail. */
export const accepted = (messageId: string): SesAnswer => answer('SendRawEmail', `<MessageId>${messageId}</MessageId>`);

/** Mails per second and per day that the account may send, and what it sent. */
export const quotaAnswer = ({ perSecond, perDay, sent }: { readonly perSecond: number; readonly perDay: number; readonly sent: number }): SesAnswer =>
  answer(
    'GetSendQuota',
    `<SentLast24Hours>${sent.toFixed(1)}</SentLast24Hours><Max24HourSend>${perDay.toFixed(1)}</Max24HourSend><MaxSendRate>${perSecond.toFixed(1)}</MaxSendRate>`,
  );

const error = (status: number, code: string, message: string): SesAnswer => ({
  status,
  body: `<ErrorResponse xmlns="${namespace}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
});

/** What SES says instead. Codes: https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html and CommonErrors.html */
export const refusals = {
  throttle: error(400, 'Throttling', 'Maximum sending rate exceeded.'),
  day: error(400, 'Throttling', 'Daily message quota exceeded.'),
  reject: error(400, 'MessageRejected', 'Email address is not verified.'),
  pause: error(400, 'AccountSendingPausedException', 'Email sending is disabled for your entire Amazon SES account.'),
  set: error(400, 'ConfigurationSetDoesNotExist', 'Configuration set does not exist.'),
  malformed: error(400, 'InvalidParameterValue', 'Missing final destination or message.'),
  action: error(400, 'InvalidAction', 'The stand-in knows SendRawEmail and GetSendQuota.'),
  error: error(500, 'InternalFailure', 'The request processing has failed because of an unknown error.'),
} as const;
