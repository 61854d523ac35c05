import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { documentClient } from '../../shared/runtime/clients.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';

const tables = z.object({ FundingTableName: z.string(), MailTableName: z.string() });

/** The stores of the last deployment from this folder. Ends the program with a sentence when there is none. */
export const deployedStores = async () => {
  const outputs = await readFile('cdk-outputs.json', 'utf8').catch(() => undefined);
  if (outputs === undefined) return stop('There is no cdk-outputs.json: deploy first (npm run deploy), it writes the names of the tables there.');
  const stacks = Object.values(z.record(z.string(), z.unknown()).parse(JSON.parse(outputs)));
  const [names] = stacks.flatMap((stack) => tables.safeParse(stack).data ?? []);
  if (names === undefined) return stop('cdk-outputs.json has no names of tables: deploy again.');
  const client = documentClient();
  return { funding: fundingStore({ client, table: names.FundingTableName }), mail: mailStore({ client, table: names.MailTableName }) };
};

/** Ends the program with what is wrong and what to do. */
export const stop = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};
