import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { beginSignIn, choosePerson, signInStaff } from '../support/staff.ts';
import { awardStates } from './award-states.ts';
import { boardStates } from './board-states.ts';
import { committeeStates } from './committee-states.ts';
import { exportStates } from './export-states.ts';
import { keyStates } from './key-states.ts';
import { mailStates } from './mail-states.ts';
import { paymentStates } from './payment-states.ts';
import { recipientStates } from './recipient-states.ts';
import { reportStates } from './report-states.ts';
import { reviewStates } from './review-states.ts';
import { roundStates } from './round-states.ts';
import { trailStates } from './trail-states.ts';
import { uploadStates } from './upload-states.ts';

type Visit = (page: Page) => Promise<unknown>;

/** Pages of the staff's sign-in, in each state a person can meet them, by route. */
export const staffStates = (cloud: LocalCloud): Record<string, Record<string, Visit>> => {
  const open =
    (path: string): Visit =>
    (page) =>
      page.goto(`${cloud.url}${path}`);
  const addCookie = async (page: Page, cookie: string): Promise<void> => {
    const [name = '', value = ''] = cookie.split('=');
    const { hostname } = new URL(cloud.url);
    await page.context().addCookies([{ name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
  };

  const session = signInStaff(cloud, 'kit-adviser');
  const administrator = signInStaff(cloud, 'administrator');
  const editor = signInStaff(cloud, 'report-editor');
  const asStaff =
    (path: string, of: Promise<string> = session): Visit =>
    async (page) => {
      await addCookie(page, await of);
      await open(path)(page);
      if (page.url() !== `${cloud.url}${path}` && page.url().includes('anmelden'))
        throw new Error('the browser did not send the session cookie of the staff');
    };

  /** The answer without the header that leads on to the issuer. */
  const stayOn = (page: Page, path: string): Promise<unknown> =>
    page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const { refresh: _on, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });

  return {
    'GET /amt': { 'a desk with pages': asStaff('/amt') },
    ...awardStates(cloud, asStaff),
    ...keyStates((path) => asStaff(path, administrator)),
    ...boardStates(asStaff),
    ...committeeStates(cloud, asStaff),
    ...mailStates(cloud, asStaff),
    ...paymentStates(cloud, asStaff),
    ...recipientStates(cloud, asStaff),
    ...roundStates(asStaff, signInStaff(cloud, 'caseworker'), signInStaff(cloud, 'approver')),
    ...trailStates(asStaff, signInStaff(cloud, 'audit-office')),
    ...exportStates(cloud, asStaff, signInStaff(cloud, 'caseworker')),
    ...reportStates(cloud, asStaff, (path) => asStaff(path, editor)),
    'GET /amt/anmelden': {
      button: open('/amt/anmelden'),
      'on the way to a page': open('/amt/anmelden?ziel=/amt/zahlen'),
      again: asStaff('/amt/anmelden?erneut=ja'),
    },
    'POST /amt/anmelden/start': {
      'on the way to the issuer': async (page) => {
        await stayOn(page, '/amt/anmelden/start');
        await open('/amt/anmelden')(page);
        await page.click('main button');
        await page.getByText('Weiter zum Anmeldedienst').waitFor();
      },
      'from elsewhere': async (page) => {
        await page.route('**/amt/anmelden/start', async (route) =>
          route.fulfill({ response: await route.fetch({ headers: { ...route.request().headers(), 'sec-fetch-site': 'cross-site' } }) }),
        );
        await open('/amt/anmelden')(page);
        await page.click('main button');
        await page.getByText('kam nicht von unseren Seiten').first().waitFor();
      },
    },
    'GET /amt/anmelden/zurueck': {
      'used up': open('/amt/anmelden/zurueck?state=x'),
      'without a role': async (page) => {
        const { location, cookie } = await beginSignIn(cloud);
        await addCookie(page, cookie);
        await page.goto(await choosePerson(location, 'without-role'));
        await page.getByText('hat hier keine Rolle').waitFor();
      },
    },
    ...reviewStates(cloud, asStaff),
    ...uploadStates(cloud, session, asStaff),
    'POST /amt/abmelden': {
      'signed out': async (page) => {
        await asStaff('/amt')(page);
        // Without its cookie this browser signs out, and the session stays for the other tests.
        await page.context().clearCookies();
        await stayOn(page, '/amt/abmelden');
        await page.click('main button');
        await page.getByText('Weiter zum Anmeldedienst').waitFor();
      },
    },
  };
};
