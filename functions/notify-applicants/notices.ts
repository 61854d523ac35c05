import type { FundingStore } from '../../shared/store/funding-store.ts';
import { type ConfirmationFrame, confirmationMail } from './confirmation-mail.ts';
import type { NotifyApplicantsDeps } from './notify-applicants.ts';
import { withdrawalMail } from './withdrawal-mail.ts';

/** Which mail follows which event. */
export const noticesOf = (frame: ConfirmationFrame, { roundVersion }: Pick<FundingStore, 'roundVersion'>): NotifyApplicantsDeps['notices'] => ({
  'application.submitted': {
    template: 'confirmation',
    render: async (application) => confirmationMail(frame)(application, await roundVersion(application.roundId, application.roundVersion)),
  },
  'application.withdrawn': { template: 'withdrawal', render: async (application, event) => withdrawalMail(frame)(application, event) },
});
