import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { addDays, inBerlin } from '../../shared/domain/calendar.ts';
import { decisionPaper } from '../../shared/domain/funding/decision-paper.ts';
import type { Meeting } from '../../shared/domain/funding/meeting.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { type HttpRequest, pageAnswer, problemOf, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import { addMotion, openForMotions } from './add-motion.ts';
import { type CaseForm, casePage } from './case-page.tsx';
import { decideInHouse } from './decide-in-house.ts';
import { candidatesForOffice, type MeetingDeps } from './find-meetings.ts';
import { fields, paths, type ShownForm, type Site, type Typed, typedText } from './frame.ts';
import { type PapersDeps, paperOfCase, sourcesOf } from './make-papers.ts';
import { officePage } from './office-page.tsx';
import { type PaperMakers, paperAnswer, paperKindOf } from './paper-answer.ts';
import { type Case, knownCase } from './read-case.ts';
import { withdrawMotion } from './withdraw-motion.ts';
import { type PaperDeps, writePaper } from './write-paper.ts';

/** What the pages of a case need from outside. */
export type CaseRoutesDeps = MeetingDeps & PaperDeps & PapersDeps & PaperMakers & Pick<DeskStore, 'logReading'> & { readonly newId: () => string };

type CaseRoute =
  | 'GET /amt/sitzungen/antrag/{id}'
  | 'POST /amt/sitzungen/antrag/{id}'
  | 'GET /amt/sitzungen/verwaltung'
  | 'POST /amt/sitzungen/verwaltung';

const idOf = ({ pathParameters }: HttpRequest): string => pathParameters['id'] ?? '';

/** Minutes come late: an agenda of the last weeks still takes motions. */
const daysBack = 60;

/** Fields of the form of one case among several have its id before their names. */
const ofCase = (typed: Typed, id: string): Typed => ({ get: (name) => typed.get(`${id}.${name}`) });

const actionIn = (typed: Typed): CaseForm['action'] => {
  const action = typed.get(fields.action);
  return action === 'antrag' || action === 'zurueckziehen' ? action : 'vorlage';
};

/** The pages of a case in its committees, and of decisions without one. */
export const caseRoutes = (site: Site, deps: CaseRoutesDeps): Readonly<Record<CaseRoute, StaffRouteHandler>> => {
  const errorAnswer = (refusal: Refusal) => pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
  const agendasWith = async (id: string): Promise<Meeting[]> =>
    (await deps.meetings(addDays(inBerlin(deps.now()).date, -daysBack))).filter(({ items }) =>
      items.some(({ applicationId }) => applicationId === id),
    );
  const show = async (of: Case, staff: StaffSession, form: CaseForm | undefined, isSaved: boolean): Promise<string> => {
    const [sources, agendas] = await Promise.all([sourcesOf([of], staff.name, site, deps), agendasWith(of.application.id)]);
    const [source] = sources;
    const meetings = openForMotions(of, agendas);
    const { removals } = source === undefined ? { removals: [] } : decisionPaper(source);
    return casePage(site, staff, { of, route: source?.route ?? [], removals, meetings, form, isSaved, request: deps.newId() });
  };
  const office = async (staff: StaffSession, form: ShownForm | undefined, isDone: boolean): Promise<string> =>
    officePage(site, staff, { cases: await candidatesForOffice(staff.subject, deps), form, isDone });

  return {
    'GET /amt/sitzungen/antrag/{id}': {
      allowed: async (request, staff) => {
        const of = await knownCase(idOf(request), staff.subject, deps);
        await deps.logReading(of.application.id, { at: deps.now(), subject: staff.subject, name: staff.name });
        const kind = paperKindOf(request.query.get('vorlage'));
        if (kind !== undefined) return paperAnswer(kind, `vorlage-${of.application.reference}`, await paperOfCase(of, staff.name, site, deps), deps);
        return pageAnswer(await show(of, staff, undefined, request.query.has('gespeichert')));
      },
    },
    'POST /amt/sitzungen/antrag/{id}': {
      allowed: async (request, staff) => {
        const [id, typed] = [idOf(request), paramsOf(request)];
        await knownCase(id, staff.subject, deps);
        const action = actionIn(typed);
        if (action === 'antrag') await addMotion(id, await agendasWith(id), typed, staff, deps);
        else if (action === 'zurueckziehen') await withdrawMotion(id, typed, staff, deps);
        else await writePaper(id, typed, staff, deps);
        return redirectAnswer(`${paths.case(id)}?gespeichert`);
      },
      refused: async (request, refusal, staff) => {
        if (refusal.code === 'not-found') return errorAnswer(refusal);
        const of = await knownCase(idOf(request), staff.subject, deps);
        const typed = paramsOf(request);
        const errors = refusal.errors.length > 0 ? refusal.errors : [{ pointer: '', message: refusal.message }];
        return pageAnswer(await show(of, staff, { typed, errors, action: actionIn(typed) }, false), refusal.status);
      },
    },
    'GET /amt/sitzungen/verwaltung': {
      allowed: async (request, staff) => pageAnswer(await office(staff, undefined, request.query.has('gespeichert'))),
    },
    'POST /amt/sitzungen/verwaltung': {
      allowed: async (request, staff) => {
        const typed = paramsOf(request);
        const id = typedText(typed, fields.case);
        await decideInHouse(id, ofCase(typed, id), staff, deps);
        return redirectAnswer(`${paths.office}?gespeichert`);
      },
      refused: async (request, refusal, staff) => {
        if (refusal.code === 'not-found') return errorAnswer(refusal);
        const errors = refusal.errors.length > 0 ? refusal.errors : [{ pointer: '', message: refusal.message }];
        return pageAnswer(await office(staff, { typed: paramsOf(request), errors }, false), refusal.status);
      },
    },
  };
};
