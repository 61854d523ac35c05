import { readFileSync } from 'node:fs';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expandAnnouncement } from '../../functions/expand-announcements/expand-announcement.ts';
import { createTable, startDynamoDb } from '../../infra/local/dynamodb.ts';
import { county } from '../../shared/county/county.ts';
import { openAnnouncement } from '../../shared/domain/notices/announcement.ts';
import { mailIdOf, type SharedMail } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { releaseMail } from '../../shared/mail/templates/release-mail.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { announcedMailStore } from '../../shared/store/announced-mail-store.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { mailKeys } from '../../shared/store/mail-keys.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { templateTables } from '../support/store-tables.ts';
import { release } from '../unit/mail/examples.ts';
import { enterReaders, readersOf, writeAll } from './mail-readers.ts';
import { atMost, type Measurement, median, told } from './measure.ts';

const recipients = Number(process.env['BENCH_RECIPIENTS'] ?? 10_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
const at = '2026-11-25T05:00:00.000Z';
const people = readersOf(recipients);

const bareItem = (person: Recipient, cause: string): Record<string, unknown> => {
  const id = mailIdOf({ cause, address: person.address }, surroundings.hash);
  const mail: SharedMail = {
    id,
    cause,
    template: 'release',
    to: { address: person.address },
    createdAt: at,
    announcement: cause,
    leave: { recipient: person.id, mailing: 'report' },
    textId: surroundings.hash(cause),
  };
  return { ...mailKeys.mail(id), entity: 'mail', expiresAt: 1_800_000_000, ...mail, state: 'queued', open: 'queued', openSince: at };
};

/** The bare conditional writes: as many items a transaction as the product keeps together, one call after the other. */
const writeConditionally = async (client: DynamoDBDocumentClient, table: string, items: readonly Record<string, unknown>[]): Promise<void> => {
  const { atOnce } = announcedMailStore({ client, table });
  for (let from = 0; from < items.length; from += atOnce) {
    const writes = items
      .slice(from, from + atOnce)
      .map((Item) => ({ Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } }));
    await client.send(new TransactWriteCommand({ TransactItems: writes }));
  }
};

// Linux counts processor time in hundredths of a second.
const tick = 10;

/** Processor time of a process so far in ms; 0 where the system does not tell. */
const processorTime = (processId: number | undefined): number => {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tick;
  } catch {
    return 0;
  }
};

type Effort = { readonly time: number; readonly processor: number; readonly grown: number };

/** Time of `work` in ms, processor time of this process and the table in ms, and by how many MB this process grew meanwhile. */
const measured = async (table: number | undefined, work: () => Promise<void>): Promise<Effort> => {
  const processor = (): number => processorTime(process.pid) + processorTime(table);
  const [grownFrom, began, started] = [process.memoryUsage().rss, processor(), performance.now()];
  await work();
  return { time: performance.now() - started, processor: processor() - began, grown: (process.memoryUsage().rss - grownFrom) / 1e6 };
};

/**
 * All recipients of a release, expanded by the product against the bare writes of the same items, in turn, so that all meet the same table. The
 * queue takes everything at once: its calls run beside the writes. A batch write of DynamoDB has no conditions; the batch that has some is a
 * transaction, and that is what the expansion is held to. What the conditions cost is told beside it.
 */
export const mailExpansion = async (): Promise<Measurement[]> => {
  const dynamoDb = await startDynamoDb();
  try {
    const table = 'mail';
    await createTable(dynamoDb, table, { ...templateTables().mail, TimeToLiveSpecification: undefined });
    const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
    await enterReaders(client, table, people);
    const mail = { client, table };
    const frame = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };
    const expand = async (revision: number): Promise<void> => {
      const announcements = announcementStore(mail);
      const { id } = await announcements.begin(openAnnouncement({ kind: 'release', month: '2026-10', revision }, { at, hold: 0 }));
      const deps = {
        announcements,
        mails: announcedMailStore(mail),
        recipients: recipientStore(mail).recipients,
        lettersOf: async () => ({
          template: 'release',
          letter: (reader: Parameters<typeof releaseMail.render>[0]['reader']) => releaseMail.render({ release, reader }, frame),
        }),
        announceMails: async () => undefined,
        wake: async () => undefined,
        now: () => at,
        hash: surroundings.hash,
        log: () => undefined,
      };
      await expandAnnouncement(id, deps, () => true);
      const made = (await announcements.announcement(id))?.made;
      if (made !== recipients) throw new Error(`${made} of ${recipients} mails were made`);
    };
    const itemsOf = (cause: string) => people.map((person) => bareItem(person, cause));
    const efforts: { readonly batches: Effort; readonly direct: Effort; readonly expanded: Effort }[] = [];
    // The first round warms both up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const [free, conditional] = [itemsOf(`batch#${round}`), itemsOf(`bare#${round}`)];
      const batches = await measured(dynamoDb.processId, () => writeAll(client, table, free));
      const direct = await measured(dynamoDb.processId, () => writeConditionally(client, table, conditional));
      const expanded = await measured(dynamoDb.processId, () => expand(round + 1));
      if (round > 0) efforts.push({ batches, direct, expanded });
    }
    const ratio = (of: 'time' | 'processor', to: 'direct' | 'batches' = 'direct'): number =>
      median(efforts.map((effort) => effort.expanded[of] / effort[to][of]));
    return [
      atMost(`expansion for ${recipients} recipients, against the bare batches of conditional writes`, ratio('time'), 1.3, 'x'),
      told('the same in processor time of this process and the table', ratio('processor'), 'x'),
      told('against batches without conditions', ratio('time', 'batches'), 'x'),
      told('the conditions alone, against batches without', median(efforts.map(({ batches, direct }) => direct.time / batches.time)), 'x'),
      told('expansion', median(efforts.map(({ expanded }) => expanded.time)) / 1000, 's'),
      atMost('memory grown in the last expansion', efforts.at(-1)?.expanded.grown ?? 0, 40, 'MB'),
    ];
  } finally {
    await dynamoDb.stop();
  }
};
