import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { isWhole, type Verdict, verdictLine, verifyCase, verifyFile } from './case-verification.ts';
import { deployedStores, localStores, stop } from './operation-stores.ts';

/**
 * `npm run verify-case -- INT-2026-0042 [INT-… …] [--local]`, `npm run verify-case -- --all <round> [--local]`: verifies the hash chain of the
 * history of cases, and ends with 1 when one is broken. `--file akte-INT-2026-0042.json`: a case file that was put out, by itself. `--local`: in the system that runs on this machine, at the port that `PORT` names.
 */
const { values, positionals } = parseArgs({
  options: { all: { type: 'string' }, file: { type: 'string' }, local: { type: 'boolean' } },
  allowPositionals: true,
});
const { all, file, local = false } = values;

const named = [all, file, positionals[0]].filter((given) => given !== undefined).length;
if (named !== 1) stop('npm run verify-case -- <INT-…> [<INT-…> …] | --all <round> | --file <case file.json> [--local]');

const finish = (verdicts: readonly Verdict[]): void => {
  for (const verdict of verdicts) console.log(verdictLine(verdict));
  const broken = verdicts.filter((verdict) => !isWhole(verdict)).length;
  console.log(`${verdicts.length} verified, ${broken} broken`);
  process.exitCode = broken === 0 ? 0 : 1;
};

/** Looks at cases in the tables. */
const verifyStored = async (): Promise<readonly Verdict[]> => {
  const { funding, requests, trail, payments, anchors } = local ? localStores() : await deployedStores();

  const found =
    all === undefined
      ? await Promise.all(
          positionals.map(async (reference) => (await requests.applicationUnder(reference)) ?? stop(`There is no application ${reference}.`)),
        )
      : await funding.applicationsOfRound(all);
  if (found.length === 0) stop(`There is no application in the round ${all}.`);

  const verdicts: Verdict[] = [];
  for (const application of found)
    verdicts.push(
      await verifyCase(application, {
        application: funding.application,
        events: trail.events,
        moneyOf: payments.moneyOf,
        hash: surroundings.hash,
        anchor: anchors.anchor,
      }),
    );
  return verdicts;
};

finish(file === undefined ? await verifyStored() : [verifyFile(JSON.parse(await readFile(file, 'utf8')), surroundings.hash)]);
