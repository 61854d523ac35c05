import * as z from 'zod';
import type { DelivererSession } from '../../shared/domain/access/deliverer.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { deliverableMonths } from '../../shared/domain/statistics/delivery-calendar.ts';
import type { DeliveryFields } from '../../shared/domain/statistics/delivery-form.ts';
import { unchangedFields } from '../../shared/domain/statistics/delivery-values.ts';
import type { delivererSessions } from '../../shared/runtime/deliverer-session.ts';
import { type HttpAnswer, privatePage, type RouteHandler, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';
import { monthOf } from './asked-month.ts';
import { actionOf, confirmedIn, type FormAction, formNames, readFields, typedFields } from './form-fields.ts';
import { formPage } from './form-page.tsx';
import { formViewOf } from './form-view.ts';
import { formPath, receiptPath, savedPath } from './frame.tsx';
import { monthsPage } from './months-page.tsx';
import { receiptPage } from './receipt-page.tsx';
import { requestIdOf } from './request-id.ts';
import { type SaveDeps, saveDelivery } from './save-delivery.ts';
import type { Site } from './site.ts';
import { type SubmitDeps, submitDelivery } from './submit-delivery.ts';
import { countedOf, formOf, provisionalField, reasonField, viewDelivery } from './view-delivery.ts';

/** What the pages of the form need from outside. */
export type FormDeps = SubmitDeps &
  SaveDeps &
  Pick<DeliveryStore, 'deliveriesOf'> &
  Pick<ReleaseStore, 'releases'> & { readonly newId: () => string; readonly sessions: Pick<ReturnType<typeof delivererSessions>, 'signedIn'> };

type FormRoute = 'GET /zahlen/meldungen' | 'GET /zahlen/{month}' | 'POST /zahlen/{month}' | 'GET /zahlen/{month}/gemeldet';

// As many as a year has; older ones are reached by their address.
const listedMonths = 12;

/** The form of a month, its receipt, and the list of months: for people of an administration that are signed in. */
export const formRoutes = (site: Site, deps: FormDeps): Readonly<Record<FormRoute, RouteHandler>> => {
  const { signedIn } = deps.sessions;
  const [load, save, submit] = [viewDelivery(deps), saveDelivery(deps), submitDelivery(deps)];

  const page = async (month: Month, { area }: DelivererSession, { query }: HttpRequest): Promise<HttpAnswer> => {
    const view = formViewOf(await load(month, area), { catalogue: deps.catalogue, request: deps.newId(), query });
    return privatePage(formPage(site, view));
  };

  /** Keeps what was typed and goes back to the form; `action` says there what was done. */
  const keep = async (month: Month, { area, address }: DelivererSession, { read, fields, shown }: Typed, action: FormAction): Promise<HttpAnswer> => {
    const outcome = await save({ month, area, read, fields, by: address });
    if ('conflict' in outcome) {
      const view = formViewOf(outcome.view, { catalogue: deps.catalogue, request: deps.newId(), query: new URLSearchParams() });
      const { conflict, errors } = outcome;
      const said = conflict.conflicts.length > 0 ? [...errors, ...view.errors] : errors;
      return privatePage(formPage(site, { ...view, conflict, errors: said }), errors.length > 0 ? 422 : 409);
    }
    return redirectAnswer(savedPath(month, action, outcome.saved.foreign, action === 'melden' ? shown : []));
  };

  const deliver = async (month: Month, session: DelivererSession, typed: Typed, params: URLSearchParams): Promise<HttpAnswer> => {
    // A page that the browser kept brings its id again, and other numbers: only the same ones are the same click.
    const formId = z.uuid().catch(deps.newId()).parse(params.get(formNames.request));
    try {
      const outcome = await submit({
        month,
        area: session.area,
        ...typed,
        way: 'form',
        provisional: typed.fields[provisionalField] !== undefined,
        confirmed: confirmedIn(typed.fields),
        reason: typed.fields[reasonField],
        by: session.address,
        request: requestIdOf(`form ${session.area} ${month}\n${formId}`, typed.fields, deps.hash),
      });
      if ('delivered' in outcome) return redirectAnswer(receiptPath(month));
    } catch (fault) {
      // Others who write all the time are no reason to lose what was typed.
      if (!(fault instanceof Refusal) || !['invalid-fields', 'version-conflict'].includes(fault.code)) throw fault;
    }
    return keep(month, session, typed, 'melden');
  };

  return {
    'GET /zahlen/meldungen': {
      handle: (request) =>
        signedIn(request, async ({ area }) => {
          const now = deps.now();
          const months = deliverableMonths(now)
            .slice(0, listedMonths)
            .filter((month) => deps.areas.at(month).canonical(area) === area);
          const [deliveries, releases] = await Promise.all([deps.deliveriesOf(area, months), deps.releases()]);
          const rows = await Promise.all(
            months.map(async (month) => {
              const delivery = deliveries.find((known) => known.month === month);
              const counted = countedOf(delivery, delivery?.submissions.length ? await deps.vintages(month) : []);
              return { month, delivery, ...counted, published: releases.some((release) => release.month === month) };
            }),
          );
          const [newest] = months;
          return privatePage(monthsPage(site, { name: newest === undefined ? area : deps.areas.at(newest).name(area), rows, now }));
        }),
    },
    'GET /zahlen/{month}': { handle: (request) => signedIn(request, (session) => page(monthOf(request), session, request)) },
    'POST /zahlen/{month}': {
      handle: (request) =>
        signedIn(request, async (session) => {
          const [month, params] = [monthOf(request), paramsOf(request)];
          const fields = typedFields(formOf(deps, month, session.area), params);
          const typed: Typed = { read: readFields(params), fields, shown: params.getAll(formNames.shown) };
          const action = actionOf(params);
          if (action === 'melden') return deliver(month, session, typed, params);
          if (action !== 'unveraendert') return keep(month, session, typed, action);
          const { form, earlier, known: now } = await load(month, session.area);
          return keep(month, session, { ...typed, fields: unchangedFields(form, fields, { now, before: earlier[0]?.values ?? new Map() }) }, action);
        }),
    },
    'GET /zahlen/{month}/gemeldet': {
      handle: (request) =>
        signedIn(request, async ({ area }) => {
          const month = monthOf(request);
          const view = await load(month, area);
          const { submission, own } = view;
          if (submission === undefined || own === undefined) return redirectAnswer(formPath(month));
          return privatePage(receiptPage(site, { ...view, submission, own }));
        }),
    },
  };
};

/** What a page sends: its fields as they were shown and as they are now, and which odd values it showed. */
type Typed = { readonly read: DeliveryFields; readonly fields: DeliveryFields; readonly shown: readonly string[] };
