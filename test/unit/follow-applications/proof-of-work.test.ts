import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, it } from 'vitest';
import { proofOfWork } from '../../../functions/follow-applications/proof-of-work.ts';
import { memoryApplicants } from '../../support/memory-applicants.ts';

const at = '2026-11-22T12:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();

/** A task and what a browser makes of it, once for all tests: it costs a second. */
const { deps, challenges } = memoryApplicants([]);
const { newChallenge, proves } = proofOfWork(deps);
const challenge = await newChallenge(at);
const solution = await solveChallenge({ challenge, deriveKey });
if (solution === null) throw new Error('not solved');
const proof = { challenge, solution };
const [[key, record] = ['', { hmacKey: '', expiresAt: 0 }]] = challenges;

/** The same task as if nobody had answered it yet. */
const reopen = () => challenges.set(key, record);

describe('a task', () => {
  it('keeps its signing key to itself, under a hash of its name', () => {
    expect(challenges.size).toBe(1);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(challenge)).not.toContain(record.hmacKey);
    expect(JSON.stringify(challenge)).not.toContain(key);
    expect(record.expiresAt).toBe(Date.parse(at) / 1000 + 600);
  });

  it('is another one each time, with a key of its own', async () => {
    const world = memoryApplicants([]);
    const set = proofOfWork(world.deps).newChallenge;
    const [one, two] = [await set(at), await set(at)];
    expect(one.parameters.nonce).not.toBe(two.parameters.nonce);
    expect(new Set([...world.challenges.values()].map(({ hmacKey }) => hmacKey)).size).toBe(2);
  });

  it('costs work: no counter among the first five hundred solves it', async () => {
    expect(solution.counter).toBeGreaterThanOrEqual(500);
    expect(challenge.parameters).toMatchObject({ algorithm: 'PBKDF2/SHA-256', cost: 2000 });
  });
});

describe('a proof', () => {
  it('counts once', async () => {
    reopen();
    expect(await proves(JSON.stringify(proof), later(599))).toBe(true);
    expect(await proves(JSON.stringify(proof), later(599))).toBe(false);
  });

  it('counts for ten minutes, and asking too late takes the task away', async () => {
    reopen();
    expect(await proves(JSON.stringify(proof), later(600))).toBe(false);
    expect(await proves(JSON.stringify(proof), at)).toBe(false);
  });

  it.each([
    ['an easier task', { ...proof, challenge: { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '00', cost: 1 } } }],
    ['a task signed by somebody else', { ...proof, challenge: { ...challenge, signature: '0'.repeat(64) } }],
    ['another counter', { ...proof, solution: { ...solution, counter: solution.counter + 1 } }],
    ['another key', { ...proof, solution: { ...solution, derivedKey: '0'.repeat(64) } }],
    ['a key that is none', { ...proof, solution: { ...solution, derivedKey: 'x' } }],
    ['a counter beyond all', { ...proof, solution: { ...solution, counter: Number.MAX_SAFE_INTEGER } }],
  ])('with %s is none, and takes the task away', async (_name, forged) => {
    reopen();
    expect(await proves(JSON.stringify(forged), at)).toBe(false);
    expect(challenges.size).toBe(0);
  });

  it.each([
    '',
    'x',
    'null',
    '{}',
    '[]',
    JSON.stringify({ ...proof, challenge: { ...challenge, parameters: { ...challenge.parameters, data: { id: '0'.repeat(64) } } } }),
    JSON.stringify({ ...proof, challenge: { ...challenge, parameters: { ...challenge.parameters, more: 1 } } }),
    JSON.stringify({ ...proof, solution: null }),
  ])('is not %s, and that costs nobody a task', async (text) => {
    reopen();
    expect(await proves(text, at)).toBe(false);
    expect(challenges.size).toBe(1);
  });
});
