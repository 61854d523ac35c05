import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { createTable, type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts';
import type { MailRecord } from '../../shared/domain/notices/mail.ts';
import { queryPages, type TableAccess } from '../../shared/store/item-pages.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { sendingStore } from '../../shared/store/sending-store.ts';
import { mailsByAnnouncement } from '../../shared/store/table-design.ts';
import { templateTables } from '../support/store-tables.ts';
import { seeded } from '../support/virtual-time.ts';
import type { Death } from './mail-death.ts';
import { enterReaders, readersOf } from './mail-readers.ts';
import { type Fate, liveThrough, type UseCase, useCases } from './mail-world.ts';
import { atMost, type Measurement, told } from './measure.ts';

const recipients = Number(process.env['MAIL_KILLS_RECIPIENTS'] ?? '10000');
const runs = Number(process.env['MAIL_KILLS_RUNS'] ?? '30');
const firstSeed = Number(process.env['MAIL_KILLS_SEED'] ?? '1');

/** How often anything goes wrong besides the kills. */
const trouble = 0.03;

// A place that fewer processes came to may have had none that could die there.
const wellKnown = 5;

/** Three processes in five are to die; ways to die that nobody has died yet come first. */
const deaths = () => {
  const random = seeded(firstSeed);
  const visits = new Map<UseCase, Map<string, number>>(useCases.map((useCase) => [useCase, new Map()]));
  const died = new Set<string>();
  let kills = 0;
  const nameOf = (useCase: UseCase, { place, when }: Pick<Death, 'place' | 'when'>): string => `${useCase}, ${when} ${place}`;
  const waysOf = (useCase: UseCase, least: number) =>
    [...(visits.get(useCase) ?? [])].flatMap(([place, count]) =>
      count < least ? [] : (['before', 'after'] as const).map((when) => ({ place, when, name: nameOf(useCase, { place, when }) })),
    );
  const fate: Fate = {
    deathOf: (useCase) => {
      if (random() > 0.6) return undefined;
      const ways = waysOf(useCase, 1);
      const open = ways.filter(({ name }) => !died.has(name));
      const from = open.length > 0 ? open : ways;
      const way = from[Math.floor(random() * from.length)];
      return way && { ...way, nth: open.length > 0 ? 0 : Math.floor(random() * 10) };
    },
    ended: (useCase, { died: death, places }) => {
      const counts = visits.get(useCase);
      for (const place of places) counts?.set(place, (counts.get(place) ?? 0) + 1);
      if (death === undefined) return;
      kills += 1;
      died.add(nameOf(useCase, death));
    },
  };
  return {
    fate,
    kills: () => kills,
    /** Ways to die in a use case, and those that nobody has died. */
    ways: (useCase: UseCase) => {
      const all = waysOf(useCase, wellKnown).map(({ name }) => name);
      return { all, open: all.filter((name) => !died.has(name)) };
    },
  };
};

const countsOf = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

const idSchema = z.array(z.object({ id: z.string() }));

/** What is known of mails that are not sent in the end: whoever mends it begins there. */
const tellOf = async (access: TableAccess, left: readonly MailRecord[]): Promise<void> => {
  const { lanes: _lanes, ...sending } = await sendingStore(access).sending();
  const some = left.slice(0, 5).map(({ text: _text, html: _html, ...record }) => record);
  console.error(JSON.stringify({ states: Object.fromEntries(countsOf(left.map(({ state }) => state))), some, sending }, null, 1));
};

/** Mails of an announcement as the table has them at the end. */
const recordsOf = async (access: TableAccess, announcement: string) => {
  const found: MailRecord[] = [];
  const { mail } = mailStore(access);
  for await (const page of queryPages(access, {
    IndexName: mailsByAnnouncement.name,
    KeyConditionExpression: '#announcement = :id',
    ExpressionAttributeNames: { '#announcement': mailsByAnnouncement.partitionKey },
    ExpressionAttributeValues: { ':id': announcement },
  }))
    for (const { id } of idSchema.parse(page)) {
      const record = await mail(id);
      if (record !== undefined) found.push(record);
    }
  return found;
};

type Counted = Record<'missing' | 'twice' | 'strangers' | 'unsent' | 'twiceInTable' | 'contradictions' | 'miscounted' | 'minutes', number>;

/** One run: everybody who should get the report, counted in the inbox and in the table. */
const counted = async (dynamoDb: DynamoDb, fate: Fate, run: number): Promise<Counted> => {
  const access = { client: DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } }), table: `mail-${run}` };
  await createTable(dynamoDb, access.table, { ...templateTables().mail, TimeToLiveSpecification: undefined });
  const readers = readersOf(recipients);
  await enterReaders(access.client, access.table, readers);
  const { inbox, announcement, minutes } = await liveThrough(access, fate, {
    seed: firstSeed + run,
    trouble,
    atOnce: Math.min(99, Math.ceil(recipients / 10)),
  });
  const records = await recordsOf(access, announcement?.id ?? '');
  const left = records.filter(({ state }) => state !== 'sent');
  if (left.length > 0) await tellOf(access, left);
  const wanted = new Set(readers.map(({ address }) => address));
  const inInbox = countsOf(inbox.map(({ to }) => to).filter((to) => !to.endsWith('@simulator.amazonses.com')));
  const inTable = countsOf(records.map(({ to }) => to.address));
  const messageIds = new Map(inbox.map(({ to, messageId }) => [to, messageId]));
  return {
    missing: [...wanted].filter((address) => !inInbox.has(address)).length,
    twice: [...inInbox.values()].filter((count) => count > 1).length,
    strangers: [...inInbox.keys()].filter((address) => !wanted.has(address)).length,
    unsent: [...wanted].filter((address) => !inTable.has(address)).length + left.length,
    twiceInTable: [...inTable.values()].filter((count) => count > 1).length,
    contradictions: records.filter(({ to, sesMessageId }) => sesMessageId !== messageIds.get(to.address)).length,
    miscounted: Math.abs((announcement?.made ?? 0) - recipients),
    minutes,
  };
};

/** DynamoDB Local slows down with what it holds: each run has its own. */
const inFreshTables = async <T>(work: (dynamoDb: DynamoDb) => Promise<T>): Promise<T> => {
  const dynamoDb = await startDynamoDb('load');
  try {
    return await work(dynamoDb);
  } finally {
    await dynamoDb.stop();
  }
};

/**
 * Announcements from the first record to the last report of SES, while processes die at their calls to AWS, calls are refused or lose their
 * answers, and messages come twice and late. Then everybody is counted, in the inbox and in the table.
 */
export const mailKills = async (): Promise<Measurement[]> => {
  const { fate, kills, ways } = deaths();
  const all: Counted[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const began = performance.now();
    const found = await inFreshTables((dynamoDb) => counted(dynamoDb, fate, run));
    all.push(found);
    const open = useCases.map((useCase) => `${useCase} ${ways(useCase).open.length}/${ways(useCase).all.length}`).join(', ');
    const time = ((performance.now() - began) / 1000).toFixed(0);
    console.error(`run ${run} of ${runs}: ${time} s, ${kills()} kills so far (ways to die still open: ${open}), ${JSON.stringify(found)}`);
  }
  const sum = (what: keyof Counted): number => all.reduce((total, one) => total + one[what], 0);
  const of = `of ${recipients} in ${runs} runs`;
  return [
    atMost(`missing in the inbox, ${of}`, sum('missing'), 0, 'people'),
    atMost(`twice in the inbox, ${of}`, sum('twice'), 0, 'people'),
    atMost(`in the inbox who should not be there, ${of}`, sum('strangers'), 0, 'people'),
    atMost(`not sent by the record table, ${of}`, sum('unsent'), 0, 'people'),
    atMost(`twice in the record table, ${of}`, sum('twiceInTable'), 0, 'people'),
    atMost(`records that name another message than the inbox, ${of}`, sum('contradictions'), 0, 'records'),
    atMost(`wrong in the announcements' own count, ${of}`, sum('miscounted'), 0, 'mails'),
    told('processes killed', kills(), 'kills'),
    ...useCases.flatMap((useCase) => {
      const { all, open } = ways(useCase);
      for (const name of open) console.error(`nobody has died in ${name}`);
      return [
        told(`ways to die in ${useCase}: before and after each of its calls to AWS`, all.length, 'ways'),
        atMost(`of them never died, ${useCase}`, open.length, 0, 'ways'),
      ];
    }),
    told('from the release to the last report, by the clock of the run', sum('minutes') / runs, 'min'),
  ];
};
