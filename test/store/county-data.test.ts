import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countyDataSchema, enterCountyData } from '../../infra/operations/county-data.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { startTables } from '../support/local-cloud.ts';

const example = countyDataSchema.parse(JSON.parse(readFileSync('docs/county-data-example.json', 'utf8')));
let local: Awaited<ReturnType<typeof startTables>>;
beforeAll(async () => {
  local = await startTables();
});
afterAll(() => local.stop());

describe('entering a county’s data', () => {
  const stores = () => ({
    funding: fundingStore({ client: local.client, table: local.tables.funding }),
    recipients: recipientStore({ client: local.client, table: local.tables.mail }),
    seal: sealWith('key'),
    now: () => '2026-11-26T09:00:00.000Z',
    nameOf: (area: string) => area,
  });

  it('writes the example of the docs, and again without a change', async () => {
    const { funding, recipients } = stores();
    expect(await enterCountyData(example, stores())).toEqual({ rounds: 1, budgets: 1, recipients: 1 });
    await enterCountyData(example, stores());
    expect(await funding.rounds()).toEqual(example.rounds);
    expect(await funding.budget(2027)).toEqual(example.budgets[0]);
    const [stored] = await recipients.allRecipients();
    expect(stored).toMatchObject({ ...example.recipients[0], version: 1, topics: [], left: [] });
    expect(await recipients.history(stored?.id ?? '')).toMatchObject([
      { by: 'system', kind: 'imported', what: expect.stringMatching(/^Eingetragen\./) },
    ]);
  });

  it('changes a recipient in its next version, and leaves one alone that staff deleted', async () => {
    const { recipients } = stores();
    const [entry] = example.recipients;
    if (entry === undefined) throw new Error('the example has a recipient');
    await enterCountyData({ ...example, recipients: [{ ...entry, phone: '030 23125 199' }] }, stores());
    const [changed] = await recipients.allRecipients();
    expect(changed).toMatchObject({ version: 2, phone: '030 23125 199' });
    await recipients.deleteRecipient({ id: changed?.id ?? '', version: 2 }, '2026-11-26T10:00:00.000Z');
    expect(await enterCountyData(example, stores())).toMatchObject({ recipients: 0 });
    expect(await recipients.allRecipients()).toEqual([]);
  });

  it('does not overwrite a round that is already there; the next version is added, and each can be read', async () => {
    const [round] = example.rounds;
    if (round === undefined) throw new Error('the example has no round');
    const { funding } = stores();
    const changed = { ...round, maximumGrant: 1 };
    const entering = (changes: Partial<typeof round>) => enterCountyData({ ...example, rounds: [{ ...changed, ...changes }] }, stores());
    await expect(entering({})).rejects.toThrow(
      'Version 1 of round 2027 is stored with other parameters and stays as it is. The next version of round 2027 is 2.',
    );
    await expect(entering({ version: 3 })).rejects.toThrow('Version 3 of round 2027 does not follow version 1.');
    await expect(entering({ id: 'new', version: 2 })).rejects.toThrow('Round new does not exist yet: its first version is 1, not 2.');
    expect(await funding.rounds()).toEqual([round]);

    await entering({ version: 2 });
    await entering({ version: 2 });
    await enterCountyData(example, stores());
    expect(await funding.rounds()).toEqual([{ ...changed, version: 2 }]);
    expect(await funding.roundVersion('2027', 1)).toEqual(round);
    expect(await funding.roundVersion('2027', 2)).toEqual({ ...changed, version: 2 });
    expect(await funding.roundVersion('2027', 3)).toBeUndefined();
    await expect(entering({ version: 2, maximumGrant: 2 })).rejects.toThrow('Version 2 of round 2027 is stored with other parameters');
  });

  it('lets one of two people win who change the same round at once', async () => {
    const [round] = example.rounds;
    if (round === undefined) throw new Error('the example has no round');
    const { funding } = stores();
    await funding.putRound({ ...round, id: 'race' });
    const amounts = Array.from({ length: 8 }, (_, n) => 60_000 + n);
    const outcomes = await Promise.allSettled(amounts.map((minimumGrant) => funding.putRound({ ...round, id: 'race', version: 2, minimumGrant })));
    const won = amounts.filter((_, n) => outcomes[n]?.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(await funding.roundVersion('race', 2)).toMatchObject({ minimumGrant: won[0] });
    expect((await funding.rounds()).find(({ id }) => id === 'race')).toMatchObject({ version: 2, minimumGrant: won[0] });
  });
});
