import { createPublicKey, type KeyObject } from 'node:crypto';

/** Milliseconds until SNS has to have answered: a message that fails comes again only minutes later. */
const answerTimeout = 10_000;

/**
 * Fetches certificates and keeps their keys as long as this instance of the function lives: SNS signs with the same one for months. That the
 * host is who it says proves TLS. What is no certificate is not kept.
 * @throws when there is no answer, another one than 200, a redirect, or no certificate in it
 */
export const certificateKeys = (): ((address: string) => Promise<KeyObject>) => {
  const kept = new Map<string, KeyObject>();
  return async (address) => {
    const known = kept.get(address);
    if (known !== undefined) return known;
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(answerTimeout) });
    if (!answer.ok) throw new Error(`the certificate of SNS cannot be fetched: ${answer.status}`);
    const key = createPublicKey(await answer.text());
    kept.set(address, key);
    return key;
  };
};
