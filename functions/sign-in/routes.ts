import { signInPathOf, staffPaths, staffTarget } from '../../shared/domain/access/staff-paths.ts';
import { attemptLifetime } from '../../shared/domain/access/staff-session.ts';
import { hostCookie } from '../../shared/runtime/cookie.ts';
import {
  type HttpAnswer,
  type HttpRequest,
  pageAnswer,
  privatePage,
  problemOf,
  type RouteHandlers,
  redirectAnswer,
} from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { endedStaffCookie, staffCookie, type staffSessions, staffTokenOf } from '../../shared/runtime/staff-session.ts';
import type { manifest } from './manifest.ts';
import { againPage, deskPage, invalidPage, leavePage, noRolePage, type Site, signInPage } from './pages.tsx';
import { beginSignIn, finishSignIn, type SignInDeps, signOut } from './sign-in.ts';
import { texts } from './texts.ts';

const browserName = '__Host-staff-attempt';
const browserCookie = (token: string): string => hostCookie(browserName, token, attemptLifetime);
const browserOf = ({ cookies }: HttpRequest): string | undefined => cookies[browserName];

/**
 * On to the issuer, by a page and not by a redirect: Chromium holds every redirect after a form to the policy's `form-action`, and to which
 * other addresses an issuer passes people on nobody here knows (docs/decisions/0110).
 */
const leave = (site: Site, said: Parameters<typeof leavePage>[1], location: string): HttpAnswer => {
  const page = privatePage(leavePage(site, said, location));
  return { ...page, headers: { ...page.headers, refresh: `0; url=${location}` } };
};

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = (
  site: Site,
  { sessions, ...deps }: SignInDeps & { readonly sessions: ReturnType<typeof staffSessions> },
): RouteHandlers<typeof manifest> => {
  const [begin, finish, end] = [beginSignIn(deps), finishSignIn(deps), signOut(deps)];
  return {
    'GET /amt': { allowed: (_asked, session) => pageAnswer(deskPage(site, session)) },
    'GET /amt/anmelden': {
      handle: async (asked) => {
        const target = staffTarget(asked.query.get('ziel'));
        const session = await sessions.current(asked);
        if (session === undefined) return privatePage(signInPage(site, target));
        return asked.query.get('erneut') === 'ja' ? privatePage(againPage(site, session, target)) : redirectAnswer(target ?? staffPaths.desk);
      },
    },
    'POST /amt/anmelden/start': {
      handle: async (asked) => {
        sessions.refuseForeign(asked);
        const params = paramsOf(asked);
        const { location, browser } = await begin(browserOf(asked), params.get('ziel'), params.get('erneut') === 'ja');
        return { ...leave(site, texts.leave, location), cookies: [browserCookie(browser)] };
      },
    },
    'GET /amt/anmelden/zurueck': {
      handle: async (asked) => {
        const { sessionToken, target } = await finish(asked.query, browserOf(asked), staffTokenOf(asked));
        return { ...redirectAnswer(target), cookies: [staffCookie(sessionToken)] };
      },
      refused: (_asked, refusal) => {
        const { title, detail, status } = problemOf(refusal);
        return privatePage((refusal.code === 'no-role' ? noRolePage : invalidPage)(site, title, detail), status);
      },
    },
    'POST /amt/abmelden': {
      handle: async (asked) => {
        sessions.refuseForeign(asked);
        const location = await end(staffTokenOf(asked));
        const answer = location === undefined ? redirectAnswer(signInPathOf(undefined)) : leave(site, texts.signedOut, location);
        return { ...answer, cookies: [endedStaffCookie] };
      },
    },
  };
};
