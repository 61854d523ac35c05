import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { fileAnswer } from '../../shared/runtime/file-answer.ts';
import { pageAnswer, problemOf, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import type { PaymentStore } from '../../shared/store/payment-store.ts';
import type { PayDeps } from './change-case.ts';
import { actField, acts, paths, type Site } from './frame.ts';
import { type ListNews, listPage, releaseField } from './list-page.tsx';
import { type ListDeps, listPayments } from './list-payments.ts';
import { type FileDeps, makeFile } from './make-file.ts';
import { type PaymentKey, releasePayments } from './release-payments.ts';
import { texts } from './texts.ts';

/** What the page of all payments needs from outside. */
export type ListRouteDeps = ListDeps & PayDeps & FileDeps & Pick<PaymentStore, 'fileContent'> & { readonly newId: () => string };

type ListRoute = 'GET /amt/zahlungen' | 'POST /amt/zahlungen' | 'GET /amt/zahlungen/dateien/{datei}';

const keySchema = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,4}$/)
  .transform((text) => ({ id: text.slice(0, 36), number: Number(text.slice(37)) }));

const chosen = (params: URLSearchParams): PaymentKey[] =>
  params.getAll(releaseField).flatMap((text) => {
    const { data } = keySchema.safeParse(text);
    return data === undefined ? [] : [data];
  });

const types = { xml: 'application/xml; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;
const fileSchema = z.object({ number: z.coerce.number().int().min(1), kind: z.enum(['xml', 'csv']) });

const fileOf = ({ pathParameters }: HttpRequest): z.infer<typeof fileSchema> => {
  const [number, kind] = (pathParameters['datei'] ?? '').split('.');
  const { data } = fileSchema.safeParse({ number, kind });
  if (data === undefined) throw new Refusal('not-found', texts.file.unknown);
  return data;
};

const doneIn = ({ query }: HttpRequest): string | undefined => {
  const done = query.get('erledigt');
  return done === acts.release || done === acts.file ? texts.done[done] : undefined;
};

/** The page of all payments, what the cashier does there, and the files. */
export const listRoutes = (site: Site, deps: ListRouteDeps): Readonly<Record<ListRoute, StaffRouteHandler>> => {
  const [list, release, make] = [listPayments(deps), releasePayments(deps), makeFile(deps)];
  const show = async (staff: StaffSession, news: Omit<ListNews, 'request'>): Promise<string> =>
    listPage(site, { staff, list: await list(staff.subject) }, { ...news, request: deps.newId() });

  const releaseChosen = async (keys: readonly PaymentKey[], staff: StaffSession) => {
    if (keys.length === 0) throw new Refusal('invalid-fields', texts.release.none, [{ pointer: '', message: texts.release.none }]);
    const refused = await release(keys, staff);
    if (refused.length === 0) return redirectAnswer(`${paths.all}?erledigt=${acts.release}`);
    // Several of one organisation are refused for one reason: it is said once.
    const errors = [...new Set(refused.map(({ why }) => why))].map((message) => ({ pointer: '', message }));
    return pageAnswer(await show(staff, { errors, errorTitle: texts.release.some }), 409);
  };

  return {
    'GET /amt/zahlungen': { allowed: async (request, staff) => pageAnswer(await show(staff, { done: doneIn(request) })) },
    'POST /amt/zahlungen': {
      allowed: async (request, staff) => {
        const params = paramsOf(request);
        const act = params.get(actField);
        if (act === acts.release) return releaseChosen(chosen(params), staff);
        const { data: id } = z.uuid().safeParse(params.get('anfrage'));
        if (act !== acts.file || id === undefined) throw new Refusal('malformed-request', texts.unreadable);
        await make(id, staff);
        return redirectAnswer(`${paths.all}?erledigt=${acts.file}`);
      },
      refused: async (_request, refusal, staff) =>
        refusal.code === 'malformed-request'
          ? pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status)
          : pageAnswer(
              await show(staff, { errors: [{ pointer: '', message: refusal.message }], errorTitle: problemOf(refusal).title }),
              refusal.status,
            ),
    },
    'GET /amt/zahlungen/dateien/{datei}': {
      allowed: async (request) => {
        const { number, kind } = fileOf(request);
        const content = await deps.fileContent(number);
        if (content === undefined) throw new Refusal('not-found', texts.file.unknown);
        return fileAnswer(texts.file.nameOf(number, kind), types[kind], content[kind]);
      },
    },
  };
};
