/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths } from '../../shared/domain/calendar.ts';

type Visit = (page: Page) => Promise<unknown>;

const month = reportedMonth(new Date());
const path = `/amt/berichte/${month}`;

/**
 * Pages of the reports, in each state that staff can meet them, by route.
 * @param asAdviser opens a page signed in as who approves, `asEditor` as who writes
 */
export const reportStates = (
  cloud: LocalCloud,
  asAdviser: (path: string) => Visit,
  asEditor: (path: string) => Visit,
): Record<string, Record<string, Visit>> => {
  /** With a draft, a preview and a text by the editor. */
  const drafted: Visit = async (page) => {
    await asEditor(path)(page);
    const create = page.getByRole('button', { name: 'Entwurf anlegen' });
    if ((await create.count()) > 0) {
      await create.click();
      await cloud.idle();
      await asEditor(`${path}/texte/herkunft`)(page);
      await page.fill('#text', 'Mehr Menschen aus **Syrien** als im Monat davor.');
      await page.getByRole('button', { name: 'Text speichern' }).click();
      await page.getByText('Der Text ist gespeichert').first().waitFor();
    }
  };
  const onDraft =
    (visit: Visit): Visit =>
    async (page) => {
      await drafted(page);
      await visit(page);
    };
  const held: Visit = async (page) => {
    await onDraft(asAdviser(path))(page);
    if ((await page.getByRole('button', { name: 'Bericht anhalten' }).count()) > 0) {
      await page.fill('#grund', 'Wir prüfen die Zahlen des Jobcenters.');
      await page.getByRole('button', { name: 'Bericht anhalten' }).click();
    }
    await page.getByText('Angehalten von').first().waitFor();
  };
  /** A text of the summary, and figures that changed since: it has to be confirmed. */
  const outdated: Visit = async (page) => {
    await onDraft(asEditor(`${path}/texte/zusammenfassung`))(page);
    if ((await page.inputValue('#text')) !== 'Siebzig Menschen kamen.') {
      await page.fill('#text', 'Siebzig Menschen kamen.');
      await page.getByRole('button', { name: 'Text speichern' }).click();
      await page.getByText('Der Text ist gespeichert').first().waitFor();
      const area = county.administrations[0]?.area;
      await cloud.invoke('import-figures', { csv: `INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nallocations_to_municipality,${area},${month},77` });
      await page.getByRole('button', { name: 'Vorschau erneuern' }).click();
      await cloud.idle();
    }
  };
  return {
    'GET /amt/berichte': { list: asAdviser('/amt/berichte') },
    'GET /amt/berichte/{month}': {
      'without a draft': asEditor(`/amt/berichte/${addMonths(month, -1)}`),
      'for who writes': onDraft(asEditor(path)),
      'for who approves': onDraft(asAdviser(path)),
      unknown: asAdviser('/amt/berichte/2999-01'),
    },
    'POST /amt/berichte/{month}/bearbeiten': {
      'with a wrong cell': onDraft(async (page) => {
        await asEditor(path)(page);
        await page.fill('#zellen', 'private_entries');
        await page.getByRole('button', { name: 'Liste speichern' }).click();
        await page.locator('.error-summary').waitFor();
      }),
    },
    'POST /amt/berichte/{month}/freigeben': {
      held,
      'with a text that is not confirmed': async (page) => {
        await outdated(page);
        await asAdviser(path)(page);
        await page.getByRole('button', { name: 'Texte freigeben' }).click();
        await page.locator('.error-summary').waitFor();
      },
      'without a reason': async (page) => {
        await held(page);
        await page.getByRole('button', { name: 'Weiterlaufen lassen' }).click();
        await page.getByRole('button', { name: 'Bericht anhalten' }).click();
        await page.locator('.error-summary').waitFor();
      },
    },
    'GET /amt/berichte/{month}/texte/{text}': {
      chapter: onDraft(asEditor(`${path}/texte/herkunft`)),
      summary: onDraft(asEditor(`${path}/texte/zusammenfassung`)),
      'whose figures changed': async (page) => {
        await outdated(page);
        await asEditor(`${path}/texte/zusammenfassung`)(page);
        await page.getByText('haben sich die Zahlen geändert').first().waitFor();
      },
    },
    'POST /amt/berichte/{month}/texte/{text}': {
      conflict: onDraft(async (page) => {
        await asEditor(`${path}/texte/herkunft`)(page);
        await page.fill('#text', 'Ein anderer Satz.');
        await page.evaluate(() => document.querySelector('[name=fassung]')?.setAttribute('value', '0'));
        await page.getByRole('button', { name: 'Text speichern' }).click();
        await page.getByText('Gespeicherte Fassung').first().waitFor();
      }),
    },
  };
};
