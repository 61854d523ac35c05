import type { Application } from '../../shared/domain/funding/application.ts';
import type { ReadyAttachment } from '../../shared/domain/funding/attachment.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import { application, confirmation, informationRequest } from '../unit/mail/examples.ts';

/** Questions about it that are open. */
export const openRequest: InformationRequest = { ...informationRequest, applicationId: application.id };
/** An application of which everything is asked that can be asked. */
export const askedApplication: Application = {
  ...application,
  state: 'info_requested',
  confirmations: [{ ...confirmation, askedAt: '2026-11-20T08:00:00.000Z' }],
  confirmationsNeeded: 1,
};

/** A file that is ready to go with the answer. */
export const answerFile: ReadyAttachment = {
  id: '5a4b3c2d-1e0f-4a9b-8c7d-6e5f4a3b2c1d',
  caseId: application.id,
  kind: 'answer',
  name: 'plan.pdf',
  size: 3,
  mediaType: 'application/pdf',
  etag: '1',
  uploadedAt: application.submittedAt,
  state: 'ready',
  sha256: 'a'.repeat(64),
  checkedAt: application.submittedAt,
};

/** What the last part of a path is sent, so that everything would be done for whoever may. */
export const bodies: Record<string, string> = {
  zurueckziehen: 'version=1&stand=info_requested',
  antworten: `anfrage=${openRequest.id}&antwort.0=Kim&antwort.1=Viele`,
  'frueher-beginnen': 'beginn=1.2.2027&begruendung=Es+eilt',
  entfernen: `datei=${answerFile.id}`,
  freigabe: 'freigabe=nein',
  bestaetigung: `wer=${confirmation.id}`,
};
