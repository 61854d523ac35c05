import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { type HttpAnswer, pageAnswer, problemOf, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { ViewStore } from '../../shared/store/view-store.ts';
import { fields, paths, type Site } from './frame.ts';
import { type KeepDeps, keepView } from './keep-view.ts';
import { type Asked, type ListDeps, listCases } from './list-cases.ts';
import { askedIn, listHref, noFilter, viewFields } from './list-form.ts';
import { doneIn, listPage, noRoundPage } from './list-page.tsx';
import { texts } from './texts.ts';

type ListRoute = 'GET /amt/antraege' | 'POST /amt/antraege';

/** The list of cases with its search, and the views that people keep of it. */
export const listRoutes = (site: Site, deps: ListDeps & KeepDeps & Pick<ViewStore, 'forgetView'>): Readonly<Record<ListRoute, StaffRouteHandler>> => {
  const show = async (
    asked: Asked,
    staff: StaffSession,
    shown: { readonly done?: string; readonly refusal?: Refusal; readonly name?: string } = {},
  ) => {
    const list = await listCases(deps, staff, asked);
    const status = shown.refusal?.status ?? 200;
    return pageAnswer(list === undefined ? noRoundPage(site, staff) : listPage(site, staff, { asked, list, ...shown }), status);
  };
  const showView = async (id: string, staff: StaffSession, shown: { readonly done?: string }): Promise<HttpAnswer> => {
    const view = (await deps.viewsOf(staff.subject)).find((each) => each.id === id);
    if (view === undefined) return show({ filter: noFilter, page: 1 }, staff, { done: texts.list.viewGone });
    return show({ round: view.round, filter: view.filter, page: 1 }, staff, shown);
  };
  return {
    'GET /amt/antraege': {
      allowed: ({ query }, staff) => {
        const [view, done] = [query.get(viewFields.view), doneIn(query.get('erledigt'))];
        const shown = { ...(done !== undefined && { done }) };
        if (view !== null) return showView(view, staff, shown);
        const asked = askedIn(query);
        return show({ ...asked, filter: { ...asked.filter, text: undefined } }, staff, shown);
      },
    },
    'POST /amt/antraege': {
      allowed: async (request, staff) => {
        const params = paramsOf(request);
        const asked = askedIn(params);
        const action = params.get(fields.action);
        if (action === 'ansicht-speichern') {
          const view = await keepView(deps, staff.subject, { name: params.get(viewFields.name) ?? '', round: asked.round, filter: asked.filter });
          return redirectAnswer(`${paths.list}?${viewFields.view}=${view}&erledigt=ansicht`);
        }
        if (action === 'ansicht-loeschen') {
          await deps.forgetView(staff.subject, (params.get(viewFields.forget) ?? '').slice(0, 64));
          return redirectAnswer(`${paths.list}?erledigt=ansicht-geloescht`);
        }
        return asked.filter.text === undefined ? redirectAnswer(listHref(asked)) : show(asked, staff);
      },
      refused: (request, refusal, staff) =>
        refusal.errors.length === 0
          ? pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status)
          : show(askedIn(paramsOf(request)), staff, { refusal, name: paramsOf(request).get(viewFields.name) ?? '' }),
    },
  };
};
