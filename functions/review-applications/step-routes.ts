import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import {
  type HttpAnswer,
  type HttpRequest,
  pageAnswer,
  problemOf,
  redirectAnswer,
  type StaffRouteHandler,
} from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { caseIdOf, versionIn } from './case-request.ts';
import { changeCase } from './change-case.ts';
import { type ConflictDeps, declareConflict, liftConflict } from './conflict.ts';
import { conflictPage } from './conflict-page.tsx';
import { fields, paths, type Site } from './frame.ts';
import { openCase, readCase } from './open-case.ts';
import type { Step } from './step.ts';
import { fillAction, filledByFindings } from './step-check.tsx';
import { auditStep, opinionStep } from './step-opinions.tsx';
import { type ShownStep, stepPage } from './step-page.tsx';
import { reviewSteps } from './steps.ts';
import { texts } from './texts.ts';

/** What the steps need from outside. */
export type StepDeps = ConflictDeps & {
  readonly newId: () => string /** Names of who may decide without a committee. */;
  readonly offices: readonly string[];
};

type StepRoute =
  | 'GET /amt/antraege/{id}/pruefung/{schritt}'
  | 'POST /amt/antraege/{id}/pruefung/{schritt}'
  | 'GET /amt/antraege/{id}/stellungnahme'
  | 'POST /amt/antraege/{id}/stellungnahme'
  | 'GET /amt/antraege/{id}/rechnungspruefung'
  | 'POST /amt/antraege/{id}/rechnungspruefung'
  | 'GET /amt/antraege/{id}/befangenheit'
  | 'POST /amt/antraege/{id}/befangenheit';

type Way = { readonly step: Step; readonly slug: string; readonly path: (id: string) => string };

// Pages where what was typed stands again; everything else is a page of its own.
const keepsInput: readonly string[] = ['invalid-fields', 'version-conflict', 'wrong-state'];

/** The steps of the check, the opinions, and conflicts of interest. */
export const stepRoutes = (site: Site, deps: StepDeps): Readonly<Record<StepRoute, StaffRouteHandler>> => {
  const steps = new Map<string, Step>(Object.entries(reviewSteps(deps)));
  const frame = { ...site, offices: deps.offices };
  const problem = (refusal: Refusal): HttpAnswer => pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
  /** The page again with what was typed; a page of its own where the case is not there (any more), or it is about something else. */
  const orProblem = async (refusal: Refusal, again: () => Promise<HttpAnswer>): Promise<HttpAnswer> => {
    if (!keepsInput.includes(refusal.code)) return problem(refusal);
    try {
      return await again();
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      return problem(fault);
    }
  };
  const reviewWay = ({ pathParameters }: HttpRequest): Way => {
    const slug = pathParameters['schritt'] ?? '';
    const step = steps.get(slug);
    if (step === undefined) throw new Refusal('not-found', texts.unknown);
    return { step, slug, path: (id) => paths.step(id, slug) };
  };

  const show = async (request: HttpRequest, staff: StaffSession, { step, path }: Way): Promise<HttpAnswer> => {
    const id = caseIdOf(request);
    const view = await openCase(deps, id, staff);
    return pageAnswer(stepPage(frame, staff, view, { path: path(id), step, typed: step.initial(view) }));
  };

  const save = async (request: HttpRequest, staff: StaffSession, { step, slug, path }: Way): Promise<HttpAnswer> => {
    const [id, typed] = [caseIdOf(request), paramsOf(request)];
    if (typed.get(fields.action) === fillAction) {
      const view = await readCase(deps, id, staff);
      return pageAnswer(stepPage(frame, staff, view, { path: path(id), step, typed: filledByFindings(view, typed) }));
    }
    await changeCase(deps, { id, version: versionIn(request), staff }, (view, doer) => step.decide(view, typed, doer, deps.offices));
    return redirectAnswer(`${paths.case(id)}?erledigt=${slug}`);
  };

  const again = async (request: HttpRequest, refusal: Refusal, staff: StaffSession, { step, path }: Way): Promise<HttpAnswer> => {
    const id = caseIdOf(request);
    const shown: ShownStep = { path: path(id), step, typed: paramsOf(request), refusal };
    return pageAnswer(stepPage(frame, staff, await readCase(deps, id, staff), shown), refusal.status);
  };

  const routesOf = (wayOf: (request: HttpRequest) => Way): { readonly get: StaffRouteHandler; readonly post: StaffRouteHandler } => ({
    get: { allowed: (request, staff) => show(request, staff, wayOf(request)) },
    post: {
      allowed: (request, staff) => save(request, staff, wayOf(request)),
      refused: (request, refusal, staff) => orProblem(refusal, () => again(request, refusal, staff, wayOf(request))),
    },
  });

  const review = routesOf(reviewWay);
  const opinion = routesOf(() => ({ step: opinionStep, slug: 'stellungnahme', path: paths.opinion }));
  const audit = routesOf(() => ({ step: auditStep, slug: 'rechnungspruefung', path: paths.auditOpinion }));

  const conflicts = async (id: string, staff: StaffSession, refusal?: Refusal, typed = new URLSearchParams()) =>
    pageAnswer(conflictPage(site, staff, await openCase(deps, id, staff), typed, refusal), refusal?.status ?? 200);

  return {
    'GET /amt/antraege/{id}/pruefung/{schritt}': review.get,
    'POST /amt/antraege/{id}/pruefung/{schritt}': review.post,
    'GET /amt/antraege/{id}/stellungnahme': opinion.get,
    'POST /amt/antraege/{id}/stellungnahme': opinion.post,
    'GET /amt/antraege/{id}/rechnungspruefung': audit.get,
    'POST /amt/antraege/{id}/rechnungspruefung': audit.post,
    'GET /amt/antraege/{id}/befangenheit': { allowed: (request, staff) => conflicts(caseIdOf(request), staff) },
    'POST /amt/antraege/{id}/befangenheit': {
      allowed: async (request, staff) => {
        const [id, typed] = [caseIdOf(request), paramsOf(request)];
        const asked = { id, version: versionIn(request), staff };
        if (typed.get(fields.action) === 'aufheben') {
          await liftConflict(deps, { ...asked, roles: staff.roles }, { whose: typed.get('person') ?? '', reason: typed.get('grund') ?? '' });
          return redirectAnswer(`${paths.case(id)}?erledigt=befangenheit`);
        }
        await declareConflict(deps, asked, typed.get('sicher') === 'on');
        return redirectAnswer(`${paths.list}?erledigt=befangen`);
      },
      refused: (request, refusal, staff) => orProblem(refusal, () => conflicts(caseIdOf(request), staff, refusal, paramsOf(request))),
    },
  };
};
