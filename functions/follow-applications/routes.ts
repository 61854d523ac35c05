import * as z from 'zod';
import { addressErrors, askedAddress } from '../../shared/domain/access/asked-address.ts';
import type { LinkWait } from '../../shared/domain/access/limits.ts';
import { firstTarget, localTarget } from '../../shared/domain/access/target.ts';
import { tokenSchema } from '../../shared/domain/access/token.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { type Application, applicationSchema } from '../../shared/domain/funding/application.ts';
import { copyNameOf } from '../../shared/domain/funding/document-names.ts';
import { Refusal, refusalStatus } from '../../shared/domain/refusal.ts';
import { accessLinkMail } from '../../shared/mail/templates/access-link-mail.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { linkPage } from '../../shared/pages/link-page.tsx';
import { applicantCookie, applicantSessions, type FindSessionDeps } from '../../shared/runtime/applicant-session.ts';
import {
  type HttpAnswer,
  type HttpRequest,
  pageAnswer,
  privatePage,
  problemOf,
  type RouteHandler,
  type RouteHandlers,
  redirectAnswer,
} from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';
import { askPage, invalidLinkPage, type Site, sentPage } from './access-pages.tsx';
import { type AnswerFileDeps, answerFileRoutes } from './answer-file-routes.ts';
import type { AnswerDeps } from './answer-request.ts';
import { answerRoutes } from './answer-routes.ts';
import type { AskEarlyStartDeps } from './ask-early-start.ts';
import { readAskForm, shownAgain } from './ask-form.ts';
import { type CaseDeps, listRows, loadCase } from './case-view.ts';
import type { ConfirmDeps } from './confirm-application.ts';
import { confirmationRoutes } from './confirmation-routes.ts';
import { dataRoutes } from './data-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { detailPage } from './detail-page.tsx';
import type { Doors } from './doors.ts';
import { earlyStartRoutes } from './early-start-routes.ts';
import type { manifest } from './manifest.ts';
import type { PersonDataDeps } from './person-data.ts';
import { type ProofDeps, type ProofOfWork, proofOfWork } from './proof-of-work.ts';
import { type RequestLinkDeps, requestLink } from './request-link.ts';
import { type SignInDeps, signIn, signOut } from './sign-in.ts';
import { listPage, noCopyPage, pathOf, withdrawPage } from './status-pages.tsx';
import { texts } from './texts.ts';
import { type WithdrawDeps, withdrawApplication } from './withdraw-application.ts';

/** What the routes are given: everything that the stories need. */
export type RouteDeps = Omit<RequestLinkDeps, 'renderLink' | keyof ProofOfWork> &
  ProofDeps &
  SignInDeps &
  FindSessionDeps &
  WithdrawDeps &
  CaseDeps &
  AnswerDeps &
  AnswerFileDeps &
  AskEarlyStartDeps &
  ConfirmDeps &
  PersonDataDeps &
  Pick<ApplicantStore, 'snapshotOf'>;

const withdrawalSchema = z.object({ version: z.coerce.number().int(), state: applicationSchema.shape.state.optional().catch(undefined) });

const waitSchema = z.object({ by: z.enum(['pause', 'hour']), until: instantSchema });

/** The page after asking. Nothing personal stands in its address; whoever writes it by hand reads what they wrote. */
const sentPathOf = (target: string | undefined, wait: LinkWait | undefined): string => {
  const query = new URLSearchParams({ ...(target && { ziel: target }), ...(wait && { grund: wait.by, ab: wait.until }) });
  return query.size === 0 ? '/status/gesendet' : `/status/gesendet?${query}`;
};

const waitOf = (query: URLSearchParams): LinkWait | undefined => waitSchema.safeParse({ by: query.get('grund'), until: query.get('ab') }).data;

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = (site: Site, deps: RouteDeps): RouteHandlers<typeof manifest> => {
  const request = requestLink({ ...deps, ...proofOfWork(deps), renderLink: (link) => accessLinkMail.render(link, site) });
  const [enter, leave, withdraw] = [signIn(deps), signOut(deps), withdrawApplication(deps)];
  const { current, signedIn, refuseForeign } = applicantSessions({ ...deps, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site) });
  const problem = (refusal: Refusal): HttpAnswer => privatePage(errorPage(site)(problemOf(refusal)), refusal.status);

  const idOf = ({ pathParameters }: HttpRequest): string => {
    const { data } = z.uuid().safeParse(pathParameters['id']);
    if (data === undefined) throw new Refusal('not-found', texts.unknown);
    return data;
  };
  const own = async (applicant: string, asked: HttpRequest): Promise<Application> => {
    const application = await deps.applicationOf(applicant, idOf(asked));
    if (application === undefined) throw new Refusal('not-found', texts.unknown);
    return application;
  };

  const doors: Doors = { signedIn, refuseForeign, idOf, own, problem };
  const [load, rows] = [loadCase(deps), listRows(deps)];

  const invalidLink: RouteHandler['refused'] = (_asked, refusal) =>
    refusal.code === 'link-invalid' ? privatePage(invalidLinkPage(site), refusal.status) : problem(refusal);

  return {
    ...answerRoutes(site, deps, doors),
    ...answerFileRoutes(site, deps, doors),
    ...earlyStartRoutes(site, deps, doors),
    ...confirmationRoutes(site, deps, doors),
    ...dataRoutes(site, deps, doors),
    ...decisionRoutes(site, deps, doors),
    'GET /status': {
      handle: async (asked) => {
        const target = localTarget(asked.query.get('ziel'));
        return (await current(asked)) === undefined
          ? pageAnswer(askPage(site, { madeAt: deps.now(), target, signedOut: asked.query.has('abgemeldet') }))
          : redirectAnswer(target ?? firstTarget.status);
      },
    },
    'POST /status': {
      handle: async (asked) => {
        const form = readAskForm(paramsOf(asked));
        const address = askedAddress(form, deps.now());
        const { wait, proofNeeded } = await request({ ...form, address, callerAddress: asked.callerAddress });
        if (proofNeeded === undefined) return redirectAnswer(sentPathOf(form.target, wait));
        return privatePage(askPage(site, { ...shownAgain(form, deps.now()), proofNeeded }), refusalStatus['too-many-requests']);
      },
      refused: (asked, refusal) =>
        pageAnswer(askPage(site, { ...shownAgain(readAskForm(paramsOf(asked)), deps.now()), ...addressErrors(refusal) }), refusal.status),
    },
    'GET /status/gesendet': { handle: ({ query }) => privatePage(sentPage(site, localTarget(query.get('ziel')), waitOf(query))) },
    'GET /status/anmelden/{token}': {
      handle: ({ pathParameters }) => {
        const token = tokenSchema.safeParse(pathParameters['token']).data;
        if (token === undefined) throw new Refusal('link-invalid', texts.invalid.lead);
        return privatePage(linkPage(site, { ...texts.link, action: `/status/anmelden/${token}` }));
      },
      refused: invalidLink,
    },
    'POST /status/anmelden/{token}': {
      handle: async (asked) => {
        refuseForeign(asked);
        const { sessionToken, target } = await enter(asked.pathParameters['token']);
        return { ...redirectAnswer(target), cookies: [applicantCookie.given(sessionToken)] };
      },
      refused: invalidLink,
    },
    'POST /status/abmelden': {
      handle: async (asked) => {
        refuseForeign(asked);
        await leave(applicantCookie.tokenOf(asked));
        return { ...redirectAnswer('/status?abgemeldet'), cookies: [applicantCookie.ended] };
      },
    },
    'GET /status/antraege': {
      handle: (asked) => signedIn(asked, async ({ applicant }) => privatePage(listPage(site, await rows(await deps.applicationsOf(applicant))))),
    },
    'GET /status/antraege/{id}': {
      handle: (asked) => signedIn(asked, async ({ applicant }) => privatePage(detailPage(site, await load(await own(applicant, asked))))),
    },
    'GET /status/antraege/{id}/kopie': {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const application = await own(applicant, asked);
          const address = await deps.addressOf({ applicationId: application.id, name: copyNameOf(application.reference) });
          return address === undefined ? privatePage(noCopyPage(site, application), 404) : redirectAnswer(address);
        }),
    },
    'GET /status/antraege/{id}/zurueckziehen': {
      handle: (asked) => signedIn(asked, async ({ applicant }) => privatePage(withdrawPage(site, await own(applicant, asked)))),
    },
    'POST /status/antraege/{id}/zurueckziehen': {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const params = paramsOf(asked);
          const { data } = withdrawalSchema.safeParse({ version: params.get('version') ?? '', state: params.get('stand') ?? undefined });
          if (data === undefined) throw new Refusal('malformed-request', texts.unreadable);
          const id = idOf(asked);
          await withdraw({ applicant, id, version: data.version, state: data.state });
          return redirectAnswer(pathOf({ id }));
        }),
      refused: (asked, refusal) => {
        if (refusal.code !== 'version-conflict' && refusal.code !== 'not-withdrawable') return problem(refusal);
        return signedIn(asked, async ({ applicant }) =>
          privatePage(withdrawPage(site, await own(applicant, asked), refusal.message), refusal.status),
        );
      },
    },
  };
};
