/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import { enteredOver } from '../../shared/domain/notices/recipient-entry.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import { tablesOf } from '../support/deliverers.ts';

type Visit = (page: Page) => Promise<unknown>;

const first = '/amt/empfaenger';
const unknown = '0'.repeat(64);

const list = [
  'E-Mail;Name;Verwaltung;Aufgabe;Gruppe;Bemerkung',
  'neu@büro.example;Neu;Achterwehr;beides;;x',
  'NEU@xn--bro-hoa.example.;Neue;;;Presse;',
  'gesperrt@empfaenger.example;Gesperrt;;;Presse;',
  'geloescht@empfaenger.example;;;;Presse;',
  'kaputt;;;;Presse;',
].join('\n');

/** Pages of the recipients, in each state that staff can meet them, by route. @param asStaff opens a page signed in */
export const recipientStates = (cloud: LocalCloud, asStaff: (path: string) => Visit): Record<string, Record<string, Visit>> => {
  const seal = sealWith(cloud.mailKey);
  /** People in every standing; the pages show them and the tests change them. */
  const people = (async () => {
    const { recipients, figures, stop } = tablesOf(cloud);
    const suppressions = suppressionStore({ client: figures.client, table: cloud.tableName('mail') });
    const enter = async (name: string, facts: { readonly left?: ['report']; readonly topics?: ['projects'] } = {}): Promise<string> => {
      const [address, at] = [`${name}@empfaenger.example`, '2026-11-20T09:00:00.000Z'];
      const id = addresseeOf(address, seal);
      const entry = { address, name, language: 'en' as const, duties: [], groups: ['press' as const] };
      const write = enteredOver(undefined, entry, { id, at, by: 'Kim Beispiel', kind: 'entered', nameOf: (area) => area });
      if (write !== undefined) await recipients.keepRecipient({ ...write.after, ...facts, confirmedAt: at }, write.event);
      return id;
    };
    const [suppressed, left, contested, gone, deleted] = [
      await enter('gesperrt'),
      await enter('abbestellt', { left: ['report'], topics: ['projects'] }),
      await enter('umstritten'),
      await enter('weg'),
      await enter('geloescht'),
    ];
    await suppressions.suppress({ addressee: suppressed, reason: 'bounce', at: '2026-11-21T09:00:00.000Z', diagnostic: '550 5.1.1 user unknown' });
    await recipients.deleteRecipient({ id: deleted, version: 1 }, '2026-11-22T09:00:00.000Z');
    stop();
    return { suppressed, left, contested, gone };
  })();
  const at =
    (path: (known: Awaited<typeof people>) => string): Visit =>
    async (page) =>
      asStaff(path(await people))(page);
  const one = (name: keyof Awaited<typeof people>): Visit => at((known) => `${first}/${known[name]}`);

  const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click();
  const pasted = async (page: Page, text = list): Promise<void> => {
    await people;
    await asStaff(`${first}/einlesen`)(page);
    await page.fill('#liste', text);
    await press(page, 'Liste prüfen');
    await page.getByText('Was mit jeder Zeile geschieht').first().waitFor();
  };

  return {
    'GET /amt/empfaenger': {
      list: at(() => first),
      filtered: at(() => `${first}?stand=suppressed&gruppe=press&reihenfolge=changed`),
      nobody: at(() => `${first}?sprache=de-plain`),
      'after deleting': at(() => `${first}?geloescht`),
    },
    'POST /amt/empfaenger': {
      'found by a word': async (page) => {
        await at(() => first)(page);
        await page.fill('#suche', 'empfaenger.example');
        await press(page, 'Suchen');
        await page.getByText('umstritten').first().waitFor();
      },
    },
    'GET /amt/empfaenger/verwaltungen': { 'all administrations': asStaff(`${first}/verwaltungen`) },
    'GET /amt/empfaenger/neu': { form: asStaff(`${first}/neu`) },
    'POST /amt/empfaenger/neu': {
      'with errors': async (page) => {
        await asStaff(`${first}/neu`)(page);
        await press(page, 'Eintragen');
        await page.getByText('Bitte geben Sie die E-Mail-Adresse an').first().waitFor();
      },
      'deleted before': async (page) => {
        await people;
        await asStaff(`${first}/neu`)(page);
        await page.fill('#email', 'geloescht@empfaenger.example');
        await page.check('#gruppe-press');
        await press(page, 'Eintragen');
        await page.getByText('wurde am 22. November 2026 gelöscht').first().waitFor();
      },
    },
    'GET /amt/empfaenger/{id}': {
      suppressed: one('suppressed'),
      'left and subscribed': one('left'),
      'with all that is folded': async (page) => {
        await one('left')(page);
        for (const details of await page.locator('main details').all()) await details.evaluate((element) => element.setAttribute('open', ''));
      },
      unknown: asStaff(`${first}/${unknown}`),
    },
    'POST /amt/empfaenger/{id}': {
      'two people': async (page) => {
        await one('contested')(page);
        const { recipients, stop } = tablesOf(cloud);
        const { contested } = await people;
        const stored = await recipients.recipient(contested);
        if (stored === undefined) throw new Error('the recipient is not there');
        const [version, now] = [stored.version + 1, new Date().toISOString()];
        await recipients.keepRecipient(
          { ...stored, version, phone: `030 ${version}`, changedAt: now },
          { recipient: contested, version, at: now, by: 'Toni Vorlage', kind: 'changed', what: `Telefon eingetragen: „030 ${version}“.` },
        );
        stop();
        await page.fill('#telefon', '030 7');
        await press(page, 'Speichern');
        await page.getByText('Eine andere Person hat diesen Empfänger inzwischen geändert').first().waitFor();
      },
    },
    'GET /amt/empfaenger/{id}/loeschen': {
      question: at(({ gone }) => `${first}/${gone}/loeschen`),
      unknown: asStaff(`${first}/${unknown}/loeschen`),
    },
    'POST /amt/empfaenger/{id}/loeschen': {
      'changed meanwhile': async (page) => {
        await at(({ gone }) => `${first}/${gone}/loeschen`)(page);
        await page.evaluate(() => document.querySelector('main [name=fassung]')?.setAttribute('value', '7'));
        await press(page, 'Endgültig löschen');
        await page.getByText('inzwischen geändert').first().waitFor();
      },
    },
    'POST /amt/empfaenger/{id}/freigeben': {
      unknown: async (page) => {
        await one('suppressed')(page);
        await page.evaluate(
          (action) => document.querySelector('form[action$="/freigeben"]')?.setAttribute('action', action),
          `${first}/${unknown}/freigeben`,
        );
        await press(page, 'Sperre aufheben');
        await page.getByText('Diesen Empfänger gibt es nicht').first().waitFor();
      },
    },
    'POST /amt/empfaenger/{id}/probe': {
      sent: async (page) => {
        await one('left')(page);
        await press(page, 'Probe senden');
        await page.getByText('Die Probe ist unterwegs').first().waitFor();
      },
    },
    'GET /amt/empfaenger/einlesen': { form: asStaff(`${first}/einlesen`), 'after one was thrown away': asStaff(`${first}/einlesen?verworfen`) },
    'POST /amt/empfaenger/einlesen': {
      empty: async (page) => {
        await asStaff(`${first}/einlesen`)(page);
        await press(page, 'Liste prüfen');
        await page.getByText('Bitte fügen Sie mindestens eine Adresse ein').first().waitFor();
      },
      'no table': async (page) => {
        const text = 'E-Mail;Name\n"Huber, Eva" <eva@huber.example>;Eva\n';
        await asStaff(`${first}/einlesen`)(page);
        await page.fill('#liste', text);
        await press(page, 'Liste prüfen');
        await page.getByText('Zeile 2').first().waitFor();
        if ((await page.inputValue('#liste')) !== text) throw new Error('what was pasted is gone');
      },
    },
    'GET /amt/empfaenger/einlesen/{id}': {
      'every fate': (page) => pasted(page),
      'no list': asStaff(`${first}/einlesen/00000000-0000-4000-8000-000000000000`),
      taken: async (page) => {
        await pasted(page, 'E-Mail;Gruppe\neingelesen@empfaenger.example;Presse\n');
        await page
          .getByRole('button', { name: /übernehmen$/ })
          .first()
          .click();
        await page.getByRole('heading', { level: 1, name: 'Die Liste ist eingelesen' }).waitFor();
      },
    },
    'POST /amt/empfaenger/einlesen/{id}': {
      'taken but for a broken line': async (page) => {
        await pasted(page, 'E-Mail;Gruppe\nzweite@empfaenger.example;Presse\nkaputt;Presse\n');
        await page.check('#fehler');
        await page
          .getByRole('button', { name: /übernehmen$/ })
          .first()
          .click();
        await page.getByText('ist keine E-Mail-Adresse').first().waitFor();
        await page.getByRole('heading', { level: 1, name: 'Die Liste ist eingelesen' }).waitFor();
      },
      'broken lines not looked at': async (page) => {
        await pasted(page);
        await page.getByRole('button', { name: /Adresse.? übernehmen$/ }).click();
        await page.getByText('Bitte bestätigen Sie').first().waitFor();
      },
    },
  };
};
