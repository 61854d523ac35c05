import { addressShownAgain, readAddressForm } from '../../shared/domain/access/asked-address.ts';
import { refuseForeignTo } from '../../shared/domain/access/same-origin.ts';
import { tokenSchema } from '../../shared/domain/access/token.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { subscribePath } from '../../shared/domain/statistics/publication-paths.ts';
import { subscriptionChangedMail } from '../../shared/mail/templates/subscription-changed-mail.ts';
import { subscriptionConfirmMail } from '../../shared/mail/templates/subscription-confirm-mail.ts';
import { subscriptionKnownMail } from '../../shared/mail/templates/subscription-known-mail.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { pageAnswer, privatePage, problemOf, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { ChangeDeps } from './change.ts';
import { askedSubscription, formErrors, readChoice } from './choice.ts';
import { type ConfirmDeps, confirmSubscription, pendingOf } from './confirm.ts';
import { confirmedPage, confirmPage, invalidPage } from './confirm-pages.tsx';
import { type Doors, manageRoutes } from './manage-routes.ts';
import type { manifest } from './manifest.ts';
import type { Site } from './site.ts';
import { subscribe } from './subscribe.ts';
import { sentPage, subscribePage } from './subscribe-page.tsx';
import { texts } from './texts.ts';
import { offeredTopics } from './topic-fields.tsx';

/** What the routes are given: everything that the stories need. */
export type RouteDeps = Omit<ChangeDeps & ConfirmDeps, 'renderConfirm' | 'renderKnown' | 'renderChanged'>;

const sentPath = `${subscribePath}/gesendet`;

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = (site: Site, given: RouteDeps): RouteHandlers<typeof manifest> => {
  const deps: ChangeDeps & ConfirmDeps = {
    ...given,
    renderConfirm: (facts) => subscriptionConfirmMail.render(facts, site),
    renderKnown: (facts) => subscriptionKnownMail.render(facts, site),
    renderChanged: (facts) => subscriptionChangedMail.render(facts, site),
  };
  const refuseForeign = refuseForeignTo(site.siteUrl);
  const offered = offeredTopics(site.county);
  const linkRefused = () => new Refusal('link-invalid', texts.invalid.lead);
  const invalidLink: Doors['invalidLink'] = (_asked, refusal) =>
    privatePage(refusal.code === 'link-invalid' ? invalidPage(site) : errorPage(site)(problemOf(refusal)), refusal.status);

  return {
    'GET /berichte/abonnieren': {
      handle: () => pageAnswer(subscribePage(site, { madeAt: deps.now(), choice: { topics: ['report'], language: 'de' } })),
    },
    'POST /berichte/abonnieren': {
      handle: async (asked) => {
        refuseForeign(asked);
        await subscribe(deps)(askedSubscription(paramsOf(asked), offered, deps.now()), asked.callerAddress);
        return redirectAnswer(sentPath);
      },
      refused: (asked, refusal) => {
        const params = paramsOf(asked);
        const shown = { ...addressShownAgain(readAddressForm(params), deps.now()), choice: readChoice(params, offered) };
        return pageAnswer(subscribePage(site, { ...shown, ...formErrors(refusal) }), refusal.status);
      },
    },
    'GET /berichte/abonnieren/gesendet': { handle: () => privatePage(sentPage(site)) },
    'GET /berichte/abonnieren/bestaetigt': { handle: () => privatePage(confirmedPage(site)) },
    'GET /berichte/abonnieren/bestaetigen/{token}': {
      handle: async ({ pathParameters }) => {
        const { data: token } = tokenSchema.safeParse(pathParameters['token']);
        const pending = await pendingOf(deps, token);
        if (token === undefined || pending === undefined) throw linkRefused();
        return privatePage(confirmPage(site, { ...pending, token }));
      },
      refused: invalidLink,
    },
    'POST /berichte/abonnieren/bestaetigen/{token}': {
      handle: async (asked) => {
        refuseForeign(asked);
        if (!(await confirmSubscription(deps)(asked.pathParameters['token']))) throw linkRefused();
        return redirectAnswer(`${subscribePath}/bestaetigt`);
      },
      refused: invalidLink,
    },
    ...manageRoutes(site, deps, { refuseForeign, linkRefused, invalidLink, sentPath }),
  };
};
