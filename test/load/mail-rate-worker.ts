import { deliverMail } from '../../functions/deliver-mail/deliver-mail.ts';
import { depsOf } from '../../functions/deliver-mail/deps.ts';
import { manifest } from '../../functions/deliver-mail/manifest.ts';
import { readConfig } from '../../shared/runtime/config.ts';

/** A worker as Lambda runs it: ten messages at once, and the next ten when they are done. The ids come as one message of the parent. */
const work = async (mailIds: readonly string[]): Promise<void> => {
  const deps = depsOf(readConfig(manifest, process.env));
  for (let from = 0; from < mailIds.length; from += 10) {
    await Promise.all(mailIds.slice(from, from + 10).map((mailId) => deliverMail({ mailId }, deps)));
  }
};

process.on('message', (mailIds: readonly string[]) => {
  void work(mailIds).then(() => process.disconnect());
});
process.send?.('ready');
