import { privatePage, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { Site } from './access-pages.tsx';
import { type AskEarlyStartDeps, askEarlyStart } from './ask-early-start.ts';
import { type CaseDeps, loadCase } from './case-view.ts';
import type { Doors, SomeRoutes } from './doors.ts';
import { earlyStartPage } from './early-start-page.tsx';
import { pathOf } from './status-pages.tsx';

const path = '/status/antraege/{id}/frueher-beginnen';

const typedIn = (params: URLSearchParams) => ({ from: params.get('beginn') ?? '', reason: params.get('begruendung') ?? '' });

/** Where applicants ask to begin before the decision. */
export const earlyStartRoutes = (
  site: Site,
  deps: AskEarlyStartDeps & CaseDeps,
  { signedIn, idOf, own, problem }: Doors,
): SomeRoutes<`${'GET' | 'POST'} ${typeof path}`> => {
  const load = loadCase(deps);
  const ask = askEarlyStart(deps);
  return {
    [`GET ${path}`]: {
      handle: (asked) => signedIn(asked, async ({ applicant }) => privatePage(earlyStartPage(site, await load(await own(applicant, asked))))),
    },
    [`POST ${path}`]: {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const id = idOf(asked);
          await ask({ applicant, id, typed: typedIn(paramsOf(asked)) });
          return redirectAnswer(pathOf({ id }));
        }),
      refused: (asked, refusal) => {
        if (!['invalid-fields', 'version-conflict', 'too-late'].includes(refusal.code)) return problem(refusal);
        const wrong = refusal.code === 'invalid-fields' ? { errors: refusal.errors } : { conflict: refusal.message };
        return signedIn(asked, async ({ applicant }) => {
          const view = await load(await own(applicant, asked));
          return privatePage(earlyStartPage(site, view, { typed: typedIn(paramsOf(asked)), ...wrong }), refusal.status);
        });
      },
    },
  };
};
