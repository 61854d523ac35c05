import type { Page } from 'playwright-core';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { addMonths } from '../../shared/domain/calendar.ts';

type Visit = (page: Page) => Promise<unknown>;

// The example's report is about the month before this one; its deliveries are three months older.
const published = reportedMonth(new Date());
const delivered = addMonths(published, -3);

/** Pages of the board of figures, in each state that staff can meet them, by route. */
export const boardStates = (asStaff: (path: string) => Visit): Record<string, Record<string, Visit>> => {
  const board = `/amt/zahlen/${delivered}`;
  const withdrawal =
    (month: string): Visit =>
    async (page) => {
      await asStaff(`/amt/zahlen/${month}/staende`)(page);
      await page
        .getByRole('link', { name: /^Zurücknehmen/ })
        .last()
        .click();
      await page.getByRole('heading', { level: 1, name: 'Stand zurücknehmen' }).waitFor();
    };
  return {
    'GET /amt/zahlen': { months: asStaff('/amt/zahlen'), 'older months': asStaff(`/amt/zahlen?bis=${addMonths(published, -40)}`) },
    'GET /amt/zahlen/{month}': {
      'most have delivered': asStaff(board),
      'with a remark opened': async (page) => {
        await asStaff(board)(page);
        await page.locator('summary').first().click();
      },
      'published, nobody has delivered': asStaff(`/amt/zahlen/${published}`),
      'nothing in the selection': asStaff(`/amt/zahlen/${published}?zeige=auffaellig`),
      'nothing to remind': asStaff(`${board}?erinnert=0&geliefert=1&eben=2`),
    },
    'POST /amt/zahlen/{month}/erinnern': {
      'one was reminded': async (page) => {
        await asStaff(board)(page);
        await page
          .getByRole('button', { name: /^Erinnern/ })
          .first()
          .click();
        await page.getByRole('status').waitFor();
      },
    },
    'GET /amt/zahlen/{month}/telefonliste': {
      two: asStaff(`${board}/telefonliste`),
      all: asStaff(`/amt/zahlen/${published}/telefonliste`),
    },
    'GET /amt/zahlen/{month}/staende': {
      'many vintages': asStaff(`${board}/staende?hinweis=zurueckgenommen`),
      nothing: asStaff('/amt/zahlen/1999-01/staende'),
    },
    'GET /amt/zahlen/{month}/stand': {
      overview: asStaff(`${board}/stand`),
      'values of an indicator': asStaff(`${board}/stand?indikator=municipal_housing_places`),
      'a wrong day': asStaff(`${board}/stand?am=gestern`),
    },
    'GET /amt/zahlen/{month}/unterschied': {
      'everything is new': asStaff(`${board}/unterschied`),
      'two wrong days': asStaff(`${board}/unterschied?von=x&bis=y`),
    },
    'GET /amt/zahlen/{month}/ruecknahme/{vintage}': {
      delivery: withdrawal(delivered),
      'file of a published month': withdrawal(published),
    },
    'POST /amt/zahlen/{month}/ruecknahme/{vintage}': {
      'without a reason': async (page) => {
        await withdrawal(delivered)(page);
        await page.getByRole('button', { name: 'Zurücknehmen' }).click();
        await page.locator('.error-summary').waitFor();
      },
    },
  };
};
