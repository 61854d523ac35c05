import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { type Trail, trailOf } from '../../shared/domain/funding/trail.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { PaymentStore } from '../../shared/store/payment-store.ts';
import type { Reading, TrailStore } from '../../shared/store/trail-store.ts';
import { texts } from './texts.ts';

/** What reading a trail needs from outside. */
export type TrailDeps = TrailStore &
  Pick<PaymentStore, 'moneyOf'> &
  Pick<DeskStore, 'application' | 'logReading'> & {
    /** The application under a reference. */
    readonly applicationUnder: (reference: string) => Promise<Pick<Application, 'id'> | undefined>;
    readonly now: () => Instant;
    /** SHA-256 of text, 64 hex digits. */
    readonly hash: (text: string) => string;
  };

/** A reference as somebody typed it. @throws Refusal `invalid-fields` */
export const referenceIn = (typed: string): string => {
  const reference = typed.trim().toUpperCase();
  if (!/^INT-\d{4}-\d{4,9}$/.test(reference))
    throw new Refusal('invalid-fields', texts.malformed, [{ pointer: '/aktenzeichen', message: texts.malformed }]);
  return reference;
};

/** The trail of a case, and who looked at it. */
export type ReadTrail = { readonly trail: Trail; readonly readings: readonly Reading[] };

/**
 * Reads the trail of a case and notes that somebody did. A case with a conflict of interest of this person is not there.
 * The application is read again after its history: a change that comes in between would look like a broken head.
 * @throws Refusal `not-found`
 */
export const readTrail = async (
  reference: string,
  { subject, name }: Pick<StaffSession, 'subject' | 'name'>,
  deps: TrailDeps,
): Promise<ReadTrail> => {
  const found = await deps.applicationUnder(reference);
  const unknown = () => new Refusal('not-found', texts.unknown(reference), [{ pointer: '/aktenzeichen', message: texts.unknown(reference) }]);
  if (found === undefined || (await deps.application(found.id, subject)) === undefined) throw unknown();
  await deps.logReading(found.id, { at: deps.now(), subject, name });
  for (let attempt = 1; ; attempt += 1) {
    const before = await deps.application(found.id, subject);
    const [events, records, readings] = await Promise.all([deps.events(found.id), deps.moneyOf(found.id), deps.readings(found.id)]);
    const application = await deps.application(found.id, subject);
    if (application === undefined) throw unknown();
    // Nobody wrote in between, or people write without end: then what was read last counts.
    if (before?.version === application.version || attempt === 5) return { trail: trailOf(application, events, records, deps.hash), readings };
  }
};
