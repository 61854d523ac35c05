/**
 * What the mailer tells.
 * - `MAIL_ACCEPTED`: SES has it.
 * - `MAIL_UNKNOWN`: a message names a record that does not exist.
 * - `MAIL_WITHHELD`: its reader is gone, has left, or is suppressed, or its announcement was stopped.
 * - `MAIL_THROTTLED`, `MAIL_REFUSED`, `MAIL_STOPPED`: SES certainly did not take it, and it waits.
 * - `MAIL_GIVEN_UP`: a person decides.
 * - `MAIL_UNCERTAIN`: SES may have taken it.
 * - `MAIL_AGAIN`: it certainly did not leave, and is sent again.
 * - `MAIL_UNPROVEN`: mails may have left, and nobody has heard of it for a day: a person decides.
 * - `SENDING_PAUSED`, `SENDING_STOPPED`: everybody waits; the second one needs a person.
 * - `QUOTA_UNKNOWN`: SES did not say how fast the account may send; the last answer holds, or one mail a second.
 */
export type LogCode =
  | 'MAIL_ACCEPTED'
  | 'MAIL_UNKNOWN'
  | 'MAIL_WITHHELD'
  | 'MAIL_THROTTLED'
  | 'MAIL_REFUSED'
  | 'MAIL_STOPPED'
  | 'MAIL_GIVEN_UP'
  | 'MAIL_UNCERTAIN'
  | 'MAIL_AGAIN'
  | 'MAIL_UNPROVEN'
  | 'SENDING_PAUSED'
  | 'SENDING_STOPPED'
  | 'QUOTA_UNKNOWN';

/** Takes ids, codes and counts only. */
export type Log = (code: LogCode, facts: Readonly<Record<string, string | number>>) => void;
