import { type ConfirmationFrame, confirmationMail } from './confirmation-mail.ts';
import type { NotifyApplicantsDeps } from './notify-applicants.ts';
import { withdrawalMail } from './withdrawal-mail.ts';

/** Which mail follows which event. */
export const noticesOf = (frame: ConfirmationFrame): NotifyApplicantsDeps['notices'] => ({
  'application.submitted': { template: 'confirmation', render: confirmationMail(frame) },
  'application.withdrawn': { template: 'withdrawal', render: withdrawalMail(frame) },
});
