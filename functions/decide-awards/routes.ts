import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { noticeNameOf } from '../../shared/domain/funding/document-names.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { type HttpRequest, pageAnswer, problemOf, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { DocumentAddresses } from '../../shared/store/document-addresses.ts';
import { issueDecision, returnDecision } from './approve-decision.ts';
import { casePage, type SmallForm } from './case-page.tsx';
import { viewOf } from './case-view.ts';
import { fields, paths, type Site } from './frame.ts';
import { type ListDeps, listDecisions } from './list-decisions.ts';
import { listPage, roundField } from './list-page.tsx';
import { type NoteDeps, noteDispatch, noteWaiver } from './note-dispatch.ts';
import { readCase } from './read-case.ts';
import { texts } from './texts.ts';
import { dispatchIn, typedIn, waiverIn } from './typed-day.ts';

/** What the pages of decisions need from outside. */
export type CaseDeps = NoteDeps & ListDeps & Pick<DeskStore, 'logReading'> & Pick<DocumentAddresses, 'addressOf'> & { readonly newId: () => string };

const idSchema = z.uuid();
/** The case in the address. @throws Refusal `not-found` */
export const idOf = ({ pathParameters }: HttpRequest): string => {
  const { data } = idSchema.safeParse(pathParameters['id']);
  if (data === undefined) throw new Refusal('not-found', texts.case.unknown);
  return data;
};

const chosenSchema = z.object({ [fields.id]: z.uuid(), [fields.version]: z.coerce.number().int().min(1) });
/** The decision and the version that a form names. @throws Refusal `malformed-request` */
const chosenIn = (request: HttpRequest) => {
  const { data } = chosenSchema.safeParse(typedIn(request));
  const [decision, version] = [data?.[fields.id], data?.[fields.version]];
  if (typeof decision !== 'string' || typeof version !== 'number') throw new Refusal('malformed-request', texts.unreadable);
  return { id: idOf(request), decision, version };
};

/** The general error page: for what no form can show. */
export const errorAnswer = (site: Site, refusal: Refusal) => pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);

const emptyForm: SmallForm = { typed: {}, errors: [] };
const doneIn = (word: string | null): string | undefined => Object.entries(texts.case.done).find(([name]) => name === word)?.[1];
const today = (now: Instant): string => inBerlin(now).date;

type CaseRoute =
  | 'GET /amt/entscheidungen'
  | 'GET /amt/entscheidungen/{id}'
  | 'POST /amt/entscheidungen/{id}'
  | 'POST /amt/entscheidungen/{id}/freigabe'
  | 'GET /amt/entscheidungen/{id}/bescheid/{number}';

/** The list, the page of a case, and what second persons and the post do with a decision. */
export const caseRoutes = (site: Site, deps: CaseDeps): Readonly<Record<CaseRoute, StaffRouteHandler>> => {
  const show = async (id: string, staff: StaffSession, form: SmallForm, done?: string): Promise<string> =>
    casePage(site, staff, await viewOf(await readCase(id, staff.subject, deps), staff.subject, deps), form, done);
  const refused: StaffRouteHandler['refused'] = async (request, refusal, staff) => {
    if (refusal.code === 'not-found' || refusal.code === 'malformed-request') return errorAnswer(site, refusal);
    const errors = refusal.errors.length > 0 ? refusal.errors : [{ pointer: '', message: refusal.message }];
    return pageAnswer(await show(idOf(request), staff, { typed: typedIn(request), errors }), refusal.status);
  };

  return {
    'GET /amt/entscheidungen': {
      allowed: async ({ query }, staff) => {
        const asked = query.get(roundField) ?? undefined;
        return pageAnswer(listPage(site, staff, await listDecisions(deps, { staff: staff.subject, asked, now: deps.now() })));
      },
    },
    'GET /amt/entscheidungen/{id}': {
      allowed: async (request, staff) => {
        const id = idOf(request);
        const page = await show(id, staff, emptyForm, doneIn(request.query.get('erledigt')));
        await deps.logReading(id, { at: deps.now(), subject: staff.subject, name: staff.name });
        return pageAnswer(page);
      },
    },
    'POST /amt/entscheidungen/{id}': {
      allowed: async (request, staff) => {
        const chosen = chosenIn(request);
        const action = typedIn(request)[fields.action];
        const known = await readCase(chosen.id, staff.subject, deps);
        if (action === 'versand') await noteDispatch(chosen, dispatchIn(request, known, chosen.decision, today(deps.now())), staff, deps);
        else if (action === 'verzicht') await noteWaiver(chosen, waiverIn(request, known, chosen.decision, today(deps.now())), staff, deps);
        else throw new Refusal('malformed-request', texts.unreadable);
        return redirectAnswer(`${paths.case(chosen.id)}?erledigt=${action === 'versand' ? 'versandt' : 'verzichtet'}`);
      },
      refused,
    },
    'POST /amt/entscheidungen/{id}/freigabe': {
      allowed: async (request, staff) => {
        const chosen = chosenIn(request);
        const typed = paramsOf(request);
        const action = typed.get(fields.action);
        if (action === 'freigeben') await issueDecision(chosen, staff, deps);
        else if (action === 'zurueckgeben') {
          const reason = (typed.get(fields.reason) ?? '').trim().slice(0, 1000);
          if (reason === '')
            throw new Refusal('invalid-fields', texts.form.invalid, [{ pointer: `/${fields.reason}`, message: texts.case.noReason }]);
          await returnDecision({ ...chosen, reason }, staff, deps);
        } else throw new Refusal('malformed-request', texts.unreadable);
        return redirectAnswer(`${paths.case(chosen.id)}?erledigt=${action === 'freigeben' ? 'freigegeben' : 'zurueckgegeben'}`);
      },
      refused,
    },
    'GET /amt/entscheidungen/{id}/bescheid/{number}': {
      allowed: async (request, { subject, name }) => {
        const id = idOf(request);
        const { application, decisions } = await readCase(id, subject, deps);
        const decision = decisions.find(({ number, state }) => String(number) === request.pathParameters['number'] && state === 'issued');
        const address = decision && (await deps.addressOf({ applicationId: id, name: noticeNameOf(application.reference, decision.number) }));
        if (address === undefined) throw new Refusal('not-found', texts.case.noticeWait);
        await deps.logReading(id, { at: deps.now(), subject, name });
        return redirectAnswer(address);
      },
    },
  };
};
