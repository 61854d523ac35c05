import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTable, type DynamoDb, localCredentials, localRegion, startDynamoDb } from '../../infra/local/dynamodb.ts';
import { templateTables } from '../support/store-tables.ts';
import { countUnits, prices } from './mail-prices.ts';
import { enterReaders, readersOf } from './mail-readers.ts';
import { liveThrough, type UseCase } from './mail-world.ts';
import { type Measurement, told } from './measure.ts';

/** Two announcements are counted, and what they differ by is what a further reader costs. */
const [few, more] = [40, Number(process.env['MAIL_COST_RECIPIENTS'] ?? '240')];
const many = 10_000;

// Not measured here: two workers share the rate of most accounts until all mails have left; a batch of feedback and the other calls take a moment.
const [rate, workers, feedbackSeconds, otherSeconds] = [14, 2, 0.5, 5];

/** What an announcement asks of each service. */
type Asked = Readonly<Record<'mails' | 'writeUnits' | 'readUnits' | 'queue' | 'topic' | 'calls' | 'seconds', number>>;

/** An announcement in which nothing goes wrong, counted from its first record to the last report of SES. */
const asked = async (dynamoDb: DynamoDb, recipients: number): Promise<Asked> => {
  const [table, own] = [
    `mail-${recipients}`,
    new DynamoDBClient({ region: localRegion, credentials: localCredentials, endpoint: dynamoDb.endpoint }),
  ];
  await createTable(dynamoDb, table, { ...templateTables().mail, TimeToLiveSpecification: undefined });
  const client = DynamoDBDocumentClient.from(own, { marshallOptions: { removeUndefinedValues: true } });
  await enterReaders(client, table, readersOf(recipients));
  const units = countUnits(client);
  const calls: UseCase[] = [];
  const { inbox, requests } = await liveThrough(
    { client, table },
    { deathOf: () => undefined, ended: (useCase) => void calls.push(useCase) },
    { seed: 1, trouble: 0 },
  );
  own.destroy();
  const reached = new Set(inbox.map(({ to }) => to));
  if (inbox.length !== recipients || reached.size !== recipients)
    throw new Error(`${inbox.length} mails to ${reached.size} of ${recipients} readers`);
  const heard = calls.filter((useCase) => useCase === 'feedback').length;
  const seconds = (workers * recipients) / rate + heard * feedbackSeconds + otherSeconds;
  const { writeUnits, readUnits } = units;
  return { mails: inbox.length, writeUnits, readUnits, queue: requests.queue, topic: requests.topic, calls: calls.length, seconds };
};

/** In US cents. */
const linesOf = (asked: Asked, recipients: number, how: string): Measurement[] => {
  const services = {
    'DynamoDB, writing': asked.writeUnits * prices.writeUnit,
    'DynamoDB, reading': asked.readUnits * prices.readUnit,
    SQS: asked.queue * prices.queueRequest,
    SNS: asked.topic * prices.topicRequest,
    Lambda: asked.calls * prices.functionCall + asked.seconds * prices.functionSecond,
    SES: asked.mails * prices.mail,
  };
  const total = Object.values(services).reduce((sum, price) => sum + price, 0);
  return [
    ...Object.entries(services).map(([service, price]) => told(`${service}, ${recipients} recipients${how}`, price * 100, 'US cent')),
    told(`an announcement costs, ${recipients} recipients${how}`, total * 100, 'US cent'),
  ];
};

/** What an announcement costs, from the release to the last report of SES. */
export const mailCost = async (): Promise<Measurement[]> => {
  const dynamoDb = await startDynamoDb();
  try {
    const [small, large] = [await asked(dynamoDb, few), await asked(dynamoDb, more)];
    const at = (what: keyof Asked): number => small[what] + ((large[what] - small[what]) / (more - few)) * (many - few);
    const reckoned: Asked = {
      mails: at('mails'),
      writeUnits: at('writeUnits'),
      readUnits: at('readUnits'),
      queue: at('queue'),
      topic: at('topic'),
      calls: at('calls'),
      seconds: at('seconds'),
    };
    return [
      ...linesOf(small, few, ''),
      told('units written for a further recipient', (large.writeUnits - small.writeUnits) / (more - few), 'units'),
      told('units read for a further recipient', (large.readUnits - small.readUnits) / (more - few), 'units'),
      ...linesOf(reckoned, many, ` (reckoned from ${few} and ${more})`),
    ];
  } finally {
    await dynamoDb.stop();
  }
};
