import { administrationName } from '../../shared/county/administration-name.ts';
import { county } from '../../shared/county/county.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { enterCountyData, readCountyData } from './county-data.ts';
import { deployedStores, stop } from './operation-stores.ts';

const storesForRecipients = async () => {
  const { funding, recipients, mailKey } = await deployedStores();
  return { funding, recipients, seal: sealWith(await mailKey()), now: () => new Date().toISOString(), nameOf: administrationName(county) };
};

/** `npm run enter-data -- <file.json>`: rounds, budgets and recipients into the tables of the last deployment. */
const [file = 'docs/county-data-example.json'] = process.argv.slice(2);
const data = await readCountyData(file);
if (typeof data === 'string') stop(`${data}\nNothing was written.`);
else {
  const written = await enterCountyData(data, await storesForRecipients()).catch((fault: Error) => stop(fault.message));
  console.log(
    Object.entries(written)
      .map(([what, count]) => `${count} ${what}`)
      .join(', '),
  );
}
