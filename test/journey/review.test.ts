import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { formsIn } from '../support/html-forms.ts';
import { inboxMails } from '../support/inbox.ts';
import { signInStaff } from '../support/staff.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
afterAll(() => cloud.stop());

const [sascha, kim, ria, zoe] = [
  await signInStaff(cloud, 'caseworker'),
  await signInStaff(cloud, 'kit-adviser'),
  await signInStaff(cloud, 'audit-office'),
  await signInStaff(cloud, 'approver'),
];

/** The example that just came in: nobody has touched it. */
const id = '00000000-0000-4000-8000-000000000012';
const path = `/amt/antraege/${id}`;
const step = (slug: string): string => `${path}/pruefung/${slug}`;

const open = async (who: string, address: string) => {
  const answer = await fetch(`${cloud.url}${address}`, { headers: { cookie: who }, redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() };
};
const post = async (who: string, address: string, fields: readonly (readonly [string, string])[]) => {
  const answer = await fetch(`${cloud.url}${address}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: who, origin: cloud.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  });
  return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() };
};

/** Sends the form of a page as a browser would: with its hidden fields, and what somebody typed. */
const send = async (who: string, page: string, typed: Readonly<Record<string, string>>, action = page) => {
  const { html } = await open(who, page);
  const form = formsIn(html).find((each) => each.action === action);
  if (form === undefined) throw new Error(`${page} has no form for ${action}: ${html.slice(0, 2000)}`);
  return post(who, action, [...form.fields, ...Object.entries(typed)]);
};
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const file = async (who: string) => words((await open(who, path)).html);

// Steps of one story, in order.
describe('a case from the pile to the proposal', () => {
  it('waits for the caseworker, late, with the sums of its round and what is free', async () => {
    const { html } = await open(sascha, '/amt/antraege');
    const text = words(html);
    expect(text).toContain('Was auf mich wartet');
    expect(text).toContain('Mutig in den Beruf');
    expect(text).toMatch(/Im Haushalt \d{4} ist noch frei: 180\.000,00/);
    expect(html).toContain(path);
  });

  it('is found by a word that stands in no address, and by a view under a name', async () => {
    const found = await post(sascha, '/amt/antraege', [
      ['suche', 'frauentreff'],
      ['spaet', ''],
    ]);
    expect(found.status).toBe(200);
    expect(words(found.html)).toContain('1 von 4 Anträgen');
    const filtered = await post(sascha, '/amt/antraege', [
      ['stand', 'submitted'],
      ['reihenfolge', 'amount'],
    ]);
    expect([filtered.status, filtered.location]).toEqual([303, '/amt/antraege?stand=submitted&reihenfolge=amount']);
    const kept = await post(sascha, '/amt/antraege', [
      ['suche', 'frauentreff'],
      ['name', 'Meine Suche'],
      ['aktion', 'ansicht-speichern'],
    ]);
    expect(kept.location).toMatch(/^\/amt\/antraege\?ansicht=[0-9a-f]{32}&erledigt=ansicht$/);
    expect(words((await open(sascha, kept.location)).html)).toContain('1 von 4 Anträgen');
    expect((await open(kim, '/amt/antraege')).html).not.toContain('Meine Suche');
    const unnamed = await post(sascha, '/amt/antraege', [
      ['name', ' '],
      ['aktion', 'ansicht-speichern'],
    ]);
    expect([unnamed.status, words(unnamed.html).includes('Bitte geben Sie der Ansicht einen Namen')]).toEqual([422, true]);
  });

  it('is taken over, checked in part, and says what nobody has looked at', async () => {
    expect((await send(sascha, path, {})).location).toBe(`${path}?erledigt=uebernommen`);
    expect(await file(sascha)).toContain('Sascha Sachlich hat die Bearbeitung übernommen. Der Antrag ist seitdem „in formaler Prüfung“.');
    const bad = await send(sascha, step('formale-pruefung'), { 'ergebnis.papers': 'not-ok' });
    expect([bad.status, words(bad.html).includes('was nicht in Ordnung ist')]).toEqual([422, true]);
    await send(sascha, step('formale-pruefung'), { 'ergebnis.papers': 'ok', 'ergebnis.deadline': 'ok' });
    expect(await file(sascha)).toMatch(/2 von \d+ Punkten angesehen, \d+ noch nicht/);
    const early = await open(sascha, step('vorschlag'));
    expect(words(early.html)).toContain('Punkte nicht angesehen');
  });

  it('asks the applicant, whose mail leaves, and whose time is nobody else’s', async () => {
    const asked = await send(sascha, step('nachforderung'), { einleitung: 'Eine Frage.', fragen: 'Wer leitet die Beratung?', frist: '15.1.2030' });
    expect(asked.location).toBe(`${path}?erledigt=nachforderung`);
    expect(await file(sascha)).toContain('Die Frist der Prüfung steht so lange still');
    await cloud.idle();
    const mails = await inboxMails(cloud.inboxUrl);
    expect(mails.some((mail) => JSON.stringify(mail).includes('frauentreff'))).toBe(true);
  });

  it('gets the opinions, the points and the costs, and refuses what is above the plan', async () => {
    expect((await send(kim, `${path}/stellungnahme`, { antwort: 'ja', text: 'Wir befürworten das Projekt.' })).location).toContain(
      'erledigt=stellungnahme',
    );
    expect((await send(ria, `${path}/rechnungspruefung`, { antwort: 'nein', text: 'Keine Anmerkungen.' })).status).toBe(303);
    const points = Object.fromEntries(
      [0, 1, 2, 3].flatMap((n) => [
        [`punkte.${n}`, '7'],
        [`grund.${n}`, 'Gut'],
      ]),
    );
    expect((await send(sascha, step('bewertung'), { ...points, 'punkte.2': '11' })).status).toBe(422);
    expect((await send(sascha, step('bewertung'), points)).status).toBe(303);
    const plan = { 'betrag.0': '9.900,00', 'betrag.1': '2.000,00', 'betrag.2': '700,00' };
    expect(words((await send(sascha, step('kosten'), { ...plan, 'betrag.0': '9.900,01' })).html)).toContain('Mehr können Sie nicht anerkennen');
    expect((await send(sascha, step('kosten'), plan)).status).toBe(422);
    expect((await send(sascha, step('kosten'), { ...plan, 'grund.1': 'Ein Angebot reicht' })).status).toBe(303);
    expect(await file(sascha)).toContain('70,0 von 100,0 Punkten; nötig sind 50');
  });

  it('keeps what was typed on a page that is no longer the newest, and says what happened', async () => {
    const { html } = await open(sascha, step('kosten'));
    const form = formsIn(html).find(({ action }) => action === step('kosten'));
    await send(kim, `${path}/stellungnahme`, { antwort: 'nein', text: 'Nun doch nicht.' });
    const typed = [
      ['betrag.0', '9.000,00'],
      ['grund.0', 'Weniger Stunden'],
      ['betrag.1', '2.000,00'],
      ['grund.1', 'x'],
      ['betrag.2', '700,00'],
    ] as const;
    // A mistake in a field does not hide that the page is old.
    const mistaken = await post(sascha, step('kosten'), [...(form?.fields ?? []), ...typed.slice(1)]);
    const mended = formsIn(mistaken.html).find(({ action }) => action === step('kosten'));
    expect([mistaken.status, (await post(sascha, step('kosten'), [...(mended?.fields ?? []), ...typed])).status]).toEqual([422, 409]);
    const late = await post(sascha, step('kosten'), [...(form?.fields ?? []), ...typed]);
    expect(late.status).toBe(409);
    expect(words(late.html)).toContain('Kim Beispiel hat die Stellungnahme der KIT-Stelle abgegeben.');
    expect(late.html).toContain('Weniger Stunden');
    const again = formsIn(late.html).find(({ action }) => action === step('kosten'));
    expect((await post(sascha, step('kosten'), [...(again?.fields ?? []), ...typed])).status).toBe(303);
    // A double click is one click.
    expect((await post(sascha, step('kosten'), [...(again?.fields ?? []), ...typed])).status).toBe(303);
  });

  it('is gone for whoever declares a conflict, and back when somebody else lifts it', async () => {
    const page = `${path}/befangenheit`;
    expect((await send(kim, page, {})).status).toBe(422);
    expect((await send(kim, page, { sicher: 'on' })).location).toBe('/amt/antraege?erledigt=befangen');
    for (const address of [path, `${path}/stellungnahme`, page]) {
      const { status, html } = await open(kim, address);
      expect([status, words(html).includes('Wer für einen Antrag Befangenheit angezeigt hat')]).toEqual([404, true]);
    }
    expect(words((await open(kim, '/amt/antraege')).html)).not.toContain('Mutig in den Beruf');
    const refused = await send(zoe, page, { aktion: 'aufheben', person: 'kit-adviser' });
    expect(refused.status).toBe(422);
    expect((await send(zoe, page, { aktion: 'aufheben', person: 'kit-adviser', grund: 'Verwechselt' })).status).toBe(303);
    expect(await file(kim)).toContain('Zoe Zweitblick hat eine angezeigte Befangenheit aufgehoben.');
  });

  it('notes everybody who opened the file', async () => {
    const text = await file(ria);
    const readers = text.slice(text.indexOf('Wer die Akte geöffnet hat'));
    for (const name of ['Ria Revision', 'Zoe Zweitblick', 'Sascha Sachlich']) expect(readers).toContain(name);
  });
});

describe('the case that is assessed', () => {
  const assessed = '00000000-0000-4000-8000-000000000009';

  it('has a proposal within what is possible, and another one above it is refused', async () => {
    const page = `/amt/antraege/${assessed}/pruefung/vorschlag`;
    const above = await send(sascha, page, { betrag: '99.999,00', begruendung: 'x' });
    expect([above.status, words(above.html).includes('kann höchstens')]).toEqual([422, true]);
    expect((await send(sascha, page, { betrag: '0', begruendung: 'Das Geld reicht nicht.' })).status).toBe(303);
    const text = words((await open(sascha, `/amt/antraege/${assessed}`)).html);
    expect(text).toContain('Sascha Sachlich hat vorgeschlagen, den Antrag abzulehnen.');
    expect(text).toContain('Wartet auf Gremium');
  });

  it('leads to its files, and to none that is not there', async () => {
    const copy = await open(sascha, `/amt/antraege/${assessed}/dateien/antrag`);
    expect([303, 404]).toContain(copy.status);
    expect((await open(sascha, `/amt/antraege/${assessed}/dateien/${assessed}`)).status).toBe(404);
    expect((await open(sascha, `/amt/antraege/${assessed}/pruefung/unsinn`)).status).toBe(404);
    expect((await open(sascha, '/amt/antraege/00000000-0000-4000-8000-000000000099')).status).toBe(404);
  });
});
