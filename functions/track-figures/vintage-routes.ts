import type { Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { replacements } from '../../shared/domain/statistics/month-as-known.ts';
import { recordColumns } from '../../shared/domain/statistics/observation.ts';
import { recordCells } from '../../shared/domain/statistics/record-cells.ts';
import { countingVintages } from '../../shared/domain/statistics/vintage.ts';
import { differenceCells, differenceColumns } from '../../shared/domain/statistics/vintage-difference.ts';
import { vintageStandings } from '../../shared/domain/statistics/vintage-standing.ts';
import { type HttpRequest, pageAnswer, type RouteHandlers } from '../../shared/runtime/http-handler.ts';
import { csvAnswer } from './csv-answer.ts';
import { differencePage } from './difference-page.tsx';
import type { FiguresDeps } from './figures-deps.ts';
import type { Site } from './frame.tsx';
import { monthOf, readVintages } from './known-month.ts';
import type { manifest } from './manifest.ts';
import { differenceOf, type MonthHistory, type MonthState, monthHistory, stateNow, stateOf, stateOfNothing, valuesOfState } from './month-states.ts';
import { pageOf } from './row-pages.tsx';
import { otherState } from './state-field.tsx';
import { statePage } from './state-page.tsx';
import { vintageTexts } from './vintage-texts.ts';
import { vintageNotices, vintagesPage } from './vintages-page.tsx';

type Key<Page extends string> = `GET /amt/zahlen/{month}/${Page}`;
type Keys = Key<'staende'> | Key<'stand'> | Key<'stand.csv'> | Key<'unterschied'> | Key<'unterschied.csv'>;

const noState = (pointer: string): Refusal => new Refusal('invalid-fields', vintageTexts.noState, [{ pointer, message: vintageTexts.noState }]);

/** What was received for a month, the month as it was known at some time, and what differs between two times. */
export const vintageRoutes = (site: Site, deps: FiguresDeps): Pick<RouteHandlers<typeof manifest>, Keys> => ({
  'GET /amt/zahlen/{month}/staende': {
    allowed: async (asked, session) => {
      const month = monthIn(asked, deps);
      const [{ vintages, revisions }, deliveries] = await Promise.all([monthHistory(deps, month), deps.deliveries.deliveries(month)]);
      const ways = new Map(deliveries.flatMap(({ submissions }) => submissions.map(({ vintage, way }) => [vintage, way] as const)));
      const replaced = replacements(await readVintages(deps, countingVintages(vintages)));
      const notice = new Map<string, string>(Object.entries(vintageNotices)).get(asked.query.get('hinweis') ?? '');
      return pageAnswer(vintagesPage(site, session, { month, standings: vintageStandings(vintages), revisions, replaced, ways, notice }));
    },
  },
  'GET /amt/zahlen/{month}/stand': {
    allowed: async (asked, session) => {
      const { month, text, state, indicator } = await stateAsked(asked, deps);
      const values = state === undefined ? [] : await valuesOfState(deps, state);
      const chosen = values.filter(({ observation }) => observation.indicator === indicator);
      const page = pageOf(chosen, asked.query.get('seite'));
      const shown = { month, areas: deps.areas, asked: text, state, indicator, values, page };
      return pageAnswer(statePage(site, session, shown), state === undefined ? 422 : 200);
    },
  },
  'GET /amt/zahlen/{month}/stand.csv': {
    allowed: async (asked) => {
      const { month, state, indicator } = await stateAsked(asked, deps);
      if (state === undefined) throw noState('/am');
      const values = (await valuesOfState(deps, state)).filter(({ observation }) => indicator === undefined || observation.indicator === indicator);
      const name = ['zahlen', month, state.key, indicator ?? ''].filter((word) => word !== '').join('-');
      return csvAnswer(`${name}.csv`, { columns: recordColumns, rows: values.map(({ observation }) => recordCells(observation)) });
    },
  },
  'GET /amt/zahlen/{month}/unterschied': {
    allowed: async (asked, session) => {
      const { month, text, from, to } = await statesAsked(asked, deps);
      const known = from !== undefined && to !== undefined;
      const difference = known ? await differenceOf(deps, from, to) : [];
      return pageAnswer(differencePage(site, session, { month, areas: deps.areas, asked: text, from, to, difference }), known ? 200 : 422);
    },
  },
  'GET /amt/zahlen/{month}/unterschied.csv': {
    allowed: async (asked) => {
      const { month, from, to } = await statesAsked(asked, deps);
      if (from === undefined) throw noState('/von');
      if (to === undefined) throw noState('/bis');
      const rows = (await differenceOf(deps, from, to)).map(differenceCells);
      const name = ['unterschied', month, from.key, to.key].filter((word) => word !== '').join('-');
      return csvAnswer(`${name}.csv`, { columns: differenceColumns, rows });
    },
  },
});

const monthIn = ({ pathParameters }: HttpRequest, { now }: Pick<FiguresDeps, 'now'>): Month => monthOf(pathParameters['month'], now());

const typed = ({ query }: HttpRequest, name: string): string => (query.get(name) ?? '').trim();

/** A day that was given, or the state that was chosen before. */
const stateText = (asked: HttpRequest, name: string): string => typed(asked, name) || typed(asked, otherState(name));

// It becomes part of a file's name: a code and nothing else.
const indicatorIn = (asked: HttpRequest): string | undefined => /^[a-z][a-z0-9_]{0,79}$/.exec(typed(asked, 'indikator'))?.[0];

const stateNamed = (text: string, history: MonthHistory, otherwise: MonthState): MonthState | undefined =>
  text === '' ? otherwise : stateOf(text, history);

const stateAsked = async (asked: HttpRequest, deps: FiguresDeps) => {
  const month = monthIn(asked, deps);
  const history = await monthHistory(deps, month);
  const text = stateText(asked, 'am');
  return { month, text, state: stateNamed(text, history, stateNow(history)), indicator: indicatorIn(asked) };
};

const statesAsked = async (asked: HttpRequest, deps: FiguresDeps) => {
  const month = monthIn(asked, deps);
  const history = await monthHistory(deps, month);
  const text = { von: stateText(asked, 'von'), bis: stateText(asked, 'bis'), seite: asked.query.get('seite') };
  return { month, text, from: stateNamed(text.von, history, stateOfNothing), to: stateNamed(text.bis, history, stateNow(history)) };
};
