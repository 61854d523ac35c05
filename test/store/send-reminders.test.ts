import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { remindEditors } from '../../functions/send-reminders/remind-editors.ts';
import type { Draft } from '../../shared/domain/funding/draft.ts';
import type { DraftTimes } from '../../shared/domain/funding/draft-reminders.ts';
import { draftIndex } from '../../shared/store/draft-index.ts';
import { draftReminderStore } from '../../shared/store/draft-reminder-store.ts';
import { draftRemoval } from '../../shared/store/draft-removal.ts';
import { draftStore } from '../../shared/store/draft-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { newDraft } from '../support/drafts.ts';
import { Killed, killedAt } from '../support/killed-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const drafts = draftStore({ client, table });
const funding = fundingStore({ client, table });
const time = '2027-08-28T06:00:00Z';

/** Each test has rounds of its own, so that it sees its own drafts only. */
const newRound = async () => {
  const own = { ...round, id: crypto.randomUUID(), retention: { ...round.retention, draftDays: 400 } };
  await funding.putRound(own);
  return own;
};
const begin = async (own: typeof round, at = '2027-03-01T10:00:00.000Z'): Promise<Draft> => {
  const draft = newDraft({ round: own, at });
  await drafts.create({ key: draft.id, draft });
  return draft;
};
const run = (own: typeof round, { through = client, at = time } = {}) => {
  const access = { client: through, table };
  return remindEditors(at, { ...draftIndex(access), ...draftReminderStore(access), rounds: async () => [own] });
};
const remindersOf = async ({ id }: Draft) => {
  const { pk, sk } = fundingKeys.draftReminders(id);
  const found = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      ConsistentRead: true,
    }),
  );
  return found.Items ?? [];
};

describe('a run of the reminders', () => {
  it('writes one event for each draft whose round closes soon, and leaves the draft as it is', async () => {
    const own = await newRound();
    const [one, other, late] = [await begin(own), await begin(own), await begin(own, '2027-08-28T05:00:00.000Z')];
    expect(await run(own)).toBe(2);
    expect(await remindersOf(one)).toEqual([
      {
        pk: `DRAFT#${one.id}`,
        sk: 'REMINDER#draft.deadline-near#2027-08-31#3',
        entity: 'draft-event',
        draftId: one.id,
        kind: 'draft.deadline-near',
        at: time,
        lastDay: '2027-08-31',
        daysBefore: 3,
        expiresAt: Date.parse('2027-09-30T22:00:00Z') / 1000,
      },
    ]);
    expect(await remindersOf(other)).toHaveLength(1);
    expect(await remindersOf(late)).toEqual([]);
    expect(await drafts.draftOf(one.owner, one.id)).toEqual(one);
    expect(await drafts.eventsOf(one.id)).toHaveLength(1);
  });

  it('repeated, late or on the next days writes nothing more', async () => {
    const own = await newRound();
    const draft = await begin(own);
    expect(await run(own)).toBe(1);
    expect(await run(own)).toBe(0);
    expect(await run(own, { at: '2027-08-30T06:00:00Z' })).toBe(0);
    expect(await remindersOf(draft)).toHaveLength(1);
  });

  it('that two make at once reminds once', async () => {
    const own = await newRound();
    const all = [await begin(own), await begin(own), await begin(own)];
    const [one, other] = await Promise.all([run(own), run(own)]);
    expect((one ?? 0) + (other ?? 0)).toBe(3);
    for (const draft of all) expect(await remindersOf(draft)).toHaveLength(1);
  });

  it('killed anywhere and run again has told everybody once', async () => {
    const clean = killedAt();
    const first = await newRound();
    for (let number = 0; number < 3; number += 1) await begin(first);
    await run(first, { through: clean.wrap(client) });
    expect(clean.points()).toBe(4);
    for (let point = 0; point < clean.points(); point += 1) {
      const own = await newRound();
      const all = [await begin(own), await begin(own), await begin(own)];
      await expect(run(own, { through: killedAt(point).wrap(client) })).rejects.toThrow(Killed);
      await run(own);
      for (const draft of all) expect(await remindersOf(draft)).toHaveLength(1);
    }
  });

  it('goes on after a draft that makes a fault, and says so in the end', async () => {
    const own = await newRound();
    const all = [await begin(own), await begin(own), await begin(own)];
    const { remind } = draftReminderStore({ client, table });
    const faulty = async (reminder: Parameters<typeof remind>[0]) => {
      if (reminder.draftId === all[1]?.id) throw new Error('throttled');
      return remind(reminder);
    };
    const deps = { ...draftIndex({ client, table }), remind: faulty, rounds: async () => [own] };
    await expect(remindEditors(time, deps)).rejects.toThrow('throttled');
    expect(await Promise.all(all.map(async (draft) => (await remindersOf(draft)).length))).toEqual([1, 0, 1]);
    expect(await run(own)).toBe(1);
  });

  it('does not write about a draft that went after the index was read, and its deletion takes the reminders along', async () => {
    const own = await newRound();
    const draft = await begin(own);
    await run(own);
    await draftRemoval({ client, table }, async () => undefined).removeByOwner({ id: draft.id, principal: draft.owner, at: time });
    expect(await remindersOf(draft)).toEqual([]);
    const { remind } = draftReminderStore({ client, table });
    expect(await remind({ draftId: draft.id, kind: 'draft.deadline-near', at: time, lastDay: '2027-08-31', daysBefore: 3 })).toBe(false);
    expect(await remindersOf(draft)).toEqual([]);
  });
});

describe('the index of drafts', () => {
  it('has the times of every draft of a round, page by page, and nothing of what is typed', async () => {
    const own = await newRound();
    const all = [await begin(own), await begin(own, '2027-02-01T10:00:00.000Z'), await begin(own, '2027-04-01T10:00:00.000Z')];
    const save = { section: 'project', readVersion: 0, content: { title: 'geheim' }, expiresAt: all[0]?.expiresAt ?? 0 } as const;
    await drafts.saveSection({ id: all[0]?.id ?? '', principal: all[0]?.owner ?? '', at: '2027-05-01T10:00:00.000Z', ...save });
    const inSmallPages = new Proxy(client, {
      get: (target, name) => {
        if (name !== 'send') return Reflect.get(target, name);
        return (command: object) => {
          if (command instanceof QueryCommand) command.input.Limit = 2;
          return Reflect.apply(target.send, target, [command]);
        };
      },
    });
    const pages: (readonly DraftTimes[])[] = [];
    for await (const page of draftIndex({ client: inSmallPages, table }).draftsOfRound(own.id)) pages.push(page);
    expect(pages.map((page) => page.length)).toEqual([2, 1]);
    expect(pages.flat().map(({ id }) => id)).toEqual([all[1]?.id, all[2]?.id, all[0]?.id]);
    expect(Object.keys(pages.flat()[0] ?? {}).toSorted()).toEqual(['createdAt', 'expiresAt', 'id', 'savedAt']);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'draftsByRound',
        KeyConditionExpression: 'draftRound = :round',
        ExpressionAttributeValues: { ':round': own.id },
      }),
    );
    expect(JSON.stringify(Items)).not.toContain('geheim');
  });
});
