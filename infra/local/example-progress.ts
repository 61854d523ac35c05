import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { confirmationsFor } from '../../shared/domain/funding/confirmation.ts';
import { type RequestChange, requestOf } from '../../shared/domain/funding/information-request.ts';

const day = 86_400_000;

/** Between two instants, so that it is in the future of neither. */
const halfway = (from: Instant, to: Instant): Instant => new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();

/** The questions that wait for an answer, for an example application that waits for its applicant. */
export const exampleRequest = (application: Application, now: Instant): RequestChange | undefined => {
  if (application.state !== 'info_requested') return undefined;
  const before: Application = { ...application, state: 'formal_check', version: application.version - 1 };
  const questions = {
    text: 'Bei der Prüfung Ihres Antrags sind zwei Fragen entstanden.',
    points: ['Wie viele Menschen nehmen voraussichtlich teil?', 'Warum ist der Betrag in der ersten Zeile des Kostenplans so hoch?'],
    dueDate: inBerlin(new Date(Date.parse(now) + 14 * day).toISOString()).date,
  };
  return requestOf(before, questions, { id: '00000000-0000-4000-9000-000000000001', at: halfway(application.submittedAt, now), by: 'staff' });
};

/** An example application that just came in waits for the confirmation of who may sign. */
export const withConfirmations = (application: Application): Application => {
  if (application.state !== 'submitted') return application;
  const { signatories, jointRepresentation } = application.organisation;
  let asked = 0;
  const newId = () => `${application.id}-${asked++}`;
  return { ...application, ...confirmationsFor({ signatories, jointRepresentation, sender: undefined }, { at: application.submittedAt, newId }) };
};
