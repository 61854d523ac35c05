import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { askApplicant } from './ask-applicant.ts';
import { deployedStores, localStores, stop } from './operation-stores.ts';

/**
 * `npm run request-information -- --reference INT-2026-0042 --due 2026-12-15 --point "…" [--point "…"] [--text "…"] [--local]`: asks an
 * applicant for what is missing (Nachforderung); the mail follows by itself.
 * `--local`: in the system that runs on this machine, at the port that `PORT` names.
 */
const option = { type: 'string' } as const;
const { values } = parseArgs({
  options: { reference: option, due: option, text: option, point: { type: 'string', multiple: true }, local: { type: 'boolean' } },
});
const { reference, due: dueDate, point: points, local = false, text = 'Bei der Prüfung Ihres Antrags sind Fragen entstanden.' } = values;

if (!reference || !dueDate || points === undefined)
  stop('npm run request-information -- --reference <INT-…> --due <YYYY-MM-DD> --point "<question>" [--point …] [--text "<introduction>"] [--local]');
else {
  const { requests } = local ? localStores() : await deployedStores();
  const deps = { ...requests, now: surroundings.now, newId: randomUUID };
  const request = await askApplicant({ reference, text, points, dueDate }, deps);
  if (typeof request === 'string') stop(request);
  else console.log(`${reference}: ${request.points.length} asked, due ${request.dueDate}. The applicant gets a mail.`);
}
