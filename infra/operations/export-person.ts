import { parseArgs } from 'node:util';
import { applicantOf } from '../../shared/domain/access/applicant.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { deployedStores, localStores, stop } from './operation-stores.ts';
import { exportPerson } from './person-export.ts';

/**
 * `npm run export-person -- --address name@verein.example --out <folder> [--local]`: everything that is stored about a person (Article 15
 * GDPR), as JSON and files. Who asks has to prove first that the address is theirs.
 * `--local`: in the system that runs on this machine, at the port that `PORT` names.
 */
const option = { type: 'string' } as const;
const { values } = parseArgs({ options: { address: option, out: option, local: { type: 'boolean' } } });
const { address, out: folder, local = false } = values;

if (!address || !folder) stop('npm run export-person -- --address <mail address> --out <new folder> [--local]');
else {
  const { persons, files } = local ? localStores() : await deployedStores();
  const whose = { principal: applicantOf(address, surroundings.hash), folder, at: surroundings.now() };
  const written = await exportPerson(whose, { ...persons, ...files }).catch((fault: Error) => stop(fault.message));
  console.log(`${folder}: ${written.applications} applications, ${written.drafts} drafts, ${written.files} files`);
}
