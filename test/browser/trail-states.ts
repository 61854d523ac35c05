/// <reference lib="dom" />
import type { Page } from 'playwright-core';

type Visit = (page: Page) => Promise<unknown>;
type As = (path: string, of?: Promise<string>) => Visit;

const path = '/amt/protokoll';
const someYear = new Date().getFullYear();

/** Pages of the audit trail, in each state that staff can meet them, by route. */
export const trailStates = (asStaff: As, auditor: Promise<string>): Record<string, Record<string, Visit>> => ({
  'GET /amt/protokoll': {
    search: asStaff(path, auditor),
    'with errors': asStaff(`${path}?aktenzeichen=42`, auditor),
  },
  'GET /amt/protokoll/{reference}': {
    trail: async (page) => {
      await asStaff(path, auditor)(page);
      await page.fill('#aktenzeichen', `int-${someYear}-0001`);
      await page.getByRole('button', { name: 'Protokoll öffnen' }).click();
      await page.getByText('Die Kette ist vollständig').first().waitFor();
    },
    unknown: asStaff(`${path}/INT-1999-0001`, auditor),
  },
});
