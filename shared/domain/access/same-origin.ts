import { Refusal } from '../refusal.ts';

/**
 * Did this request come from a page of this site? Every browser that is in use says so in one of two headers; who says nothing is
 * refused. `Sec-Fetch-Site` counts first, because scripts cannot set it.
 * @param headers names in lower case
 * @param siteUrl address of the site without a trailing slash
 */
export const cameFromSite = (headers: Readonly<Record<string, string>>, siteUrl: string): boolean => {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers['origin'] === new URL(siteUrl).origin : site === 'same-origin';
};

/**
 * Holds back what no page of this site sent.
 * @param siteUrl as for `cameFromSite`
 * @returns throws Refusal `foreign-origin` for a request from elsewhere
 */
export const refuseForeignTo =
  (siteUrl: string) =>
  ({ headers }: { readonly headers: Readonly<Record<string, string>> }): void => {
    if (!cameFromSite(headers, siteUrl))
      throw new Refusal(
        'foreign-origin',
        'Aus Sicherheitsgründen nehmen wir das nur von unseren eigenen Seiten an. Bitte öffnen Sie die Seite neu und versuchen Sie es noch einmal.',
      );
  };
