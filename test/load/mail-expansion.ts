import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expandAnnouncement } from '../../functions/expand-announcements/expand-announcement.ts';
import { county } from '../../shared/county/county.ts';
import { openAnnouncement } from '../../shared/domain/notices/announcement.ts';
import { mailIdOf, type SharedMail } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { releaseMail } from '../../shared/mail/templates/release-mail.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { announcedMailStore } from '../../shared/store/announced-mail-store.ts';
import { announcementStore } from '../../shared/store/announcement-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { mailKeys } from '../../shared/store/table-design.ts';
import { createTable, localCredentials, localRegion, startDynamoDb } from '../../infra/local/dynamodb.ts';
import { templateTables } from '../support/store-tables.ts';
import { recipientOf } from '../support/random-recipients.ts';
import { release } from '../unit/mail/examples.ts';
import { countUnits, prices } from './mail-prices.ts';
import { atMost, type Measurement, median, told } from './measure.ts';

const recipients = Number(process.env['BENCH_RECIPIENTS'] ?? 10_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
const at = '2026-11-25T05:00:00.000Z';
const areas = county.administrations.map(({ area }) => area);
const languages = ['de', 'de', 'de', 'de-plain', 'en'] as const;

const people: readonly Recipient[] = Array.from({ length: recipients }, (_, index) =>
  recipientOf(`person-${index}@example.org`, { language: languages[index % 5], topics: ['report', `figures:${areas[index % areas.length]}`] }),
);

type Client = DynamoDBDocumentClient;

/** 25 items a call, one call after the other: the bare writes. */
const writeAll = async (client: Client, table: string, items: readonly Record<string, unknown>[]): Promise<void> => {
  for (let from = 0; from < items.length; from += 25) {
    const requests = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  }
};

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
  return { ...mailKeys.mail(id), entity: 'mail', expiresAt: 1, ...mail, state: 'queued', open: 'queued', openSince: at };
};

/** Time of `work` in ms, and by how many MB the process grew meanwhile. */
const measured = async (work: () => Promise<void>): Promise<{ readonly time: number; readonly grown: number }> => {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  await work();
  return { time: performance.now() - started, grown: (process.memoryUsage().rss - before) / 1e6 };
};

/**
 * All recipients of a release, expanded by the product against the bare writes of the same items, in turn, so that both meet the same table. The
 * queue is a counter: its calls run beside the writes and are priced, not timed.
 */
export const mailExpansion = async (): Promise<Measurement[]> => {
  const { client, tables, stop } = await startTables();
  try {
    await writeAll(
      client,
      tables.mail,
      people.map((person) => ({ ...mailKeys.addressee(person.id), entity: 'recipient', ...person })),
    );
    const endpoint = await client.config.endpoint?.();
    const own = DynamoDBDocumentClient.from(
      new DynamoDBClient({ region: 'eu-central-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, ...(endpoint && { endpoint }) }),
      { marshallOptions: { removeUndefinedValues: true } },
    );
    const units = countUnits(own);
    const mail = { client: own, table: tables.mail };
    const frame = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };
    let messages = 0;
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
        announceMails: async (ids: readonly string[]) => {
          messages += Math.ceil(ids.length / 10);
        },
        wake: async () => undefined,
        now: () => at,
        hash: surroundings.hash,
        log: () => undefined,
      };
      await expandAnnouncement(id, deps, () => true);
      const made = (await announcements.announcement(id))?.made;
      if (made !== recipients) throw new Error(`${made} of ${recipients} mails were made`);
    };
    const bare = (round: number) =>
      writeAll(
        client,
        tables.mail,
        people.map((person) => bareItem(person, `bare#${round}`)),
      );
    const [ratios, times, growth]: [number[], number[], number[]] = [[], [], []];
    for (let round = 1; round <= rounds; round += 1) {
      const direct = await measured(() => bare(round));
      const expanded = await measured(() => expand(round));
      ratios.push(expanded.time / direct.time);
      times.push(expanded.time);
      growth.push(expanded.grown);
    }
    const per = (total: number): number => total / rounds;
    const cost =
      per(units.writeUnits) * prices.writeUnit +
      per(units.readUnits) * prices.readUnit +
      per(messages) * prices.queueRequest +
      recipients * prices.mail;
    return [
      atMost(`expansion for ${recipients} recipients, against the bare writes`, median(ratios), 1.3, 'x'),
      told('expansion', median(times) / 1000, 's'),
      atMost('memory grown in the last expansion', growth.at(-1) ?? 0, 40, 'MB'),
      told('requests to the table per announcement', per(units.requests), 'requests'),
      told('units written per announcement', per(units.writeUnits), 'units'),
      told('units read per announcement', per(units.readUnits), 'units'),
      told('requests to the queue per announcement', per(messages), 'requests'),
      told('an announcement costs, with its mails', cost, 'USD'),
    ];
  } finally {
    await stop();
  }
};
