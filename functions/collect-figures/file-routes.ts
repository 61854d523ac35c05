import * as z from 'zod';
import type { DelivererSession } from '../../shared/domain/access/deliverer.ts';
import { formatMonth, inBerlin, type Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { deliveryTemplate, withTemplate } from '../../shared/domain/statistics/delivery-template.ts';
import { fileAnswer } from '../../shared/runtime/file-answer.ts';
import { type HttpAnswer, privatePage, type RouteHandler, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import { contentSecurityPolicyFor } from '../../shared/runtime/security-headers.ts';
import { writeCsv, writeWorkbook } from '../../shared/spreadsheets/write-table.ts';
import type { FiguresUploads } from '../../shared/store/figures-upload.ts';
import { formExpiry } from '../../shared/store/presigned-form.ts';
import { monthOf } from './asked-month.ts';
import { type CheckFileDeps, checkFile, maximumTemplate } from './check-file.ts';
import { fileCheckPage } from './file-check-page.tsx';
import { filePage, filePath, goneFilePage } from './file-page.tsx';
import { fileTexts } from './file-texts.ts';
import { readFields } from './form-fields.ts';
import type { FormDeps } from './form-routes.ts';
import { savedPath } from './frame.tsx';
import { type SaveDeps, saveDelivery } from './save-delivery.ts';
import type { Site } from './site.ts';
import { viewDelivery } from './view-delivery.ts';

/** What figures as a file need from outside. */
export type FileDeps = CheckFileDeps &
  SaveDeps &
  Pick<FormDeps, 'newId' | 'sessions'> & {
    /** Files of uploads, by `<area>/<month>/<id>`. */
    readonly uploads: FiguresUploads;
    readonly keyOf: (upload: string) => string;
  };

type FileRoute =
  | 'GET /zahlen/{month}/vorlage.csv'
  | 'GET /zahlen/{month}/vorlage.xlsx'
  | 'GET /zahlen/{month}/datei'
  | 'GET /zahlen/{month}/datei/{id}'
  | 'POST /zahlen/{month}/datei/{id}';

const idOf = ({ pathParameters }: HttpRequest): string => {
  const { data } = z.uuid().safeParse(pathParameters['id']);
  if (data === undefined) throw new Refusal('not-found', fileTexts.gone.lead);
  return data;
};

// Characters: names of fields with a key of eight digits, long labels, numbers.
const widths = [44, 70, 12, 28, 26, 26, 50];

/** The template, and a filled-in one: read, looked at, taken over into the saved form. */
export const fileRoutes = (site: Site, deps: FileDeps): Readonly<Record<FileRoute, RouteHandler>> => {
  const { signedIn } = deps.sessions;
  const [load, check, save] = [viewDelivery(deps), checkFile(deps), saveDelivery(deps)];
  const uploadOf = ({ area }: DelivererSession, month: Month, id: string): string => `${area}/${month}/${id}`;

  const templateOf = async (request: HttpRequest, { area }: DelivererSession) => {
    const month = monthOf(request);
    const { form, earlier } = await load(month, area);
    return { form, table: deliveryTemplate(form, earlier[0]?.values ?? new Map(), deps.areas.at(month)), name: `zahlen-${month}-${area}` };
  };

  const shown = async (request: HttpRequest, session: DelivererSession, changed = false): Promise<HttpAnswer> => {
    const [month, id] = [monthOf(request), idOf(request)];
    const checked = await check(deps.keyOf(uploadOf(session, month, id)), month, session.area);
    if (checked === undefined) return privatePage(goneFilePage(site, month), 404);
    const status = changed ? 409 : checked.read.errors.length > 0 ? 422 : 200;
    return privatePage(fileCheckPage(site, { id, ...checked, changed }), status);
  };

  return {
    'GET /zahlen/{month}/vorlage.csv': {
      handle: (request) =>
        signedIn(request, async (session) => {
          const { table, name } = await templateOf(request, session);
          return fileAnswer(`${name}.csv`, 'text/csv; charset=utf-8', writeCsv(table));
        }),
    },
    'GET /zahlen/{month}/vorlage.xlsx': {
      handle: (request) =>
        signedIn(request, async (session) => {
          const { form, table, name } = await templateOf(request, session);
          const title = `${fileTexts.title(formatMonth(form.month))}: ${form.name}`;
          const bytes = await writeWorkbook({ ...table, title, creator: site.county.office.name, sheet: 'Zahlen', widths });
          return fileAnswer(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes);
        }),
    },
    'GET /zahlen/{month}/datei': {
      handle: (request) =>
        signedIn(request, async (session) => {
          const month = monthOf(request);
          await load(month, session.area);
          const id = deps.newId();
          const returnTo = `${site.siteUrl}${filePath(month, id)}`;
          const form = await deps.uploads.uploadForm({ id: uploadOf(session, month, id), returnTo, maximum: maximumTemplate });
          const until = `${inBerlin(formExpiry(deps.now())).time} Uhr`;
          const page = filePage(site, month, { form, until, megabytes: maximumTemplate / 1_000_000 });
          return privatePage(page, 200, { 'content-security-policy': contentSecurityPolicyFor([form.url]) });
        }),
    },
    'GET /zahlen/{month}/datei/{id}': {
      handle: (request) =>
        signedIn(request, (session) => {
          // S3 adds where the file lies to the address it leads back to: it shall not stay in the browser's history.
          if (request.query.has('key')) return redirectAnswer(filePath(monthOf(request), idOf(request)));
          return shown(request, session);
        }),
    },
    'POST /zahlen/{month}/datei/{id}': {
      handle: (request) =>
        signedIn(request, async (session) => {
          const [month, id] = [monthOf(request), idOf(request)];
          const upload = uploadOf(session, month, id);
          const checked = await check(deps.keyOf(upload), month, session.area);
          if (checked === undefined || checked.read.errors.length > 0) return shown(request, session);
          const read = readFields(paramsOf(request));
          const fields = withTemplate(read, checked.read);
          const outcome = await save({ month, area: session.area, read, fields, by: session.address, fromFile: true });
          if ('conflict' in outcome) return shown(request, session, true);
          await deps.uploads.remove(upload);
          return redirectAnswer(savedPath(month, 'speichern', outcome.saved.foreign));
        }),
    },
  };
};
