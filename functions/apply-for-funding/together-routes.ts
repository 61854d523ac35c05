import * as z from 'zod';
import { applicantOf } from '../../shared/domain/access/applicant.ts';
import type { Session } from '../../shared/domain/access/session.ts';
import { type Draft, principalSchema } from '../../shared/domain/funding/draft.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type HttpRequest, privatePage, type RouteHandler, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { ApplyDeps } from './deps.ts';
import { draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import { idOf } from './requests.ts';
import { editorsPage, historyPage, removePage } from './together-pages.tsx';

const addressSchema = z.email().max(200);

/** Writing together, who changed what, and deleting. */
export const togetherRoutes = ({ site, sessions, hash, now, ...deps }: ApplyDeps) => {
  const withDraft = (
    request: HttpRequest,
    answer: (draft: Draft, session: Session) => ReturnType<RouteHandler['handle']>,
  ): ReturnType<RouteHandler['handle']> =>
    sessions.signedIn(request, async (session) => {
      const draft = await deps.draftOf(session.applicant, idOf(request));
      if (draft === undefined) throw new Refusal('not-found', draftTexts.unknown);
      return answer(draft, session);
    });

  return {
    'GET /antrag/entwuerfe/{id}/mitarbeit': {
      handle: (request) =>
        withDraft(request, (draft, { applicant: principal }) => {
          const invited = draft.editors[Number(request.query.get('eingeladen') ?? -1)]?.address;
          return privatePage(editorsPage(site, { draft, principal, invited }));
        }),
    },
    'POST /antrag/entwuerfe/{id}/mitarbeit': {
      handle: (request) =>
        withDraft(request, async (draft, { applicant: principal }) => {
          const typed = (paramsOf(request).get('email') ?? '').trim();
          const address = addressSchema.safeParse(typed).data;
          if (address === undefined) {
            const errors = [{ pointer: '/email', message: draftTexts.editors.invalid }];
            return privatePage(editorsPage(site, { draft, principal, typed, errors }), 422);
          }
          const editor = { principal: applicantOf(address, hash), address };
          const after = await deps.invite({ id: draft.id, principal, at: now(), editor });
          // Which of them it was: no address stands in an address.
          const place = after?.editors.findIndex((each) => each.principal === editor.principal) ?? -1;
          return redirectAnswer(`${draftPath(draft.id, 'mitarbeit')}?eingeladen=${place}`);
        }),
    },
    'POST /antrag/entwuerfe/{id}/mitarbeit/entfernen': {
      handle: (request) =>
        withDraft(request, async (draft, { applicant: principal }) => {
          const editor = principalSchema.safeParse(paramsOf(request).get('person')).data;
          if (editor !== undefined) await deps.removeEditor({ id: draft.id, principal, at: now(), editor });
          return redirectAnswer(draftPath(draft.id, 'mitarbeit'));
        }),
    },
    'GET /antrag/entwuerfe/{id}/verlauf': {
      handle: (request) =>
        withDraft(request, async (draft, { applicant }) => privatePage(historyPage(site, draft, applicant, await deps.eventsOf(draft.id)))),
    },
    'GET /antrag/entwuerfe/{id}/loeschen': {
      handle: (request) => withDraft(request, (draft, { applicant }) => privatePage(removePage(site, draft, applicant))),
    },
    'POST /antrag/entwuerfe/{id}/loeschen': {
      handle: (request) =>
        sessions.signedIn(request, async ({ applicant: principal }) => {
          const removed = await deps.removeByOwner({ id: idOf(request), principal, at: now() });
          if (!removed) throw new Refusal('not-found', draftTexts.unknown);
          return redirectAnswer('/antrag/entwuerfe?geloescht');
        }),
    },
  } as const satisfies Record<string, RouteHandler>;
};
