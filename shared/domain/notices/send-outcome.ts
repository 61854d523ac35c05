/** Why nothing can leave at all, and how many minutes everybody waits before somebody tries again. `person`: it does not pass by itself. */
export const stops = {
  /** No connection to SES. */
  unreachable: { minutes: 1, person: false },
  /** What the account may send in 24 hours is used up; the window moves on by itself, but people should know. */
  'daily-quota': { minutes: 5, person: true },
  /** AWS or somebody paused sending for the account or the configuration set. */
  'sending-paused': { minutes: 15, person: true },
  /** Identity, MAIL FROM or configuration set are not what SES expects. */
  'not-set-up': { minutes: 15, person: true },
  /** The function may not send: credentials or permissions. */
  'not-allowed': { minutes: 5, person: true },
} as const;

/** @see stops */
export type StopReason = keyof typeof stops;

/**
 * What is known after handing a mail to SES. `reason` is a code of SES or of the network.
 * - `accepted`: SES has it.
 * - `uncertain`: SES may have taken it; trying again could send it twice.
 *
 * In all others SES certainly did not take it:
 * - `throttled`: too fast; not the mail's fault.
 * - `refused`: for a reason that may pass.
 * - `rejected`: it will never take this mail.
 * - `stopped`: it takes no mail at all.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly sesMessageId: string }
  | { readonly kind: 'uncertain' | 'throttled' | 'refused' | 'rejected'; readonly reason: string }
  | { readonly kind: 'stopped'; readonly reason: string; readonly stop: StopReason };

/** What a failed call told. `text`: what SES says to a reader; it may name addresses, so it is never logged. */
export type SendFault = { readonly name: string; readonly code?: string | undefined; readonly status?: number | undefined; readonly text: string };

// No connection was made, so no mail went through it: refused, unreachable, or the name is not known.
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

// Before the request is signed there is nothing to send; the others are SES's answers to a signature.
const neverAllowed =
  /^(CredentialsProviderError|TokenProviderError|AccessDenied|AccessDeniedException|NotAuthorized|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|ExpiredToken|ExpiredTokenException|RequestExpired|OptInRequired)$/;

const paused = /^(AccountSendingPaused|ConfigurationSetSendingPaused)(Exception)?$/;
const notSetUp = /^(ConfigurationSetDoesNotExist|MailFromDomainNotVerified)(Exception)?$/;
const throttling = /^(Throttling|ThrottlingException|TooManyRequests|TooManyRequestsException|LimitExceeded|LimitExceededException)$/;
// SES v1 says by the text alone which of its two limits was met.
const usedUp = /daily (message )?quota/i;
const unverified = /not verified/i;
const neverTaken = /^(MessageRejected|InvalidParameterValue|InvalidParameterCombination|ValidationError|MalformedQueryString)$/;

/**
 * Sorts a fault by the only question that counts: can SES have taken the mail? In doubt: yes. Then by whose fault it is.
 * Codes: *Common errors* and *SendRawEmail, errors* of the SES API reference, version 2010-12-01.
 * @param recipient address of the mail: in the sandbox SES refuses those that are not verified, and takes others
 */
export const sortedFault = ({ name, code, status, text }: SendFault, recipient: string): Exclude<SendOutcome, { kind: 'accepted' }> => {
  const reason = code ?? name;
  if (neverAllowed.test(name)) return { kind: 'stopped', reason, stop: 'not-allowed' };
  if (status === undefined)
    return code !== undefined && neverConnected.has(code) ? { kind: 'stopped', reason, stop: 'unreachable' } : { kind: 'uncertain', reason };
  // 408 is a time-out that somebody in between noticed.
  if (status < 400 || status >= 500 || status === 408) return { kind: 'uncertain', reason };
  if (paused.test(name)) return { kind: 'stopped', reason, stop: 'sending-paused' };
  if (notSetUp.test(name)) return { kind: 'stopped', reason, stop: 'not-set-up' };
  if (throttling.test(name) || status === 429)
    return usedUp.test(text) ? { kind: 'stopped', reason, stop: 'daily-quota' } : { kind: 'throttled', reason };
  if (name === 'MessageRejected' && unverified.test(text))
    return text.toLowerCase().includes(recipient.toLowerCase())
      ? { kind: 'rejected', reason: 'RecipientNotVerified' }
      : { kind: 'stopped', reason, stop: 'not-set-up' };
  return { kind: neverTaken.test(name) ? 'rejected' : 'refused', reason };
};

/** Definite refusals without a known reason after which a mail is given up. */
export const mostRefusals = 5;
