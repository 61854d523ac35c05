/// <reference lib="dom" />
import type { Page } from 'playwright-core';

type Visit = (page: Page) => Promise<unknown>;

const path = '/amt/zahlen/schluessel';

/** Pages of the keys of administrations, in each state that staff can meet them, by route. @param asAdministrator opens a page signed in */
export const keyStates = (asAdministrator: (path: string) => Visit): Record<string, Record<string, Visit>> => {
  const made: Visit = async (page) => {
    await asAdministrator(path)(page);
    await page.selectOption('select', { index: 1 });
    await page.fill('#programm', 'Fachverfahren Unterbringung');
    await page.click(`main form[action="${path}"] button`);
    await page.getByText('Kopieren Sie ihn jetzt').first().waitFor();
  };
  const asked: Visit = async (page) => {
    await made(page);
    await asAdministrator(path)(page);
    await page
      .getByRole('link', { name: /sperren$/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Schlüssel sperren' }).waitFor();
  };
  return {
    'GET /amt/zahlen/schluessel': {
      list: asAdministrator(path),
      'after revoking': async (page) => {
        await asked(page);
        await page.click('main form button');
        await page.getByText('Der Schlüssel ist gesperrt').first().waitFor();
      },
    },
    'POST /amt/zahlen/schluessel': {
      made,
      'with errors': async (page) => {
        await asAdministrator(path)(page);
        await page.click(`main form[action="${path}"] button`);
        await page.getByText('Bitte wählen Sie die Verwaltung').first().waitFor();
      },
    },
    'GET /amt/zahlen/schluessel/{id}': { question: asked, unknown: asAdministrator(`${path}/00000000-0000-4000-8000-000000000000`) },
    'POST /amt/zahlen/schluessel/{id}': {
      'revoked already': async (page) => {
        await asAdministrator(path)(page);
        await page.evaluate(
          (action) => document.querySelector(`form[action="${action}"]`)?.setAttribute('action', `${action}/00000000-0000-4000-8000-000000000000`),
          path,
        );
        await page.click('main form button');
        await page.getByText('Seite nicht gefunden').first().waitFor();
      },
    },
  };
};
