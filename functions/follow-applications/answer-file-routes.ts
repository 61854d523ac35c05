import * as z from 'zod';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { fileTypeCodes } from '../../shared/domain/funding/file-types.ts';
import { answerFiles } from '../../shared/domain/funding/information-request.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { privatePage, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { contentSecurityPolicyFor } from '../../shared/runtime/security-headers.ts';
import type { AttachmentRemoval } from '../../shared/store/attachment-removal.ts';
import type { AttachmentStore } from '../../shared/store/attachment-store.ts';
import type { AttachmentAddresses } from '../../shared/store/document-addresses.ts';
import { formExpiry } from '../../shared/store/presigned-form.ts';
import type { UploadForms } from '../../shared/store/upload-forms.ts';
import type { Site } from './access-pages.tsx';
import { answerFilesPage, filesPathOf, type Uploading } from './answer-files-page.tsx';
import { caseTexts } from './case-texts.ts';
import { type CaseDeps, loadCase, toAnswer } from './case-view.ts';
import type { Doors, SomeRoutes } from './doors.ts';

const path = '/status/antraege/{id}/antworten/dateien';
const filePath = '/status/antraege/{id}/dateien/{file}';

/** What sending files with an answer needs from outside. */
export type AnswerFileDeps = CaseDeps &
  UploadForms &
  AttachmentAddresses &
  Pick<AttachmentStore, 'attachment'> &
  Pick<AttachmentRemoval, 'removeAttachment'> & { /** A new uuid. */ readonly newId: () => string };

const fileIdOf = (text: unknown): string => {
  const { data } = z.uuid().safeParse(text);
  if (data === undefined) throw new Refusal('not-found', caseTexts.files.gone);
  return data;
};

/** Where applicants send the files of an answer, take them away, and open files of their application. */
export const answerFileRoutes = (
  site: Site,
  deps: AnswerFileDeps,
  { signedIn, own }: Doors,
): SomeRoutes<`GET ${typeof path}` | `POST ${typeof path}/entfernen` | `GET ${typeof filePath}`> => {
  const load = loadCase(deps);

  const uploading = async (caseId: string, uploaded: string | undefined): Promise<Uploading> => {
    const forms = fileTypeCodes.map(async (type) => {
      const id = deps.newId();
      const returnTo = `${site.siteUrl}${filesPathOf({ id: caseId })}?hochgeladen=${id}`;
      return { type, ...(await deps.uploadForm({ caseId, id, kind: 'answer', type, returnTo })) };
    });
    const { time } = inBerlin(formExpiry(deps.now()));
    return { until: `${time} Uhr`, forms: await Promise.all(forms), uploaded };
  };

  return {
    [`GET ${path}`]: {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const application = await own(applicant, asked);
          const uploaded = z.uuid().safeParse(asked.query.get('hochgeladen')).data;
          // S3 adds the key, and with it the name of the file, to the address it leads back to: it shall not stay in the browser's history.
          if (asked.query.has('key')) return redirectAnswer(`${filesPathOf(application)}${uploaded === undefined ? '' : `?hochgeladen=${uploaded}`}`);
          const view = await load(application);
          const open = application.state === 'info_requested' && toAnswer(application, view.requests) !== undefined;
          if (!open) return privatePage(answerFilesPage(site, view, undefined));
          const shown = await uploading(application.id, uploaded);
          const page = privatePage(answerFilesPage(site, view, shown));
          return { ...page, headers: { ...page.headers, 'content-security-policy': contentSecurityPolicyFor(shown.forms.map(({ url }) => url)) } };
        }),
    },
    [`POST ${path}/entfernen`]: {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const application = await own(applicant, asked);
          const id = fileIdOf(paramsOf(asked).get('datei'));
          const { requests, files } = await load(application);
          const request = toAnswer(application, requests);
          // Of the files of an application only those of the answer that is being written are taken away.
          const taken = files.some((file) => file.id === id && (request === undefined || !answerFiles(request, requests, [file]).includes(file)));
          if (taken) throw new Refusal('not-found', caseTexts.files.gone);
          if ((await deps.removeAttachment({ caseId: application.id, id }, deps.now())) === 'closed')
            throw new Refusal('too-late', caseTexts.files.closed);
          return redirectAnswer(filesPathOf(application));
        }),
    },
    [`GET ${filePath}`]: {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const { id } = await own(applicant, asked);
          const file = await deps.attachment(id, fileIdOf(asked.pathParameters['file']));
          if (file?.state !== 'ready') throw new Refusal('not-found', caseTexts.files.gone);
          return redirectAnswer(await deps.attachmentAddress(file));
        }),
    },
  };
};
