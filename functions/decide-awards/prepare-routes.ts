import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { decisionKinds } from '../../shared/domain/funding/decision.ts';
import { statesFor } from '../../shared/domain/funding/decision-steps.ts';
import { openDecision, usualTerms } from '../../shared/domain/funding/decision-terms.ts';
import { requireState } from '../../shared/domain/funding/life-cycle.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { pageAnswer, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import { formPage } from './decision-form.tsx';
import { fields, paths, type Site } from './frame.ts';
import { prepareDecision, type StepDeps } from './prepare-decision.ts';
import { readCase } from './read-case.ts';
import { errorAnswer, idOf } from './routes.ts';
import { texts } from './texts.ts';
import { typedIn } from './typed-day.ts';
import { type Typed, termsIn, typedOf } from './typed-decision.ts';

const kindSchema = z.enum(['award', 'rejection', 'amendment', 'revocation', 'decline', 'release']);
const kindIn = (word: unknown): Decision['kind'] => {
  const { data } = kindSchema.safeParse(word);
  if (data === undefined) throw new Refusal('malformed-request', texts.form.noKind);
  return data;
};

const wishSchema = z.object({ [fields.id]: z.uuid(), [fields.version]: z.coerce.number().int().min(1) });

type PrepareRoute = 'GET /amt/entscheidungen/{id}/vorbereiten' | 'POST /amt/entscheidungen/{id}/vorbereiten';

/** The form of a decision. */
export const prepareRoutes = (
  site: Site,
  deps: StepDeps & Pick<DeskStore, 'logReading'> & { readonly newId: () => string },
): Readonly<Record<PrepareRoute, StaffRouteHandler>> => {
  const show = async (
    id: string,
    kind: Decision['kind'],
    staff: StaffSession,
    given?: { readonly typed: Typed; readonly errors: readonly FieldError[]; readonly decision: string },
  ): Promise<string> => {
    const known = await readCase(id, staff.subject, deps);
    if (given !== undefined) return formPage(site, staff, known, { kind, ...given });
    requireState(known.application, statesFor[kind], `Ein ${decisionKinds[kind]}`);
    const open = openDecision(known.decisions);
    const terms = open?.kind === kind ? open : usualTerms(kind, known);
    return formPage(site, staff, known, { kind, typed: typedOf(terms, known), errors: [], decision: open?.id ?? deps.newId() });
  };

  return {
    'GET /amt/entscheidungen/{id}/vorbereiten': {
      allowed: async (request, staff) => {
        const id = idOf(request);
        const page = await show(id, kindIn(request.query.get(fields.kind)), staff);
        await deps.logReading(id, { at: deps.now(), subject: staff.subject, name: staff.name });
        return pageAnswer(page);
      },
    },
    'POST /amt/entscheidungen/{id}/vorbereiten': {
      allowed: async (request, staff) => {
        const [id, typed] = [idOf(request), typedIn(request)];
        const kind = kindIn(typed[fields.kind]);
        const { data } = wishSchema.safeParse(typed);
        const [decision, version] = [data?.[fields.id], data?.[fields.version]];
        if (typeof decision !== 'string' || typeof version !== 'number') throw new Refusal('malformed-request', texts.unreadable);
        await prepareDecision({ id, version, decision, terms: (known) => termsIn(kind, typed, known) }, staff, deps);
        return redirectAnswer(`${paths.case(id)}?erledigt=vorbereitet`);
      },
      refused: async (request, refusal, staff) => {
        if (refusal.code === 'not-found' || refusal.code === 'malformed-request') return errorAnswer(site, refusal);
        const typed = typedIn(request);
        const errors = refusal.errors.length > 0 ? refusal.errors : [{ pointer: '', message: refusal.message }];
        const shown = { typed, errors, decision: typed[fields.id] ?? deps.newId() };
        return pageAnswer(await show(idOf(request), kindIn(typed[fields.kind]), staff, shown), refusal.status);
      },
    },
  };
};
