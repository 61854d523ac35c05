import * as z from 'zod';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { eligibilityQuestions } from '../../shared/domain/funding/eligibility.ts';
import { lastClosedRound, nextRound, openRounds } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type HttpRequest, jsonAnswer, pageAnswer, type RouteHandlers } from '../../shared/runtime/http-handler.ts';
import type { Receipt } from '../../shared/store/funding-store.ts';
import { receiptSchema } from './application-api.ts';
import { checkCookie } from './check-cookie.ts';
import type { ApplyDeps } from './deps.ts';
import { draftRoutes } from './draft-routes.ts';
import { chooseRoundPage, eligibilityPage, noRoundToCheckPage } from './eligibility-page.tsx';
import { fileRoutes } from './file-routes.ts';
import type { manifest } from './manifest.ts';
import { openApiDocument } from './open-api.ts';
import { receiptPage } from './receipt-page.tsx';
import { startPage } from './start-page.tsx';
import { refuseClosed, submitApplication } from './submit-application.ts';
import { texts } from './texts.ts';
import { togetherRoutes } from './together-routes.ts';

const keySchema = z.string().regex(/^[\x20-\x7e]{1,200}$/);

/** The header by which a client makes repeated requests the same one. @throws Refusal `malformed-request` */
const idempotencyKeyOf = ({ headers }: HttpRequest): string | undefined => {
  const key = headers['idempotency-key'];
  if (key === undefined || keySchema.safeParse(key).success) return key;
  throw new Refusal('malformed-request', texts.key);
};

const receiptPath = ({ id }: Receipt): string => `/antrag/eingegangen/${id}`;

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = (deps: ApplyDeps): RouteHandlers<typeof manifest> => {
  const { site, store, now, rounds } = deps;
  const { county, siteUrl } = site;
  const submit = submitApplication(deps);
  const unlisted = { 'x-robots-tag': 'noindex' };

  return {
    ...draftRoutes(deps),
    ...fileRoutes(deps),
    ...togetherRoutes(deps),
    'GET /antrag': {
      handle: async () => {
        const at = now();
        const all = await rounds(at);
        const open = openRounds(all, at);
        return pageAnswer(startPage(site, open, open.length > 0 ? '' : refuseClosed(all, at).message));
      },
    },
    'GET /antrag/pruefen': {
      handle: async ({ query }) => {
        const at = now();
        const all = await rounds(at);
        const open = openRounds(all, at);
        const closed = open.length > 0 ? undefined : refuseClosed(all, at).message;
        const candidates = open.length > 0 ? open : [nextRound(all, at)].flatMap((round) => round ?? []);
        const round = candidates.find(({ id }) => id === query.get('runde')) ?? (candidates.length === 1 ? candidates[0] : undefined);
        if (candidates.length === 0) return pageAnswer(noRoundToCheckPage(site, closed ?? ''));
        if (round === undefined) return pageAnswer(chooseRoundPage(site, candidates));
        const { html, refused, possible } = eligibilityPage(site, { round, notYet: closed, query });
        const answers = eligibilityQuestions(round).flatMap(({ name }) => (query.get(name) === null ? [] : [[name, query.get(name) ?? '']]));
        return {
          ...pageAnswer(html, refused ? 422 : 200, query.size === 0 ? {} : unlisted),
          ...(possible && closed === undefined && { cookies: [checkCookie(Object.fromEntries(answers))] }),
        };
      },
    },
    'GET /antrag/eingegangen/{id}': {
      handle: async ({ pathParameters }) => {
        const id = z.uuid().safeParse(pathParameters['id']).data;
        const application = id === undefined ? undefined : await store.application(id);
        if (application === undefined) throw new Refusal('not-found', texts.receipt.unknown);
        const { project, organisation } = application;
        return pageAnswer(receiptPage(site, { ...application, title: project.title, organisation: organisation.name }), 200, unlisted);
      },
    },
    'POST /api/applications': {
      handle: async (request) => {
        const { body, callerAddress } = request;
        const receipt = await submit(body, { channel: 'api', key: idempotencyKeyOf(request), callerAddress });
        const location = `${siteUrl}${receiptPath(receipt)}`;
        return jsonAnswer(receiptSchema, { ...receipt, state: 'submitted', links: { receipt: location } }, 201, { location });
      },
    },
    'GET /api/openapi.json': {
      handle: async () => {
        const at = now();
        const all = await rounds(at);
        const round = openRounds(all, at)[0] ?? nextRound(all, at) ?? lastClosedRound(all, at);
        return jsonAnswer(z.looseObject({}), openApiDocument({ county, siteUrl, round, today: inBerlin(at).date }));
      },
    },
  };
};
