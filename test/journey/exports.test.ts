import { createHash } from 'node:crypto';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { connectDynamoDb } from '../../infra/local/dynamodb.ts';
import { verifyFile } from '../../infra/operations/case-verification.ts';
import { applicationEventSchema } from '../../shared/domain/funding/application.ts';
import { brokenLinks } from '../../shared/domain/funding/event-chain.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { formsIn } from '../support/html-forms.ts';
import { signInStaff } from '../support/staff.ts';
import { storedRounds } from '../support/stored-rounds.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const dynamoDb = connectDynamoDb(cloud.dynamoEndpoint);
const client = DynamoDBDocumentClient.from(dynamoDb.client);
const stored = storedRounds(cloud);
afterAll(async () => {
  await dynamoDb.stop();
  await stored.close();
  await cloud.stop();
});

const [caseworker, adviser] = await Promise.all(['caseworker', 'kit-adviser'].map((person) => signInStaff(cloud, person)));
if (caseworker === undefined || adviser === undefined) throw new Error('nobody signed in');
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const page = '/amt/ausgaben';
const get = async (cookie: string): Promise<string> => (await fetch(`${cloud.url}${page}`, { headers: { cookie } })).text();

/** Fills in one of the two forms and presses its button, twice, as impatient people do. */
const order = async (cookie: string, act: 'liste' | 'akte', typed: Record<string, string>): Promise<Response> => {
  const form = formsIn(await get(cookie)).filter(({ action }) => action === page)[act === 'liste' ? 0 : 1];
  const send = () =>
    fetch(`${cloud.url}${page}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: cloud.url },
      body: new URLSearchParams([...(form?.fields ?? []).map(([name, value]) => [name, value]), ...Object.entries({ ...typed, tat: act })]),
    });
  await send();
  return send();
};

const linksIn = (html: string): readonly string[] => [...html.matchAll(/href="(\/amt\/ausgaben\/[^"]+)"/g)].map(([, href = '']) => href);
const fetched = async (path: string, cookie: string): Promise<Buffer> => {
  const answer = await fetch(`${cloud.url}${path}`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
};

const round = (await stored.funding.rounds()).find(({ title }) => title.startsWith('Integrationsmittel'));
if (round === undefined) throw new Error('no round');
const applications = await stored.funding.applicationsOfRound(round.id);
const [first, second] = applications;
if (first === undefined || second === undefined) throw new Error('the example has no applications');

describe('a list', () => {
  it('is asked for once, made, and fetched by who asked', async () => {
    const answer = await order(caseworker, 'liste', { runde: round.id, stand: '', format: 'csv' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}?angefordert`]);
    await cloud.idle();
    const html = await get(caseworker);
    const links = linksIn(html);
    expect(links).toHaveLength(1);
    expect(html).toContain(`${applications.length} Anträge`);
    const csv = (await fetched(links[0] ?? '', caseworker)).toString('utf8');
    expect(csv.startsWith('\uFEFFAktenzeichen;Stand;')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(applications.length + 2);
    expect(csv).toContain(first.reference);
    // Nobody else finds it, whatever they type.
    expect((await fetch(`${cloud.url}${links[0]}`, { headers: { cookie: adviser } })).status).toBe(404);
    expect(linksIn(await get(adviser))).toEqual([]);
  });

  it('leaves out what its asker must not see, and what has another state', async () => {
    const subject = 'kit-adviser';
    const rowKey = fundingKeys.caseRow(first.roundId, first.reference);
    for (const Key of [rowKey, fundingKeys.application(first.id)])
      await client.send(
        new UpdateCommand({
          TableName: cloud.tableName('funding'),
          Key,
          UpdateExpression: 'SET conflicts = :them',
          ExpressionAttributeValues: { ':them': [subject] },
        }),
      );
    await order(adviser, 'liste', { runde: round.id, stand: second.state, format: 'csv' });
    await cloud.idle();
    const csv = (await fetched(linksIn(await get(adviser))[0] ?? '', adviser)).toString('utf8');
    expect(csv).not.toContain(first.reference);
    const expected = applications.filter(({ id, state }) => id !== first.id && state === second.state);
    expect(csv.split('\r\n')).toHaveLength(expected.length + 2);
    const refused = await order(adviser, 'akte', { aktenzeichen: first.reference });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(`Eine Akte „${first.reference}“ gibt es nicht`);
  });
});

describe('a case file', () => {
  it('has everything, can be verified by itself, and its reading is noted', async () => {
    await order(caseworker, 'akte', { aktenzeichen: second.reference.toLowerCase() });
    await cloud.idle();
    const links = linksIn(await get(caseworker)).filter((link) => link.includes('akte-'));
    expect(links.map((link) => link.split('/').at(-1))).toEqual([`akte-${second.reference}.pdf`, `akte-${second.reference}.json`]);
    const pdf = await fetched(links[0] ?? '', caseworker);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/pdfaid:part>2<|pdfaid:part="2"/);
    const json: unknown = JSON.parse((await fetched(links[1] ?? '', caseworker)).toString('utf8'));
    const { chain, events, application, readings } = z
      .object({
        chain: z.object({ head: z.string(), whole: z.boolean() }),
        events: z.array(applicationEventSchema),
        application: z.looseObject({ id: z.string() }),
        readings: z.array(z.object({ name: z.string() })),
      })
      .parse(json);
    expect(application.id).toBe(second.id);
    expect(chain.whole).toBe(true);
    expect(brokenLinks(events, chain.head, hash)).toEqual([]);
    expect(verifyFile(json, hash)).toMatchObject({ reference: second.reference, broken: [] });
    const tampered: unknown = JSON.parse(JSON.stringify(json).replace('"kind":"application.submitted"', '"kind":"check.recorded"'));
    expect(verifyFile(tampered, hash).broken).toContainEqual({ number: 1, fault: 'changed' });
    expect(readings.map(({ name }) => name)).toContain('Sascha Sachlich');
    expect(JSON.stringify(json)).not.toContain('"pk"');
  });
});
