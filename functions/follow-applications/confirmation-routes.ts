import { privatePage, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { RoundStore } from '../../shared/store/round-store.ts';
import type { Site } from './access-pages.tsx';
import { type AskConfirmationDeps, askConfirmation, type ConfirmDeps, confirmApplication, findConfirmation } from './confirm-application.ts';
import { confirmPage, invalidConfirmationPage } from './confirm-pages.tsx';
import type { Doors, SomeRoutes } from './doors.ts';
import { pathOf } from './status-pages.tsx';

const path = '/status/bestaetigen/{token}';
const askPath = '/status/antraege/{id}/bestaetigung';

/** Where signatories confirm, without a session: the link is enough. And where applicants have another link sent. */
export const confirmationRoutes = (
  site: Site,
  deps: ConfirmDeps & AskConfirmationDeps & Pick<RoundStore, 'roundVersion'>,
  { signedIn, refuseForeign, idOf, problem }: Doors,
): SomeRoutes<`${'GET' | 'POST'} ${typeof path}` | `POST ${typeof askPath}`> => {
  const find = findConfirmation(deps);
  const confirm = confirmApplication(deps);
  const askAgain = askConfirmation(deps);

  return {
    [`GET ${path}`]: {
      handle: async ({ pathParameters, path: here }) => {
        const found = await find(pathParameters['token']);
        const round = await deps.roundVersion(found.application.roundId, found.application.roundVersion);
        return privatePage(confirmPage(site, found, { round, path: here }));
      },
      refused: (_asked, refusal) => (refusal.code === 'link-invalid' ? privatePage(invalidConfirmationPage(site), refusal.status) : problem(refusal)),
    },
    [`POST ${path}`]: {
      handle: async (asked) => {
        refuseForeign(asked);
        await confirm(asked.pathParameters['token']);
        return redirectAnswer(asked.path);
      },
      refused: (asked, refusal) => {
        if (refusal.code === 'link-invalid') return privatePage(invalidConfirmationPage(site), refusal.status);
        // The page says by itself that nothing is needed any more.
        return refusal.code === 'too-late' ? redirectAnswer(asked.path) : problem(refusal);
      },
    },
    [`POST ${askPath}`]: {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const id = idOf(asked);
          await askAgain({ applicant, id, confirmationId: paramsOf(asked).get('wer') ?? '' });
          return redirectAnswer(`${pathOf({ id })}#bestaetigungen`);
        }),
    },
  };
};
