import { county } from '../../../shared/county/county.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import { openApplication } from '../../../shared/domain/funding/open-application.ts';
import { fullFiles, fullRound, fullSubmission } from '../../support/full-submission.ts';

/** Every field there is, in two Gemeinden of the county, with the lines of a text in both ways of ending them. */
export const application: Application = {
  ...openApplication(
    {
      ...fullSubmission,
      project: {
        ...fullSubmission.project,
        shortDescription: 'Wir kochen jede Woche.\r\nAlle sind eingeladen.\nAuch Sie.',
        municipalities: county.municipalities.slice(0, 2).map(({ ags }) => ags),
      },
    },
    {
      id: '5c1c9f6e-3b43-4d34-8e9c-2a1b3c4d5e6f',
      reference: 'INT-2026-0042',
      at: '2026-07-22T22:03:04.000Z',
      round: fullRound,
      files: [...fullFiles],
    },
  ),
  contentHash: '0123456789abcdef'.repeat(4),
};
export { fullRound as madeUnder };
