import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { connectDynamoDb } from '../../infra/local/dynamodb.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
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

const auditor = await signInStaff(cloud, 'audit-office');
const get = (path: string) => fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: { cookie: auditor } });
const text = async (path: string): Promise<string> => (await get(path)).text();

const command = async (...given: readonly string[]) => {
  const env = { ...process.env, PORT: new URL(cloud.url).port };
  const run = promisify(execFile)('node', ['infra/operations/verify-case.ts', ...given, '--local'], { env });
  return run.then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { readonly code: number; readonly stdout: string }) => ({ code, stdout }),
  );
};

const round = (await stored.funding.rounds()).find(({ title }) => title.startsWith('Integrationsmittel'));
if (round === undefined) throw new Error('no round');
const [whole, tampered] = await stored.funding.applicationsOfRound(round.id);
if (whole === undefined || tampered === undefined) throw new Error('the example has no applications');

describe('the trail of a case', () => {
  it('is found by its reference, read as sentences, and says who read it', async () => {
    const found = await get(`/amt/protokoll?aktenzeichen=${whole.reference.toLowerCase()}`);
    expect([found.status, found.headers.get('location')]).toEqual([303, `/amt/protokoll/${whole.reference}`]);
    const page = await text(`/amt/protokoll/${whole.reference}`);
    expect(page).toContain('Die Kette ist vollständig');
    expect(page).toContain('hat den Antrag eingereicht.');
    expect(page).toContain(whole.chain ?? 'no head');
    expect(await text(`/amt/protokoll/${whole.reference}`)).toContain('Ria Revision');
    const csv = await get(`/amt/protokoll/${whole.reference}/eintraege.csv`);
    expect(csv.headers.get('content-disposition')).toContain(`${whole.reference}-protokoll.csv`);
    expect(JSON.parse(await text(`/amt/protokoll/${whole.reference}/protokoll.json`))).toMatchObject({
      reference: whole.reference,
      whole: true,
      head: whole.chain,
    });
  });

  it('is refused for what is no reference, or names nothing', async () => {
    expect((await get('/amt/protokoll?aktenzeichen=42')).status).toBe(422);
    const unknown = await get('/amt/protokoll/INT-1999-0001');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('Eine Akte „INT-1999-0001“ gibt es nicht');
  });

  it('shows an entry that somebody changed in the table, and the command ends with 1', async () => {
    expect(await command(whole.reference)).toMatchObject({ code: 0, stdout: expect.stringContaining(`head ${whole.chain}`) });
    expect(await command('--all', round.id)).toMatchObject({ code: 0, stdout: expect.stringContaining(', 0 broken') });
    await client.send(
      new UpdateCommand({
        TableName: cloud.tableName('funding'),
        Key: fundingKeys.event(tampered.id, tampered.submittedAt, 'application.submitted'),
        UpdateExpression: 'SET actor = :other',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':other': 'staff' },
      }),
    );
    const page = await text(`/amt/protokoll/${tampered.reference}`);
    expect(page).toContain('Die Kette ist nicht vollständig');
    expect(page).toContain('Eintrag 1 ist nicht mehr, wie er geschrieben wurde');
    expect(await command(tampered.reference)).toMatchObject({ code: 1, stdout: expect.stringContaining('BROKEN') });
    expect(await command('--all', round.id)).toMatchObject({ code: 1, stdout: expect.stringContaining(', 1 broken') });
  });
});
