import { readFile } from 'node:fs/promises';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { documentClient } from '../../shared/runtime/clients.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { permitStore } from '../../shared/store/permit-store.ts';
import { readRunning } from '../local/control.ts';
import { connectDynamoDb } from '../local/dynamodb.ts';
import { portOf } from '../local/port.ts';

const tables = z.object({ FundingTableName: z.string(), MailTableName: z.string() });
const site = z.object({ SiteAddress: z.string() });

/** `siteUrl`: without a trailing slash. */
const storesIn = (client: DynamoDBDocumentClient, { funding, mail }: { readonly funding: string; readonly mail: string }, siteUrl: string) => ({
  siteUrl,
  funding: fundingStore({ client, table: funding }),
  mail: mailStore({ client, table: mail }),
  permits: permitStore({ client, table: funding }),
});

/** The stores of the system that runs on this machine, at the port that `PORT` names. Ends the program with a sentence when it does not run. */
export const localStores = () => {
  const port = portOf(process.env['PORT']);
  const running = readRunning(port);
  if (running === undefined) return stop(`Nothing is running on port ${port}: start it with npm start, or name its PORT.`);
  return storesIn(DynamoDBDocumentClient.from(connectDynamoDb(running.dynamoEndpoint).client), running.tables, running.siteUrl);
};

/** The stores of the last deployment from this folder. Ends the program with a sentence when there is none. */
export const deployedStores = async () => {
  const outputs = await readFile('cdk-outputs.json', 'utf8').catch(() => undefined);
  if (outputs === undefined) return stop('There is no cdk-outputs.json: deploy first (npm run deploy), it writes the names of the tables there.');
  const stacks = Object.values(z.record(z.string(), z.unknown()).parse(JSON.parse(outputs)));
  const [names] = stacks.flatMap((stack) => tables.safeParse(stack).data ?? []);
  const [address] = stacks.flatMap((stack) => site.safeParse(stack).data ?? []);
  if (names === undefined || address === undefined) return stop('cdk-outputs.json lacks names of tables or the address: deploy again.');
  return storesIn(documentClient(), { funding: names.FundingTableName, mail: names.MailTableName }, address.SiteAddress);
};

/** Ends the program with what is wrong and what to do. */
export const stop = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};
