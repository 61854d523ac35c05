import { createHash, randomUUID } from 'node:crypto';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { addMotion } from '../../functions/hold-meetings/add-motion.ts';
import { decideInHouse } from '../../functions/hold-meetings/decide-in-house.ts';
import { recordMinutes } from '../../functions/hold-meetings/record-minutes.ts';
import { setAgenda } from '../../functions/hold-meetings/set-agenda.ts';
import { withdrawMotion } from '../../functions/hold-meetings/withdraw-motion.ts';
import { writePaper } from '../../functions/hold-meetings/write-paper.ts';
import { newConsultation } from '../../shared/domain/funding/committee.ts';
import { brokenLinks } from '../../shared/domain/funding/event-chain.ts';
import { changeOf } from '../../shared/domain/funding/life-cycle.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { type CommitteeStores, committeeAgendas, motion, motionId, type OnAgendas, staff, typed, votes } from '../support/committee-agendas.ts';
import { ended, endingOf, faultyClient, waysToFail } from '../support/faulty-client.ts';

const { client, table, world, stop, storesOver, before, given, minutes, advised } = await committeeAgendas();
afterAll(stop);
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Everything that the table has about a case and its meetings; what differs from one case to the next has one name. */
const stored = async ({ id, reference, first, second }: OnAgendas): Promise<string> => {
  const { Items = [] } = await client.send(
    new QueryCommand({ TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': fundingKeys.case(id).pk } }),
  );
  const { Item: row } = await client.send(new GetCommand({ TableName: table, Key: fundingKeys.caseRow(world.round.id, reference) }));
  const meetings = await Promise.all([first, second].map((each) => before.meeting(each.id)));
  return JSON.stringify([...Items, row ?? {}, ...meetings.map((meeting) => meeting ?? {})].map((item) => Object.entries(item).sort()))
    .replaceAll(id, 'id')
    .replaceAll(first.id, 'first')
    .replaceAll(second.id, 'second')
    .replaceAll(first.date, 'day of the first')
    .replaceAll(second.date, 'day of the second')
    .replaceAll(/INT-\d{4}-\d+|[0-9a-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'unique');
};

type Happening = {
  readonly requested?: number;
  readonly also?: (of: OnAgendas) => Promise<unknown>;
  readonly run: (stores: CommitteeStores, of: OnAgendas) => Promise<unknown>;
};

/** Everything that people do here: how it stands before, and how it is done. Done again it does nothing. */
const happenings: Record<string, Happening> = {
  'taking a case from an agenda': { run: (stores, { first }) => setAgenda(first.id, typed({ fassung: '1' }), staff, stores) },
  'advising by a vote': { run: (stores, of) => minutes(stores, of.first, of, 0, votes(of, [5, 1, 0])) },
  'putting off': { run: (stores, of) => minutes(stores, of.first, of, 0, { [`${of.reference}.zurueckgestellt`]: 'on' }) },
  'deciding by a vote': { also: advised, run: (stores, of) => minutes(stores, of.second, of, 0, votes(of, [9, 7, 2])) },
  'rejecting by a vote': { also: advised, run: (stores, of) => minutes(stores, of.second, of, 0, votes(of, [7, 9, 2])) },
  'adding a motion': { also: advised, run: (stores, of) => addMotion(of.id, [of.second], motion(of), staff, stores) },
  'taking a motion back': {
    also: async (of) => {
      await advised(of);
      await addMotion(of.id, [of.second], motion(of), staff, before);
    },
    run: (stores, of) => withdrawMotion(of.id, typed({ sitzung: of.second.id, beschlussantrag: motionId }), staff, stores),
  },
  'voting on the first of two': {
    also: async (of) => {
      await advised(of);
      await addMotion(of.id, [of.second], motion(of), staff, before);
    },
    run: (stores, of) => minutes(stores, of.second, of, 1, votes(of, [1, 2, 0], motionId)),
  },
  'correcting a decision': {
    also: async (of) => {
      await advised(of);
      await minutes(storesOver(client, '2039-12-01T10:00:00.000Z'), of.second, of, 0, votes(of, [9, 7, 2]));
    },
    run: (stores, of) => minutes(stores, of.second, of, 1, votes(of, [7, 9, 2])),
  },
  'deciding in the house': {
    requested: 50_000,
    run: (stores, { id }) => decideInHouse(id, typed({ fassung: '0', ergebnis: 'bewilligen', betrag: '400' }), staff, stores),
  },
  'writing a paper': {
    run: (stores, { id }) => writePaper(id, typed({ fassung: '0', nummer: 'VO/2027/001', bearbeitung: 'Gerrit' }), staff, stores),
  },
};

describe.each(Object.entries(happenings))('%s', (_name, { requested, also, run }) => {
  const fresh = async (): Promise<OnAgendas> => {
    const of = await given(requested);
    await also?.(of);
    return of;
  };

  it('is one event and one change, wherever it is killed and however often it comes', async () => {
    const clean = await fresh();
    const untouched = await stored(clean);
    const counting = faultyClient(client);
    await run(storesOver(counting.client), clean);
    const done = await stored(clean);
    expect(done).not.toBe(untouched);
    expect(counting.calls()).toBeGreaterThan(1);
    for (let call = 0; call < counting.calls(); call += 1)
      for (const when of waysToFail) {
        const of = await fresh();
        expect(await ended(run(storesOver(faultyClient(client, { at: call, when }).client), of))).toMatch(endingOf(when));
        expect([untouched, done]).toContain(await stored(of));
        await run(storesOver(client), of);
        expect(await stored(of)).toBe(done);
        await run(storesOver(client, '2026-12-02T11:00:00.000Z'), of);
        expect(await stored(of)).toBe(done);
      }
  });

  it('is done once by six that race, and the chain of the case holds', async () => {
    const [clean, of] = [await fresh(), await fresh()];
    await run(storesOver(client), clean);
    await Promise.all(Array.from({ length: 6 }, () => run(storesOver(client), of).catch((fault: unknown) => fault)));
    expect(await stored(of)).toBe(await stored(clean));
    const file = await before.caseFile(of.id, 'nobody');
    expect(brokenLinks(file?.events ?? [], file?.application.chain, hash)).toEqual([]);
  });
});

describe('two who write different things', () => {
  it('are one result and one refusal, never a mixture', async () => {
    for (let run = 0; run < 10; run += 1) {
      const of = await given();
      await advised(of);
      const say = (vote: readonly number[]) =>
        recordMinutes(of.second, of.second.items, typed({ [`${of.reference}.fassung`]: '0', ...votes(of, vote) }), staff, storesOver(client));
      const told = await Promise.all([say([9, 7, 2]), say([7, 9, 2])]);
      expect(told.map(({ saved }) => saved).toSorted()).toEqual([0, 1]);
      expect(told.flatMap(({ errors }) => errors)).toHaveLength(1);
      const { application, events } = (await before.caseFile(of.id, 'nobody')) ?? {};
      expect([application?.state, application?.decidedAmount]).toEqual(['decided', told[0]?.saved === 1 ? 750_000 : 0]);
      expect(events?.filter(({ kind }) => kind === 'committee.decided')).toHaveLength(1);
    }
  });
});

describe('what the database itself refuses', () => {
  it('is a change by somebody who has declared a conflict meanwhile', async () => {
    const { id, first } = await given();
    const application = await before.application(id, 'nobody');
    if (application === undefined) throw new Error('the case is not there');
    const consultation = { ...newConsultation(id, first, 'advises', { text: 'So', amount: 1 }), version: 1 };
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: fundingKeys.application(id) }));
    await client.send(new PutCommand({ TableName: table, Item: { ...Item, conflicts: ['gerrit'] } }));
    const change = { ...changeOf(application, { kind: 'committee.voted', at: '2026-12-02T09:00:00.000Z' }, {}), staff: 'gerrit' };
    expect(await before.keepConsultation(change, consultation)).toBe(false);
    expect(await before.keepConsultation({ ...change, staff: 'kim' }, consultation)).toBe(true);
    await expect(writePaper(id, typed({ fassung: '0', bearbeitung: 'G' }), staff, before)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is a second consultation of the same meeting, and a meeting that somebody else has changed', async () => {
    const { id, first } = await given();
    const application = await before.application(id, 'nobody');
    if (application === undefined) throw new Error('the case is not there');
    const consultation = { ...newConsultation(id, first, 'advises', { text: 'So', amount: 1 }), version: 1 };
    const change = { ...changeOf(application, { kind: 'committee.voted', at: '2026-12-02T09:00:00.000Z' }, {}), staff: 'kim' };
    expect(await before.keepConsultation(change, consultation)).toBe(true);
    const again = changeOf(change.after, { kind: 'committee.voted', at: '2026-12-02T09:00:01.000Z' }, {});
    expect(await before.keepConsultation({ ...again, staff: 'kim' }, consultation)).toBe(false);
    expect(await before.keepMeeting(first)).toBe(false);
    expect(await before.keepMeeting({ ...first, items: [], version: 2 })).toBe(true);
    expect(await before.keepMeeting({ ...first, version: 2 })).toBe(false);
  });

  it('is nothing of a case that is not there', async () => {
    await expect(addMotion(randomUUID(), [], typed({}), staff, before)).rejects.toMatchObject({ code: 'invalid-fields' });
    await expect(decideInHouse(randomUUID(), typed({ ergebnis: 'bewilligen', betrag: '1' }), staff, before)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
