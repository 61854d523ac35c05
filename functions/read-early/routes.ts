import { type EarlyAccess, earlyPath } from '../../shared/domain/access/early-reader.ts';
import { epochSecond, isLive } from '../../shared/domain/access/expiry.ts';
import { refuseForeignTo } from '../../shared/domain/access/same-origin.ts';
import { newTokenOf, type TokenMaker, tokenHashOf, tokenSchema } from '../../shared/domain/access/token.ts';
import { type Instant, lastMonth } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import { isApproved, type ReleaseDraft } from '../../shared/domain/statistics/release-draft.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { hostCookie } from '../../shared/runtime/cookie.ts';
import { privatePage, problemOf, type RouteHandler, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import type { HttpRequest } from '../../shared/runtime/http-request.ts';
import type { EarlyAccessStore } from '../../shared/store/early-access-store.ts';
import type { PreviewStore } from '../../shared/store/preview-store.ts';
import type { ReleaseDraftStore } from '../../shared/store/release-draft-store.ts';
import type { manifest } from './manifest.ts';
import { buttonPage, invalidPage, type Site } from './pages.tsx';
import { texts } from './texts.ts';

/** What the routes need from outside. */
export type EarlyDeps = Pick<EarlyAccessStore, 'redeem' | 'session'> &
  Pick<ReleaseDraftStore, 'draft'> &
  Pick<PreviewStore, 'preview'> &
  TokenMaker & { readonly now: () => Instant };

const cookieName = '__Host-vorab';

/** What a second person has not read yet is nobody's to see: neither a draft, nor a preview that was made of one before the approval. */
const showsApproved = (draft: ReleaseDraft): boolean =>
  isApproved(draft) && draft.approval !== undefined && draft.preview !== undefined && draft.preview.at >= draft.approval.at;

/** Every route of the manifest: the link of a mail, and the files of the preview that it opens until the report appears. */
export const routes = (site: Site, deps: EarlyDeps): RouteHandlers<typeof manifest> => {
  const refuseForeign = refuseForeignTo(site.siteUrl);
  const linkRefused = () => new Refusal('link-invalid', texts.invalid.lead);
  const invalidLink: RouteHandler['refused'] = (_asked, refusal) =>
    privatePage(refusal.code === 'link-invalid' ? invalidPage(site) : errorPage(site)(problemOf(refusal)), refusal.status);

  /** The only month whose report can lie ahead: the one before this. */
  const appearsAt = (at: Instant): Instant => releaseInstant(lastMonth(at), site.county.report);

  const readerOf = async ({ cookies, pathParameters }: HttpRequest): Promise<EarlyAccess> => {
    const hash = tokenHashOf('early-session', cookies[cookieName], deps.hash);
    const session = hash === undefined ? undefined : await deps.session(hash);
    if (session === undefined || session.month !== pathParameters['month'] || !isLive(session, deps.now())) throw linkRefused();
    return session;
  };

  return {
    'GET /vorab/anmelden/{token}': {
      handle: ({ pathParameters }) => {
        const { data: token } = tokenSchema.safeParse(pathParameters['token']);
        const [now, until] = [deps.now(), appearsAt(deps.now())];
        if (token === undefined || now >= until) throw linkRefused();
        return privatePage(buttonPage(site, token, until));
      },
      refused: invalidLink,
    },
    'POST /vorab/anmelden/{token}': {
      handle: async (asked) => {
        refuseForeign(asked);
        const at = deps.now();
        const linkHash = tokenHashOf('early-link', asked.pathParameters['token'], deps.hash);
        if (linkHash === undefined) throw linkRefused();
        const { token, tokenHash } = newTokenOf('early-session', deps);
        const expiresAt = epochSecond(appearsAt(at));
        const link = await deps.redeem(linkHash, tokenHash, { at, expiresAt });
        if (link === undefined) throw linkRefused();
        const cookie = hostCookie(cookieName, token, Math.max(0, expiresAt - epochSecond(at)));
        return { ...redirectAnswer(`${earlyPath(link.month)}index.html`), cookies: [cookie] };
      },
      refused: invalidLink,
    },
    'GET /vorab/{month}/{file+}': {
      handle: async (asked) => {
        const { month, address } = await readerOf(asked);
        const draft = await deps.draft(month);
        // Staff have taken the person off the list.
        if (draft?.preRelease.some((reader) => reader.address === address) !== true) throw linkRefused();
        if (!showsApproved(draft)) throw new Refusal('not-found', texts.closed);
        const file = await deps.preview(month, asked.pathParameters['file'] ?? '');
        if (file === undefined) throw new Refusal('not-found', texts.noFile);
        const headers = { 'content-type': file.contentType, 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' };
        return { status: 200, headers, body: file.body };
      },
      refused: invalidLink,
    },
  };
};
