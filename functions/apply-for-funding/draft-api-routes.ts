import { apiLimits } from '../../shared/domain/access/limits.ts';
import { draftAnswerSchemas } from '../../shared/domain/funding/draft-api-shapes.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { emptyAnswer, type HttpAnswer, type HttpRequest, jsonAnswer, type RouteHandler } from '../../shared/runtime/http-handler.ts';
import { idempotencyKeyOf } from '../../shared/runtime/request-headers.ts';
import { principalOf } from './api-access.ts';
import { apiTexts } from './api-texts.ts';
import { beginApiDraft } from './begin-api-draft.ts';
import type { ApplyDeps } from './deps.ts';
import { draftAddress, draftList, draftOfView } from './draft-api.ts';
import { type DraftView, viewDraft } from './draft-view.ts';
import { tagged, versionsRead } from './entity-tag.ts';
import { replaceApiDraft } from './replace-api-draft.ts';
import { idOf } from './requests.ts';

/** Who asks, and for which draft. @throws Refusal `unauthorized`, `not-found` */
export const draftAsked = (request: HttpRequest, hash: (text: string) => string) => ({
  principal: principalOf(request, hash),
  id: idOf(request, 'id', apiTexts.unknownDraft),
});

/** Drafts of programs: the request in, the story, the answer out. Whoever has the key opens the drafts that were begun with it. */
export const draftApiRoutes = (deps: ApplyDeps) => {
  const { hash, now } = deps;
  const { siteUrl } = deps.site;
  const view = viewDraft(deps, 'api');
  const begin = beginApiDraft(deps);
  const replace = replaceApiDraft(deps);

  const draftAnswer = (found: DraftView, request: HttpRequest, status = 200, headers: Record<string, string> = {}): HttpAnswer =>
    tagged(jsonAnswer(draftAnswerSchemas().draft, draftOfView(found, siteUrl), status, headers), found.draft.version, request, hash);

  return {
    'POST /api/keys': {
      handle: async ({ callerAddress }) => {
        await deps.admit(apiLimits('key', { callerAddress }, hash), now());
        return jsonAnswer(draftAnswerSchemas().key, { key: deps.newToken() }, 201);
      },
    },
    'GET /api/drafts': {
      handle: async (request) => jsonAnswer(draftAnswerSchemas().drafts, draftList(await deps.draftsOf(principalOf(request, hash)), siteUrl)),
    },
    'POST /api/drafts': {
      handle: async (request) => {
        const { body, callerAddress } = request;
        const principal = principalOf(request, hash);
        const { id } = await begin({ principal, body, key: idempotencyKeyOf(request), callerAddress });
        return draftAnswer(await view(principal, id), request, 201, { location: draftAddress(siteUrl, id) });
      },
    },
    'GET /api/drafts/{id}': {
      handle: async (request) => {
        const { principal, id } = draftAsked(request, hash);
        return draftAnswer(await view(principal, id), request);
      },
    },
    'PUT /api/drafts/{id}': {
      handle: async (request) => {
        const { principal, id } = draftAsked(request, hash);
        const read = versionsRead(request);
        await replace(await view(principal, id), principal, request.body, read);
        return draftAnswer(await view(principal, id), request);
      },
    },
    'DELETE /api/drafts/{id}': {
      handle: async (request) => {
        const removed = await deps.removeByOwner({ ...draftAsked(request, hash), at: now() });
        if (!removed) throw new Refusal('not-found', apiTexts.unknownDraft);
        return emptyAnswer();
      },
    },
  } as const satisfies Record<string, RouteHandler>;
};
