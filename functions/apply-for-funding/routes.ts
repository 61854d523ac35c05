import * as z from 'zod';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { lastClosedRound, nextRound, openRound, type Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type HttpRequest, jsonAnswer, pageAnswer, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import type { FundingStore, Receipt } from '../../shared/store/funding-store.ts';
import { receiptSchema } from './application-api.ts';
import { eligibilityPage, noRoundToCheckPage } from './eligibility-page.tsx';
import { type FormView, formPage, type Site } from './form-page.tsx';
import type { manifest } from './manifest.ts';
import { openApiDocument } from './open-api.ts';
import { closedPage, receiptPage } from './receipt-page.tsx';
import { rememberedRounds } from './remembered-rounds.ts';
import { editForm, emptyForm, type FormValues, readForm, shownForm, submissionOf, tidyForm } from './submission-form.ts';
import { refuseClosed, type SubmitDeps, submitApplication } from './submit-application.ts';
import { texts } from './texts.ts';

/** What the routes are given: the place where they stand, and what the story of a submission needs. */
export type RouteDeps = Omit<SubmitDeps, 'knownMunicipality' | 'rounds' | 'store'> & {
  readonly site: Site & { /** No trailing slash. */ readonly siteUrl: string };
  readonly store: Pick<FundingStore, 'rounds' | 'earlierReceipt' | 'submit' | 'application'>;
};

const keySchema = z.string().regex(/^[\x20-\x7e]{1,200}$/);

/** The header by which a client makes repeated requests the same one. @throws Refusal `malformed-request` */
const idempotencyKeyOf = ({ headers }: HttpRequest): string | undefined => {
  const key = headers['idempotency-key'];
  if (key === undefined || keySchema.safeParse(key).success) return key;
  throw new Refusal('malformed-request', texts.key);
};

const receiptPath = ({ id }: Receipt): string => `/antrag/eingegangen/${id}`;

/** AGS of the Gemeinden of an area: of an administration, or of the whole county. */
const municipalitiesOf =
  (county: CountyProfile) =>
  (area: string): readonly string[] =>
    area === county.key
      ? county.municipalities.map(({ ags }) => ags)
      : (county.administrations.find((administration) => administration.area === area)?.municipalities ?? []);

const paramsOf = ({ body }: HttpRequest): URLSearchParams => (body instanceof URLSearchParams ? body : new URLSearchParams());

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = ({ site, store, now, newId, hash }: RouteDeps): RouteHandlers<typeof manifest> => {
  const { county, siteUrl } = site;
  const known = new Set(county.municipalities.map(({ ags }) => ags));
  const submit = submitApplication({
    now,
    newId,
    hash,
    store,
    rounds: rememberedRounds(store.rounds, now),
    knownMunicipality: (ags) => known.has(ags),
  });
  const headers = { 'x-robots-tag': 'noindex' };

  /** The round whose form is shown: the open one, else the one that somebody may still be filling in. */
  const formRound = (rounds: readonly Round[]): Round | undefined => openRound(rounds, now()) ?? lastClosedRound(rounds, now());

  const form = async (view: Omit<FormView, 'round'>, status = 200) => {
    const rounds = await store.rounds();
    const round = formRound(rounds);
    return round === undefined
      ? pageAnswer(closedPage(site, refuseClosed(rounds, now()).message), status)
      : pageAnswer(formPage(site, { ...view, round, values: shownForm(view.values) }), status);
  };

  const problems = {
    'idempotency-key-reused': () => ({ title: texts.conflict.reusedTitle, detail: texts.conflict.reused }),
    'no-round-open': (message: string) => ({ title: texts.conflict.closedTitle, detail: `${message} ${texts.conflict.closedKept}` }),
  };

  /** The form again with everything that was typed. A key that is taken is replaced: the next sending is another application. */
  const refusedForm = (values: FormValues, { code, message, errors, status }: Refusal) => {
    if (code === 'idempotency-key-reused') return form({ values: { ...values, key: newId() }, problem: problems[code]() }, status);
    if (code === 'no-round-open') return form({ values, problem: problems[code](message) }, status);
    return form({ values, errors }, status);
  };

  return {
    'GET /antrag': {
      handle: async () => {
        const rounds = await store.rounds();
        const round = openRound(rounds, now());
        if (round === undefined) return pageAnswer(closedPage(site, refuseClosed(rounds, now()).message));
        return pageAnswer(formPage(site, { round, values: emptyForm(newId()) }));
      },
    },
    'POST /antrag': {
      handle: async (request) => {
        const params = paramsOf(request);
        const values = readForm(params);
        const edited = editForm(values, params.get('action') ?? '');
        if (edited !== undefined) return form({ values: edited });
        const key = keySchema.safeParse(values.key).data;
        return redirectAnswer(receiptPath(await submit(submissionOf(tidyForm(values), municipalitiesOf(county)), { channel: 'form', key })));
      },
      refused: (request, refusal) => refusedForm(tidyForm(readForm(paramsOf(request))), refusal),
    },
    'GET /antrag/pruefen': {
      handle: async ({ query }) => {
        const rounds = await store.rounds();
        const open = openRound(rounds, now());
        const round = open ?? nextRound(rounds, now());
        const closed = open === undefined ? refuseClosed(rounds, now()).message : undefined;
        if (round === undefined) return pageAnswer(noRoundToCheckPage(site, closed ?? ''));
        const { html, refused } = eligibilityPage(site, { round, notYet: closed, query });
        return pageAnswer(html, refused ? 422 : 200, query.size === 0 ? {} : headers);
      },
    },
    'GET /antrag/eingegangen/{id}': {
      handle: async ({ pathParameters }) => {
        const id = z.uuid().safeParse(pathParameters['id']).data;
        const application = id === undefined ? undefined : await store.application(id);
        if (application === undefined) throw new Refusal('not-found', texts.receipt.unknown);
        const { project, organisation } = application;
        return pageAnswer(receiptPage(site, { ...application, title: project.title, organisation: organisation.name }), 200, headers);
      },
    },
    'POST /api/applications': {
      handle: async (request) => {
        const receipt = await submit(request.body, { channel: 'api', key: idempotencyKeyOf(request) });
        const location = `${siteUrl}${receiptPath(receipt)}`;
        return jsonAnswer(receiptSchema, { ...receipt, state: 'submitted', links: { receipt: location } }, 201, { location });
      },
    },
    'GET /api/openapi.json': {
      handle: async () => {
        const rounds = await store.rounds();
        const round = openRound(rounds, now()) ?? nextRound(rounds, now()) ?? lastClosedRound(rounds, now());
        return jsonAnswer(z.looseObject({}), openApiDocument({ county, siteUrl, round }));
      },
    },
  };
};
