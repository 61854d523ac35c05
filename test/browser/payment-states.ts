/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { applyAs, postForm, signIn } from '../support/applicants.ts';
import { addUnprinted, awardCase, longAgo } from '../support/award-case.ts';
import { signInStaff } from '../support/staff.ts';

type Visit = (page: Page) => Promise<unknown>;

const all = '/amt/zahlungen';
const unknown = '00000000-0000-4000-8000-000000000000';

/** The value of a hidden field in one of the forms of a page. */
const valueIn = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Pages of the payments, in each state that staff and applicants can meet them, by route. @param asStaff opens a page as the owner of a session */
export const paymentStates = (cloud: LocalCloud, asStaff: (path: string, of: Promise<string>) => Visit): Record<string, Record<string, Visit>> => {
  const [caseworker, cashier, approver] = ['caseworker', 'cashier', 'approver'].map((role) => signInStaff(cloud, role));
  if (caseworker === undefined || cashier === undefined || approver === undefined) throw new Error('nobody is there');
  const post = async (path: string, fields: Record<string, string>, of: Promise<string>) => postForm(cloud.url, path, fields, { cookie: await of });
  const htmlOf = async (path: string, of: Promise<string>) => (await fetch(`${cloud.url}${path}`, { headers: { cookie: await of } })).text();

  const order = async (id: string, over: Record<string, string> = {}) => {
    const html = await htmlOf(`${all}/${id}`, caseworker);
    const account = { inhaber: valueIn(html, 'inhaber'), iban: valueIn(html, 'iban') };
    const fields = { tat: 'anordnen', anfrage: valueIn(html, 'anfrage'), version: valueIn(html, 'version'), rate: '1', ...account, ...over };
    return post(`${all}/${id}`, fields, caseworker);
  };
  const applied = async (name: string, over: Parameters<typeof awardCase>[2] = {}) => {
    const { id } = await applyAs(cloud, `${name}@zahlung.example`);
    await awardCase(cloud, id, over);
    return id;
  };
  /** Everything at once: paid and in a file, ordered, cancelled, to another account; a case that is not final; one whose proof is late. */
  const cases = (async () => {
    const paid = await applied('gezahlt');
    await order(paid);
    await post(all, { tat: 'freigeben', zahlung: `${paid}:1` }, cashier);
    await post(all, { tat: 'datei', anfrage: '11111111-1111-4111-8111-111111111111' }, cashier);
    await order(paid, { rate: '2', iban: 'NL91ABNA0417164300', zurueckgerufen: 'on', zurueckgerufenAm: '1.9.2026' });
    await post(`${all}/${paid}`, { tat: 'zuruecknehmen', nummer: '2', 'grund-2': 'Doppelt angeordnet' }, caseworker);
    await order(paid, { rate: '2' });
    const open = await applied('bescheid', {
      dispatch: { by: { subject: 'a', name: 'A' }, at: `${longAgo()}T09:00:00.000Z`, on: addDays(longAgo(), 58), how: 'post' },
    });
    const other = await applied('offen');
    const unprinted = await applied('ungedruckt');
    await addUnprinted(cloud, unprinted);
    // Last: from now on everything of this organisation is blocked.
    const late = await applied('spaet', { proof: { due: addDays(longAgo(), 1), type: 'simple' } });
    return { paid, open, other, late, unprinted };
  })();
  const session = cases.then(async () => ({
    paid: await signIn(cloud, 'gezahlt@zahlung.example'),
    open: await signIn(cloud, 'bescheid@zahlung.example'),
    unprinted: await signIn(cloud, 'ungedruckt@zahlung.example'),
  }));

  const asPerson =
    (below: (known: Awaited<typeof cases>) => string, of: Promise<string>): Visit =>
    async (page) =>
      asStaff(below(await cases), of)(page);
  const asApplicant =
    (which: 'paid' | 'open' | 'unprinted', below = ''): Visit =>
    async (page) => {
      const [value, known] = [(await session)[which], await cases];
      const { hostname } = new URL(cloud.url);
      await page
        .context()
        .addCookies([{ name: '__Host-session', value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
      await page.goto(`${cloud.url}/status/antraege/${known[which]}${below}`);
    };
  const caseOf = (which: keyof Awaited<typeof cases>) => (known: Awaited<typeof cases>) => `${all}/${known[which]}`;
  const submit = async (page: Page, button: string): Promise<void> => {
    await page.getByRole('button', { name: button }).first().click();
    await page.waitForLoadState();
  };

  return {
    'GET /amt/zahlungen': {
      'of the cashier': asPerson(() => all, cashier),
      'of who only reads': asPerson(() => `${all}?erledigt=freigeben`, approver),
    },
    'POST /amt/zahlungen': {
      'nothing chosen': async (page) => {
        await asPerson(() => all, cashier)(page);
        await submit(page, 'Ausgewählte Auszahlungen freigeben');
        await page.getByText('Bitte wählen Sie mindestens eine Auszahlung').first().waitFor();
      },
      'blocked meanwhile': async (page) => {
        await asPerson(() => all, cashier)(page);
        await page.locator('input[type=checkbox]').first().check();
        await submit(page, 'Ausgewählte Auszahlungen freigeben');
        await page.getByText('Nicht alle Auszahlungen sind freigegeben').first().waitFor();
      },
    },
    'GET /amt/zahlungen/dateien/{datei}': { unknown: asPerson(() => `${all}/dateien/99.xml`, cashier) },
    'GET /amt/zahlungen/{id}': {
      'with everything that may happen': asPerson(caseOf('paid'), caseworker),
      'not final': asPerson(caseOf('open'), caseworker),
      'of who only reads': asPerson(caseOf('paid'), approver),
      unknown: asPerson(() => `${all}/${unknown}`, caseworker),
    },
    'POST /amt/zahlungen/{id}': {
      'with errors': async (page) => {
        await asPerson(caseOf('late'), caseworker)(page);
        await submit(page, 'Um Zulassung bitten');
        await page.getByText('Bitte begründen Sie').first().waitFor();
      },
      'blocked by a late proof': async (page) => {
        await asPerson(caseOf('other'), caseworker)(page);
        await submit(page, 'Auszahlung anordnen');
        await page.getByText('fehlt ein Verwendungsnachweis').first().waitFor();
      },
      'another account': async (page) => {
        await asPerson(caseOf('other'), caseworker)(page);
        await page.fill('#iban', 'NL91 ABNA 0417 1643 00');
        await submit(page, 'Auszahlung anordnen');
        await page.getByText('Das ist ein anderes Konto als im Antrag').first().waitFor();
      },
      'a proof of a day that has not come': async (page) => {
        await asPerson(caseOf('other'), caseworker)(page);
        await page.fill('#eingegangenAm', '31.12.2099');
        await submit(page, 'Eingang eintragen');
        await page.getByText('Bitte geben Sie einen Tag').first().waitFor();
      },
    },
    'POST /amt/zahlungen/{id}/sperre': {
      allowed: async (page) => {
        const { late } = await cases;
        await post(`${all}/${late}`, { tat: 'sperre-aufheben', anfrage: late, begruendung: 'Der Nachweis liegt beim Steuerbüro.' }, caseworker);
        await asPerson(caseOf('late'), approver)(page);
        await submit(page, 'Eine Auszahlung zulassen');
        await page.getByText('Die nächste Auszahlung ist zugelassen').first().waitFor();
      },
    },
    'GET /status/antraege/{id}': { 'with payments': asApplicant('paid'), 'with a new notice': asApplicant('open') },
    'GET /status/antraege/{id}/bescheide/{nummer}': {
      'not there yet': asApplicant('unprinted', '/bescheide/2'),
      unknown: asApplicant('paid', '/bescheide/9'),
    },
  };
};
