import * as z from 'zod';
import { copyNameOf } from '../../shared/domain/funding/document-names.ts';
import { takenOver } from '../../shared/domain/funding/review-changes.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { pageAnswer, problemOf, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import type { AttachmentAddresses, DocumentAddresses } from '../../shared/store/document-addresses.ts';
import type { ReviewStore } from '../../shared/store/review-store.ts';
import { caseIdOf, versionIn } from './case-request.ts';
import { type ChangeDeps, changeCase } from './change-case.ts';
import { filePage } from './file-page.tsx';
import { copyFile, paths, type Site } from './frame.ts';
import { openCase } from './open-case.ts';
import { texts } from './texts.ts';

/** What a file and its attachments need from outside. */
export type FileDeps = ChangeDeps &
  Pick<ReviewStore, 'readingsOf'> &
  Pick<AttachmentAddresses, 'attachmentAddress'> &
  Pick<DocumentAddresses, 'addressOf'> & { readonly hash: (text: string) => string };

type FileRoute = 'GET /amt/antraege/{id}' | 'POST /amt/antraege/{id}' | 'GET /amt/antraege/{id}/dateien/{file}';

const shownReadings = 20;

/** A whole file, who works on it, and its attachments. */
export const fileRoutes = (site: Site, deps: FileDeps): Readonly<Record<FileRoute, StaffRouteHandler>> => ({
  'GET /amt/antraege/{id}': {
    allowed: async (request, staff) => {
      const id = caseIdOf(request);
      const view = await openCase(deps, id, staff);
      const readings = await deps.readingsOf(id, shownReadings);
      return pageAnswer(filePage(site, staff, { ...view, readings, hash: deps.hash }, request.query.get('erledigt')));
    },
  },
  'POST /amt/antraege/{id}': {
    allowed: async (request, staff) => {
      const id = caseIdOf(request);
      await changeCase(deps, { id, version: versionIn(request), staff }, takenOver);
      return redirectAnswer(`${paths.case(id)}?erledigt=uebernommen`);
    },
    refused: (_request, refusal) => pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status),
  },
  'GET /amt/antraege/{id}/dateien/{file}': {
    allowed: async (request, staff) => {
      const [id, file] = [caseIdOf(request), request.pathParameters['file']];
      const { application, files } = await openCase(deps, id, staff);
      if (file === copyFile) {
        const address = await deps.addressOf({ applicationId: id, name: copyNameOf(application.reference) });
        if (address === undefined) throw new Refusal('not-found', texts.file.noCopy);
        return redirectAnswer(address);
      }
      const asked = z.uuid().safeParse(file).data;
      const found = files.find((each) => each.id === asked);
      if (found?.state !== 'ready') throw new Refusal('not-found', texts.file.noFile);
      return redirectAnswer(await deps.attachmentAddress(found));
    },
  },
});
