import type { Refusal } from '../../shared/domain/refusal.ts';
import { type HttpAnswer, type HttpRequest, privatePage, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { Site } from './access-pages.tsx';
import { answerConflictPage, answerPage } from './answer-page.tsx';
import { type AnswerDeps, answerRequest } from './answer-request.ts';
import { type CaseDeps, loadCase } from './case-view.ts';
import type { Doors, SomeRoutes } from './doors.ts';
import { pathOf } from './status-pages.tsx';

const path = '/status/antraege/{id}/antworten';

/** The answers in the order of their questions; a form that leaves one out has an empty text there. */
const typedIn = (params: URLSearchParams): string[] => {
  const numbers = [...params.keys()].flatMap((name) => /^antwort\.(\d{1,2})$/.exec(name)?.[1] ?? []).map(Number);
  return Array.from({ length: Math.max(0, ...numbers.map((number) => number + 1)) }, (_, index) => params.get(`antwort.${index}`) ?? '');
};

/** Where applicants answer what staff asked. */
export const answerRoutes = (
  site: Site,
  deps: AnswerDeps & CaseDeps,
  { signedIn, idOf, own, problem }: Doors,
): SomeRoutes<`${'GET' | 'POST'} ${typeof path}`> => {
  const load = loadCase(deps);
  const send = answerRequest(deps);

  const refusedPage = async (asked: HttpRequest, refusal: Refusal): Promise<HttpAnswer> => {
    const typed = typedIn(paramsOf(asked));
    return signedIn(asked, async ({ applicant }) => {
      const view = await load(await own(applicant, asked));
      if (refusal.errors.length > 0) return privatePage(answerPage(site, view, { typed, errors: refusal.errors }), refusal.status);
      const requestId = paramsOf(asked).get('anfrage') ?? '';
      return privatePage(answerConflictPage(site, view, { requestId, typed, why: refusal.message }), refusal.status);
    });
  };

  return {
    [`GET ${path}`]: {
      handle: (asked) => signedIn(asked, async ({ applicant }) => privatePage(answerPage(site, await load(await own(applicant, asked))))),
    },
    [`POST ${path}`]: {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const id = idOf(asked);
          const params = paramsOf(asked);
          await send({ applicant, id, requestId: params.get('anfrage') ?? '', typed: typedIn(params) });
          return redirectAnswer(pathOf({ id }));
        }),
      refused: (asked, refusal) =>
        ['invalid-fields', 'files-unchecked', 'version-conflict', 'too-late'].includes(refusal.code) ? refusedPage(asked, refusal) : problem(refusal),
    },
  };
};
