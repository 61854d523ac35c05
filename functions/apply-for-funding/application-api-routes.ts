import { applicationAnswerSchema, receiptSchema } from '../../shared/domain/funding/application-api-shapes.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type HttpAnswer, jsonAnswer, type RouteHandler } from '../../shared/runtime/http-handler.ts';
import { idempotencyKeyOf } from '../../shared/runtime/request-headers.ts';
import type { Receipt } from '../../shared/store/funding-store.ts';
import { principalOf } from './api-access.ts';
import { apiTexts } from './api-texts.ts';
import { applicationAddress, applicationAnswer, receiptPath } from './application-api.ts';
import type { ApplyDeps } from './deps.ts';
import { draftAsked } from './draft-api-routes.ts';
import { tagged, versionsRead } from './entity-tag.ts';
import { idOf } from './requests.ts';
import { submitApiDraft } from './submit-api-draft.ts';
import { submitApplication } from './submit-application.ts';

/** Submitting, in one request or as the end of a draft, and what became of it. */
export const applicationApiRoutes = (deps: ApplyDeps) => {
  const { hash } = deps;
  const { siteUrl } = deps.site;
  const submit = submitApplication(deps);
  const submitDraft = submitApiDraft(deps);

  const receiptAnswer = (receipt: Receipt, location: string, links: { readonly application?: string } = {}): HttpAnswer => {
    const page = `${siteUrl}${receiptPath(receipt)}`;
    return jsonAnswer(receiptSchema, { ...receipt, state: 'submitted', links: { receipt: page, ...links } }, 201, { location });
  };

  return {
    'POST /api/applications': {
      handle: async (request) => {
        const { body, callerAddress } = request;
        const receipt = await submit(body, { channel: 'api', key: idempotencyKeyOf(request), callerAddress });
        return receiptAnswer(receipt, `${siteUrl}${receiptPath(receipt)}`);
      },
    },
    'POST /api/drafts/{id}/submission': {
      handle: async (request) => {
        const { principal, id } = draftAsked(request, hash);
        const receipt = await submitDraft(principal, id, versionsRead(request));
        const application = applicationAddress(siteUrl, receipt);
        return receiptAnswer(receipt, application, { application });
      },
    },
    'GET /api/applications/{id}': {
      handle: async (request) => {
        const principal = principalOf(request, hash);
        const application = await deps.applicationOf(principal, idOf(request, 'id', apiTexts.unknownApplication));
        if (application === undefined) throw new Refusal('not-found', apiTexts.unknownApplication);
        return tagged(jsonAnswer(applicationAnswerSchema(), applicationAnswer(application, siteUrl)), application.version, request, hash);
      },
    },
  } as const satisfies Record<string, RouteHandler>;
};
