/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { openRoundNow } from '../support/stored-rounds.ts';

type Visit = (page: Page) => Promise<unknown>;
type As = (path: string, of?: Promise<string>) => Visit;

const list = '/amt/runden';

/** Pages of the funding rounds, in each state that staff can meet them, by route. `writer` prepares, `opener` opens. */
export const roundStates = (asStaff: As, writer: Promise<string>, opener: Promise<string>): Record<string, Record<string, Visit>> => {
  const { id, budgetYear } = openRoundNow();
  const small = `${id}-klein`;
  const save = async (page: Page, round: string, section: string, change: Record<string, string>): Promise<void> => {
    await asStaff(`${list}/${round}/aendern?abschnitt=${section}`, writer)(page);
    for (const [field, value] of Object.entries(change)) await page.fill(`#${field}`, value);
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  };
  const propose = async (page: Page, round: string, amount: string): Promise<void> => {
    await save(page, round, 'geld', { maximumGrant: amount });
    await page.getByText('Die Angaben sind gespeichert').first().waitFor();
    await page.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click();
    await page.getByText('zur Freigabe vorgelegt').first().waitFor();
  };
  const begin = async (page: Page, year: string): Promise<void> => {
    await asStaff(list, writer)(page);
    await page.selectOption('#von', { index: 1 });
    await page.fill('#jahr', year);
    await page.getByRole('button', { name: 'Entwurf anlegen' }).click();
  };
  return {
    'GET /amt/runden': { list: asStaff(list, writer), 'to read only': asStaff(list) },
    'POST /amt/runden': {
      'with errors': async (page) => {
        await begin(page, '1999');
        await page.getByText('Bitte geben Sie ein Jahr nach').first().waitFor();
      },
      begun: async (page) => {
        await begin(page, String(budgetYear + 9));
        await page.getByText('Der Entwurf ist angelegt').first().waitFor();
      },
    },
    'GET /amt/runden/{round}': {
      'in force': asStaff(`${list}/${id}`),
      'with a change that waits': async (page) => {
        await propose(page, id, '30.000');
        await asStaff(`${list}/${id}`, opener)(page);
        await page.getByRole('button', { name: 'Fassung freigeben' }).waitFor();
      },
      unknown: asStaff(`${list}/1999`),
    },
    'GET /amt/runden/{round}/aendern': {
      deadlines: asStaff(`${list}/${id}/aendern?abschnitt=runde`, writer),
      people: asStaff(`${list}/${id}/aendern?abschnitt=wer`, writer),
      committees: asStaff(`${list}/${id}/aendern?abschnitt=entscheidung`, writer),
      texts: asStaff(`${list}/${id}/aendern?abschnitt=texte`, writer),
    },
    'POST /amt/runden/{round}/aendern': {
      'with errors': async (page) => {
        await save(page, id, 'geld', { maximumGrant: 'viel', minimumGrant: '' });
        await page.getByText('Bitte prüfen Sie 2 Angaben').waitFor();
      },
    },
    'POST /amt/runden/{round}/freigeben': {
      'without a reason': async (page) => {
        await propose(page, small, '700');
        await asStaff(`${list}/${small}`, opener)(page);
        await page.getByRole('button', { name: 'Zurückgeben' }).click();
        await page.getByText('Bitte sagen Sie in einem Satz').first().waitFor();
      },
    },
  };
};
