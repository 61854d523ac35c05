/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { signInStaff } from '../support/staff.ts';

type Visit = (page: Page) => Promise<unknown>;
type AsStaff = (path: string, of?: Promise<string>) => Visit;

const list = '/amt/antraege';
const example = (number: number): string => `${list}/00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
// Examples of each state: see infra/local/example-projects-open.ts.
const [assessed, asked, checked, fresh] = [example(9), example(10), example(11), example(12)];
const unknown = example(99);
const step = (of: string, slug: string): string => `${of}/pruefung/${slug}`;

/** Pages of the desk with its cases, in each state that staff can meet them, by route. @param asStaff opens a page signed in */
export const reviewStates = (cloud: LocalCloud, asStaff: AsStaff): Record<string, Record<string, Visit>> => {
  const [sascha, kim, ria, gerrit] = [
    signInStaff(cloud, 'caseworker'),
    signInStaff(cloud, 'kit-adviser'),
    signInStaff(cloud, 'audit-office'),
    signInStaff(cloud, 'committee-clerk'),
  ];
  const at = (path: string): Visit => asStaff(path, sascha);
  const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click();
  /** Sends a form with nothing more in it than it had, and meets a mistake. */
  const wrong =
    (path: string, button: string, message: string, of: Promise<string> = sascha): Visit =>
    async (page) => {
      await asStaff(path, of)(page);
      await press(page, button);
      await page.getByText(message).first().waitFor();
    };
  const stale = (page: Page): Promise<unknown> => page.evaluate(() => document.querySelector('main form [name=fassung]')?.setAttribute('value', '1'));

  return {
    'GET /amt/antraege': {
      'what waits, what is late, and a round': at(list),
      'another role, to whom nothing is late alone': asStaff(list, gerrit),
      filtered: at(`${list}?stand=submitted&reihenfolge=amount&umgekehrt=ja`),
      'nothing fits': at(`${list}?stand=revoked`),
      'after a conflict': at(`${list}?erledigt=befangen`),
    },
    'POST /amt/antraege': {
      'found by a word': async (page) => {
        await at(list)(page);
        await page.fill('#suche', 'Beispielland');
        await press(page, 'Anzeigen');
        await page.getByText(/^1 von \d+ Anträgen/).waitFor();
      },
      'a view without a name': wrong(list, 'Ansicht speichern', 'Bitte geben Sie der Ansicht einen Namen'),
      'a view that is kept': async (page) => {
        await at(list)(page);
        await page.fill('#name', 'Alle Anträge');
        await press(page, 'Ansicht speichern');
        await page.getByText('Die Ansicht ist gespeichert').waitFor();
      },
    },
    'GET /amt/antraege/{id}': {
      'just came in': at(fresh),
      'in the check': at(checked),
      'asked and not answered': at(asked),
      'assessed, for the audit office': asStaff(assessed, ria),
      decided: at(example(2)),
      'after something was done': at(`${assessed}?erledigt=vorschlag`),
      unknown: at(unknown),
    },
    'POST /amt/antraege/{id}': {
      'changed meanwhile': async (page) => {
        await at(fresh)(page);
        await page.evaluate(() => document.querySelector('main form [name=fassung]')?.setAttribute('value', '7'));
        await press(page, 'Übernehmen und mit der Prüfung beginnen');
        await page.getByText('hat sich geändert').first().waitFor();
      },
    },
    'GET /amt/antraege/{id}/dateien/{file}': { unknown: at(`${assessed}/dateien/00000000-0000-4000-8000-000000000000`) },
    'GET /amt/antraege/{id}/pruefung/{schritt}': {
      'formal check, nobody looked': at(step(fresh, 'formale-pruefung')),
      'formal check, looked in part': at(step(checked, 'formale-pruefung')),
      'asking for information': at(step(checked, 'nachforderung')),
      'a request is open': at(step(asked, 'nachforderung')),
      'a wish to begin early': at(step(checked, 'frueher-beginn')),
      'no wish to begin early': at(step(fresh, 'frueher-beginn')),
      points: at(step(assessed, 'bewertung')),
      'a round without criteria and an unknown step': at(step(assessed, 'unsinn')),
      costs: at(step(assessed, 'kosten')),
      proposal: at(step(assessed, 'vorschlag')),
      'a case that is decided': at(step(example(2), 'formale-pruefung')),
      'too early for a proposal': at(step(fresh, 'vorschlag')),
    },
    'POST /amt/antraege/{id}/pruefung/{schritt}': {
      'filled by the findings': wrong(step(fresh, 'formale-pruefung'), 'Offene Punkte nach den Befunden ausfüllen', 'aber noch nicht gespeichert'),
      'nothing asked': wrong(step(checked, 'nachforderung'), 'Nachforderung stellen', 'Bitte stellen Sie mindestens eine Frage'),
      'no decision': wrong(step(checked, 'frueher-beginn'), 'Entscheiden', 'Bitte begründen Sie die Entscheidung'),
      'no points': wrong(step(checked, 'bewertung'), 'Speichern', 'eine ganze Zahl von 0 bis 10'),
      'an amount above the plan': async (page) => {
        await at(step(assessed, 'kosten'))(page);
        await page.fill('#betrag-0', '1.000.000');
        await press(page, 'Speichern');
        await page.getByText('Mehr können Sie nicht anerkennen').first().waitFor();
      },
      'a proposal that is too high, and one that is not the newest': async (page) => {
        await at(step(assessed, 'vorschlag'))(page);
        await page.fill('#betrag', '1.000.000');
        await press(page, 'Speichern');
        await page.getByText('So viel ist nicht möglich').first().waitFor();
        await page.fill('#betrag', '1.000');
        await stale(page);
        await press(page, 'Speichern');
        await page.getByText('hat sich geändert').first().waitFor();
      },
    },
    'GET /amt/antraege/{id}/stellungnahme': { form: asStaff(`${checked}/stellungnahme`, kim), given: asStaff(`${assessed}/stellungnahme`, kim) },
    'POST /amt/antraege/{id}/stellungnahme': {
      empty: wrong(`${checked}/stellungnahme`, 'Speichern', 'Bitte schreiben Sie Ihre Stellungnahme', kim),
    },
    'GET /amt/antraege/{id}/rechnungspruefung': { form: asStaff(`${checked}/rechnungspruefung`, ria) },
    'POST /amt/antraege/{id}/rechnungspruefung': {
      empty: wrong(`${checked}/rechnungspruefung`, 'Speichern', 'Bitte schreiben Sie Ihre Stellungnahme', ria),
    },
    'GET /amt/antraege/{id}/befangenheit': { form: at(`${checked}/befangenheit`), unknown: at(`${unknown}/befangenheit`) },
    'POST /amt/antraege/{id}/befangenheit': {
      'not sure': wrong(`${checked}/befangenheit`, 'Befangenheit anzeigen', 'Bitte bestätigen Sie'),
      'declared by somebody, and lifted without a reason': async (page) => {
        await asStaff(`${asked}/befangenheit`, gerrit)(page);
        // Once declared, this page is gone for them.
        if ((await page.locator('#sicher').count()) > 0) {
          await page.check('#sicher');
          await press(page, 'Befangenheit anzeigen');
          await page.getByText('Sie sehen diesen Antrag nicht mehr').waitFor();
        }
        await at(`${asked}/befangenheit`)(page);
        await press(page, 'Befangenheit von Gerrit Gremium aufheben');
        await page.getByText('Bitte geben Sie an, warum').first().waitFor();
      },
    },
  };
};
