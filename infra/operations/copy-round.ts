import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type CountyData, copyCountyData, readCountyData } from './county-data.ts';
import { deployedStores, stop } from './operation-stores.ts';

/**
 * `npm run copy-round -- --from 2027 --to 2028 [--file county.json] [--out new.json]`: last year's round with its dates moved, as a file
 * to edit and to enter. `--from` is a round's id or its budget year, `--to` a budget year. Without `--file` it reads the tables of the
 * last deployment, without `--out` it prints.
 */
const option = { type: 'string' } as const;
const { values } = parseArgs({ options: { from: option, to: option, file: option, out: option } });
const { from, to = '', file, out } = values;
const usage = 'npm run copy-round -- --from <round> --to <year> [--file <county.json>] [--out <new.json>]';

/** What the last deployment knows of rounds, and of the budgets of their years and of the year that is asked for. */
const deployed = async (year: number): Promise<CountyData> => {
  const { funding } = await deployedStores();
  const rounds = await funding.rounds();
  const years = new Set([...rounds.map(({ budgetYear }) => budgetYear), year]);
  const budgets = await Promise.all([...years].map((each) => funding.budget(each)));
  return { rounds, budgets: budgets.filter((budget) => budget !== undefined), recipients: [] };
};

const copy = async (round: string): Promise<string> => {
  const known = file === undefined ? await deployed(Number(to)) : await readCountyData(file);
  const copied = typeof known === 'string' ? known : copyCountyData(known, { from: round, to: Number(to) });
  return typeof copied === 'string' ? stop(copied) : `${JSON.stringify(copied, null, 2)}\n`;
};

const text = from === undefined || !/^20\d\d$/.test(to) ? stop(usage) : await copy(from);
if (out === undefined) process.stdout.write(text);
else {
  // `wx`: a file that somebody has edited is never overwritten.
  await writeFile(out, text, { flag: 'wx' }).catch(() => stop(`${out} cannot be written, or is there already: choose another name.`));
  console.log(`${out} is written. Check dates and amounts, then: npm run enter-data -- ${out}`);
}
