import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { addDays, formatDate, inBerlin } from '../../shared/domain/calendar.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { applyAs, signIn } from '../support/applicants.ts';
import { awardCase, fundingOf } from '../support/award-case.ts';
import { inboxMails } from '../support/inbox.ts';
import { signInStaff } from '../support/staff.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const funding = fundingOf(cloud);
afterAll(async () => {
  await funding.stop();
  await cloud.stop();
});
const today = inBerlin(new Date().toISOString()).date;
const [sascha, kai, zoe, ria] = [
  await signInStaff(cloud, 'caseworker'),
  await signInStaff(cloud, 'cashier'),
  await signInStaff(cloud, 'approver'),
  await signInStaff(cloud, 'audit-office'),
];

const get = async (path: string, cookie: string) => {
  const answer = await fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: { cookie } });
  return { status: answer.status, headers: answer.headers, text: (await answer.text()).replaceAll('\u00a0', ' ') };
};
const post = async (path: string, fields: Readonly<Record<string, string>>, cookie: string) => {
  const headers = { cookie, origin: cloud.url };
  const answer = await fetch(`${cloud.url}${path}`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) });
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: (await answer.text()).replaceAll('\u00a0', ' ') };
};
const mailsTo = async (address: string) => {
  await cloud.idle();
  return (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(address)));
};

/** What a form of the page would send: its hidden fields, and what is chosen and filled in already. */
const formIn = (html: string, act: string): Record<string, string> => {
  const form =
    html
      .split('<form')
      .find((part) => part.includes(`name="tat" value="${act}"`))
      ?.split('</form>')[0] ?? '';
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const [name, value] = [/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1] ?? ''];
    return name === undefined || tag.includes('type="checkbox"') ? [] : [[name, value.replaceAll('&amp;', '&')] as const];
  });
  const chosen = [...form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(([, name = '', options = '']) => {
    const option = [...options.matchAll(/<option[^>]*>/g)].find(([tag]) => tag.includes('selected'))?.[0] ?? '';
    return [name, / value="([^"]*)"/.exec(option)?.[1] ?? ''] as const;
  });
  return Object.fromEntries([...inputs, ...chosen]);
};
const page = (id: string): string => `/amt/zahlungen/${id}`;
const orderForm = async (id: string) => formIn((await get(page(id), sascha)).text, 'anordnen');
const releaseOf = (id: string, number: number) => ({ tat: 'freigeben', zahlung: `${id}:${number}` });

describe('an award is paid', () => {
  const address = 'auszahlung@verein.example';
  const own = applyAs(cloud, address).then(async ({ id, reference }) => {
    await awardCase(cloud, id);
    return { id, reference };
  });

  it('is announced by one mail when the notice is out, without an amount', async () => {
    const { id, reference } = await own;
    const [mail, ...more] = (await mailsTo(address)).filter(({ subject }) => subject.includes('Bescheid'));
    expect(more).toEqual([]);
    expect(mail?.subject).toBe(`${reference}: Ihr Bescheid ist da`);
    expect(mail?.body.text).toContain(`/status/antraege/${id}#bescheid`);
    expect(mail?.body.text).not.toContain('7.500');
  });

  it('is ordered once by a caseworker, who clicks twice', async () => {
    const { id } = await own;
    const form = await orderForm(id);
    expect(form['rate']).toBe('1');
    const clicks = await Promise.all([post(page(id), form, sascha), post(page(id), form, sascha)]);
    expect(clicks.map(({ status, location }) => [status, location])).toEqual(Array(2).fill([303, `${page(id)}?erledigt=anordnen`]));
    const { text } = await get(`${page(id)}?erledigt=anordnen`, sascha);
    expect(text).toContain('Die Auszahlung ist angeordnet');
    expect(text.match(/angeordnet mit Zahlung/g)).toHaveLength(1);
  });

  it('is released neither by a caseworker nor by the audit office, and nothing was written by them', async () => {
    const { id } = await own;
    for (const cookie of [sascha, ria]) expect((await post('/amt/zahlungen', releaseOf(id, 1), cookie)).status).toBe(403);
    for (const [path, fields] of [
      [page(id), { tat: 'nachweis' }],
      [`${page(id)}/sperre`, { nummer: '1' }],
    ] as const)
      expect((await post(path, fields, ria)).status).toBe(403);
    expect((await get('/amt/zahlungen', ria)).text).toContain('Wartet auf die Freigabe');
    expect((await get('/amt/zahlungen', ria)).text).not.toContain('Ausgewählte Auszahlungen freigeben');
  });

  it('is released by the cashier, put into one file, and told to the applicant', async () => {
    const { id, reference } = await own;
    expect((await get('/amt/zahlungen', kai)).text).toContain(`value="${id}:1"`);
    expect(await post('/amt/zahlungen', releaseOf(id, 1), kai)).toMatchObject({ status: 303, location: '/amt/zahlungen?erledigt=freigeben' });
    const form = formIn((await get('/amt/zahlungen', kai)).text, 'datei');
    expect(await Promise.all([1, 2].map(async () => (await post('/amt/zahlungen', form, kai)).status))).toEqual([303, 303]);
    const xml = await get('/amt/zahlungen/dateien/1.xml', kai);
    expect(xml.headers.get('content-disposition')).toBe('attachment; filename="auszahlungen-00001.xml"');
    expect(xml.text).toContain(`<EndToEndId>${reference}-1</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">4000.00</InstdAmt>`);
    expect((await get('/amt/zahlungen/dateien/1.csv', kai)).text).toContain(`${reference}-1;`);
    expect((await get('/amt/zahlungen/dateien/2.xml', kai)).status).toBe(404);
    expect((await get('/amt/zahlungen/dateien/1.xml', sascha)).status).toBe(403);

    const [mail, ...more] = (await mailsTo(address)).filter(({ subject }) => subject.includes('Zahlung'));
    expect(more).toEqual([]);
    expect(mail?.body.text.replaceAll('\u00a0', ' ')).toContain('4.000,00 €');

    const session = `__Host-session=${await signIn(cloud, address)}`;
    const status = (await get(`/status/antraege/${id}`, session)).text;
    expect(status).toContain('Ihr Projekt ist bewilligt, und Geld dafür ist freigegeben.');
    expect(status).toContain(`am ${formatDate(today)} zur Zahlung freigegeben`);
    for (const name of ['Sascha Sachlich', 'Kai Kasse', 'Zoe Zweitblick']) expect(status).not.toContain(name);
    const data = (await get('/status/daten.json', session)).text;
    expect(data).toContain('"releasedAt"');
    expect(data).not.toMatch(/Sascha|Kai Kasse|Zoe|"ordered"/);
  });

  it('logs who looked at the case', async () => {
    const { id } = await own;
    const query = { TableName: funding.table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': `READINGS#${id}` } };
    const { Items = [] } = await funding.client.send(new QueryCommand(query));
    expect(new Set(Items.map(({ name }) => String(name)))).toContain('Sascha Sachlich');
  });
});

describe('what is refused', () => {
  it('before the notice is final: with the day, and what was typed', async () => {
    const { id } = await applyAs(cloud, 'frist@verein.example');
    await awardCase(cloud, id, { dispatch: { by: { subject: 'a', name: 'A' }, at: `${today}T00:00:00.000Z`, on: today, how: 'post' } });
    // The page has no form yet, and says why; somebody who had it open sends it all the same.
    const shown = (await get(page(id), sascha)).text;
    expect(shown).toMatch(/Der Bescheid ist erst ab dem \d+\. \p{L}+ \d{4} bestandskräftig/u);
    expect(shown).not.toContain('value="anordnen"');
    const version = String((await fundingStore(funding).application(id))?.version);
    const form = {
      tat: 'anordnen',
      anfrage: crypto.randomUUID(),
      version,
      rate: '',
      betrag: '100,00',
      zweck: 'Lebensmittel',
      inhaber: 'Neue Inhaberin',
    };
    const answer = await post(page(id), form, sascha);
    expect(answer.status).toBe(409);
    expect(answer.text).toMatch(/Der Bescheid ist erst ab dem \d+\. \p{L}+ \d{4} bestandskräftig/u);
    expect(answer.text).toContain('value="Neue Inhaberin"');
    expect(answer.text).toContain('value="Lebensmittel"');
    const session = `__Host-session=${await signIn(cloud, 'frist@verein.example')}`;
    expect((await get(`/status/antraege/${id}`, session)).text).toContain('Widerspruch einlegen');
  });

  it('another account, until somebody has rung: both stand there', async () => {
    const { id } = await applyAs(cloud, 'konto@verein.example');
    await awardCase(cloud, id);
    const form = { ...(await orderForm(id)), iban: 'NL91ABNA0417164300' };
    const refused = await post(page(id), form, sascha);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Das ist ein anderes Konto als im Antrag');
    expect(refused.text).toContain('NL91 ABNA 0417 1643 00');
    expect((await post(page(id), { ...form, zurueckgerufen: 'on', zurueckgerufenAm: formatDate(today) }, sascha)).status).toBe(303);
  });

  it('a payment while a proof of the organisation is late, until a second person allows it', async () => {
    const late = await applyAs(cloud, 'nachweis@verein.example');
    await awardCase(cloud, late.id, { proof: { due: addDays(today, -1), type: 'simple' } });
    const { id } = await applyAs(cloud, 'gesperrt@verein.example');
    await awardCase(cloud, id);
    const first = await get(page(id), sascha);
    expect(first.text).toContain('Auszahlungen sind gesperrt');
    const answer = await post(page(id), formIn(first.text, 'anordnen'), sascha);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(late.reference);
    const wish = { ...formIn(first.text, 'sperre-aufheben'), begruendung: 'Der Nachweis liegt beim Steuerbüro.' };
    expect((await post(page(id), wish, sascha)).status).toBe(303);
    expect((await get(page(id), zoe)).text).toContain('Der Nachweis liegt beim Steuerbüro.');
    expect(await post(`${page(id)}/sperre`, { nummer: '1' }, zoe)).toMatchObject({ status: 303 });
    expect((await post(page(id), await orderForm(id), sascha)).status).toBe(303);
    expect((await post('/amt/zahlungen', releaseOf(id, 1), kai)).status).toBe(303);
    const again = await post(page(id), await orderForm(id), sascha);
    expect(again.status).toBe(409);
    expect((await post(page(late.id), { tat: 'nachweis', eingegangenAm: formatDate(today) }, sascha)).status).toBe(303);
    expect((await post(page(id), await orderForm(id), sascha)).status).toBe(303);
  });

  it('an old page, with what has changed and what was typed', async () => {
    const { id } = await applyAs(cloud, 'alt@verein.example');
    await awardCase(cloud, id);
    const old = await orderForm(id);
    expect((await post(page(id), await orderForm(id), sascha)).status).toBe(303);
    const answer = await post(page(id), { ...old, rate: '2', zweck: 'Zweite Rate' }, sascha);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Angeordnet sind jetzt 4.000,00 €');
    expect(answer.text).toContain('value="Zweite Rate"');
    expect((await post(page(id), { ...formIn(answer.text, 'anordnen') }, sascha)).status).toBe(303);
  });
});

it('the run of the morning reminds of a late proof, once', async () => {
  const address = 'mahnung@verein.example';
  const { id } = await applyAs(cloud, address);
  await awardCase(cloud, id, { proof: { due: addDays(today, -1), type: 'simple' } });
  for (let run = 0; run < 2; run += 1) await cloud.invoke('send-reminders', {});
  const mails = (await mailsTo(address)).filter(({ subject }) => subject.includes('Verwendungsnachweis'));
  expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('Der Verwendungsnachweis fehlt')]);
  const session = `__Host-session=${await signIn(cloud, address)}`;
  expect((await get(`/status/antraege/${id}`, session)).text).toContain('Jetzt fehlt der Verwendungsnachweis');
});
