import type { KeyHolder } from '../../shared/domain/access/figures-key.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { figuresAnswerSchemas } from '../../shared/domain/statistics/delivery-api-shapes.ts';
import { jsonAnswer, type RouteHandler } from '../../shared/runtime/http-handler.ts';
import type { HttpRequest } from '../../shared/runtime/http-request.ts';
import { bearerOf, idempotencyKeyOf } from '../../shared/runtime/request-headers.ts';
import type { FiguresKeyHolders } from '../../shared/store/figures-key-store.ts';
import { apiTexts } from './api-texts.ts';
import { monthOf } from './asked-month.ts';
import { deliverByProgram } from './deliver-by-program.ts';
import { figuresForm, submissionAnswer } from './figures-api.ts';
import type { SubmitDeps } from './submit-delivery.ts';
import { viewDelivery } from './view-delivery.ts';

/** What the routes for programs need from outside. */
export type ApiDeps = SubmitDeps & FiguresKeyHolders & { readonly newId: () => string };

type ApiRoute = 'GET /api/figures/{month}' | 'PUT /api/figures/{month}';

/** Figures by a program of an administration: the key says whose they are. */
export const apiRoutes = (deps: ApiDeps): Readonly<Record<ApiRoute, RouteHandler>> => {
  const [load, deliver] = [viewDelivery(deps), deliverByProgram(deps)];

  /** @throws Refusal `unauthorized` for a key that is none, or revoked */
  const holderOf = async (request: HttpRequest): Promise<KeyHolder> => {
    const keyHash = tokenHashOf('figures-key', bearerOf(request), deps.hash);
    const holder = keyHash === undefined ? undefined : await deps.useKey(keyHash, inBerlin(deps.now()).date);
    if (holder === undefined) throw new Refusal('unauthorized', apiTexts.unauthorized);
    return holder;
  };

  return {
    'GET /api/figures/{month}': {
      handle: async (request) => {
        const { area } = await holderOf(request);
        return jsonAnswer(figuresAnswerSchemas().form, figuresForm(await load(monthOf(request), area), deps));
      },
    },
    'PUT /api/figures/{month}': {
      handle: async (request) => {
        const [holder, month, key] = [await holderOf(request), monthOf(request), idempotencyKeyOf(request)];
        const { delivered, delivery } = await deliver({ holder, month, key, body: request.body });
        const { area, version } = delivery;
        return jsonAnswer(figuresAnswerSchemas().delivered, { ...submissionAnswer(delivered), month, area, version, notes: delivered.notes });
      },
    },
  };
};
