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

  it('does not overwrite a round that is already there', async () => {
    const [round] = example.rounds;
    if (round === undefined) throw new Error('the example has no round');
    await expect(enterCountyData({ ...example, rounds: [{ ...round, maximumGrant: 1 }] }, stores())).rejects.toThrow();
    expect((await stores().funding.rounds())[0]?.maximumGrant).toBe(round.maximumGrant);
  });
});
