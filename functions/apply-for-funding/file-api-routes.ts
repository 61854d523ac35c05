import { whyRefused } from '../../shared/domain/funding/attachment-texts.ts';
import { draftAnswerSchemas } from '../../shared/domain/funding/draft-api-shapes.ts';
import { valueAt } from '../../shared/domain/funding/field-messages.ts';
import { type FileType, fileTypeCodes } from '../../shared/domain/funding/file-types.ts';
import { refuseFields } from '../../shared/domain/funding/read-submission.ts';
import { paperKinds } from '../../shared/domain/funding/submission-codes.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { emptyAnswer, type HttpRequest, jsonAnswer, type RouteHandler, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { formExpiry } from '../../shared/store/presigned-form.ts';
import { apiTexts } from './api-texts.ts';
import type { ApplyDeps } from './deps.ts';
import { draftAddress } from './draft-api.ts';
import { draftAsked } from './draft-api-routes.ts';
import { paperKindOf } from './files-page.tsx';
import { idOf } from './requests.ts';

/** What a file that is going to be uploaded shows, and its type. @throws Refusal `invalid-fields` */
const announced = (body: unknown) => {
  const [sentKind, sentType] = [valueAt(body, ['kind']), valueAt(body, ['type'])];
  const kind = paperKindOf(typeof sentKind === 'string' ? sentKind : null);
  const type: FileType | undefined = fileTypeCodes.find((code) => code === sentType);
  if (kind !== undefined && type !== undefined) return { kind, type };
  throw refuseFields([
    ...(kind === undefined ? [{ pointer: '/kind', message: apiTexts.oneOf(Object.keys(paperKinds)) }] : []),
    ...(type === undefined ? [{ pointer: '/type', message: apiTexts.oneOf(fileTypeCodes) }] : []),
  ]);
};

/** Files of a program's draft: they go straight to the bucket and come straight from it. */
export const fileApiRoutes = ({ site, hash, now, newId, draftOf, attachment, ...deps }: ApplyDeps) => {
  /** The draft that is asked for, if it is the caller's. @throws Refusal `unauthorized`, `not-found` */
  const ownDraft = async (request: HttpRequest): Promise<string> => {
    const { principal, id } = draftAsked(request, hash);
    if ((await draftOf(principal, id)) === undefined) throw new Refusal('not-found', apiTexts.unknownDraft);
    return id;
  };
  const fileOf = (request: HttpRequest): string => idOf(request, 'file', apiTexts.unknownFile);

  return {
    'POST /api/drafts/{id}/attachments': {
      handle: async (request) => {
        const caseId = await ownDraft(request);
        const [{ kind, type }, id, draft] = [announced(request.body), newId(), draftAddress(site.siteUrl, caseId)];
        const upload = await deps.uploadForm({ caseId, id, kind, type, returnTo: draft });
        const expiresAt = formExpiry(now());
        const self = `${draft}/attachments/${id}`;
        return jsonAnswer(draftAnswerSchemas().upload, { id, upload, expiresAt, links: { self } }, 201, { location: self });
      },
    },
    'GET /api/drafts/{id}/attachments/{file}': {
      handle: async (request) => {
        const file = await attachment(await ownDraft(request), fileOf(request));
        if (file === undefined) throw new Refusal('not-found', apiTexts.unknownFile);
        if (file.state === 'checking') throw new Refusal('files-unchecked', apiTexts.fileChecking);
        if (file.state === 'refused') throw new Refusal('not-found', whyRefused(file));
        return redirectAnswer(await deps.attachmentAddress(file));
      },
    },
    'DELETE /api/drafts/{id}/attachments/{file}': {
      handle: async (request) => {
        const outcome = await deps.removeAttachment({ caseId: await ownDraft(request), id: fileOf(request) }, now());
        if (outcome !== 'removed') throw new Refusal('not-found', outcome === 'closed' ? apiTexts.filesClosed : apiTexts.unknownFile);
        return emptyAnswer();
      },
    },
  } as const satisfies Record<string, RouteHandler>;
};
