import { enterCountyData, readCountyData } from './county-data.ts';
import { deployedStores, stop } from './operation-stores.ts';

/** `npm run enter-data -- <file.json>`: rounds, budgets and recipients into the tables of the last deployment. */
const [file = 'docs/county-data-example.json'] = process.argv.slice(2);
const data = await readCountyData(file);
if (typeof data === 'string') stop(`${data}\nNothing was written.`);
else {
  const written = await enterCountyData(data, await deployedStores()).catch((fault: Error) => stop(fault.message));
  console.log(
    Object.entries(written)
      .map(([what, count]) => `${count} ${what}`)
      .join(', '),
  );
}
