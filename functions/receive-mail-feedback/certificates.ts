import { createPublicKey, type KeyObject } from 'node:crypto';

/** Milliseconds until SNS has to have answered, and how often it is asked: a message that fails comes again only after six minutes. */
const answerTimeout = 5000;
const tries = 3;

/**
 * Fetches certificates and keeps their keys as long as this instance of the function lives: SNS signs with the same one for months. That the
 * host is who it says proves TLS. What is no certificate is not kept.
 * @throws when there is three times no answer, another one than 200, a redirect, or no certificate in it
 */
export const certificateKeys = (): ((address: string) => Promise<KeyObject>) => {
  const kept = new Map<string, KeyObject>();
  return async (address) => {
    const known = kept.get(address);
    if (known !== undefined) return known;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const key = await fetchedKey(address);
        kept.set(address, key);
        return key;
      } catch (fault) {
        if (attempt === tries) throw fault;
      }
    }
  };
};

const fetchedKey = async (address: string): Promise<KeyObject> => {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(answerTimeout) });
  if (!answer.ok) throw new Error(`the certificate of SNS cannot be fetched: ${answer.status}`);
  return createPublicKey(await answer.text());
};
