import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { formatDate, inBerlin } from '../../shared/domain/calendar.ts';
import { brokenLinks } from '../../shared/domain/funding/event-chain.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { applyAs, signIn } from '../support/applicants.ts';
import { fundingOf } from '../support/award-case.ts';
import { awardsAtCloud } from '../support/awards-at-cloud.ts';
import { inboxMails } from '../support/inbox.ts';
import { readPdf } from '../support/pdf-text.ts';
import { staffBrowser, wordsOf } from '../support/staff-browser.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const [funding, awards] = [fundingOf(cloud), awardsAtCloud(cloud)];
afterAll(async () => {
  awards.stop();
  await funding.stop();
  await cloud.stop();
});

const [sascha, kim, gerrit, zoe, kai, ria] = [
  await staffBrowser(cloud, 'caseworker'),
  await staffBrowser(cloud, 'kit-adviser'),
  await staffBrowser(cloud, 'committee-clerk'),
  await staffBrowser(cloud, 'approver'),
  await staffBrowser(cloud, 'cashier'),
  await staffBrowser(cloud, 'audit-office'),
];

const address = 'ganzer-weg@verein.example';
const today = inBerlin(new Date().toISOString()).date;
const german = today.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1');
const { id, reference } = await applyAs(cloud, address);
const pages = {
  file: `/amt/antraege/${id}`,
  committee: `/amt/sitzungen/antrag/${id}`,
  decision: `/amt/entscheidungen/${id}`,
  payments: `/amt/zahlungen/${id}`,
  budget: `/amt/haushalt/${awards.year}`,
};
const step = (slug: string): string => `${pages.file}/pruefung/${slug}`;

const mails = async () => {
  await cloud.idle();
  return (await inboxMails(cloud.inboxUrl))
    .filter(({ destination }) => destination.to.some((to) => to.includes(address)))
    .map(({ subject }) => subject);
};
// One sign-in for the whole story, as somebody who leaves the page open.
const session = signIn(cloud, address);
const statusPage = async (): Promise<string> => {
  const cookie = `__Host-session=${await session}`;
  return wordsOf(await (await fetch(`${cloud.url}/status/antraege/${id}`, { headers: { cookie } })).text());
};
const waitsFor = async (browser: typeof sascha): Promise<boolean> => {
  const html = await browser.html('/amt/antraege');
  return html.slice(html.indexOf('Was auf mich wartet'), html.indexOf('Überfällig')).includes(reference);
};
/** A meeting of a body today: those of the example's rounds are still to come, and no result is written down before. */
const meetingToday = async (body: string): Promise<string> => {
  const { location } = await gerrit.send('/amt/sitzungen', 'name="gremium"', { gremium: body, datum: today });
  return location ?? '';
};

// Steps of one story, in order.
describe('a case through all hands', () => {
  it('is taken over, checked and assessed by a caseworker, with the opinion of an adviser', async () => {
    expect(await waitsFor(sascha)).toBe(true);
    expect((await sascha.send(pages.file, 'name="fassung"')).status).toBe(303);
    const check = await sascha.html(step('formale-pruefung'));
    const points = [...check.matchAll(/name="(ergebnis\.[^"]+)"/g)].map(([, name = '']) => name);
    expect(points.length).toBeGreaterThan(3);
    const all = Object.fromEntries(points.map((name) => [name, 'ok']));
    expect(await sascha.send(step('formale-pruefung'), 'name="fassung"', { ...all, kit: 'on' })).toMatchObject({ status: 303 });
    expect(await kim.send(`${pages.file}/stellungnahme`, 'name="antwort"', { antwort: 'ja', text: 'Wir befürworten das.' })).toMatchObject({
      status: 303,
    });
    const scores = Object.fromEntries(
      [0, 1, 2, 3].flatMap((at) => [
        [`punkte.${at}`, '8'],
        [`grund.${at}`, 'Schlüssig'],
      ]),
    );
    expect(await sascha.send(step('bewertung'), 'name="punkte.0"', scores)).toMatchObject({ status: 303 });
    expect(await sascha.send(step('kosten'), 'name="betrag.0"')).toMatchObject({ status: 303 });
    expect(
      await sascha.send(step('vorschlag'), 'name="betrag"', { begruendung: 'Passt zur Leitlinie.', nebenbestimmungen: 'Bitte laden Sie uns ein.' }),
    ).toMatchObject({ status: 303 });
    expect(await sascha.words(pages.file)).toContain('Wartet auf Gremium');
  });

  it('is advised on and resolved by two bodies', async () => {
    expect(await waitsFor(gerrit)).toBe(true);
    for (const body of ['Sozial- und Gesundheitsausschuss', 'Hauptausschuss']) {
      const meeting = await meetingToday(body);
      const html = await gerrit.html(meeting);
      expect(html).toContain(reference);
      const place = String([...html.matchAll(/name="platz\./g)].length);
      expect(await gerrit.send(meeting, 'name="platz.', { [`platz.${reference}`]: place })).toMatchObject({ status: 303 });
      expect(
        await gerrit.send(`${meeting}/protokoll`, reference, { [`${reference}.vorlage.ja`]: '11', [`${reference}.vorlage.nein`]: '1' }),
      ).toMatchObject({ status: 303, location: `${meeting}/protokoll?gespeichert=1` });
    }
    expect(await sascha.words(pages.committee)).toContain('beschlossen');
    expect(await waitsFor(sascha)).toBe(true);
  });

  it('is awarded by two people, out of a budget that was adopted', async () => {
    expect(await zoe.send(pages.budget, 'name="ansatz"', { stand: 'adopted' })).toMatchObject({ status: 303 });
    const form = `${pages.decision}/vorbereiten?art=award`;
    expect(await sascha.html(pages.decision)).toContain(`href="${form}"`);
    expect(await sascha.send(form, 'name="entscheidung"')).toMatchObject({ status: 303 });
    expect(await sascha.html(pages.decision)).not.toContain('value="freigeben"');
    expect(await waitsFor(zoe)).toBe(true);
    expect(await zoe.send(pages.decision, 'value="freigeben"', { tat: 'freigeben' })).toMatchObject({ status: 303 });

    await cloud.idle();
    const notice = await sascha.get(`${pages.decision}/bescheid/1`);
    const { text } = await readPdf(new Uint8Array(await (await fetch(notice.headers.get('location') ?? '')).arrayBuffer()));
    expect(text).toContain('Rechtsbehelfsbelehrung');
    expect(text).toContain('BitteladenSieunsein.');
    expect(await waitsFor(sascha)).toBe(true);
    expect(await sascha.send(pages.decision, 'value="versand"', { tat: 'versand', tag: german, weg: 'post' })).toMatchObject({ status: 303 });
    expect((await mails()).filter((subject) => subject === `${reference}: Ihr Bescheid ist da`)).toHaveLength(1);
    expect(await statusPage()).toContain('Widerspruch');
  });

  it('is paid only when the notice is final: after the waiver, by two people', async () => {
    expect(await sascha.words(pages.payments)).toMatch(/Der Bescheid ist erst ab dem \d+\. \p{L}+ \d{4} bestandskräftig/u);
    expect(await sascha.html(pages.payments)).not.toContain('value="anordnen"');
    expect(await sascha.send(pages.decision, 'value="verzicht"', { tat: 'verzicht', 'verzicht-am': german })).toMatchObject({ status: 303 });
    expect(await sascha.words(pages.decision)).toContain(`seit ${formatDate(today)}`);
    expect(await waitsFor(sascha)).toBe(true);
    expect(await sascha.send(pages.payments, 'value="anordnen"')).toMatchObject({ status: 303 });
    expect(await waitsFor(kai)).toBe(true);
    expect(await kai.send('/amt/zahlungen', 'value="freigeben"', { tat: 'freigeben', zahlung: `${id}:1` })).toMatchObject({ status: 303 });
    expect(await kai.send('/amt/zahlungen', 'value="datei"', { tat: 'datei' })).toMatchObject({ status: 303 });
    const list = await kai.html('/amt/zahlungen');
    const [, file = ''] = /href="(\/amt\/zahlungen\/dateien\/\d+\.xml)"/.exec(list) ?? [];
    expect(await (await kai.get(file)).text()).toContain(`<EndToEndId>${reference}-1</EndToEndId>`);
    expect((await mails()).filter((subject) => subject.includes('Zahlung'))).toHaveLength(1);
    expect(await statusPage()).toContain('zur Zahlung freigegeben');
  });

  it('leaves a budget that is what its ledger says, and a chain that is whole', async () => {
    const { committed, ledger, budget } = await awards.bound(awards.year);
    expect(ledger).toBe(committed);
    expect(budget?.paid).toBeGreaterThan(0);
    const trail = await ria.words(`/amt/protokoll/${reference}`);
    for (const words of ['Die Kette ist vollständig', 'Kim Beispiel', 'Sascha Sachlich', 'Gerrit Gremium', 'Zoe Zweitblick', 'Kai Kasse'])
      expect(trail).toContain(words);
    const file = await deskStore({ client: funding.client, table: funding.table }).caseFile(id, 'nobody');
    const events = file?.events ?? [];
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(brokenLinks(events, file?.application.chain, hash)).toEqual([]);
    expect(events.map(({ kind }) => kind)).toContain('payment.released');
  });

  it('has pages of which each leads to all others, and says what comes next', async () => {
    for (const page of [pages.file, pages.committee, pages.decision, pages.payments]) {
      const html = await sascha.html(page);
      for (const other of [pages.file, pages.committee, pages.decision, pages.payments]) expect(html).toContain(`href="${other}"`);
      expect(html).not.toContain('/amt/protokoll/');
    }
    expect(await ria.html(pages.decision)).toContain(`href="/amt/protokoll/${reference}"`);
    // Kai may not look at meetings.
    expect(await kai.html(pages.payments)).not.toContain(`href="${pages.committee}"`);
    const assessed = '/amt/antraege/00000000-0000-4000-8000-000000000009';
    expect(await sascha.words(assessed)).toContain('Als Nächstes: Wer nach der Beratungsfolge an der Reihe ist, berät oder beschließt.');
  });

  it('goes out as a whole file', async () => {
    expect(await ria.send('/amt/ausgaben', 'name="aktenzeichen"', { aktenzeichen: reference, tat: 'akte' })).toMatchObject({ status: 303 });
    await cloud.idle();
    const html = await ria.html('/amt/ausgaben');
    expect(html).toMatch(/href="\/amt\/ausgaben\/[^"]+\.pdf"/);
    expect(html).toMatch(/href="\/amt\/ausgaben\/[^"]+\.json"/);
  });
});
