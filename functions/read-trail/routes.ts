import { Refusal } from '../../shared/domain/refusal.ts';
import { fileAnswer } from '../../shared/runtime/file-answer.ts';
import { pageAnswer, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import type { HttpRequest } from '../../shared/runtime/http-request.ts';
import type { manifest } from './manifest.ts';
import { type Site, searchPage, trailPage, trailPath } from './pages.tsx';
import { readTrail, referenceIn, type TrailDeps } from './read-trail.ts';
import { texts } from './texts.ts';
import { trailCsv, trailJson } from './trail-files.ts';

const referenceOf = ({ pathParameters }: HttpRequest): string => referenceIn(pathParameters['reference'] ?? '');

/** What can be taken along: the last part of its address, and the name under which it is saved after the reference. */
const files = [
  { path: 'eintraege.csv', name: 'protokoll.csv', type: 'text/csv; charset=utf-8', content: trailCsv },
  { path: 'protokoll.json', name: 'protokoll.json', type: 'application/json; charset=utf-8', content: trailJson },
] as const;

/** Every route of the manifest. */
export const routes = (site: Site, deps: TrailDeps): RouteHandlers<typeof manifest> => ({
  'GET /amt/protokoll': {
    allowed: ({ query }, staff) => {
      const typed = query.get('aktenzeichen');
      return typed === null ? pageAnswer(searchPage(site, staff, '', [])) : redirectAnswer(`${trailPath}/${referenceIn(typed)}`);
    },
    refused: ({ query }, { status, errors }, staff) => pageAnswer(searchPage(site, staff, query.get('aktenzeichen') ?? '', errors), status),
  },
  'GET /amt/protokoll/{reference}': {
    allowed: async (request, staff) => pageAnswer(trailPage(site, staff, await readTrail(referenceOf(request), staff, deps))),
    refused: ({ pathParameters }, { status, errors }, staff) =>
      pageAnswer(searchPage(site, staff, pathParameters['reference'] ?? '', errors), status),
  },
  'GET /amt/protokoll/{reference}/{file}': {
    allowed: async (request, staff) => {
      const file = files.find(({ path }) => path === request.pathParameters['file']);
      if (file === undefined) throw new Refusal('not-found', texts.noFile);
      const read = await readTrail(referenceOf(request), staff, deps);
      return fileAnswer(`${read.trail.reference}-${file.name}`, file.type, file.content(read));
    },
  },
});
