/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { addMonths, lastMonth } from '../../shared/domain/calendar.ts';
import { delivererBrowser, signInToFigures, tablesOf } from '../support/deliverers.ts';
import { figuresAccessStates } from './figures-access-states.ts';

type Visit = (page: Page) => Promise<unknown>;

/** An Amt with seventeen Gemeinden, the longest of the forms but one. */
const area = '010585864';

const numbers = {
  'municipal_housing_places.shared': '150',
  'municipal_housing_places.flat': '100',
  'municipal_housing_occupied.shared': '110',
  'municipal_housing_occupied.flat': '70',
  'municipal_housing_places.anmerkung': 'Probe',
  'municipal_housing_occupied.anmerkung': 'Probe',
};

const places = 'municipal_housing_places.shared';

/** Pages of the figures of an administration, in each state a person can meet them, by route. Each state has a month of its own. */
export const deliveryStates = (cloud: LocalCloud): Record<string, Record<string, Visit>> => {
  const { hostname } = new URL(cloud.url);
  const reported = reportedMonth(new Date());
  const monthBack = (back: number): string => addMonths(reported, -back);
  const [fresh, odd, refused, together, contested, delivered, corrected] = [1, 2, 3, 4, 5, 6, 7].map(monthBack);
  const asFile = monthBack(8);

  const session = (async () => {
    const { recipients, stop } = tablesOf(cloud);
    const address = (await recipients.duties('figures')).find((recipient) => recipient.area === area)?.address ?? '';
    stop();
    return signInToFigures(cloud, address);
  })();
  const office = session.then((value) => delivererBrowser(cloud, value));

  const signedIn =
    (path: string): Visit =>
    async (page) => {
      const value = await session;
      await page
        .context()
        .addCookies([{ name: '__Host-figures', value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
      await page.goto(`${cloud.url}${path}`);
      if (!page.url().includes(path)) throw new Error('the browser did not send the session cookie');
    };
  const form = (month: string | undefined): string => `/zahlen/${month}`;

  /** Fills a month in by hand of a script, then opens the form at what came of it. */
  const after =
    (month: string | undefined, fields: Readonly<Record<string, string>>, action: string): Visit =>
    async (page) => {
      const { location } = await (await office).fillIn(month ?? '', fields, action);
      await signedIn(location)(page);
    };

  /** Somebody saves the form while this page is open. */
  const meanwhile = async (page: Page, month: string | undefined, mine: string, theirs: Readonly<Record<string, string>>): Promise<void> => {
    await signedIn(form(month))(page);
    await (await office).fillIn(month ?? '', theirs, 'speichern');
    await page.fill(`[name="${places}"]`, mine);
    await page.click('main button[value=speichern]');
  };

  return {
    ...figuresAccessStates({ url: cloud.url, signedIn, office, month: asFile }),
    'GET /zahlen/meldungen': { months: signedIn('/zahlen/meldungen') },
    'GET /zahlen/{month}': {
      empty: signedIn(form(fresh)),
      'with all that is folded': async (page) => {
        await signedIn(form(fresh))(page);
        for (const details of await page.locator('main details').all()) {
          await details.evaluate((element) => element.setAttribute('open', ''));
        }
      },
      'nothing changed': after(fresh, {}, 'unveraendert'),
      'odd values': after(odd, { ...numbers, [places]: '9000', 'municipal_housing_places.anmerkung': '' }, 'berechnen'),
      'refused numbers': after(refused, { [places]: '1.000', 'municipal_housing_occupied.flat': '-' }, 'melden'),
      'delivered, to be corrected': async (page) => {
        await (await office).fillIn(corrected ?? '', numbers, 'berechnen');
        await (await office).fillIn(corrected ?? '', numbers, 'melden');
        await signedIn(form(corrected))(page);
      },
      'the report is out': signedIn(form(reported)),
      'the report is out, without a reason': after(reported, numbers, 'melden'),
      'a month that is not over': signedIn(form(addMonths(lastMonth(new Date().toISOString()), 1))),
    },
    'POST /zahlen/{month}': {
      'two people, one field each': async (page) => {
        await meanwhile(page, together, '151', { 'municipal_housing_places.flat': '101' });
        await page.getByText('Eine andere Person hat inzwischen').first().waitFor();
      },
      'two people, the same field': async (page) => {
        await meanwhile(page, contested, '151', { [places]: '152' });
        await page.getByText('Eine andere Person hat ein Feld anders').first().waitFor();
      },
      'session ended meanwhile': async (page) => {
        await signedIn(form(contested))(page);
        await page.context().clearCookies();
        await page.click('main button[value=speichern]');
        await page.getByText('Ihre Anmeldung ist abgelaufen').first().waitFor();
      },
    },
    'GET /zahlen/{month}/gemeldet': {
      receipt: async (page) => {
        const split = { ...numbers, 'municipal_housing_occupied@01058011': '12' };
        await (await office).fillIn(delivered ?? '', split, 'berechnen');
        await (await office).fillIn(delivered ?? '', split, 'melden');
        await signedIn(`${form(delivered)}/gemeldet`)(page);
      },
    },
  };
};
