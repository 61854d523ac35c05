import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths, formatMonth } from '../../shared/domain/calendar.ts';
import { inboxMails } from '../support/inbox.ts';
import { signInStaff } from '../support/staff.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
afterAll(() => cloud.stop());
const robin = await signInStaff(cloud, 'report-editor');
const kim = await signInStaff(cloud, 'kit-adviser');

const month = reportedMonth(new Date());
const desk = `/amt/berichte/${month}`;

const visit = async (cookie: string, path: string, fields?: Record<string, string>) => {
  const sent = fields && { method: 'POST', body: new URLSearchParams(fields) };
  const answer = await fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: { cookie, origin: cloud.url }, ...sent });
  const location = answer.headers.get('location') ?? '';
  return { status: answer.status, location, type: answer.headers.get('content-type'), text: await answer.text() };
};
const publicPage = async (path: string) => (await fetch(`${cloud.url}${path}`)).text();
const officeMails = async () => {
  await cloud.idle();
  return (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(county.office.email)));
};
const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('a report at the desk', () => {
  it('is listed with where it stands', async () => {
    const { status, text } = await visit(kim, '/amt/berichte');
    expect(status).toBe(200);
    expect(text).toContain(`href="${desk}"`);
    expect(text).toContain('veröffentlicht');
    expect(text).toContain('Als Nächstes erscheint');
  });

  it('gets a draft whose preview only staff see, and one mail says that it is there', async () => {
    expect((await visit(robin, `${desk}/bearbeiten`, { schritt: 'entwurf' })).location).toBe(`${desk}?erledigt=entwurf`);
    await visit(robin, `${desk}/bearbeiten`, { schritt: 'entwurf' });
    expect((await officeMails()).map(({ subject }) => subject)).toEqual([`Der Entwurf für ${formatMonth(month)} liegt bereit`]);
    const page = await visit(kim, desk);
    expect(page.text).toContain(`href="${desk}/vorschau/index.html"`);
    const preview = await visit(kim, `${desk}/vorschau/index.html`);
    expect([preview.status, preview.type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(preview.text).toContain('Vorschau, nicht veröffentlicht');
    expect((await visit(kim, `${desk}/vorschau/zuwanderungsbericht-${month}.csv`)).text).toContain('INDICATOR');
    expect((await visit(kim, `${desk}/vorschau/../../x`)).status).toBe(404);
    expect((await visit('', `${desk}/vorschau/index.html`)).status).toBe(303);
  });

  it('keeps a text, shows both when two people wrote, and refuses what is too long with the text kept', async () => {
    const path = `${desk}/texte/herkunft`;
    const version = hidden((await visit(robin, path)).text, 'fassung');
    expect(version).toBe('0');
    expect((await visit(robin, path, { text: 'Mehr Menschen aus **Syrien**.', fassung: version })).location).toBe(`${desk}?erledigt=text#texte`);
    // A double click is no conflict.
    expect((await visit(robin, path, { text: 'Mehr Menschen aus **Syrien**.', fassung: version })).status).toBe(303);
    const conflict = await visit(robin, path, { text: 'Ein anderer Satz.', fassung: version });
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain('Mehr Menschen aus **Syrien**.');
    expect(conflict.text).toContain('Ein anderer Satz.');
    expect((await visit(robin, path, { text: 'Ein anderer Satz.', fassung: hidden(conflict.text, 'fassung') })).status).toBe(303);
    const long = await visit(robin, path, { text: 'x'.repeat(4001), fassung: '2' });
    expect([long.status, long.text.includes('x'.repeat(4001))]).toEqual([422, true]);
    expect((await visit(robin, `${desk}/texte/gibt-es-nicht`)).status).toBe(404);
  });

  it('is approved by somebody else than who edited last, and an edit voids it', async () => {
    const version = hidden((await visit(kim, desk)).text, 'textfassung');
    const figures = hidden((await visit(kim, desk)).text, 'zahlenstand');
    const order = { schritt: 'freigeben', textfassung: version, zahlenstand: figures };
    const own = await visit(robin, `${desk}/freigeben`, order);
    expect([own.status, own.text.includes('Freigeben kann sie nur eine andere Person')]).toEqual([409, true]);
    expect((await visit(kim, `${desk}/freigeben`, { ...order, textfassung: '0' })).status).toBe(409);
    expect((await visit(kim, `${desk}/freigeben`, { ...order, zahlenstand: '' })).status).toBe(409);
    expect((await visit(kim, `${desk}/freigeben`, order)).status).toBe(303);
    expect((await visit(robin, desk)).text).toContain('Freigegeben von Kim Beispiel');
    const text = await visit(robin, `${desk}/texte/herkunft`);
    await visit(robin, `${desk}/texte/herkunft`, { text: 'Der letzte Satz.', fassung: hidden(text.text, 'fassung') });
    expect((await visit(robin, desk)).text).not.toContain('Freigegeben von');
    await visit(kim, `${desk}/freigeben`, { ...order, textfassung: hidden((await visit(kim, desk)).text, 'textfassung') });
  });

  it('is not published while somebody holds it, and the public page stays as it is', async () => {
    const before = await publicPage(`/berichte/${month}/`);
    expect((await visit(kim, `${desk}/freigeben`, { schritt: 'anhalten', grund: '' })).status).toBe(422);
    await visit(kim, `${desk}/freigeben`, { schritt: 'anhalten', grund: 'Wir prüfen die Zahlen.' });
    const held = await visit(kim, `${desk}/freigeben`, { schritt: 'veroeffentlichen', begruendung: 'Text' });
    expect([held.status, held.text.includes('angehalten')]).toEqual([409, true]);
    expect(await cloud.invoke('publish-report', { month })).toMatchObject({ ok: false });
    expect(await publicPage(`/berichte/${month}/`)).toBe(before);
    expect((await visit(kim, '/amt/berichte')).text).toContain('angehalten');
    expect((await visit(kim, `${desk}/freigeben`, { schritt: 'weiter' })).status).toBe(303);
  });

  it('is corrected with a public reason, and the earlier issue says what replaced it', async () => {
    expect((await visit(kim, `${desk}/freigeben`, { schritt: 'veroeffentlichen', begruendung: '' })).status).toBe(422);
    const order = { schritt: 'veroeffentlichen', begruendung: 'Ein Text kam dazu.' };
    expect((await visit(kim, `${desk}/freigeben`, order)).status).toBe(303);
    await cloud.idle();
    expect(await publicPage(`/berichte/${month}/`)).toContain('Ein Text kam dazu.');
    expect(await publicPage(`/berichte/${month}/revision-1/`)).toContain('Ersetzt durch Fassung 2');
    expect((await visit(kim, desk)).text).toContain('veröffentlicht, Fassung 2');
    // Again: nothing changed, nothing appears.
    await visit(kim, `${desk}/freigeben`, order);
    await cloud.idle();
    expect((await fetch(`${cloud.url}/berichte/${month}/revision-3/`)).status).toBe(404);
  });

  it('does not print a text for other figures than it was approved for, tells the office, and prints it when it is confirmed', async () => {
    const path = `${desk}/texte/zusammenfassung`;
    const opened = (await visit(robin, path)).text;
    expect(opened).toMatch(/<textarea[^>]*>[^<]*Im [A-Z][^<]* waren es/);
    const sentence = 'So viele wie noch nie.';
    await visit(robin, path, { text: sentence, fassung: hidden(opened, 'fassung') });
    const approve = async (confirmed: Record<string, string> = {}) => {
      const { text } = await visit(kim, desk);
      const read = { textfassung: hidden(text, 'textfassung'), zahlenstand: hidden(text, 'zahlenstand') };
      return visit(kim, `${desk}/freigeben`, { schritt: 'freigeben', ...read, ...confirmed });
    };
    expect((await approve()).status).toBe(303);
    await cloud.idle();
    const area = county.administrations[0]?.area;
    await cloud.invoke('import-figures', { csv: `INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nallocations_to_municipality,${area},${month},77` });
    expect((await visit(kim, desk)).text).toContain('Seit dieser Vorschau sind Zahlen dazugekommen');
    const before = (await officeMails()).length;
    await visit(kim, `${desk}/freigeben`, { schritt: 'veroeffentlichen', begruendung: 'Ein Amt hat nachgeliefert.' });
    await cloud.idle();
    expect(await publicPage(`/berichte/${month}/`)).not.toContain(sentence);
    expect((await officeMails()).slice(before).map(({ subject }) => subject)).toEqual([`Im Bericht für ${formatMonth(month)} fehlen Texte`]);
    expect((await visit(kim, desk)).text).toContain('In Fassung 3 fehlen freigegebene Texte');

    await visit(robin, `${desk}/bearbeiten`, { schritt: 'vorschau' });
    await cloud.idle();
    expect((await visit(kim, desk)).text).toMatch(/jetzt 77, vorher \d/);
    const open = await approve();
    expect([open.status, open.text.includes('Bitte bestätigen Sie')]).toEqual([422, true]);
    expect((await approve({ 'bestaetigt-zusammenfassung': 'on' })).status).toBe(303);
    await visit(kim, `${desk}/freigeben`, { schritt: 'veroeffentlichen', begruendung: 'Der Text ist geprüft.' });
    await cloud.idle();
    expect(await publicPage(`/berichte/${month}/`)).toContain(sentence);
    expect((await visit(kim, desk)).text).not.toContain('fehlen freigegebene Texte');
  });

  it('takes a list of further hidden cells, and refuses what is none', async () => {
    const wrong = await visit(robin, `${desk}/bearbeiten`, { schritt: 'geheim', zellen: 'private_entries|01' });
    expect([wrong.status, wrong.text.includes('private_entries|01</textarea>')]).toEqual([422, true]);
    const cell = `private_entries|${county.key}|${month}|_T|_T|_T|_T`;
    expect((await visit(robin, `${desk}/bearbeiten`, { schritt: 'geheim', zellen: `${cell}\r\n${cell}` })).status).toBe(303);
    expect((await visit(robin, desk)).text).toContain(`${cell}</textarea>`);
  });
});

it('a month that is not due appears for nobody', async () => {
  const next = addMonths(month, 1);
  expect(await cloud.invoke('publish-report', { month: next })).toMatchObject({ ok: false });
  expect((await fetch(`${cloud.url}/berichte/${next}/`)).status).toBe(404);
});
