import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type ReceiveMailFeedbackDeps, receiveMailFeedback } from '../../functions/receive-mail-feedback/receive-mail-feedback.ts';
import { checkMessage } from '../../functions/receive-mail-feedback/sns-message.ts';
import { county } from '../../shared/county/county.ts';
import { addresseeOf, type Mail } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { postMail } from '../../shared/mail/post-mail.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { feedbackStore } from '../../shared/store/feedback-store.ts';
import { mailKeys } from '../../shared/store/mail-keys.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import { mail as exampleMail } from '../unit/mail/examples.ts';
import type { EventMail, EventOfSes, sesEvents } from './ses-events.ts';
import { certificates, feedbackTopic, snsSigner } from './signed-messages.ts';

const seal = sealWith('test key');
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const sns = snsSigner();

/** The name of an event that SES may send. */
export type EventName = keyof typeof sesEvents;

/** One mail that was leased and may have left; its reader is known to no list yet. */
export type LeasedMail = EventMail & { readonly addressee: string };

/** Receiving feedback on a real table: who sends mails, and what is there afterwards. */
export const feedbackWorld = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => {
  const access = { client, table };
  const mails = mailStore(access);
  const logged: string[] = [];
  let made = 0;

  /** @param through a client that may die; the rest of the world uses the one that lives */
  const depsOf = (through = client): ReceiveMailFeedbackDeps => {
    const store = { client: through, table };
    const { mail, enqueue } = mailStore(store);
    return {
      ...feedbackStore(store),
      mail,
      recipient: recipientStore(store).recipient,
      suppression: suppressionStore(store).suppression,
      post: postMail({ enqueue, announce: async () => undefined, hash }),
      seal: async () => seal,
      check: (message) => checkMessage(message, { topic: feedbackTopic, certificates, publicKey: async () => sns.publicKey }),
      pauseAfterRace: async () => undefined,
      officeAddress: county.office.email,
      frame: { county, exampleData: false, siteUrl: 'https://teilhabe.example' },
      now: () => '2026-11-26T08:00:00.000Z',
      log: (code, about) => void logged.push([code, ...Object.values(about)].join(' ')),
    };
  };

  const receive = (message: unknown, through = client) => receiveMailFeedback(message, depsOf(through));

  return {
    logged,
    sns,
    receive,
    /** Takes an event, signed as SNS does. */
    take: (event: EventOfSes, through = client) => receive(sns.signed(JSON.stringify(event), { version: '2' }), through),

    /** A mail that an attempt holds, as the mailer leaves it between SES and its record. */
    leased: async ({ address, ...given }: Partial<Mail> & { readonly address?: string } = {}): Promise<LeasedMail> => {
      const number = made++;
      const id = hash(`mail ${crypto.randomUUID()}`);
      const to = { name: 'Kim Öztürk', address: address ?? `kim-${number}-${id.slice(0, 8)}@verein.example` };
      await mails.enqueue({ ...exampleMail, id, to, ...given });
      const attempt = `lease-${number}`;
      const addressee = addresseeOf(to.address, seal);
      await mails.lease(id, { leaseId: attempt, at: '2026-11-25T05:00:02.000Z', addressee });
      return { id, attempt, address: to.address, addressee, messageId: `ses-${id.slice(0, 20)}` };
    },

    /** Enters the reader of a mail. */
    entered: async ({ addressee, address }: LeasedMail, given: Partial<Recipient> = {}): Promise<Recipient> => {
      const recipient: Recipient = {
        id: addressee,
        address,
        name: 'Amt Beispiel',
        contact: 'Kim Öztürk',
        phone: '04331 000-11',
        language: 'de',
        duties: [{ area: county.administrations[0]?.area ?? '', role: 'report' }],
        groups: [],
        topics: ['projects'],
        left: [],
        version: 1,
        changedAt: '2026-11-01T00:00:00.000Z',
        ...given,
      };
      await recipientStore(access).keepRecipient(recipient, {
        recipient: addressee,
        version: recipient.version,
        at: recipient.changedAt,
        by: 'Ada Amt',
        kind: 'entered',
        what: 'Eingetragen.',
      });
      return recipient;
    },

    /** The record as it lies in the table. */
    record: async (id: string): Promise<Record<string, unknown> | undefined> =>
      (await client.send(new GetCommand({ TableName: table, Key: mailKeys.mail(id), ConsistentRead: true }))).Item,

    /** Mails to the office about an address. */
    told: async (addressee: string) => {
      // The day of all events (ses-events.ts).
      const causes = [`bounce#${addressee}#2026-11-25`, `complaint#${addressee}#2026-11-25`];
      const found = await Promise.all(causes.map((cause) => mails.mail(hash(`${cause}\n${county.office.email}`))));
      return found.flatMap((mail) => (mail === undefined ? [] : [mail]));
    },

    /** Everything under a partition key. */
    itemsOf: async (pk: string): Promise<Record<string, unknown>[]> => {
      const query = { TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk }, ConsistentRead: true };
      return (await client.send(new QueryCommand(query))).Items ?? [];
    },

    /** Puts an item past the stores. */
    put: (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item })),
  };
};
