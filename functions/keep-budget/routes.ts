import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { type HttpRequest, pageAnswer, problemOf, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { type ChangeDeps, changeBudget } from './change-budget.ts';
import { fields, paths, type Site } from './frame.ts';
import { listPage } from './list-page.tsx';
import { listYears, type ReadDeps, readYear } from './read-year.ts';
import { texts } from './texts.ts';
import { planIn, typedOf } from './typed-budget.ts';
import { type ShownForm, yearPage } from './year-page.tsx';

const yearSchema = z
  .string()
  .regex(/^20\d\d$/)
  .transform(Number);
/** @throws Refusal `not-found` */
const yearOf = ({ pathParameters }: HttpRequest): number => {
  const { data } = yearSchema.safeParse(pathParameters['year']);
  if (data === undefined) throw new Refusal('not-found', texts.year.unknown);
  return data;
};

const versionSchema = z.coerce.number().int().min(0).catch(0);
const typedIn = (request: HttpRequest): Record<string, string> => Object.fromEntries(paramsOf(request));

type BudgetRoute = 'GET /amt/haushalt' | 'GET /amt/haushalt/{year}' | 'POST /amt/haushalt/{year}';

/** The pages of the budget. */
export const budgetRoutes = (site: Site, deps: ReadDeps & ChangeDeps): Readonly<Record<BudgetRoute, StaffRouteHandler>> => {
  const show = async (year: number, staff: StaffSession, form?: ShownForm, done = false): Promise<string> => {
    const view = await readYear(deps, year, staff.subject);
    return yearPage(site, staff, view, form ?? { typed: typedOf(view.budget), errors: [] }, done);
  };
  return {
    'GET /amt/haushalt': {
      allowed: async (_request, staff) => pageAnswer(listPage(site, staff, await listYears(deps, Number(inBerlin(deps.now()).date.slice(0, 4))))),
    },
    'GET /amt/haushalt/{year}': {
      allowed: async (request, staff) => pageAnswer(await show(yearOf(request), staff, undefined, request.query.has('erledigt'))),
    },
    'POST /amt/haushalt/{year}': {
      allowed: async (request, staff) => {
        const [year, typed] = [yearOf(request), typedIn(request)];
        await changeBudget(year, planIn(typed), versionSchema.parse(typed[fields.version]), staff, deps);
        return redirectAnswer(`${paths.budget(year)}?erledigt=ja`);
      },
      refused: async (request, refusal, staff) => {
        if (refusal.errors.length === 0) return pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
        return pageAnswer(await show(yearOf(request), staff, { typed: typedIn(request), errors: refusal.errors }), refusal.status);
      },
    },
  };
};
