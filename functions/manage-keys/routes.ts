import * as z from 'zod';
import { type FiguresKey, figuresKeySchema } from '../../shared/domain/access/figures-key.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { newTokenOf, type TokenMaker } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { pageAnswer, problemOf, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import type { FiguresKeyStore } from '../../shared/store/figures-key-store.ts';
import type { manifest } from './manifest.ts';
import { keyFields, keysPage, keysPath, madePage, type NewKeyForm, revokePage, type Site } from './pages.tsx';
import { texts } from './texts.ts';

/** What the pages need from outside. */
export type KeyDeps = FiguresKeyStore & TokenMaker & { readonly now: () => Instant; readonly newId: () => string };

const formIn = (params: URLSearchParams, newId: () => string): NewKeyForm => ({
  id: z.uuid().catch(newId()).parse(params.get(keyFields.id)),
  area: params.get(keyFields.area) ?? '',
  name: (params.get(keyFields.name) ?? '').trim(),
});

const nameSchema = figuresKeySchema.shape.name;

const errorsIn = ({ area, name }: NewKeyForm, { county }: Site): FieldError[] => [
  ...(county.administrations.some((administration) => administration.area === area)
    ? []
    : [{ pointer: `/${keyFields.area}`, message: texts.make.noArea }]),
  ...(nameSchema.safeParse(name).success ? [] : [{ pointer: `/${keyFields.name}`, message: name === '' ? texts.make.noName : texts.make.longName }]),
];

/** Every route of the manifest: the list, a new key that is shown once, and revoking with a question before. */
export const routes = (site: Site, deps: KeyDeps): RouteHandlers<typeof manifest> => {
  const emptyForm = (): NewKeyForm => ({ id: deps.newId(), area: '', name: '' });

  const keyOf = async ({ pathParameters }: HttpRequest): Promise<FiguresKey> => {
    const key = (await deps.keys()).find(({ id, revokedAt }) => id === pathParameters['id'] && revokedAt === undefined);
    if (key === undefined) throw new Refusal('not-found', texts.unknown);
    return key;
  };

  /** @returns the key, or `undefined` when this form has made one before */
  const make = async ({ id, area, name }: NewKeyForm, { name: createdBy }: StaffSession): Promise<string | undefined> => {
    const { token, tokenHash } = newTokenOf('figures-key', deps);
    const isNew = await deps.putKey(tokenHash, { id, area, name, createdAt: deps.now(), createdBy });
    return isNew ? token : undefined;
  };

  return {
    'GET /amt/zahlen/schluessel': {
      allowed: async ({ query }, staff) =>
        pageAnswer(keysPage(site, { staff, keys: await deps.keys(), form: emptyForm(), revoked: query.has('gesperrt') })),
    },
    'POST /amt/zahlen/schluessel': {
      allowed: async (request, staff) => {
        const form = formIn(paramsOf(request), deps.newId);
        const errors = errorsIn(form, site);
        if (errors.length > 0) throw new Refusal('invalid-fields', texts.make.invalid, errors);
        const key = await make(form, staff);
        if (key === undefined) throw new Refusal('invalid-fields', texts.make.again, [{ pointer: '', message: texts.make.again }]);
        // Not a redirect: the key is nowhere but in this answer. The form counts once, so a reload makes no second one.
        return pageAnswer(madePage(site, staff, form, key));
      },
      refused: async (request, refusal, staff) => {
        if (refusal.code !== 'invalid-fields') return pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
        const typed = formIn(paramsOf(request), deps.newId);
        const keys = await deps.keys();
        const form = keys.some(({ id }) => id === typed.id) ? emptyForm() : typed;
        return pageAnswer(keysPage(site, { staff, keys, form, errors: refusal.errors }), refusal.status);
      },
    },
    'GET /amt/zahlen/schluessel/{id}': { allowed: async (request, staff) => pageAnswer(revokePage(site, staff, await keyOf(request))) },
    'POST /amt/zahlen/schluessel/{id}': {
      allowed: async (request, { name: by }) => {
        const { id } = await keyOf(request);
        if (!(await deps.revokeKey(id, { at: deps.now(), by }))) throw new Refusal('not-found', texts.unknown);
        return redirectAnswer(`${keysPath}?gesperrt`);
      },
    },
  };
};
