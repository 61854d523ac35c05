import * as z from 'zod';
import type { Session } from '../../shared/domain/access/session.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { draftSections } from '../../shared/domain/funding/draft.ts';
import { fileTypeCodes } from '../../shared/domain/funding/file-types.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type HttpAnswer, privatePage, type RouteHandler, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { contentSecurityPolicyFor } from '../../shared/runtime/security-headers.ts';
import { formExpiry } from '../../shared/store/presigned-form.ts';
import type { ApplyDeps } from './deps.ts';
import { draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import { type FilesView, filesPage, filesPath, paperKindOf } from './files-page.tsx';
import { idOf } from './requests.ts';
import type { SectionView } from './section-page.tsx';

const words = draftTexts.files;

/** The page of files, with forms to the bucket where a kind was chosen. */
export const filesAnswer =
  ({ site, now, newId, uploadForm, applicationsOf }: ApplyDeps) =>
  async (view: SectionView, session: Session, query: URLSearchParams): Promise<HttpAnswer> => {
    const { draft, back } = view;
    const uploaded = z.uuid().safeParse(query.get('hochgeladen')).data;
    // S3 adds the key, and with it the name of the file, to the address it leads back to: it shall not stay in the browser's history.
    if (query.has('key')) return redirectAnswer(filesPath(draft.id, { back, hochgeladen: uploaded }));
    const earlier = await applicationsOf(session.applicant);
    const kind = paperKindOf(query.get('art'));
    if (kind === undefined) return privatePage(filesPage(site, { ...view, earlier, uploaded }));
    const forms = await Promise.all(
      fileTypeCodes.map(async (type) => {
        const id = newId();
        const returnTo = `${site.siteUrl}${filesPath(draft.id, { back, hochgeladen: id })}`;
        return { type, ...(await uploadForm({ caseId: draft.id, id, kind, type, returnTo })) };
      }),
    );
    const until = inBerlin(formExpiry(now())).time;
    const shown: FilesView = { ...view, earlier, uploaded, upload: { kind, until: `${until} Uhr`, forms } };
    return privatePage(filesPage(site, shown), 200, { 'content-security-policy': contentSecurityPolicyFor(forms.map(({ url }) => url)) });
  };

/** Opening a checked file, and taking one out. */
export const fileRoutes = ({ sessions, draftOf, attachment, attachmentAddress, removeAttachment, now }: ApplyDeps) => {
  const own = async (session: Session, id: string): Promise<string> => {
    if ((await draftOf(session.applicant, id)) === undefined) throw new Refusal('not-found', draftTexts.unknown);
    return id;
  };
  return {
    'GET /antrag/entwuerfe/{id}/anlagen/{file}': {
      handle: (request) =>
        sessions.signedIn(request, async (session) => {
          const caseId = await own(session, idOf(request));
          const id = z.uuid().safeParse(request.pathParameters['file']).data;
          const file = id === undefined ? undefined : await attachment(caseId, id);
          if (file?.state !== 'ready') throw new Refusal('not-found', words.gone);
          return redirectAnswer(await attachmentAddress(file));
        }),
    },
    'POST /antrag/entwuerfe/{id}/anlagen/entfernen': {
      handle: (request) =>
        sessions.signedIn(request, async (session) => {
          const caseId = await own(session, idOf(request));
          const id = z.uuid().safeParse(paramsOf(request).get('datei')).data;
          if (id === undefined) throw new Refusal('not-found', words.gone);
          if ((await removeAttachment({ caseId, id }, now())) === 'closed') throw new Refusal('not-found', words.closed);
          return redirectAnswer(draftPath(caseId, draftSections.attachments.slug));
        }),
    },
  } as const satisfies Record<string, RouteHandler>;
};
