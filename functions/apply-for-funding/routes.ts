import * as z from 'zod';
import { eligibilityQuestions } from '../../shared/domain/funding/eligibility.ts';
import { nextRound, openRounds } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { pageAnswer, type RouteHandlers } from '../../shared/runtime/http-handler.ts';
import { applicationApiRoutes } from './application-api-routes.ts';
import { checkCookie } from './check-cookie.ts';
import type { ApplyDeps } from './deps.ts';
import { draftApiRoutes } from './draft-api-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { chooseRoundPage, eligibilityPage, noRoundToCheckPage } from './eligibility-page.tsx';
import { fileApiRoutes } from './file-api-routes.ts';
import { fileRoutes } from './file-routes.ts';
import type { manifest } from './manifest.ts';
import { receiptPage } from './receipt-page.tsx';
import { startPage } from './start-page.tsx';
import { refuseClosed } from './submit-application.ts';
import { texts } from './texts.ts';
import { togetherRoutes } from './together-routes.ts';

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = (deps: ApplyDeps): RouteHandlers<typeof manifest> => {
  const { site, store, now, rounds } = deps;
  const unlisted = { 'x-robots-tag': 'noindex' };

  return {
    ...draftRoutes(deps),
    ...fileRoutes(deps),
    ...togetherRoutes(deps),
    ...draftApiRoutes(deps),
    ...fileApiRoutes(deps),
    ...applicationApiRoutes(deps),
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
  };
};
