/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';

type Visit = (page: Page) => Promise<unknown>;
type As = (path: string, of?: Promise<string>) => Visit;

const path = '/amt/ausgaben';
const someYear = new Date().getFullYear();

/** Pages of the exports, in each state that staff can meet them, by route. */
export const exportStates = (cloud: LocalCloud, asStaff: As, caseworker: Promise<string>): Record<string, Record<string, Visit>> => {
  const asked: Visit = async (page) => {
    await asStaff(path, caseworker)(page);
    await page.fill('#aktenzeichen', `INT-${someYear}-0001`);
    await page.getByRole('button', { name: 'Akte anfordern' }).click();
    await page.getByText('Ihre Datei wird erstellt').first().waitFor();
  };
  return {
    'GET /amt/ausgaben': {
      'nothing yet': asStaff(path),
      asked,
      ready: async (page) => {
        await asked(page);
        await cloud.idle();
        await asStaff(path, caseworker)(page);
        await page.getByText('.json').first().waitFor();
      },
    },
    'POST /amt/ausgaben': {
      'with errors': async (page) => {
        await asStaff(path, caseworker)(page);
        await page.getByRole('button', { name: 'Liste anfordern' }).click();
        await page.getByText('Bitte wählen Sie eine Runde').first().waitFor();
      },
    },
    'GET /amt/ausgaben/{id}/{file}': { unknown: asStaff(`${path}/00000000-0000-4000-8000-000000000000/akte.pdf`, caseworker) },
  };
};
