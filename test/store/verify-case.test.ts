import { createHash, randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { anchorTrails } from '../../functions/expire-data/anchor-trails.ts';
import { spendNight } from '../../functions/expire-data/spend-night.ts';
import { readTrail } from '../../functions/read-trail/read-trail.ts';
import { trailCsv, trailJson } from '../../functions/read-trail/trail-files.ts';
import { isWhole, verdictLine, verifyCase } from '../../infra/operations/case-verification.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { changeOf, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import type { TrailAnchor } from '../../shared/domain/funding/trail-anchor.ts';
import { caseRowItem } from '../../shared/store/case-row-item.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { draftIndex } from '../../shared/store/draft-index.ts';
import { applicationEventItem, sealedEvent } from '../../shared/store/event-item.ts';
import { applicationItem, fundingStore } from '../../shared/store/funding-store.ts';
import { paymentStore } from '../../shared/store/payment-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import { sweepStore } from '../../shared/store/sweep-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { trailStore } from '../../shared/store/trail-store.ts';
import { startTables } from '../support/local-cloud.ts';
import { round } from '../support/submissions.ts';
import { application as example } from '../unit/mail/examples.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const access = { client, table };
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const desk = deskStore(access);
const funding = fundingStore(access);
const trail = trailStore(access);
const { moneyOf } = paymentStore(access);
await funding.putRound({ ...round, id: 'trail' });

const [sascha, ria] = [
  { subject: 'person-1', name: 'Sascha Sachlich' },
  { subject: 'person-2', name: 'Ria Revision' },
];
const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));
const deps = {
  ...trail,
  moneyOf,
  application: desk.application,
  logReading: desk.logReading,
  applicationUnder: requestStore(access).applicationUnder,
  hash,
  now: () => '2026-12-09T08:00:00.000Z',
};
const nights = new Map<string, TrailAnchor>();
const verify = (application: Pick<Application, 'id' | 'reference'>) =>
  verifyCase(application, { ...funding, ...trail, moneyOf, hash, anchor: async (day) => nights.get(day) });

let drawn = 0;
let whole: Application;
const at = (day: number): string => `2026-12-0${day}T09:00:00.000Z`;

/** A case with four events, each written as the house writes it. */
beforeEach(async () => {
  drawn += 1;
  const id = randomUUID();
  const first = { ...example, id, roundId: 'trail', reference: `INT-2026-${String(7000 + drawn)}`, state: 'submitted' as const, version: 1 };
  const event = sealedEvent(
    { applicationId: id, reference: first.reference, kind: 'application.submitted', at: at(1), actor: 'applicant', to: 'submitted' },
    undefined,
  );
  whole = { ...first, chain: event.hash };
  await put(applicationItem(whole, 'applicant-1'));
  await put(applicationEventItem(event));
  await put(caseRowItem(whole));
  for (const [day, kind] of [
    [2, 'case.assigned'],
    [3, 'check.recorded'],
    [4, 'opinion.given'],
  ] as const) {
    expect(await desk.change({ ...changeOf(whole, { kind, at: at(day), ...staffActor(sascha) }, {}), staff: sascha.subject })).toBe(true);
    whole = (await funding.application(id)) ?? whole;
  }
});

const eventKey = (day: number, kind: string) => fundingKeys.event(whole.id, at(day), kind);

describe('a history in the table', () => {
  it('is whole as the house writes it', async () => {
    const verdict = await verify(whole);
    expect(verdict).toEqual({ reference: whole.reference, entries: 4, head: whole.chain, broken: [], records: [], anchors: 0, contradicted: [] });
    expect(verdictLine(verdict)).toBe(`${whole.reference}: whole, 4 entries, 0 anchored, head ${whole.chain}`);
  });

  const tampering: Record<string, { readonly tamper: () => Promise<unknown>; readonly broken: unknown }> = {
    'an item that somebody changed': {
      tamper: () =>
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: eventKey(3, 'check.recorded'),
            UpdateExpression: 'SET actorName = :other',
            ExpressionAttributeValues: { ':other': 'Wer Anders' },
          }),
        ),
      broken: [{ number: 3, fault: 'changed' }],
    },
    'an item that somebody took away': {
      tamper: () => client.send(new DeleteCommand({ TableName: table, Key: eventKey(2, 'case.assigned') })),
      broken: [{ number: 2, fault: 'missing' }],
    },
    'an end that somebody cut off': {
      tamper: () => client.send(new DeleteCommand({ TableName: table, Key: eventKey(4, 'opinion.given') })),
      broken: [{ number: 3, fault: 'head' }],
    },
    'an item that somebody put in': {
      tamper: async () => {
        const [, second] = await trail.events(whole.id);
        const forged = sealedEvent(
          { applicationId: whole.id, reference: whole.reference, kind: 'payment.released', at: at(3), actor: 'person-3', to: 'submitted', amount: 5 },
          { version: 2, chain: second?.hash ?? '' },
        );
        await put(applicationEventItem(forged));
      },
      broken: [expect.objectContaining({ fault: 'changed' })],
    },
    'two items that changed places': {
      tamper: async () => {
        const [, second, third] = await trail.events(whole.id);
        if (second === undefined || third === undefined) throw new Error('no events');
        await put(applicationEventItem({ ...second, number: 3 }));
        await put(applicationEventItem({ ...third, number: 2 }));
      },
      broken: expect.arrayContaining([{ number: 2, fault: 'changed' }]),
    },
    'a sum beside the history that somebody changed': {
      tamper: () =>
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: fundingKeys.application(whole.id),
            UpdateExpression: 'SET paidAmount = :more',
            ExpressionAttributeValues: { ':more': 5 },
          }),
        ),
      broken: [],
    },
    'a head that somebody set back': {
      tamper: async () => {
        const [, , third] = await trail.events(whole.id);
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: fundingKeys.application(whole.id),
            UpdateExpression: 'SET #chain = :third',
            ExpressionAttributeNames: { '#chain': 'chain' },
            ExpressionAttributeValues: { ':third': third?.hash },
          }),
        );
      },
      broken: [{ number: 4, fault: 'head' }],
    },
  };

  it.each(Object.entries(tampering))('with %s is broken', async (_name, { tamper, broken }) => {
    await tamper();
    const verdict = await verify(whole);
    expect(verdict.broken).toEqual(broken);
    expect(verdictLine(verdict)).toContain('BROKEN');
    const read = await readTrail(whole.reference, ria, deps);
    expect(read.trail.broken).toEqual(verdict.broken);
    expect(read.trail.contradicted).toEqual(verdict.records);
    const said = z.object({ whole: z.literal(false), faults: z.array(z.string()) }).parse(JSON.parse(trailJson(read)));
    expect(said.faults).toHaveLength(read.trail.broken.length + read.trail.contradicted.length);
  });
});

describe('an anchor', () => {
  it('agrees with a history that went on, and contradicts one that somebody forged whole, head and all', async () => {
    nights.clear();
    const keepAnchor = async (anchor: TrailAnchor) => void nights.set(anchor.day, anchor);
    await anchorTrails('2026-12-05T02:00:00.000Z', { keepAnchor, rounds: funding.rounds, applicationsOfRound: funding.applicationsOfRound });
    expect(await desk.change({ ...changeOf(whole, { kind: 'proposal.made', at: at(6), ...staffActor(sascha) }, {}), staff: sascha.subject })).toBe(
      true,
    );
    expect(await verify(whole)).toMatchObject({ entries: 5, broken: [], anchors: 1, contradicted: [] });

    let previous: { readonly version: number; readonly chain: string } | undefined;
    for (const { number: _number, previous: _previous, hash: _hash, ...event } of await trail.events(whole.id)) {
      const forged = sealedEvent({ ...event, ...(event.kind === 'check.recorded' && { actorName: 'Wer Anders' }) }, previous);
      await put(applicationEventItem(forged));
      previous = { version: forged.number, chain: forged.hash };
    }
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: fundingKeys.application(whole.id),
        UpdateExpression: 'SET #chain = :forged',
        ExpressionAttributeNames: { '#chain': 'chain' },
        ExpressionAttributeValues: { ':forged': previous?.chain },
      }),
    );
    const verdict = await verify(whole);
    expect(verdict).toMatchObject({ broken: [], contradicted: ['2026-12-05'] });
    expect(isWhole(verdict)).toBe(false);
    expect(verdictLine(verdict)).toContain('The anchor of 2026-12-05 names an end that is not in the history.');
  });
});

describe('a night', () => {
  it('is swept also when the heads cannot be written down, and says so', async () => {
    const swept: string[] = [];
    const night = {
      rounds: funding.rounds,
      applicationsOfRound: funding.applicationsOfRound,
      ...draftIndex(access),
      ...sweepStore(access),
      removeOver: async () => true,
      isLeft: async () => false,
      keepAnchor: () => Promise.reject(new Error('no bucket')),
      now: deps.now,
      log: ({ at: when }: { readonly at: string }) => void swept.push(when),
    };
    await expect(spendNight({}, night)).rejects.toThrow('no bucket');
    expect(swept).toEqual([deps.now()]);
    expect(await spendNight({ dryRun: true }, night)).toEqual({ at: deps.now(), due: 0 });
  });
});

describe('reading a trail', () => {
  it('is noted, and shown to the next who reads', async () => {
    await readTrail(whole.reference, ria, deps);
    const again = await readTrail(whole.reference, sascha, { ...deps, now: () => '2026-12-09T08:05:00.000Z' });
    expect(again.readings.map(({ name }) => name)).toEqual(['Sascha Sachlich', 'Ria Revision']);
    expect(again.trail.entries.map(({ sentence }) => sentence)[2]).toBe('Sascha Sachlich hat die formale Prüfung eingetragen.');
  });

  it('is not for who declared a conflict of interest, and notes nothing then', async () => {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: fundingKeys.application(whole.id),
        UpdateExpression: 'SET conflicts = :them',
        ExpressionAttributeValues: { ':them': [ria.subject] },
      }),
    );
    await expect(readTrail(whole.reference, ria, deps)).rejects.toMatchObject({ code: 'not-found' });
    expect(await trail.readings(whole.id)).toEqual([]);
  });

  it('of a reference that is not there is refused', async () => {
    await expect(readTrail('INT-1999-0001', ria, deps)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('gives a table that runs no formula', async () => {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: eventKey(2, 'case.assigned'),
        UpdateExpression: 'SET actorName = :other',
        ExpressionAttributeValues: { ':other': '=1+1' },
      }),
    );
    const csv = trailCsv(await readTrail(whole.reference, ria, deps));
    expect(csv.startsWith('\uFEFFNummer;')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(6);
    expect(csv).toContain(";'=1+1");
    expect(csv).not.toMatch(/(^|;)=/m);
  });
});
