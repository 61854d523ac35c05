import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { isHideable } from '../../shared/domain/statistics/disclosure/hideable-cell.ts';
import type { Person } from '../../shared/domain/statistics/release-draft.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { type HttpAnswer, pageAnswer, problemOf, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import { approve, type ChangeDeps, createDraft, hideCells, hold, lift, listReaders, publishNow, type Reading, renewPreview } from './change-draft.ts';
import { confirmField, fields, paths, type Site } from './frame.tsx';
import type { manifest } from './manifest.ts';
import { cellsIn, reasonIn, withoutReader, withReader } from './month-input.ts';
import { doneIn, monthPage } from './month-page.tsx';
import { monthIn, monthLines, monthView, nextReport, type ViewDeps } from './month-view.ts';
import { monthsPage } from './months-page.tsx';
import { textRoutes } from './text-routes.ts';
import { texts } from './texts.ts';

/** What the pages need from outside. */
export type ReportDeps = ViewDeps & Pick<ChangeDeps, 'keepDraft'>;

type StepDeps = ChangeDeps & ViewDeps & Pick<Site, 'catalogue'>;
type Step = (order: { readonly month: Month; readonly params: URLSearchParams; readonly by: Person }, deps: StepDeps) => Promise<void>;

/** What an editor does. */
const editing = {
  entwurf: ({ month, by }, deps) => createDraft(month, by, deps),
  vorschau: ({ month, by }, deps) => renewPreview(month, by, deps),
  geheim: ({ month, params, by }, deps) =>
    hideCells(
      month,
      cellsIn(params, (cell) => isHideable(cell, deps)),
      by,
      deps,
    ),
  leser: ({ month, params, by }, deps) => listReaders(month, withReader(params), by, deps),
  'leser-entfernen': ({ month, params, by }, deps) => listReaders(month, withoutReader(params), by, deps),
} as const satisfies Record<string, Step>;

/** Whether a month is public decides what is asked of who starts it. */
const isPublished = async (month: Month, { revisions }: ViewDeps): Promise<boolean> =>
  (await revisions(month)).some(({ state }) => state === 'published');

const readingIn = (params: URLSearchParams): Reading => ({
  textVersion: z.coerce.number().int().catch(-1).parse(params.get(fields.textVersion)),
  figures: params.get(fields.figures) ?? '',
  confirms: (text) => params.has(confirmField(text)),
});

/** What is decided about the publication. */
const releasing = {
  freigeben: ({ month, params, by }, deps) => approve(month, readingIn(params), by, deps),
  anhalten: ({ month, params, by }, deps) => hold(month, reasonIn(params, fields.reason, texts.hold.noReason), by, deps),
  weiter: async ({ month, by }, deps) => lift(month, await isPublished(month, deps), by, deps),
  veroeffentlichen: async ({ month, params, by }, deps) => {
    const reason = (await isPublished(month, deps)) ? reasonIn(params, fields.publicReason, texts.publish.noReason) : undefined;
    return publishNow(month, reason, by, deps);
  },
} as const satisfies Record<string, Step>;

/** Every route of the manifest. */
export const routes = (site: Site, given: ReportDeps): RouteHandlers<typeof manifest> => {
  const deps = { ...given, county: site.county, catalogue: site.catalogue };
  const monthOf = ({ pathParameters }: HttpRequest): Month => monthIn(pathParameters['month'], deps.now());

  /** POST, redirect, GET; a refusal about fields shows the page again with what was typed. */
  const stepsOf = (steps: Readonly<Record<string, Step>>) => ({
    allowed: async (request: HttpRequest, staff: StaffSession): Promise<HttpAnswer> => {
      const month = monthOf(request);
      const params = paramsOf(request);
      const name = params.get(fields.step) ?? '';
      const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
      if (step === undefined) throw new Refusal('malformed-request', texts.noStep);
      await step({ month, params, by: { subject: staff.subject, name: staff.name } }, deps);
      return redirectAnswer(`${paths.month(month)}?erledigt=${name === 'leser-entfernen' ? 'leser' : name}`);
    },
    refused: async (request: HttpRequest, refusal: Refusal, staff: StaffSession): Promise<HttpAnswer> => {
      if (refusal.errors.length === 0) return pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
      const view = await monthView(site, monthOf(request), deps);
      return pageAnswer(monthPage(site, staff, { view, errors: refusal.errors, typed: paramsOf(request) }), refusal.status);
    },
  });

  return {
    'GET /amt/berichte': {
      allowed: async (_request, staff) =>
        pageAnswer(monthsPage(site, staff, { lines: await monthLines(site, deps), next: nextReport(site, deps.now()) })),
    },
    'GET /amt/berichte/{month}': {
      allowed: async (request, staff) =>
        pageAnswer(monthPage(site, staff, { view: await monthView(site, monthOf(request), deps), done: doneIn(request.query.get('erledigt')) })),
    },
    'GET /amt/berichte/{month}/vorschau/{file+}': {
      allowed: async (request) => {
        const file = await deps.preview(monthOf(request), request.pathParameters['file'] ?? '');
        if (file === undefined) throw new Refusal('not-found', texts.noFile);
        return { status: 200, headers: { 'content-type': file.contentType, 'cache-control': 'private, no-store' }, body: file.body };
      },
    },
    'POST /amt/berichte/{month}/bearbeiten': stepsOf(editing),
    'POST /amt/berichte/{month}/freigeben': stepsOf(releasing),
    ...textRoutes(site, deps),
  };
};
