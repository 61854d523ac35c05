import * as z from 'zod';
import { Refusal } from '../../shared/domain/refusal.ts';
import { summaryText } from '../../shared/domain/statistics/release-draft.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { pageAnswer, problemOf, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import { type ChangeDeps, editText } from './change-draft.ts';
import { fields, paths, type Site, writableTexts } from './frame.tsx';
import type { manifest } from './manifest.ts';
import { contentIn, typedContent } from './month-input.ts';
import { monthIn } from './month-view.ts';
import { textPage } from './text-page.tsx';
import { texts } from './texts.ts';
import { textsToConfirm } from './texts-to-confirm.ts';

type TextRoute = `${'GET' | 'POST'} /amt/berichte/{month}/texte/{text}`;

/** The routes of one text: its form, and saving it. */
export const textRoutes = (site: Site, deps: ChangeDeps): Pick<RouteHandlers<typeof manifest>, TextRoute> => {
  const placeOf = ({ pathParameters }: HttpRequest) => {
    const month = monthIn(pathParameters['month'], deps.now());
    const known = writableTexts(site).find(({ id }) => id === pathParameters['text']);
    if (known === undefined) throw new Refusal('not-found', texts.noText);
    return { month, ...known };
  };

  const storedOf = async (request: HttpRequest) => {
    const place = placeOf(request);
    const [draft, notes] = await Promise.all([deps.draft(place.month), deps.notes(place.month)]);
    if (draft === undefined) throw new Refusal('not-found', texts.noDraft);
    const { text: content = '', version = 0 } = draft.texts[place.id] ?? {};
    const generated = place.id === summaryText ? (notes?.summary ?? '') : '';
    const changes = textsToConfirm(draft, notes ?? {}).find(({ id }) => id === place.id)?.changes;
    return { ...place, content, generated, version, ...(changes && { changes }) };
  };

  /** Opens with what would be printed. */
  const opened = ({ content, generated, ...view }: Awaited<ReturnType<typeof storedOf>>) => ({
    ...view,
    content: content === '' ? generated : content,
  });

  /** As it is kept: the sentences of the system, saved as they are, remain its own and follow the numbers. */
  const typedIn = async (request: HttpRequest): Promise<string> => {
    const { id, content, generated } = await storedOf(request);
    const params = paramsOf(request);
    return content === '' && typedContent(params) === generated ? '' : contentIn(params, id);
  };

  return {
    'GET /amt/berichte/{month}/texte/{text}': {
      allowed: async (request, staff) => pageAnswer(textPage(site, staff, opened(await storedOf(request)))),
    },
    'POST /amt/berichte/{month}/texte/{text}': {
      allowed: async (request, { subject, name }) => {
        const { month, id } = placeOf(request);
        const params = paramsOf(request);
        const version = z.coerce.number().int().catch(-1).parse(params.get(fields.version));
        await editText(month, { text: id, content: await typedIn(request), version }, { subject, name }, deps);
        return redirectAnswer(`${paths.month(month)}?erledigt=text#texte`);
      },
      refused: async (request, refusal, staff) => {
        if (refusal.errors.length === 0) return pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
        const stored = await storedOf(request);
        const content = paramsOf(request).get(fields.content) ?? '';
        const isConflict = refusal.code === 'version-conflict';
        // Saved once more, what was typed replaces what it now stands beside.
        const version = isConflict ? stored.version : z.coerce.number().int().catch(-1).parse(paramsOf(request).get(fields.version));
        const view = { ...stored, content, version, errors: refusal.errors, ...(isConflict && { stored: stored.content }) };
        return pageAnswer(textPage(site, staff, view), refusal.status);
      },
    },
  };
};
