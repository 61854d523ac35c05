import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type HttpAnswer, type HttpRequest, pageAnswer, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { contentSecurityPolicyFor } from '../../shared/runtime/security-headers.ts';
import type { FiguresUploads } from '../../shared/store/figures-upload.ts';
import { formExpiry } from '../../shared/store/presigned-form.ts';
import { checkPage } from './check-page.tsx';
import { checkUpload, type UploadDeps } from './check-upload.ts';
import { choosePage, uploadPage } from './choose-page.tsx';
import { acceptUpload, discardUpload } from './decide-upload.ts';
import { donePage, missingPage } from './done-page.tsx';
import { asksMonth, type Chosen, chosenOf, paths, type Site, typedMonth } from './frame.ts';
import type { manifest } from './manifest.ts';
import { refusedPage } from './refused-page.tsx';
import { texts } from './texts.ts';

type Deps = UploadDeps & { readonly newId: () => string; readonly uploads: FiguresUploads };

const idOf = ({ pathParameters }: HttpRequest): string => {
  const { data } = z.uuid().safeParse(pathParameters['id']);
  if (data === undefined) throw new Refusal('not-found', texts.gone);
  return data;
};

/** What is wrong with the choice; nothing before anything was chosen. */
const errorsOf = (query: URLSearchParams, chosen: Chosen | undefined) => {
  if (!query.has('quelle')) return [];
  if (chosen === undefined) return [{ pointer: '/quelle', message: texts.choose.sourceNeeded }];
  const month = query.get('monat') ?? '';
  if (month.trim() !== '' && typedMonth(month) === undefined) return [{ pointer: '/monat', message: texts.choose.monthWrong }];
  return month.trim() === '' && asksMonth(chosen.mapping) ? [{ pointer: '/monat', message: texts.choose.monthNeeded }] : [];
};

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = (site: Site, deps: Deps): RouteHandlers<typeof manifest> => {
  const [check, accept, discard] = [checkUpload(deps), acceptUpload(deps), discardUpload(deps)];

  const choose = ({ query }: HttpRequest, session: StaffSession, action: string, chosen: Chosen | undefined): HttpAnswer =>
    pageAnswer(
      choosePage(site, session, {
        source: query.get('quelle') ?? '',
        month: query.get('monat') ?? '',
        errors: errorsOf(query, chosen),
        action,
        discarded: query.has('verworfen'),
      }),
    );

  const askForFile = async (session: StaffSession, chosen: Chosen): Promise<HttpAnswer> => {
    const id = deps.newId();
    const form = await deps.uploads.uploadForm({ id, returnTo: `${site.siteUrl}${paths.upload(id, chosen)}`, maximum: deps.maximum });
    const until = `${inBerlin(formExpiry(deps.now())).time} Uhr`;
    const page = pageAnswer(uploadPage(site, session, { chosen, form, until, megabytes: deps.maximum / 1_000_000 }));
    return { ...page, headers: { ...page.headers, 'content-security-policy': contentSecurityPolicyFor([form.url]) } };
  };

  const shown = async (
    asked: HttpRequest,
    session: StaffSession,
    chosen: Chosen,
    refused?: Parameters<typeof checkPage>[2]['refused'],
  ): Promise<string> => {
    const id = idOf(asked);
    const checked = await check(id, chosen);
    if (checked.kind === 'done') return donePage(site, session, checked);
    if (checked.kind === 'missing') return missingPage(site, session);
    if (checked.kind === 'refused') return refusedPage(site, session, id, chosen, checked);
    return checkPage(site, session, { id, chosen, areas: deps.areas, file: checked, refused });
  };

  return {
    'GET /amt/zahlen/einlesen': {
      allowed: (asked, session) => {
        const chosen = chosenOf(asked.query, deps.mappings);
        return chosen === undefined || errorsOf(asked.query, chosen).length > 0
          ? choose(asked, session, paths.choose(), chosen)
          : askForFile(session, chosen);
      },
    },
    'GET /amt/zahlen/einlesen/{id}': {
      allowed: async (asked, session) => {
        const chosen = chosenOf(asked.query, deps.mappings);
        if (chosen === undefined) return choose(asked, session, paths.upload(idOf(asked)), chosen);
        // S3 adds where the file lies to the address it leads back to: it shall not stay in the browser's history.
        if (asked.query.has('key')) return redirectAnswer(paths.upload(idOf(asked), chosen));
        return pageAnswer(await shown(asked, session, chosen));
      },
    },
    'POST /amt/zahlen/einlesen/{id}': {
      allowed: async (asked, session) => {
        const [id, form] = [idOf(asked), paramsOf(asked)];
        const chosen = chosenOf(form, deps.mappings);
        if (chosen === undefined) throw new Refusal('not-found', texts.gone);
        if (form.get('aktion') === 'verwerfen') {
          return redirectAnswer((await discard(id)) === undefined ? paths.choose({ verworfen: '' }) : paths.upload(id, chosen));
        }
        const said = { seen: form.get('gesehen') ?? '', reason: form.get('grund') ?? '', looked: form.get('abweichungen') === 'gesehen' };
        await accept(id, { ...chosen, ...said, by: session.name });
        return redirectAnswer(paths.upload(id, chosen));
      },
      refused: async (asked, refusal, session) => {
        const form = paramsOf(asked);
        const chosen = chosenOf(form, deps.mappings);
        if (chosen === undefined || refusal.code === 'not-found') return pageAnswer(missingPage(site, session), refusal.status);
        const errors = refusal.errors.length > 0 ? refusal.errors : [{ pointer: '', message: refusal.message }];
        return pageAnswer(await shown(asked, session, chosen, { errors, reason: form.get('grund') ?? '' }), refusal.status);
      },
    },
  };
};
