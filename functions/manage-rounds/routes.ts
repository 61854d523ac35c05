import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { pageAnswer, problemOf, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import type { RoundProposalStore } from '../../shared/store/round-proposal-store.ts';
import { beginRound, type ChangeDeps, dropRound, proposeRound, saveSection, standing } from './change-round.ts';
import { fields, paths, type Site } from './frame.ts';
import type { manifest } from './manifest.ts';
import { giveBack, type OpenDeps, openRound, type Seen } from './open-round.ts';
import { roundSections } from './round-fields.ts';
import { roundPage } from './round-page.tsx';
import { roundsPage } from './rounds-page.tsx';
import { sectionPage } from './section-page.tsx';
import { formOf } from './section-values.ts';
import { texts } from './texts.ts';

/** What the pages need from outside. */
export type RoundDeps = ChangeDeps & OpenDeps & Pick<RoundProposalStore, 'proposals' | 'applicationsOf'>;

const countSchema = z.coerce.number().int().min(0).max(1_000_000).catch(0);

const idOf = ({ pathParameters }: HttpRequest): string => decodeURIComponent(pathParameters['round'] ?? '');
const seenIn = (request: HttpRequest): Seen => {
  const params = paramsOf(request);
  return {
    roundId: idOf(request),
    version: countSchema.parse(params.get(fields.version) ?? 0),
    revision: countSchema.parse(params.get(fields.revision) ?? 0),
  };
};
const sectionIn = (params: URLSearchParams) => roundSections.find(({ id }) => id === params.get(fields.section)) ?? roundSections[0];
const doneIn = (query: URLSearchParams): string | undefined => new Map<string, string>(Object.entries(texts.done)).get(query.get('erledigt') ?? '');

/** Every route of the manifest. */
export const routes = (site: Site, deps: RoundDeps): RouteHandlers<typeof manifest> => {
  const errorAnswer = (refusal: Refusal) => pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);

  const list = async (staff: StaffSession, over: Pick<Parameters<typeof roundsPage>[2], 'typed' | 'errors' | 'dropped'>) => {
    const [rounds, proposals] = await Promise.all([deps.rounds(), deps.proposals()]);
    return roundsPage(site, staff, { rounds, proposals, now: deps.now(), ...over });
  };

  const round = async (request: HttpRequest, staff: StaffSession, refusal?: Refusal) => {
    const id = idOf(request);
    const stands = await standing(id, deps);
    const [applications, openings] = await Promise.all([deps.applicationsOf(stands.shown), deps.openings(id)]);
    const own = refusal !== undefined && refusal.errors.length === 0 ? [{ pointer: '', message: refusal.message }] : [];
    return roundPage(site, staff, {
      ...stands,
      applications,
      openings,
      now: deps.now(),
      done: doneIn(request.query),
      errors: [...own, ...(refusal?.errors ?? [])],
      reason: paramsOf(request).get(fields.reason) ?? '',
    });
  };

  const section = async (request: HttpRequest, staff: StaffSession, refusal?: Refusal) => {
    const typed = refusal === undefined ? undefined : paramsOf(request);
    const chosen = sectionIn(typed ?? request.query);
    if (chosen === undefined) throw new Error('the form has no section');
    const { waiting, shown } = await standing(idOf(request), deps);
    return sectionPage(site, staff, {
      section: chosen,
      waiting,
      shown,
      applications: await deps.applicationsOf(shown),
      params: typed ?? formOf(chosen, shown),
      errors: refusal?.errors ?? [],
      saved: request.query.has('gespeichert'),
    });
  };

  const isSaving = (request: HttpRequest): boolean => !['vorlegen', 'verwerfen'].includes(paramsOf(request).get(fields.act) ?? '');

  const save = async (request: HttpRequest, staff: StaffSession): Promise<string> => {
    const params = paramsOf(request);
    const { roundId, revision } = seenIn(request);
    const chosen = sectionIn(params);
    if (chosen === undefined) throw new Error('the form has no section');
    await saveSection({ roundId, section: chosen, params, revision }, staff, deps);
    const next = params.get(fields.act) === 'weiter' ? roundSections[roundSections.indexOf(chosen) + 1] : undefined;
    return next === undefined ? `${paths.round(roundId)}?erledigt=gespeichert` : `${paths.edit(roundId, next.id)}&gespeichert`;
  };

  return {
    'GET /amt/runden': {
      allowed: async ({ query }, staff) =>
        pageAnswer(await list(staff, { typed: { from: '', year: '' }, errors: [], dropped: query.has('verworfen') })),
    },
    'POST /amt/runden': {
      allowed: async (request, staff) => {
        const params = paramsOf(request);
        const id = await beginRound({ from: params.get(fields.from) ?? '', year: params.get(fields.year) ?? '' }, staff, deps);
        return redirectAnswer(`${paths.round(id)}?erledigt=angelegt`);
      },
      refused: async (request, refusal, staff) => {
        const params = paramsOf(request);
        const typed = { from: params.get(fields.from) ?? '', year: params.get(fields.year) ?? '' };
        return pageAnswer(await list(staff, { typed, errors: refusal.errors }), refusal.status);
      },
    },
    'GET /amt/runden/{round}': { allowed: async (request, staff) => pageAnswer(await round(request, staff)) },
    'GET /amt/runden/{round}/aendern': { allowed: async (request, staff) => pageAnswer(await section(request, staff)) },
    'POST /amt/runden/{round}/aendern': {
      allowed: async (request, staff) => {
        const { roundId, revision } = seenIn(request);
        if (isSaving(request)) return redirectAnswer(await save(request, staff));
        if (paramsOf(request).get(fields.act) === 'verwerfen') {
          await dropRound(roundId, revision, deps);
          return redirectAnswer(`${paths.list}?verworfen`);
        }
        await proposeRound(roundId, revision, deps);
        return redirectAnswer(`${paths.round(roundId)}?erledigt=vorgelegt`);
      },
      refused: async (request, refusal, staff) => {
        if (refusal.code === 'not-found') return errorAnswer(refusal);
        return pageAnswer(await (isSaving(request) ? section : round)(request, staff, refusal), refusal.status);
      },
    },
    'POST /amt/runden/{round}/freigeben': {
      allowed: async (request, staff) => {
        const [seen, params] = [seenIn(request), paramsOf(request)];
        if (params.get(fields.act) === 'zurueckgeben') {
          await giveBack(seen, params.get(fields.reason) ?? '', staff, deps);
          return redirectAnswer(`${paths.round(seen.roundId)}?erledigt=zurueckgegeben`);
        }
        await openRound(seen, staff, deps);
        return redirectAnswer(`${paths.round(seen.roundId)}?erledigt=freigegeben`);
      },
      refused: async (request, refusal, staff) =>
        refusal.code === 'not-found' ? errorAnswer(refusal) : pageAnswer(await round(request, staff, refusal), refusal.status),
    },
  };
};
