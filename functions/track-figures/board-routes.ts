import * as z from 'zod';
import { lastMonth } from '../../shared/domain/calendar.ts';
import type { BoardFilter } from '../../shared/domain/statistics/completeness.ts';
import { type HttpRequest, pageAnswer, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { boardPage, filterNames } from './board-page.tsx';
import type { FiguresDeps } from './figures-deps.ts';
import type { Site } from './frame.tsx';
import { monthOf } from './known-month.ts';
import type { manifest } from './manifest.ts';
import { monthBoard } from './month-board.ts';
import { monthsOverview } from './months-overview.ts';
import { monthsPage } from './months-page.tsx';
import { paths } from './paths.ts';
import { phoneListPage } from './phone-list-page.tsx';
import { type Reminded, remindAdministrations } from './remind-administrations.ts';

type Keys = 'GET /amt/zahlen' | 'GET /amt/zahlen/{month}' | 'POST /amt/zahlen/{month}/erinnern' | 'GET /amt/zahlen/{month}/telefonliste';

/** The months, the board of one, reminders and the list for the telephone. */
export const boardRoutes = (site: Site, deps: FiguresDeps): Pick<RouteHandlers<typeof manifest>, Keys> => {
  const monthIn = ({ pathParameters }: HttpRequest) => monthOf(pathParameters['month'], deps.now());
  return {
    'GET /amt/zahlen': {
      allowed: async ({ query }, session) => {
        const newest = lastMonth(deps.now());
        const until = query.has('bis') ? monthOf(query.get('bis') ?? '', deps.now()) : newest;
        return pageAnswer(monthsPage(site, session, { summaries: await monthsOverview(deps, until), newest }));
      },
    },
    'GET /amt/zahlen/{month}': {
      allowed: async (asked, session) => {
        const board = await monthBoard(deps, monthIn(asked));
        return pageAnswer(boardPage(site, session, { board, filter: filterNamed(asked.query.get('zeige')), reminded: remindedIn(asked) }));
      },
    },
    'POST /amt/zahlen/{month}/erinnern': {
      allowed: async (asked, session) => {
        const month = monthIn(asked);
        const form = asked.body instanceof URLSearchParams ? asked.body : new URLSearchParams();
        const reminded = await remindAdministrations(deps, { month, by: session.name, area: form.get('verwaltung') ?? undefined });
        return redirectAnswer(paths.month(month, { ...remindedQuery(reminded), zeige: filterNamed(form.get('zeige')) }));
      },
    },
    'GET /amt/zahlen/{month}/telefonliste': {
      allowed: async (asked, session) => pageAnswer(phoneListPage(site, session, await monthBoard(deps, monthIn(asked)))),
    },
  };
};

const filterNamed = (text: string | null): BoardFilter | undefined => filterNames.find((name) => name === text);

const remindedQuery = (reminded: Reminded) => ({
  erinnert: String(reminded.remind),
  geliefert: String(reminded.delivered),
  eben: String(reminded['reminded-just-now']),
});

const countSchema = z.coerce.number().int().min(0).max(999);

/** What a reminder did, from the address it led to; `undefined` where none stands there. */
const remindedIn = ({ query }: HttpRequest): Reminded | undefined => {
  const counts = ['erinnert', 'geliefert', 'eben'].map((name) => countSchema.safeParse(query.get(name) ?? undefined).data);
  const [remind, delivered, justNow] = counts;
  if (remind === undefined || delivered === undefined || justNow === undefined) return undefined;
  return { remind, delivered, 'reminded-just-now': justNow };
};
