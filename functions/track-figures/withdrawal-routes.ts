import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { type HttpAnswer, type HttpRequest, pageAnswer, problemOf, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import type { FiguresDeps } from './figures-deps.ts';
import type { Site } from './frame.tsx';
import { monthOf } from './known-month.ts';
import type { manifest } from './manifest.ts';
import { paths } from './paths.ts';
import { noticeOf } from './vintages-page.tsx';
import { previewWithdrawal, withdrawVintage } from './withdraw-vintage.ts';
import { withdrawalPage } from './withdrawal-page.tsx';

type Keys = 'GET /amt/zahlen/{month}/ruecknahme/{vintage}' | 'POST /amt/zahlen/{month}/ruecknahme/{vintage}';
type Refused = { readonly reason: string; readonly errors: readonly FieldError[]; readonly status: number };

/** Taking back what was received, and bringing it back. */
export const withdrawalRoutes = (site: Site, deps: FiguresDeps): Pick<RouteHandlers<typeof manifest>, Keys> => {
  const place = ({ pathParameters }: HttpRequest) => ({
    month: monthOf(pathParameters['month'], deps.now()),
    slug: pathParameters['vintage'],
  });
  const show = async (asked: HttpRequest, session: StaffSession, { reason, errors, status }: Refused): Promise<HttpAnswer> => {
    const { month, slug } = place(asked);
    const preview = await previewWithdrawal(deps, month, slug);
    return pageAnswer(withdrawalPage(site, session, { areas: deps.areas, preview, reason, errors }), status);
  };
  return {
    'GET /amt/zahlen/{month}/ruecknahme/{vintage}': {
      allowed: (asked, session) => show(asked, session, { reason: '', errors: [], status: 200 }),
    },
    'POST /amt/zahlen/{month}/ruecknahme/{vintage}': {
      allowed: async (asked, session) => {
        const { month, slug } = place(asked);
        const outcome = await withdrawVintage(deps, { month, slug, form: asked.body, by: session.name });
        return redirectAnswer(`${paths.vintages(month)}?hinweis=${noticeOf[outcome]}`);
      },
      refused: (asked, refusal, session) => {
        if (refusal.code === 'not-found') return pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
        const reason = asked.body instanceof URLSearchParams ? (asked.body.get('grund') ?? '') : '';
        const errors = refusal.errors.length === 0 ? [{ pointer: '', message: refusal.message }] : refusal.errors;
        return show(asked, session, { reason, errors, status: refusal.status });
      },
    },
  };
};
