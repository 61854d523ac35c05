import type { Instant } from '../calendar.ts';

/** Seconds for which a link by mail can be used. */
export const linkLifetime = 30 * 60;

/** Seconds for which a session lives: 20 hours, so that an application that was begun in the evening is still open in the morning. */
export const sessionLifetime = 20 * 60 * 60;

/** Seconds for which a signatory can confirm by the link in a mail: two weeks, because boards meet in the evening and travel. */
export const confirmationLifetime = 14 * 24 * 60 * 60;

/** Seconds for which a subscription can be confirmed: two days, because people read private mail in the evening. */
export const subscriptionLifetime = 48 * 60 * 60;

/** Epoch second of an instant, rounded down. */
export const epochSecond = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

/** The instant at the beginning of an epoch second. */
export const instantOf = (second: number): Instant => new Date(second * 1000).toISOString();

/** The epoch second from which on something that is made now no longer counts. */
export const expiryOf = (at: Instant, lifetime: number): number => epochSecond(at) + lifetime;

/** DynamoDB deletes what expired up to some days late, so every reader asks. In the second of the expiry itself it is over. */
export const isLive = ({ expiresAt }: { readonly expiresAt: number }, at: Instant): boolean => epochSecond(at) < expiresAt;
