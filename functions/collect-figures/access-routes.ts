import { addressErrors, addressShownAgain, askedAddress, readAddressForm } from '../../shared/domain/access/asked-address.ts';
import type { DelivererLink, DelivererSession } from '../../shared/domain/access/deliverer.ts';
import { type EnterDeps, enterByLink, type LeaveDeps, leaveSession } from '../../shared/domain/access/enter-by-link.ts';
import { tokenSchema } from '../../shared/domain/access/token.ts';
import { lastMonth, type Month, monthSchema } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { figuresAccessMail } from '../../shared/mail/templates/figures-access-mail.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { linkPage } from '../../shared/pages/link-page.tsx';
import { delivererCookie, type delivererSessions } from '../../shared/runtime/deliverer-session.ts';
import { pageAnswer, privatePage, problemOf, type RouteHandler, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import { askPage, invalidLinkPage, monthField, sentPage } from './access-pages.tsx';
import { accessTexts } from './access-texts.ts';
import { formPath } from './frame.tsx';
import { type RequestAccessDeps, requestAccess } from './request-access.ts';
import type { Site } from './site.ts';

/** What the routes by which an administration comes in and leaves need from outside. */
export type AccessDeps = Omit<RequestAccessDeps, 'renderAccess'> & EnterDeps<DelivererLink> & LeaveDeps;

type AccessRoute =
  | 'GET /zahlen'
  | 'POST /zahlen'
  | 'GET /zahlen/gesendet'
  | 'GET /zahlen/anmelden/{token}'
  | 'POST /zahlen/anmelden/{token}'
  | 'POST /zahlen/abmelden';

const monthIn = (params: URLSearchParams): Month | undefined => monthSchema.safeParse(params.get(monthField)).data;

/** `/zahlen`, the link of a mail, and signing out. */
export const accessRoutes = (
  site: Site,
  deps: AccessDeps,
  doors: Pick<ReturnType<typeof delivererSessions>, 'current' | 'refuseForeign'>,
): Readonly<Record<AccessRoute, RouteHandler>> => {
  const request = requestAccess({ ...deps, renderAccess: (access) => figuresAccessMail.render(access, site) });
  const enter = enterByLink({ link: 'figures-link', session: 'figures-session' }, deps);
  const leave = leaveSession('figures-session', deps);

  const invalidLink: RouteHandler['refused'] = (_asked, refusal) =>
    privatePage(refusal.code === 'link-invalid' ? invalidLinkPage(site) : errorPage(site)(problemOf(refusal)), refusal.status);
  const linkRefused = () => new Refusal('link-invalid', accessTexts.invalid.lead);

  const start = async (asked: HttpRequest) => {
    const month = monthIn(asked.query);
    const session: DelivererSession | undefined = await doors.current(asked);
    if (session !== undefined) return redirectAnswer(formPath(month ?? lastMonth(deps.now())));
    return pageAnswer(askPage(site, { madeAt: deps.now(), month, signedOut: asked.query.has('abgemeldet') }));
  };

  return {
    'GET /zahlen': { handle: start },
    'POST /zahlen': {
      handle: async (asked) => {
        const params = paramsOf(asked);
        const address = askedAddress(readAddressForm(params), deps.now());
        await request({ address, month: monthIn(params) ?? lastMonth(deps.now()), callerAddress: asked.callerAddress });
        return redirectAnswer('/zahlen/gesendet');
      },
      refused: (asked, refusal) => {
        const params = paramsOf(asked);
        const shown = { ...addressShownAgain(readAddressForm(params), deps.now()), month: monthIn(params) };
        return pageAnswer(askPage(site, { ...shown, ...addressErrors(refusal) }), refusal.status);
      },
    },
    'GET /zahlen/gesendet': { handle: () => privatePage(sentPage(site)) },
    'GET /zahlen/anmelden/{token}': {
      handle: ({ pathParameters }) => {
        const { data: token } = tokenSchema.safeParse(pathParameters['token']);
        if (token === undefined) throw linkRefused();
        return privatePage(linkPage(site, { ...accessTexts.link, action: `/zahlen/anmelden/${token}` }));
      },
      refused: invalidLink,
    },
    'POST /zahlen/anmelden/{token}': {
      handle: async (asked) => {
        doors.refuseForeign(asked);
        const entered = await enter(asked.pathParameters['token']);
        if (entered === undefined) throw linkRefused();
        return { ...redirectAnswer(formPath(entered.link.month)), cookies: [delivererCookie.given(entered.sessionToken)] };
      },
      refused: invalidLink,
    },
    'POST /zahlen/abmelden': {
      handle: async (asked) => {
        doors.refuseForeign(asked);
        await leave(delivererCookie.tokenOf(asked));
        return { ...redirectAnswer('/zahlen?abgemeldet'), cookies: [delivererCookie.ended] };
      },
    },
  };
};
