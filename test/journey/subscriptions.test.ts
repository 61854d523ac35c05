import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { connectDynamoDb } from '../../infra/local/dynamodb.ts';
import { fromAnywhere, postForm } from '../support/applicants.ts';
import { formsIn } from '../support/html-forms.ts';
import { inboxMails } from '../support/inbox.ts';
import { askFor, subscribe, subscriptionLinks } from '../support/subscribers.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const dynamoDb = connectDynamoDb(cloud.dynamoEndpoint);
const client = DynamoDBDocumentClient.from(dynamoDb.client);
afterAll(async () => {
  await dynamoDb.stop();
  await cloud.stop();
});

/** Everything in the mail table but counters and mails: whom the system knows, and what waits. */
const known = async () => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: cloud.tableName('mail'), ConsistentRead: true }));
  return Items.filter(({ entity }) => entity !== 'limit' && entity !== 'mail').toSorted((one, other) =>
    `${one['pk']}${one['sk']}`.localeCompare(`${other['pk']}${other['sk']}`),
  );
};
const recipientOf = async (address: string) => (await known()).find((item) => item['entity'] === 'recipient' && item['address'] === address);

/** Opens every link of every mail as a program does that checks mails. */
const scanInbox = async (): Promise<number> => {
  const links = (await inboxMails(cloud.inboxUrl)).flatMap(({ body }) => [...body.text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link));
  for (const link of new Set(links)) for (const method of ['GET', 'HEAD']) await fetch(link, { method, redirect: 'manual' });
  return links.length;
};

/** What a mail provider sends when its user presses the provider's button (RFC 8058): no cookie, no origin, no page of this site. */
const oneClick = (path: string, body: BodyInit = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })): Promise<Response> =>
  fetch(`${cloud.url}${path}`, { method: 'POST', redirect: 'manual', headers: { 'user-agent': 'MailProvider/1.0', ...fromAnywhere() }, body });

const multipart = (): FormData => {
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  return form;
};

describe('somebody who wants the report by mail', () => {
  const address = 'abonnentin.xq@privat.example';

  it('finds the form from the start page, asks, confirms by mail, and has a proof and a copy', async () => {
    expect(await (await fetch(`${cloud.url}/`)).text()).toContain('href="/berichte/abonnieren"');
    const page = await fetch(`${cloud.url}/berichte/abonnieren`);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const [form] = formsIn(await page.text()).filter(({ action }) => action === '/berichte/abonnieren');
    expect(form?.fields.map(([name]) => name)).toEqual(['erstellt']);
    const asked = await askFor(cloud, address, ['report', 'figures:010585803'], 'en');
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/berichte/abonnieren/gesendet']);
    const [link = ''] = await subscriptionLinks(cloud, address);
    const shown = await fetch(`${cloud.url}${link}`);
    expect([shown.status, shown.headers.get('x-robots-tag'), shown.headers.get('referrer-policy')]).toEqual([200, 'noindex', 'same-origin']);
    expect(await shown.text()).toContain('Zahlen für Amt Achterwehr');
    const confirmed = await postForm(cloud.url, link);
    expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, '/berichte/abonnieren/bestaetigt']);
    expect(await recipientOf(address)).toMatchObject({
      topics: ['report', 'figures:010585803'],
      language: 'en',
      version: 1,
      confirmedAt: expect.stringMatching(/^20/),
    });
    expect((await postForm(cloud.url, link)).status).toBe(410);
    await cloud.idle();
    const subjects = (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.includes(address)).map(({ subject }) => subject);
    expect(subjects).toEqual(['Please confirm: emails from the integration office', 'Your subscription is confirmed']);
  });

  it('loses nothing to a program that opens every link in every mail, before and after the click', async () => {
    await askFor(cloud, 'wartet.xq@privat.example', ['rounds']);
    await cloud.idle();
    const before = await known();
    expect(before.some(({ entity }) => entity === 'pending-subscription')).toBe(true);
    expect(await scanInbox()).toBeGreaterThan(2);
    expect(await known()).toEqual(before);
    const [link = ''] = await subscriptionLinks(cloud, 'wartet.xq@privat.example');
    expect((await postForm(cloud.url, link)).status).toBe(303);
    expect(await recipientOf('wartet.xq@privat.example')).toMatchObject({ topics: ['rounds'] });
  });

  it('changes topics and language on the page of the link', async () => {
    const manage = (await subscriptionLinks(cloud, address)).at(-1) ?? '';
    const page = await (await fetch(`${cloud.url}${manage}`)).text();
    expect(page).not.toContain('abonnentin');
    const form = formsIn(page).find(({ fields }) => fields.some(([name]) => name === 'gezeigt'));
    const shown = (form?.fields ?? []).map(([name, value]) => [name, value] as const);
    const fields = [...shown, ['thema', 'figures:010585803'], ['sprache', 'de'], ['aendern', 'ja']] as const;
    const saved = await postForm(cloud.url, manage, fields);
    expect(saved.headers.get('location')).toBe(`${manage}?gespeichert`);
    expect(await recipientOf(address)).toMatchObject({ topics: ['figures:010585803'], language: 'de', version: 2 });
  });

  it('leaves with one click at the mail provider, as a form or as multipart, once and again, and is really deleted', async () => {
    const manage = (await subscriptionLinks(cloud, address)).at(-1) ?? '';
    const answers = await Promise.all([oneClick(manage), oneClick(manage, multipart()), oneClick(manage)]);
    answers.push(await oneClick(manage, multipart()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await answers[0]?.text()).toContain('Abbestellt');
    const left = await known();
    expect(JSON.stringify(left)).not.toContain('abonnentin');
    const deleted = left.filter(({ entity }) => entity === 'deleted-recipient');
    expect(deleted).toHaveLength(1);
    // Its history went with it.
    expect(left.filter(({ pk }) => pk === `RECIPIENT#${deleted[0]?.['sk']}`)).toEqual([]);
    const gone = await fetch(`${cloud.url}${manage}`);
    const altered = await fetch(`${cloud.url}${manage.slice(0, -4)}0000`);
    expect([gone.status, altered.status]).toEqual([410, 410]);
    expect(await gone.text()).toBe(await altered.text());
  });

  it('comes again after leaving, and may then leave again', async () => {
    const again = 'nochmal.xq@privat.example';
    const manage = await subscribe(cloud, again, ['projects']);
    expect((await postForm(cloud.url, manage, { abbestellen: 'all' })).status).toBe(200);
    expect(await recipientOf(again)).toBeUndefined();
    // Within three minutes a mailbox gets no second link, and the page does not say so.
    const asked = await askFor(cloud, again, ['projects']);
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/berichte/abonnieren/gesendet']);
    expect(await subscriptionLinks(cloud, again)).toHaveLength(2);
  });
});

it('nothing personal stands in a log: no address, and no token that would let somebody change a subscription', async () => {
  const tokens = (await inboxMails(cloud.inboxUrl)).flatMap(
    ({ body }) => /\/berichte\/abon\w+\/(?:bestaetigen\/)?(\w{64,})/.exec(body.text)?.[1] ?? [],
  );
  expect(tokens.length).toBeGreaterThan(4);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const logs = await Promise.all((await readdir(cloud.logs)).map((file) => readFile(join(cloud.logs, file), 'utf8')));
  const text = logs.join('\n');
  expect(text).toContain('keep-subscriptions');
  expect([...tokens, '.xq@privat.example'].filter((mark) => text.includes(mark))).toEqual([]);
});
