import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countyDataSchema, enterCountyData } from '../../infra/operations/county-data.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
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
    mail: mailStore({ client: local.client, table: local.tables.mail }),
  });

  it('writes the example of the docs, and again without a change', async () => {
    const { funding, mail } = stores();
    expect(await enterCountyData(example, { funding, mail })).toEqual({ rounds: 1, budgets: 1, recipients: 1 });
    await enterCountyData(example, { funding, mail });
    expect(await funding.rounds()).toEqual(example.rounds);
    expect(await funding.budget(2027)).toEqual(example.budgets[0]);
    expect(await mail.recipients('administrations')).toEqual(example.recipients);
  });

  it('does not overwrite a round that is already there; the next version is added, and each can be read', async () => {
    const [round] = example.rounds;
    if (round === undefined) throw new Error('the example has no round');
    const { funding, mail } = stores();
    const changed = { ...round, maximumGrant: 1 };
    const entering = (changes: Partial<typeof round>) => enterCountyData({ ...example, rounds: [{ ...changed, ...changes }] }, { funding, mail });
    await expect(entering({})).rejects.toThrow(
      'Version 1 of round 2027 is stored with other parameters and stays as it is. The next version of round 2027 is 2.',
    );
    await expect(entering({ version: 3 })).rejects.toThrow('Version 3 of round 2027 does not follow version 1.');
    await expect(entering({ id: 'new', version: 2 })).rejects.toThrow('Round new does not exist yet: its first version is 1, not 2.');
    expect(await funding.rounds()).toEqual([round]);

    await entering({ version: 2 });
    await entering({ version: 2 });
    await enterCountyData(example, { funding, mail });
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
