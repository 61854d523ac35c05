import type { CountyProfile } from '../../shared/county/profile.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { sitemapPath } from '../../shared/domain/statistics/publication-paths.ts';
import { renderPage } from '../../shared/pages/page.tsx';
import { pageAnswer, type RouteHandler, type RouteHandlers } from '../../shared/runtime/http-handler.ts';
import { ContactPage } from './contact-page.tsx';
import { AccessibilityPage, ImprintPage, PrivacyPage } from './legal-pages.tsx';
import type { manifest } from './manifest.ts';
import { roundsPage } from './rounds-page.tsx';
import { type Asset, serveAsset } from './serve-asset.ts';
import { type StartPageDeps, startFacts } from './show-start-page.ts';
import { StartPage } from './start-page.tsx';

type Site = { readonly county: CountyProfile; readonly exampleData: boolean; readonly siteUrl: string };

/** One handler per route of the manifest. Pages that change only with a deployment are rendered once. */
export const visitorRoutes = (site: Site, deps: StartPageDeps, assets: ReadonlyMap<string, Asset>): RouteHandlers<typeof manifest> => {
  const fixed = (page: ReturnType<typeof ContactPage>): RouteHandler => {
    const html = renderPage(page);
    return { handle: () => pageAnswer(html) };
  };
  const asset = (name?: string): RouteHandler => ({
    handle: ({ pathParameters, headers }) => serveAsset(assets, name ?? pathParameters['file'] ?? '', headers['if-none-match']),
  });
  return {
    'GET /': { handle: async () => pageAnswer(renderPage(<StartPage {...site} facts={await startFacts(deps)} />)) },
    'GET /foerderung': { handle: async () => pageAnswer(roundsPage(site, await deps.rounds(), deps.now())) },
    'GET /barrierefreiheit': fixed(<AccessibilityPage {...site} />),
    'GET /datenschutz': fixed(<PrivacyPage {...site} />),
    'GET /impressum': fixed(<ImprintPage {...site} />),
    'GET /kontakt': fixed(<ContactPage {...site} />),
    'GET /assets/{file}': asset(),
    'GET /favicon.ico': asset('favicon.svg'),
    'GET /robots.txt': { handle: () => robots(site) },
    $default: {
      handle: () => {
        throw new Refusal('not-found', 'Diese Adresse gibt es hier nicht. Bitte prüfen Sie, ob sie vollständig und richtig geschrieben ist.');
      },
    },
  };
};

// Example data is no business of search engines; confirmations of applications never are. Series have a page for each area and indicator:
// of them the sitemap names those of the county.
const robots = ({ exampleData, siteUrl }: Site) => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  body: `User-agent: *\n${exampleData ? 'Disallow: /\n' : 'Disallow: /api/\nDisallow: /antrag/eingegangen/\nDisallow: /status/\nDisallow: /berichte/suche\nDisallow: /berichte/abonnement/\nDisallow: /berichte/abonnieren/\n'}\nSitemap: ${siteUrl}${sitemapPath}\n`,
});
