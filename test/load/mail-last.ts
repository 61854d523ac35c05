import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { county } from '../../shared/county/county.ts';
import { inboxMails } from '../support/inbox.ts';
import { atMost, type Measurement, median, told } from './measure.ts';

const [runs, most] = [3, 10] as const;
const month = '2025-01';
const figures: unknown = JSON.parse(readFileSync(new URL('../../docs/figures-example.json', import.meta.url), 'utf8'));

/** Seconds from the release of a month to the last mail to an administration, through every function and queue of the local system. */
const releaseToLast = async (): Promise<{ readonly wait: number; readonly whole: number }> => {
  const cloud = await startLocalCloud({ exampleData: true, quiet: true, announcementHold: 0 });
  try {
    const wanted = county.administrations.length;
    await cloud.invoke('import-figures', figures);
    await cloud.idle();
    const before = (await inboxMails(cloud.inboxUrl)).length;
    const began = performance.now();
    await cloud.invoke('publish-report', { month });
    const released = performance.now();
    const until = released + 60_000;
    // Everybody who gets the report is at least every administration; the last mail of all is waited for.
    while ((await inboxMails(cloud.inboxUrl)).length < before + wanted && performance.now() < until) await pause(20);
    await cloud.idle();
    const ended = performance.now();
    const made = (await inboxMails(cloud.inboxUrl)).length - before;
    if (made < wanted) throw new Error(`${made} mails of ${wanted} arrived`);
    return { wait: (ended - released) / 1000, whole: (ended - began) / 1000 };
  } finally {
    await cloud.stop();
  }
};

/** @see releaseToLast: the hold before sending is left out, because staff choose it. */
export const mailLast = async (): Promise<Measurement[]> => {
  const all: { readonly wait: number; readonly whole: number }[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await releaseToLast());
  return [
    atMost(
      'from the release to the last mail, all administrations and the other readers of the example',
      Math.max(...all.map(({ wait }) => wait)),
      most,
      's',
    ),
    told('the same from the start of publishing, median', median(all.map(({ whole }) => whole)), 's'),
  ];
};
