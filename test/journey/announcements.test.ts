import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { type LocalCloud, startLocalCloud } from '../../infra/local/cloud.ts';
import { connectDynamoDb } from '../../infra/local/dynamodb.ts';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { administrationName } from '../../shared/county/administration-name.ts';
import { county } from '../../shared/county/county.ts';
import { formatMonth } from '../../shared/domain/calendar.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import { enteredOver, type RecipientEntry } from '../../shared/domain/notices/recipient-entry.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { inboxMails } from '../support/inbox.ts';
import { signInStaff } from '../support/staff.ts';

const month = reportedMonth(new Date());
const [first, second] = county.administrations;
if (first === undefined || second === undefined) throw new Error('two administrations are needed');

const shared = 'gemeinsam.xq@verwaltung.example';
const gone = 'unzustellbar.xq@verwaltung.example';
const newspaper = 'redaktion.xq@zeitung.example';
const entry = (address: string, given: Partial<RecipientEntry>): RecipientEntry => ({
  address,
  name: 'Beispiel',
  language: 'de',
  duties: [],
  groups: [],
  ...given,
});
const entries = [
  entry(shared, { duties: [first, second].map(({ area }) => ({ area, role: 'report' as const })) }),
  entry(gone, { duties: [{ area: first.area, role: 'report' }], phone: '030 23125 100' }),
  entry(newspaper, { groups: ['press'] }),
];

/** The mail table of a cloud, with these recipients in it. */
const mailTable = async (cloud: LocalCloud) => {
  const dynamoDb = connectDynamoDb(cloud.dynamoEndpoint);
  const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
  const access = { client, table: cloud.tableName('mail') };
  const [seal, nameOf] = [sealWith(cloud.mailKey), administrationName(county)];
  const at = new Date().toISOString();
  await recipientStore(access).keepRecipients(
    entries.flatMap(
      (given) => enteredOver(undefined, given, { id: addresseeOf(given.address, seal), at, by: 'Test', kind: 'entered', nameOf }) ?? [],
    ),
  );
  /** Everything that a person or SES can change: all but counters. */
  const items = async () => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: access.table, ConsistentRead: true }));
    return Items.filter(({ entity }) => entity !== 'limit').toSorted((one, other) =>
      `${one['pk']}${one['sk']}`.localeCompare(`${other['pk']}${other['sk']}`),
    );
  };
  return { ...access, items, stop: dynamoDb.stop };
};

const figures = (value: number): string =>
  [
    'INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE',
    ...county.administrations.map(({ area }) => `allocations_to_municipality,${area},${month},${value}`),
  ].join('\n');

const release = async (cloud: LocalCloud, value: number, reason?: string): Promise<void> => {
  expect(await cloud.invoke('import-figures', { csv: figures(value) })).toMatchObject({ ok: true });
  expect(await cloud.invoke('publish-report', { month, ...(reason && { reason }) })).toMatchObject({ ok: true });
};

describe('a release', async () => {
  const cloud = await startLocalCloud({ exampleData: false, quiet: true });
  const table = await mailTable(cloud);
  afterAll(async () => {
    await table.stop();
    await cloud.stop();
  });
  const mailsTo = async (address: string) => {
    await cloud.idle();
    return (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.join().includes(address));
  };
  /** Where mail providers send who presses their button: the header of the newest mail to an address. */
  const leaveLink = async (address: string): Promise<string> => {
    const taken = (await cloud.ses.record()).taken.findLast(({ to }) => to.includes(address));
    const raw = (await cloud.ses.raw(taken?.messageId ?? '')).toString('utf8').replace(/\r\n[ \t]+/g, ' ');
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    return /^List-Unsubscribe: <(http[^>]+)>/m.exec(raw)?.[1] ?? '';
  };

  it('is told to each address once, with the figures of all its administrations', async () => {
    await release(cloud, 7);
    const [mail, ...more] = await mailsTo(shared);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe(`Zuwanderungsbericht ${formatMonth(month)} ist erschienen`);
    for (const { name } of [first, second]) expect(mail?.body.text).toContain(name);
    expect(await mailsTo(newspaper)).toHaveLength(1);
  });

  it('comes back from an address that is gone: nothing goes there again, and the office is told once whom to phone', async () => {
    const told = await mailsTo(county.office.email);
    expect(told).toHaveLength(1);
    expect(told[0]?.body.text).toContain(gone);
    expect(told[0]?.body.text).toContain('030 23125 100');
    const kept = await table.items();
    expect(kept.find(({ entity }) => entity === 'suppression')).toMatchObject({
      reason: 'bounce',
      addressee: addresseeOf(gone, sealWith(cloud.mailKey)),
    });
    const fates = kept.filter(({ entity }) => entity === 'mail').map(({ state, delivery }) => `${state} ${delivery?.kind}`);
    expect(fates.toSorted()).toEqual(['sent bounced', 'sent delivered', 'sent delivered', 'sent delivered']);
  });

  it('loses nobody to a program that opens every link in every mail', async () => {
    const before = await table.items();
    const links = (await inboxMails(cloud.inboxUrl)).flatMap(({ body }) => [...body.text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link));
    links.push(await leaveLink(shared), await leaveLink(newspaper));
    for (const link of new Set(links)) for (const method of ['GET', 'HEAD']) await fetch(link, { method, redirect: 'manual' });
    expect(links.length).toBeGreaterThan(5);
    expect(await table.items()).toEqual(before);
  });

  it('is corrected: the mail says so first, and reaches neither who pressed the button of their provider nor the address that is gone', async () => {
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(await leaveLink(newspaper), { method: 'POST', redirect: 'manual', body })).status).toBe(200);
    await release(cloud, 8, 'Ein Amt hat nachgeliefert.');
    const correction = (await mailsTo(shared)).at(-1);
    expect(correction?.subject).toMatch(/^Korrektur/);
    expect(correction?.body.text).toContain('Ein Amt hat nachgeliefert.');
    expect([(await mailsTo(shared)).length, (await mailsTo(newspaper)).length, (await mailsTo(gone)).length]).toEqual([2, 1, 1]);
    const withheld = (await table.items()).filter(({ state }) => state === 'withheld');
    expect(withheld.map(({ reason }) => reason)).toEqual(['suppressed-bounce']);
    expect(await mailsTo(county.office.email)).toHaveLength(1);
  });
});

describe('a release that is held', async () => {
  const cloud = await startLocalCloud({ exampleData: false, quiet: true, announcementHold: 10 });
  const table = await mailTable(cloud);
  afterAll(async () => {
    await table.stop();
    await cloud.stop();
  });
  const { announcements } = announcementStore(table);

  it('is announced to nobody while it is held, nor once staff have stopped it', async () => {
    await release(cloud, 7);
    // Not idle: a held announcement waits in its queue.
    await expect.poll(announcements, { timeout: 30_000 }).toMatchObject([{ state: 'holding', made: 0 }]);
    const [held] = await announcements();
    const cookie = await signInStaff(cloud, 'kit-adviser');
    const page = `${cloud.url}/amt/mails/ankuendigung/${(held?.id ?? '').replaceAll('#', '.')}`;
    expect(await (await fetch(page, { headers: { cookie } })).text()).toContain('Versand endgültig anhalten');
    const body = new URLSearchParams({ grund: 'Eine Zahl stimmt nicht.' });
    const stopped = await fetch(page, { method: 'POST', redirect: 'manual', headers: { cookie, origin: cloud.url }, body });
    expect([stopped.status, stopped.headers.get('location')?.endsWith('?angehalten')]).toEqual([303, true]);
    expect(await announcements()).toMatchObject([{ state: 'stopped', made: 0, stopped: { reason: 'Eine Zahl stimmt nicht.' } }]);
    expect(await inboxMails(cloud.inboxUrl)).toEqual([]);
  });
});
