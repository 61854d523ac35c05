import { readFile } from 'node:fs/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import { secretReader } from '../../shared/runtime/secrets.ts';
import { anchorStore } from '../../shared/store/anchor-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { paymentStore } from '../../shared/store/payment-store.ts';
import { permitStore } from '../../shared/store/permit-store.ts';
import { personFiles } from '../../shared/store/person-files.ts';
import { personStore } from '../../shared/store/person-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { requestStore } from '../../shared/store/request-store.ts';
import { trailStore } from '../../shared/store/trail-store.ts';
import { readRunning } from '../local/control.ts';
import { connectDynamoDb, localCredentials, localRegion } from '../local/dynamodb.ts';
import { portOf } from '../local/port.ts';

const tables = z.object({ FundingTableName: z.string(), MailTableName: z.string(), PrivateBucketName: z.string(), MailKeyArn: z.string() });
const site = z.object({ SiteAddress: z.string() });

type Names = { readonly funding: string; readonly mail: string; readonly bucket: string };
type Clients = { readonly client: DynamoDBDocumentClient; readonly objects: S3Client };

/** `siteUrl`: without a trailing slash. */
const storesIn = ({ client, objects }: Clients, { funding, mail, bucket }: Names, siteUrl: string) => ({
  siteUrl,
  funding: fundingStore({ client, table: funding }),
  recipients: recipientStore({ client, table: mail }),
  permits: permitStore({ client, table: funding }),
  requests: requestStore({ client, table: funding }),
  trail: trailStore({ client, table: funding }),
  payments: paymentStore({ client, table: funding }),
  anchors: anchorStore({ client: objects, bucket }),
  persons: personStore({ client, table: funding }),
  files: personFiles({ client: objects, bucket }),
});

/** The stores of the system that runs on this machine, at the port that `PORT` names. Ends the program with a sentence when it does not run. */
export const localStores = () => {
  const port = portOf(process.env['PORT']);
  const running = readRunning(port);
  if (running === undefined) return stop(`Nothing is running on port ${port}: start it with npm start, or name its PORT.`);
  const client = DynamoDBDocumentClient.from(connectDynamoDb(running.dynamoEndpoint).client, { marshallOptions: { removeUndefinedValues: true } });
  const objects = new S3Client({ endpoint: running.s3Endpoint, region: localRegion, credentials: localCredentials, forcePathStyle: true });
  return storesIn({ client, objects }, { ...running.tables, bucket: running.bucket }, running.siteUrl);
};

/** The stores of the last deployment from this folder. Ends the program with a sentence when there is none. */
export const deployedStores = async () => {
  const outputs = await readFile('cdk-outputs.json', 'utf8').catch(() => undefined);
  if (outputs === undefined) return stop('There is no cdk-outputs.json: deploy first (npm run deploy), it writes the names of the tables there.');
  const stacks = Object.values(z.record(z.string(), z.unknown()).parse(JSON.parse(outputs)));
  const [names] = stacks.flatMap((stack) => tables.safeParse(stack).data ?? []);
  const [address] = stacks.flatMap((stack) => site.safeParse(stack).data ?? []);
  if (names === undefined || address === undefined)
    return stop('cdk-outputs.json lacks names of tables, of the mail key or the address: deploy again.');
  const { FundingTableName: funding, MailTableName: mail, PrivateBucketName: bucket, MailKeyArn: keyArn } = names;
  const stores = storesIn({ client: documentClient(), objects: objectClient() }, { funding, mail, bucket }, address.SiteAddress);
  return { ...stores, /** Fetches what addresses are sealed with. */ mailKey: secretReader(keyArn) };
};

/** Ends the program with what is wrong and what to do. */
export const stop = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};
