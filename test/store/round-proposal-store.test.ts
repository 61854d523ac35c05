import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { beginRound, dropRound, proposeRound, saveSection } from '../../functions/manage-rounds/change-round.ts';
import { giveBack, openRound } from '../../functions/manage-rounds/open-round.ts';
import { roundSections } from '../../functions/manage-rounds/round-fields.ts';
import { formOf } from '../../functions/manage-rounds/section-values.ts';
import { roundOf } from '../../infra/local/example-rounds.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { roundProposalStore } from '../../shared/store/round-proposal-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { faultyClient, waysToFail } from '../support/faulty-client.ts';
import { startTables } from '../support/local-cloud.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const at = '2026-11-27T09:00:00.000Z';
const [writer, opener] = [
  { subject: 'person-1', name: 'Sascha Sachlich' },
  { subject: 'person-2', name: 'Zoe Zweitblick' },
];

const depsOver = (over: DynamoDBDocumentClient) => ({
  ...roundStore({ client: over, table }),
  ...roundProposalStore({ client: over, table }),
  now: () => at,
});
type Deps = ReturnType<typeof depsOver>;
const deps = depsOver(client);

let drawn = 0;
/** A round in force that nobody else uses. */
const given = async (): Promise<Round> => {
  drawn += 1;
  const round = { ...roundOf(2027), id: `2027-${drawn}`, title: `Runde 2027 Nummer ${drawn}` };
  await deps.putRound(round);
  return round;
};

const money = roundSections.find(({ id }) => id === 'geld') ?? roundSections[0];
if (money === undefined) throw new Error('no section');

const save = (round: Round, change: Record<string, string>, revision: number, over: Deps = deps, who = writer) => {
  const params = formOf(money, round);
  for (const [name, value] of Object.entries(change)) params.set(name, value);
  return saveSection({ roundId: round.id, section: money, params, revision }, who, over);
};
const changed = { maximumGrant: '30.000' };
const refusalOf = async (work: Promise<unknown>): Promise<Refusal | undefined> => {
  const fault: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (fault !== undefined && !(fault instanceof Refusal)) throw fault;
  return fault;
};

/** A version that waits: revision 2, version 2. */
const proposed = async (): Promise<Round> => {
  const round = await given();
  await save(round, changed, 0);
  await proposeRound(round.id, 1, deps);
  return round;
};
const seen = ({ id }: Round) => ({ roundId: id, version: 2, revision: 2 });

/** All that the table says of a round. */
const stored = async ({ id }: Pick<Round, 'id'>): Promise<string> =>
  JSON.stringify([await deps.round(id), await deps.roundVersion(id, 2), await deps.proposal(id), await deps.openings(id)]).replaceAll(
    /2027-\d+|2029-\d+|Nummer \d+/g,
    'it',
  );

describe('two people and a version', () => {
  it('make it the round, and the history says who', async () => {
    const round = await proposed();
    await openRound(seen(round), opener, deps);
    expect(await deps.round(round.id)).toEqual({ ...round, version: 2, maximumGrant: 3_000_000 });
    expect(await deps.roundVersion(round.id, 1)).toEqual(round);
    expect(await deps.proposal(round.id)).toBeUndefined();
    expect(await deps.openings(round.id)).toEqual([{ roundId: round.id, version: 2, editors: [writer], openedBy: opener, at }]);
  });

  it('are never one: nobody opens what they have written a word of, whatever was checked before', async () => {
    const round = await proposed();
    expect((await refusalOf(openRound(seen(round), writer, deps)))?.code).toBe('four-eyes');
    const proposal = await deps.proposal(round.id);
    if (proposal === undefined) throw new Error('nothing waits');
    const opening = { roundId: round.id, version: 2, editors: [writer], openedBy: writer, at };
    expect(await deps.openProposal(proposal, opening)).toBe(false);
    await save(proposal.round, { minimumGrant: '1' }, 2, deps, opener);
    expect((await deps.proposal(round.id))?.editors).toEqual([writer, opener]);
    await proposeRound(round.id, 3, deps);
    expect((await refusalOf(openRound({ ...seen(round), revision: 4 }, opener, deps)))?.code).toBe('four-eyes');
    expect((await deps.round(round.id))?.version).toBe(1);
  });

  it('of ten who open it at once one does, and it is one version', async () => {
    const round = await proposed();
    const people = Array.from({ length: 10 }, (_, index) => ({ subject: `opener-${index}`, name: 'Wer' }));
    const outcomes = await Promise.all(people.map((person) => refusalOf(openRound(seen(round), person, deps))));
    expect(outcomes.filter((refusal) => refusal === undefined)).toHaveLength(1);
    expect(await deps.openings(round.id)).toHaveLength(1);
    expect((await deps.round(round.id))?.version).toBe(2);
  });

  it('open no draft, and nothing that was changed after they looked', async () => {
    const round = await given();
    await save(round, changed, 0);
    expect((await refusalOf(openRound({ roundId: round.id, version: 2, revision: 1 }, opener, deps)))?.code).toBe('wrong-state');
    await proposeRound(round.id, 1, deps);
    await save({ ...round, maximumGrant: 3_000_000 }, { minimumGrant: '1' }, 2);
    await proposeRound(round.id, 3, deps);
    expect((await refusalOf(openRound(seen(round), opener, deps)))?.code).toBe('version-conflict');
  });

  it('open nothing that another version has overtaken; saved once more it follows that one', async () => {
    const round = await proposed();
    await deps.putRound({ ...round, version: 2, title: 'Am Befehl' });
    expect(await refusalOf(openRound(seen(round), opener, deps))).toMatchObject({
      code: 'version-conflict',
      message: expect.stringContaining('Fassung 2'),
    });
    const proposal = await deps.proposal(round.id);
    await save(proposal?.round ?? round, {}, 2);
    expect((await deps.proposal(round.id))?.round.version).toBe(3);
  });

  it('give it back with a reason, and it is a draft again', async () => {
    const round = await proposed();
    expect((await refusalOf(giveBack(seen(round), ' ', opener, deps)))?.code).toBe('invalid-fields');
    await giveBack(seen(round), 'Der Betrag ist zu hoch.', opener, deps);
    expect(await deps.proposal(round.id)).toMatchObject({ state: 'draft', revision: 3, returned: { reason: 'Der Betrag ist zu hoch.', by: opener } });
    expect((await refusalOf(openRound({ ...seen(round), revision: 3 }, opener, deps)))?.code).toBe('wrong-state');
  });
});

describe('who is second to save', () => {
  it('hears what stands there now, and nothing is lost', async () => {
    const round = await given();
    await save(round, changed, 0);
    const refusal = await refusalOf(save(round, { maximumGrant: '40.000' }, 0, deps, opener));
    expect(refusal?.code).toBe('version-conflict');
    expect(refusal?.errors.map(({ message }) => message).join(' ')).toContain('30.000,00');
    expect((await deps.proposal(round.id))?.round.maximumGrant).toBe(3_000_000);
  });

  it('keeps the changes of other sections', async () => {
    const round = await given();
    await save(round, changed, 0);
    const section = roundSections[0] ?? money;
    const params = formOf(section, round);
    params.set('title', 'Neuer Name');
    await saveSection({ roundId: round.id, section, params, revision: 1 }, writer, deps);
    expect((await deps.proposal(round.id))?.round).toMatchObject({ title: 'Neuer Name', maximumGrant: 3_000_000, version: 2 });
  });
});

it('next year begins with this year, once, and not where it is already', async () => {
  const round = await given();
  const id = await beginRound({ from: round.id, year: '2028' }, writer, deps);
  expect(await beginRound({ from: round.id, year: '2028' }, writer, deps)).toBe(id);
  expect(await deps.proposal(id)).toMatchObject({
    revision: 1,
    state: 'draft',
    round: { budgetYear: 2028, version: 1, closesAt: '2028-08-31T22:00:00.000Z' },
  });
  for (const year of ['2027', '2026', 'x', '3000'])
    expect((await refusalOf(beginRound({ from: round.id, year }, writer, deps)))?.code).toBe('invalid-fields');
  await proposeRound(id, 1, deps);
  await openRound({ roundId: id, version: 1, revision: 2 }, opener, deps);
  expect((await deps.round(id))?.version).toBe(1);
  expect((await refusalOf(beginRound({ from: round.id, year: '2028' }, writer, deps)))?.message).toContain('gibt es schon');
});

it('nothing is proposed that contradicts itself or changes nothing', async () => {
  const round = await given();
  await deps.putRound({ ...round, version: 2, decision: { ...round.decision, routes: [{ topic: 'x', steps: [{ body: 'Amt', role: 'decides' }] }] } });
  await save({ ...round, version: 2 }, changed, 0);
  expect(await refusalOf(proposeRound(round.id, 1, deps))).toMatchObject({ code: 'invalid-fields', errors: [{ pointer: '/entscheidung' }] });
  const other = await given();
  await save(other, changed, 0);
  await save(other, { maximumGrant: '25.000' }, 1);
  expect((await refusalOf(proposeRound(other.id, 2, deps)))?.code).toBe('wrong-state');
});

type Act = { readonly prepare: () => Promise<Round>; readonly run: (round: Round, over: Deps) => Promise<unknown> };

/** Every use case: how it stands before, and how it is done. Done again it changes nothing. */
const acts: Record<string, Act> = {
  'saving a section': { prepare: given, run: (round, over) => save(round, changed, 0, over) },
  'saving it again': {
    prepare: async () => {
      const round = await given();
      await save(round, changed, 0);
      return round;
    },
    run: (round, over) => save(round, { maximumGrant: '31.000' }, 1, over),
  },
  'proposing it': {
    prepare: async () => {
      const round = await given();
      await save(round, changed, 0);
      return round;
    },
    run: ({ id }, over) => proposeRound(id, 1, over),
  },
  'opening it': { prepare: proposed, run: (round, over) => openRound(seen(round), opener, over) },
  'giving it back': { prepare: proposed, run: (round, over) => giveBack(seen(round), 'Zu hoch.', opener, over) },
  'throwing it away': { prepare: proposed, run: ({ id }, over) => dropRound(id, 2, over) },
};

describe.each(Object.entries(acts))('%s', (_name, { prepare, run }) => {
  it('is done once, wherever it is killed and however often it comes', async () => {
    const clean = await prepare();
    const untouched = await stored(clean);
    const counting = faultyClient(client);
    await run(clean, depsOver(counting.client));
    const done = await stored(clean);
    expect(done).not.toBe(untouched);
    expect(counting.calls()).toBeGreaterThan(0);
    await run(clean, deps);
    expect(await stored(clean)).toBe(done);
    for (let call = 0; call < counting.calls(); call += 1)
      for (const when of waysToFail) {
        const round = await prepare();
        await run(round, depsOver(faultyClient(client, { at: call, when }).client)).catch(() => undefined);
        await run(round, deps);
        expect(await stored(round)).toBe(done);
      }
  });
});

it('beginning next year is done once, wherever it is killed', async () => {
  const round = await given();
  const counting = faultyClient(client);
  await beginRound({ from: round.id, year: '2029' }, writer, depsOver(counting.client));
  const done = await stored({ id: round.id.replace('2027', '2029') });
  for (let call = 0; call < counting.calls(); call += 1)
    for (const when of waysToFail) {
      const other = await given();
      await beginRound({ from: other.id, year: '2029' }, writer, depsOver(faultyClient(client, { at: call, when }).client)).catch(() => undefined);
      expect(await stored({ id: await beginRound({ from: other.id, year: '2029' }, writer, deps) })).toBe(done);
    }
});
