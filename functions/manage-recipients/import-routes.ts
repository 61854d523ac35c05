import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { addresseeSchema } from '../../shared/domain/notices/mail.ts';
import { type ImportDefaults, importDefaultsSchema } from '../../shared/domain/notices/recipient-import.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { type HttpAnswer, type HttpRequest, pageAnswer, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { contentSecurityPolicyFor } from '../../shared/runtime/security-headers.ts';
import { formExpiry } from '../../shared/store/presigned-form.ts';
import type { RecipientLists } from '../../shared/store/recipient-imports.ts';
import { fields, paths, type Site } from './frame.ts';
import { againstText, checkList, discardList, type ImportDeps, maximumList, takeList } from './import-list.ts';
import { type ImportLook, importPage, kindIn, lookHref } from './import-page.tsx';
import { choosePage, donePage, longestPaste, missingPage, pasteField, refusedPage } from './import-pages.tsx';
import { importTexts as said } from './import-texts.ts';

type Deps = ImportDeps & { readonly newId: () => string; readonly lists: Pick<RecipientLists, 'uploadForm' | 'keepText'> };

type ImportRoute =
  | 'GET /amt/empfaenger/einlesen'
  | 'POST /amt/empfaenger/einlesen'
  | 'GET /amt/empfaenger/einlesen/{id}'
  | 'POST /amt/empfaenger/einlesen/{id}';

const idOf = ({ pathParameters }: HttpRequest): string => {
  const { data } = z.uuid().safeParse(pathParameters['id']);
  if (data === undefined) throw new Refusal('not-found', said.missing.lead);
  return data;
};

const defaultsIn = (params: URLSearchParams): ImportDefaults => {
  const { group, language } = importDefaultsSchema.shape;
  const [chosen, spoken] = [group.safeParse(params.get(fields.group)).data, language.safeParse(params.get(fields.language)).data];
  return { ...(chosen !== undefined && { group: chosen }), ...(spoken !== undefined && { language: spoken }) };
};

const lookIn = (params: URLSearchParams): ImportLook => ({
  defaults: defaultsIn(params),
  kind: kindIn(params.get('zeigen')),
  page: z.coerce.number().int().min(1).catch(1).parse(params.get('seite')),
});

/** A list comes in, is looked at, and is taken or thrown away. */
export const importRoutes = (site: Site, deps: Deps): Readonly<Record<ImportRoute, StaffRouteHandler>> => {
  const [check, take] = [checkList(deps), takeList(deps)];

  const choose = async (
    staff: StaffSession,
    shown: { readonly typed: string; readonly errors: readonly FieldError[]; readonly discarded: boolean },
    status = 200,
  ): Promise<HttpAnswer> => {
    const id = deps.newId();
    const form = await deps.lists.uploadForm({ id, returnTo: `${site.siteUrl}${paths.import(id)}`, maximum: maximumList });
    const until = `${inBerlin(formExpiry(deps.now())).time} Uhr`;
    const page = pageAnswer(choosePage(site, staff, { ...shown, form, until }), status);
    return { ...page, headers: { ...page.headers, 'content-security-policy': contentSecurityPolicyFor([form.url]) } };
  };

  const show = async (
    id: string,
    look: ImportLook,
    staff: StaffSession,
    errors: readonly FieldError[] = [],
    ticked: readonly string[] = [],
  ): Promise<string> => {
    const list = await check(id, look.defaults);
    if (list.kind === 'done') return donePage(site, staff, list.done);
    if (list.kind === 'missing') return missingPage(site, staff, id, list.begun !== undefined);
    if (list.kind === 'refused') return refusedPage(site, staff, list.reasons);
    return importPage(site, staff, { id, list, look, errors, ticked });
  };

  const againIn = (params: URLSearchParams): string[] => params.getAll(fields.again).filter((each) => addresseeSchema.safeParse(each).success);

  return {
    'GET /amt/empfaenger/einlesen': { allowed: ({ query }, staff) => choose(staff, { typed: '', errors: [], discarded: query.has('verworfen') }) },
    'POST /amt/empfaenger/einlesen': {
      allowed: async (request) => {
        const text = paramsOf(request).get(pasteField) ?? '';
        const message = text.trim() === '' ? said.pasteEmpty : text.length > longestPaste ? said.tooLarge : undefined;
        const wrong = message === undefined ? await againstText(text, deps) : [message];
        if (wrong[0] !== undefined)
          throw new Refusal(
            'invalid-fields',
            wrong[0],
            wrong.map((each) => ({ pointer: `/${pasteField}`, message: each })),
          );
        const id = deps.newId();
        await deps.lists.keepText(id, text);
        return redirectAnswer(paths.import(id));
      },
      refused: (request, { errors, status, message }, staff) =>
        choose(
          staff,
          { typed: paramsOf(request).get(pasteField) ?? '', errors: errors.length > 0 ? errors : [{ pointer: '', message }], discarded: false },
          status,
        ),
    },
    'GET /amt/empfaenger/einlesen/{id}': {
      allowed: async (request, staff) => {
        const [id, look] = [idOf(request), lookIn(request.query)];
        // S3 adds where the file lies to the address it leads back to: it shall not stay in the browser's history.
        if (request.query.has('key')) return redirectAnswer(lookHref(id, look));
        return pageAnswer(await show(id, look, staff));
      },
    },
    'POST /amt/empfaenger/einlesen/{id}': {
      allowed: async (request, { name: by }) => {
        const [id, params] = [idOf(request), paramsOf(request)];
        if (params.get('aktion') === 'verwerfen') {
          await discardList(id, deps);
          return redirectAnswer(`${paths.imports}?verworfen`);
        }
        const defaults = defaultsIn(params);
        const looked = params.get('fehler') === 'gesehen';
        await take(id, { defaults, seen: params.get('gesehen') ?? '', again: againIn(params), looked, by });
        return redirectAnswer(lookHref(id, { defaults, kind: undefined, page: 1 }));
      },
      refused: async (request, { code, errors, message, status }, staff) => {
        if (code === 'not-found') return pageAnswer(missingPage(site, staff, '', false), status);
        const [id, params] = [idOf(request), paramsOf(request)];
        const shown = errors.length > 0 ? errors : [{ pointer: '', message }];
        return pageAnswer(await show(id, lookIn(params), staff, shown, againIn(params)), status);
      },
    },
  };
};
