import { parseArgs } from 'node:util';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { permitLate } from './late-permits.ts';
import { deployedStores, localStores, stop } from './operation-stores.ts';

/**
 * `npm run permit-late -- --round 2027 --reason "…" --until 2027-09-05 --by "…" [--local]`: one application may come after the round has
 * closed, until the end of that day. Prints the address for the applicant; it is not stored and cannot be shown again.
 * `--local`: in the system that runs on this machine, at the port that `PORT` names.
 */
const option = { type: 'string' } as const;
const { values } = parseArgs({ options: { round: option, reason: option, until: option, by: option, local: { type: 'boolean' } } });
const { round, reason, until, by, local = false } = values;

if (!round || !reason?.trim() || !until || !by?.trim())
  stop('npm run permit-late -- --round <id> --reason "<why>" --until <last day> --by "<who allows it>" [--local]');
else {
  const stores = local ? localStores() : await deployedStores();
  const permit = await permitLate({ round, reason, until, by }, { ...stores, ...surroundings });
  if (typeof permit === 'string') stop(`${permit}\nNothing was written.`);
  else
    console.log(
      `Counts for one application, until the end of ${until}. Give this address to the applicant; it is stored nowhere:\n${permit.address}`,
    );
}
