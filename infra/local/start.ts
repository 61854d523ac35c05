import { relative } from 'node:path';
import { endWithNpm } from './ancestors.ts';
import { StartFault } from './java.ts';
import { minutesOf, portOf } from './port.ts';

/** `npm start`: the system on this machine, until Ctrl-C. */

// Lambda's clock shows UTC; workers inherit it from here.
process.env['TZ'] = 'UTC';

// Everything lives in this process, or dies with it: ending it is all there is to do (see dynamodb.ts for Java).
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(0));

endWithNpm();

try {
  const port = portOf(process.env['PORT']);
  const announcementHold = minutesOf(process.env['ANNOUNCEMENT_HOLD']);
  // Loaded late, so that signals are heard from the beginning.
  const { startLocalCloud } = await import('./cloud.ts');
  const { url, inboxUrl, issuerUrl, logs, renderExamples, ses } = await startLocalCloud({
    port,
    exampleData: true,
    ...(announcementHold !== undefined && { announcementHold }),
  });
  const here = relative(process.cwd(), logs);
  console.log(`
  Site           ${url}/
  Form           ${url}/antrag
  Reports        ${url}/berichte/
  Staff          ${url}/amt (sign in at ${issuerUrl})
  API document   ${url}/api/openapi.json
  Mail inbox     ${inboxUrl}/ (with headers: ${ses.rawMails})
  Logs           ${here === '' ? '.' : here}/

  All data are examples and live in memory only. Ctrl-C stops everything.
ready ${url}`);
  // Nobody waits for them: whoever opens an example in its first seconds reads that its PDF is being made.
  await renderExamples().catch((fault: unknown) => console.error(`The PDFs of the examples are missing: ${String(fault)}`));
} catch (fault) {
  console.error(fault instanceof StartFault ? fault.message : fault);
  process.exit(1);
}
