import * as z from 'zod';
import { noticeNameOf } from '../../shared/domain/funding/document-names.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { privatePage, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import type { DocumentAddresses } from '../../shared/store/document-addresses.ts';
import type { Site } from './access-pages.tsx';
import { type CaseDeps, loadCase } from './case-view.ts';
import type { Doors, SomeRoutes } from './doors.ts';
import { moneyTexts } from './money-texts.ts';
import { noNoticePage } from './status-pages.tsx';

const numberSchema = z.coerce.number().int().min(1).max(9999);

/** Where applicants open the notices that have left the house; before that there are none for them. */
export const decisionRoutes = (
  site: Site,
  deps: CaseDeps & DocumentAddresses,
  { signedIn, own }: Doors,
): SomeRoutes<'GET /status/antraege/{id}/bescheide/{nummer}'> => {
  const load = loadCase(deps);
  return {
    'GET /status/antraege/{id}/bescheide/{nummer}': {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const application = await own(applicant, asked);
          const { data: number } = numberSchema.safeParse(asked.pathParameters['nummer']);
          const { decisions } = await load(application);
          if (!decisions.some((decision) => decision.number === number) || number === undefined) throw new Refusal('not-found', moneyTexts.unknown);
          const address = await deps.addressOf({ applicationId: application.id, name: noticeNameOf(application.reference, number) });
          return address === undefined ? privatePage(noNoticePage(site, application), 404) : redirectAnswer(address);
        }),
    },
  };
};
