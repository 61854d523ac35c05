import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { delivererBrowser } from '../support/deliverers.ts';
import { formsIn } from '../support/html-forms.ts';
import { sendForm } from '../support/uploads.ts';

type Visit = (page: Page) => Promise<unknown>;

type World = {
  readonly url: string;
  /** Opens a page with the session of an administration. */
  readonly signedIn: (path: string) => Visit;
  readonly office: Promise<ReturnType<typeof delivererBrowser>>;
  /** A month of which nothing was delivered. */
  readonly month: string;
};

/** Pages by which administrations come in, and by which figures come as a file, in each state a person can meet them, by route. */
export const figuresAccessStates = ({ url, signedIn, office, month }: World): Record<string, Record<string, Visit>> => {
  const open =
    (path: string): Visit =>
    (page) =>
      page.goto(`${url}${path}`);

  /** Downloads the template, writes a number into a field, and uploads it as a browser without scripts does. @returns the page of the file */
  const uploaded = async (value: string, more = ''): Promise<string> => {
    const browser = await office;
    const template = (await browser.get(`/zahlen/${month}/vorlage.csv`)).html;
    const filled = template.replace(/^(municipal_housing_places\.shared;(?:[^;]*;){4})/m, `$1${value}`);
    const [form] = formsIn((await browser.get(`/zahlen/${month}/datei`)).html).filter(({ action }) => action.startsWith('http'));
    const upload = { url: form?.action ?? '', fields: Object.fromEntries(form?.fields ?? []) };
    const answer = await sendForm(upload, 'zahlen.csv', new TextEncoder().encode(`${filled}${more}`));
    return new URL(answer.headers.get('location') ?? '', url).pathname;
  };
  const file =
    (value: string, more = ''): Visit =>
    async (page) =>
      signedIn(await uploaded(value, more))(page);

  return {
    'GET /zahlen': {
      empty: open('/zahlen'),
      'on the way to a form': open(`/zahlen?monat=${month}`),
      'after signing out': open('/zahlen?abgemeldet'),
    },
    'POST /zahlen': {
      'with errors': async (page) => {
        await open('/zahlen')(page);
        await page.click('main button');
        await page.getByText('Bitte geben Sie Ihre E-Mail-Adresse an').first().waitFor();
      },
    },
    'GET /zahlen/gesendet': { answer: open('/zahlen/gesendet') },
    'GET /zahlen/anmelden/{token}': { button: open(`/zahlen/anmelden/${'0'.repeat(64)}`), 'cut off': open('/zahlen/anmelden/x') },
    'POST /zahlen/anmelden/{token}': {
      'used up': async (page) => {
        await open(`/zahlen/anmelden/${'0'.repeat(64)}`)(page);
        await page.click('main button');
        await page.getByText('gilt nicht mehr').first().waitFor();
      },
    },
    'POST /zahlen/abmelden': {
      'signed out': async (page) => {
        await signedIn('/zahlen/meldungen')(page);
        // Without its cookie this browser signs out, and the session stays for the other tests.
        await page.context().clearCookies();
        await page.click('main form[action="/zahlen/abmelden"] button');
        await page.getByText('Sie sind abgemeldet').first().waitFor();
      },
    },
    // With a session they are files.
    'GET /zahlen/{month}/vorlage.csv': { 'not signed in': open(`/zahlen/${month}/vorlage.csv`) },
    'GET /zahlen/{month}/vorlage.xlsx': { 'not signed in': open(`/zahlen/${month}/vorlage.xlsx`) },
    'GET /zahlen/{month}/datei': { form: signedIn(`/zahlen/${month}/datei`) },
    'GET /zahlen/{month}/datei/{id}': {
      'beside what is saved': file('150'),
      'with mistakes': file('1.000', 'municipal_housing_places.tent;;;;;1;\r\n'),
      'without numbers': file(''),
      gone: signedIn(`/zahlen/${month}/datei/${randomUUID()}`),
    },
    'POST /zahlen/{month}/datei/{id}': {
      'changed meanwhile': async (page) => {
        await file('150')(page);
        await (await office).fillIn(month, { 'municipal_housing_places.shared': '151' }, 'speichern');
        await page.click('main form button');
        await page.getByText('etwas anderes gespeichert').first().waitFor();
      },
    },
  };
};
