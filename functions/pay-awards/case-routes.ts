import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { planOf } from '../../shared/domain/funding/payment.ts';
import { liftFor } from '../../shared/domain/funding/proof-block.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { type HttpAnswer, pageAnswer, problemOf, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import { overdueOf } from './blocked.ts';
import { type CaseNews, casePage, type TypedCase } from './case-page.tsx';
import { type PayDeps, payFile } from './change-case.ts';
import { actField, acts, paths, type Site } from './frame.ts';
import { askLift, confirmLift } from './lift-block.ts';
import { cancelPayment, orderFields, orderPayment, type TypedOrder } from './order-payment.ts';
import { proofField, recordProof } from './record-proof.ts';
import { texts } from './texts.ts';

/** What the page of a case needs from outside. */
export type CaseRouteDeps = PayDeps & Pick<DeskStore, 'logReading'> & { readonly newId: () => string };

type CaseRoute = 'GET /amt/zahlungen/{id}' | 'POST /amt/zahlungen/{id}' | 'POST /amt/zahlungen/{id}/sperre';

const idOf = ({ pathParameters }: HttpRequest): string => {
  const { data } = z.uuid().safeParse(pathParameters['id']);
  if (data === undefined) throw new Refusal('not-found', texts.unknown);
  return data;
};

const numberSchema = z.coerce.number().int().min(1).max(9999);
const numberIn = (params: URLSearchParams): number => {
  const { data } = numberSchema.safeParse(params.get('nummer'));
  if (data === undefined) throw new Refusal('malformed-request', texts.unreadable);
  return data;
};
const requestIn = (params: URLSearchParams): string => {
  const { data } = z.uuid().safeParse(params.get('anfrage'));
  if (data === undefined) throw new Refusal('malformed-request', texts.unreadable);
  return data;
};

const orderIn = (params: URLSearchParams): TypedOrder => {
  const text = (field: keyof typeof orderFields): string => params.get(orderFields[field]) ?? '';
  return {
    request: requestIn(params),
    version: numberSchema.catch(0).parse(text('version')),
    ...{ instalment: text('instalment'), amount: text('amount'), year: text('year'), due: text('due'), purpose: text('purpose') },
    ...{ holder: text('holder'), iban: text('iban'), calledBack: params.has(orderFields.calledBack), calledBackOn: text('calledBackOn') },
  };
};

const cancelIn = (params: URLSearchParams) => {
  const number = numberIn(params);
  return { number, reason: params.get(`grund-${number}`) ?? '' };
};

const typedIn = (params: URLSearchParams): TypedCase => {
  const act = params.get(actField);
  return {
    ...(act === acts.order && { order: orderIn(params) }),
    ...(act === acts.cancel && { cancel: cancelIn(params) }),
    ...(act === acts.proof && { proof: params.get(proofField) ?? '' }),
    ...(act === acts.ask && { lift: params.get('begruendung') ?? '' }),
  };
};

const doneTexts: Readonly<Record<string, string>> = texts.done;

/** The page of one case, what caseworkers do there, and the second person who lifts a block. */
export const caseRoutes = (site: Site, deps: CaseRouteDeps): Readonly<Record<CaseRoute, StaffRouteHandler>> => {
  const [order, cancel, proof, ask, confirm] = [orderPayment(deps), cancelPayment(deps), recordProof(deps), askLift(deps), confirmLift(deps)];

  const show = async (id: string, staff: StaffSession, news: CaseNews): Promise<string> => {
    const file = await payFile(deps, id, staff.subject);
    const today = inBerlin(deps.now()).date;
    const overdue = await overdueOf(deps, file.application, { today, staff: staff.subject });
    const view = {
      ...{ staff, file, today, isWorkingDay: deps.isWorkingDay, request: deps.newId() },
      plan: planOf(file, { today, isWorkingDay: deps.isWorkingDay }),
      overdue,
      isLifted: liftFor(overdue, file.lifts) !== undefined,
    };
    return casePage(site, view, news);
  };

  const run = async (id: string, params: URLSearchParams, staff: StaffSession): Promise<unknown> => {
    switch (params.get(actField)) {
      case acts.order:
        return order(id, orderIn(params), staff);
      case acts.cancel:
        return cancel(id, cancelIn(params), staff);
      case acts.proof:
        return proof(id, params.get(proofField) ?? '', staff);
      case acts.ask:
        return ask(id, { request: requestIn(params), reason: params.get('begruendung') ?? '' }, staff);
      default:
        throw new Refusal('malformed-request', texts.unreadable);
    }
  };

  /** The page again with what was refused and everything that was typed; what is no form of it is an error page. */
  const again = async (request: HttpRequest, refusal: Refusal, staff: StaffSession): Promise<HttpAnswer> => {
    if (['malformed-request', 'not-found', 'forbidden'].includes(refusal.code))
      return pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
    const typed = typedIn(paramsOf(request));
    const whole: FieldError = { pointer: '', message: refusal.message };
    const own = refusal.errors.map((error) => (error.pointer === '/grund' ? { ...error, pointer: `/grund-${typed.cancel?.number}` } : error));
    return pageAnswer(await show(idOf(request), staff, { errors: own.length === 0 ? [whole] : own, typed }), refusal.status);
  };

  return {
    'GET /amt/zahlungen/{id}': {
      allowed: async (request, staff) => {
        const id = idOf(request);
        const page = await show(id, staff, { done: doneTexts[request.query.get('erledigt') ?? ''] });
        await deps.logReading(id, { at: deps.now(), subject: staff.subject, name: staff.name });
        return pageAnswer(page);
      },
    },
    'POST /amt/zahlungen/{id}': {
      allowed: async (request, staff) => {
        const [id, params] = [idOf(request), paramsOf(request)];
        await run(id, params, staff);
        return redirectAnswer(`${paths.case(id)}?erledigt=${params.get(actField) ?? ''}`);
      },
      refused: again,
    },
    'POST /amt/zahlungen/{id}/sperre': {
      allowed: async (request, staff) => {
        const id = idOf(request);
        await confirm(id, numberIn(paramsOf(request)), staff);
        return redirectAnswer(`${paths.case(id)}?erledigt=sperre`);
      },
      refused: again,
    },
  };
};
