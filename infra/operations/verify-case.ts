import { parseArgs } from 'node:util';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { verdictLine, verifyCase } from './case-verification.ts';
import { deployedStores, localStores, stop } from './operation-stores.ts';

/**
 * `npm run verify-case -- INT-2026-0042 [INT-… …] [--local]`, `npm run verify-case -- --all <round> [--local]`: verifies the hash chain of the
 * history of cases, and ends with 1 when one is broken. `--local`: in the system that runs on this machine, at the port that `PORT` names.
 */
const { values, positionals } = parseArgs({ options: { all: { type: 'string' }, local: { type: 'boolean' } }, allowPositionals: true });
const { all, local = false } = values;

if ((all === undefined) === (positionals.length === 0)) stop('npm run verify-case -- <INT-…> [<INT-…> …] | --all <round> [--local]');
const { funding, requests, trail } = local ? localStores() : await deployedStores();

const found =
  all === undefined
    ? await Promise.all(
        positionals.map(async (reference) => (await requests.applicationUnder(reference)) ?? stop(`There is no application ${reference}.`)),
      )
    : await funding.applicationsOfRound(all);
if (found.length === 0) stop(`There is no application in the round ${all}.`);

let broken = 0;
for (const application of found) {
  const verdict = await verifyCase(application, { application: funding.application, events: trail.events, hash: surroundings.hash });
  console.log(verdictLine(verdict));
  if (verdict.broken.length > 0) broken += 1;
}
console.log(`${found.length} verified, ${broken} broken`);
process.exitCode = broken === 0 ? 0 : 1;
