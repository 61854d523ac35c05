import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { documentClient } from '../../shared/runtime/clients.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { mailStore } from '../../shared/store/mail-store.ts';
import { countyDataSchema, enterCountyData } from './county-data.ts';

/** `npm run enter-data -- <file.json>`: rounds, budgets and recipients into the tables of the last deployment. */
const [file = 'docs/county-data-example.json'] = process.argv.slice(2);
const parsed = countyDataSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
if (!parsed.success) {
  console.error(`${file} is not right, nothing was written:\n${z.prettifyError(parsed.error)}`);
  process.exit(1);
}

const outputs = await readFile('cdk-outputs.json', 'utf8').catch(() => undefined);
if (outputs === undefined) {
  console.error('There is no cdk-outputs.json: deploy first (npm run deploy), it writes the names of the tables there.');
  process.exit(1);
}
const tables = z.object({ FundingTableName: z.string(), MailTableName: z.string() });
const data = Object.values(z.record(z.string(), z.unknown()).parse(JSON.parse(outputs))).flatMap((stack) => tables.safeParse(stack).data ?? []);
const [names] = data;
if (names === undefined) throw new Error('cdk-outputs.json has no names of tables: deploy again.');

const client = documentClient();
const written = await enterCountyData(parsed.data, {
  funding: fundingStore({ client, table: names.FundingTableName }),
  mail: mailStore({ client, table: names.MailTableName }),
});
console.log(
  Object.entries(written)
    .map(([what, count]) => `${count} ${what}`)
    .join(', '),
);
