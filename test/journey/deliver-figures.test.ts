import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths, currentMonth, formatMonth } from '../../shared/domain/calendar.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import { enteredOver } from '../../shared/domain/notices/recipient-entry.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { fromAnywhere } from '../support/applicants.ts';
import { delivererBrowser, tablesOf } from '../support/deliverers.ts';
import { formsIn } from '../support/html-forms.ts';
import { inboxMails } from '../support/inbox.ts';
import { openApiDocumentOf } from '../support/open-api-document.ts';
import { signInStaff } from '../support/staff.ts';
import { sendForm } from '../support/uploads.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const tables = tablesOf(cloud);
afterAll(async () => {
  tables.stop();
  await cloud.stop();
});

const thisMonth = currentMonth(new Date().toISOString());
const month = addMonths(thisMonth, -1);
const onDay = (day: string) => ({ time: `${thisMonth}-${day}T09:00:00Z` });
const [one, other] = county.administrations.filter(({ kind }) => kind === 'amt');
if (one === undefined || other === undefined) throw new Error('the county has two Ämter');

/** What no log may have. */
const marks = { address: 'markus.mustermarke@amt-xq.example', comment: 'Xqzanmerkung', program: 'Xqzprogramm' };
const before = await tables.recipients.duties('figures');
for (const { id } of before.filter(({ area }) => area === one.area))
  await tables.recipients.deleteRecipient({ id, version: 1 }, new Date().toISOString());
const id = addresseeOf(marks.address, sealWith(cloud.mailKey));
const entered = enteredOver(
  undefined,
  { address: marks.address, name: one.name, language: 'de', duties: [{ area: one.area, role: 'figures' }], groups: [] },
  { id, at: new Date().toISOString(), by: 'Kim Beispiel', kind: 'entered', nameOf: (area) => area },
);
if (entered !== undefined) await tables.recipients.keepRecipient(entered.after, entered.event);

const mailsTo = async (address: string) => {
  await cloud.idle();
  return (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(address)));
};
const addressOf = (area: string): string =>
  area === one.area ? marks.address : (before.find((recipient) => recipient.area === area)?.address ?? '');
const linkIn = (text: string): string => /\/zahlen\/anmelden\/[0-9a-f]{64}/.exec(text)?.[0] ?? '';
const press = (path: string) =>
  fetch(`${cloud.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: cloud.url, ...fromAnywhere() },
    body: new URLSearchParams(),
  });

/** Uses the newest link of an administration. */
const enter = async (area: string) => {
  const link = linkIn((await mailsTo(addressOf(area))).at(-1)?.body.text ?? '');
  const answer = await press(link);
  const session = /^__Host-figures=([^;]*);/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1] ?? '';
  return { link, answer, office: delivererBrowser(cloud, session), session };
};
const values = {
  'municipal_housing_places.shared': '120',
  'municipal_housing_places.flat': '60',
  'municipal_housing_occupied.shared': '100',
  'municipal_housing_occupied.flat': '50',
};

describe('a month of an administration', () => {
  it('is asked on the first by a mail to each, once', async () => {
    expect(await cloud.invoke('send-reminders', onDay('01'))).toMatchObject({ ok: true });
    expect(await cloud.invoke('send-reminders', onDay('01'))).toMatchObject({ ok: true });
    for (const { area } of county.administrations) {
      const asked = (await mailsTo(addressOf(area))).filter(({ subject }) => subject.startsWith(`Zahlen für ${formatMonth(month)}`));
      expect(asked.map(({ body }) => linkIn(body.text).length)).toEqual(['/zahlen/anmelden/'.length + 64]);
    }
  });

  it('begins with a link that opening does not use up, and that counts once', async () => {
    const link = linkIn((await mailsTo(marks.address)).at(-1)?.body.text ?? '');
    for (const _scanner of [1, 2]) expect((await fetch(`${cloud.url}${link}`)).status).toBe(200);
    const { answer } = await enter(one.area);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/zahlen/${month}`]);
    expect((await press(link)).status).toBe(410);
  });

  it('is reminded, filled in as a file, looked at and delivered; the receipt says what arrived, and reminding stops', async () => {
    await cloud.invoke('send-reminders', onDay('10'));
    const reminded = (await mailsTo(marks.address)).at(-1);
    expect(reminded?.subject).toContain('Erinnerung');
    const { office, session } = await enter(one.area);

    const template = await office.get(`/zahlen/${month}/vorlage.csv`);
    const filled = template.html
      .split('\r\n')
      .map((line) => {
        const cells = line.split(';');
        const value = Object.entries(values).find(([name]) => cells[0] === name)?.[1];
        return value === undefined ? line : cells.with(5, value).with(6, marks.comment).join(';');
      })
      .join('\r\n');
    const [form] = formsIn((await office.get(`/zahlen/${month}/datei`)).html).filter(({ action }) => action.startsWith('http'));
    const upload = { url: form?.action ?? '', fields: Object.fromEntries(form?.fields ?? []) };
    const sent = await sendForm(upload, 'zahlen.csv', new TextEncoder().encode(filled));
    expect(sent.status).toBe(303);
    const back = new URL(sent.headers.get('location') ?? '');
    const cleaned = await office.get(`${back.pathname}${back.search}`);
    expect([cleaned.status, cleaned.location]).toEqual([303, back.pathname]);
    const shown = await office.get(back.pathname);
    expect([shown.status, shown.html.includes('4 Angaben ändern sich.')]).toEqual([200, true]);
    const taken = await office.send(back.pathname, Object.fromEntries(formsIn(shown.html)[0]?.fields ?? []));
    expect([taken.status, taken.location.split('?')[0]]).toEqual([303, `/zahlen/${month}`]);

    const page = await office.get(`/zahlen/${month}`);
    const saved = JSON.parse(office.hidden(page.html)['gelesen'] ?? '{}');
    expect(saved).toMatchObject(values);
    const typed = office.filled(page.html, { ...saved, begruendung: 'Zwei Häuser fehlten.' }, 'melden');
    const delivered = await office.send(`/zahlen/${month}`, typed);
    expect([delivered.status, delivered.location]).toEqual([303, `/zahlen/${month}/gemeldet`]);

    const receipt = (await mailsTo(marks.address)).at(-1);
    for (const part of [one.name, '120', '180', '150', marks.comment, marks.address]) expect(receipt?.body.text).toContain(part);
    const count = (await mailsTo(marks.address)).length;
    await cloud.invoke('send-reminders', onDay('15'));
    expect(await mailsTo(marks.address)).toHaveLength(count);
    expect((await mailsTo(addressOf(other.area))).at(-1)?.subject).toContain('Erinnerung');
    expect((await fetch(`${cloud.url}/zahlen/${month}`, { headers: { cookie: `__Host-figures=${session}` } })).status).toBe(200);
  });
});

describe('a program of an administration', () => {
  const keyPage = '/amt/zahlen/schluessel';
  const answerSchema = z.looseObject({ area: z.string(), fields: z.array(z.looseObject({ name: z.string(), value: z.number().nullable() })) });

  it('delivers by the example of the document, sees nothing of others, and is shut out when its key is revoked', async () => {
    const cookie = await signInStaff(cloud, 'administrator');
    const staff = (path: string, fields?: Record<string, string>) =>
      fetch(`${cloud.url}${path}`, {
        redirect: 'manual',
        headers: { cookie, origin: cloud.url },
        ...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }),
      });
    const [form] = formsIn(await (await staff(keyPage)).text()).filter(({ action }) => action === keyPage);
    const fields = { ...Object.fromEntries(form?.fields ?? []), verwaltung: other.area, programm: marks.program };
    const made = await (await staff(keyPage, fields)).text();
    const key = />([0-9a-f]{64})</.exec(made)?.[1] ?? '';
    const again = await staff(keyPage, fields);
    expect([again.status, (await again.text()).includes('schon angelegt')]).toEqual([422, true]);

    const api = await openApiDocumentOf(cloud.url);
    const path = '/api/figures/{month}';
    const ask = (method: 'GET' | 'PUT') =>
      fetch(`${cloud.url}/api/figures/${month}`, {
        method,
        headers: { authorization: `Bearer ${key}`, ...(method === 'PUT' && { 'content-type': 'application/json', ...api.headersOf('PUT', path) }) },
        ...(method === 'PUT' && { body: api.bodyOf('PUT', path) }),
      });
    const delivered = await ask('PUT');
    const answer: unknown = await delivered.json();
    expect([delivered.status, api.faultsOf('FiguresDelivered', answer)]).toEqual([200, []]);
    expect(await (await ask('PUT')).json()).toEqual(answer);
    const read: unknown = await (await ask('GET')).json();
    expect(api.faultsOf('FiguresForm', read)).toEqual([]);
    expect(answerSchema.parse(read).area).toBe(other.area);
    expect(JSON.stringify(read)).not.toContain(one.area);
    expect((await mailsTo(addressOf(other.area))).at(-1)?.body.text).toContain(marks.program);

    const list = await (await staff(keyPage)).text();
    const id = new RegExp(`${keyPage}/([0-9a-f-]{36})`).exec(list)?.[1] ?? '';
    expect((await staff(`${keyPage}/${id}`)).status).toBe(200);
    expect((await staff(`${keyPage}/${id}`, {})).headers.get('location')).toBe(`${keyPage}?gesperrt`);
    for (const method of ['GET', 'PUT'] as const) {
      const refused = await ask(method);
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
  });
});

it('nothing personal stands in a log, and no token either', async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const files = await readdir(cloud.logs);
  expect(files.length).toBeGreaterThan(3);
  const links = (await mailsTo(marks.address)).map(({ body }) => linkIn(body.text).replace('/zahlen/anmelden/', '')).filter((token) => token !== '');
  for (const file of files) {
    const text = (await readFile(join(cloud.logs, file), 'utf8')).toLowerCase();
    for (const mark of [...Object.values(marks), encodeURIComponent(marks.address), ...links])
      expect(text.includes(mark.toLowerCase()), file).toBe(false);
  }
});
