import type { Application, ApplicationEvent } from './application.ts';
import type { InformationRequest } from './information-request.ts';

const notOfStaff: readonly ApplicationEvent['actor'][] = ['applicant', 'signatory', 'system', 'staff'];
// That somebody of the staff has a conflict of interest is a fact about them, not about the applicant.
const ofStaffOnly: readonly ApplicationEvent['kind'][] = ['conflict.declared', 'conflict.withdrawn'];

/** An application as its applicant may take it away: without what it says of persons of the staff. */
export const applicationForApplicant = ({ conflicts: _conflicts, chain: _chain, ...application }: Application): Application => application;

/** Its history for them: what happened, and not who of the staff it was. */
export const eventsForApplicant = (events: readonly ApplicationEvent[]): readonly ApplicationEvent[] =>
  events
    .filter(({ kind }) => !ofStaffOnly.includes(kind))
    .map(({ actorName: _name, hash: _hash, previous: _previous, ...event }) => ({
      ...event,
      actor: notOfStaff.includes(event.actor) ? event.actor : 'staff',
    }));

/** A request for them: what was asked, and not who of the staff asked. */
export const requestForApplicant = (request: InformationRequest): InformationRequest => ({ ...request, askedBy: 'staff' });
