import { describe, expect, it } from 'vitest';
import type { IssuerClient } from '../../../functions/sign-in/issuer.ts';
import { beginSignIn, finishSignIn, type SignInDeps, signOut } from '../../../functions/sign-in/sign-in.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { memoryStaff } from '../../support/memory-staff.ts';

const later = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();

/** The stories with an issuer that says yes to everybody and tells these claims. */
const start = (claims: unknown = { sub: 'person-1', name: 'Kim Beispiel' }, roles: ReturnType<SignInDeps['rolesOf']> = ['kit-adviser']) => {
  const memory = memoryStaff();
  const log: unknown[] = [];
  const states: string[] = [];
  const freshAsked: boolean[] = [];
  const issuer: IssuerClient = {
    authorizationUrl: async ({ state }, fresh) => {
      freshAsked.push(fresh);
      states.push(state);
      return `https://issuer.example/?state=${state}`;
    },
    claimsOf: async () => claims,
    endSessionUrl: async () => 'https://issuer.example/logout',
  };
  const deps: SignInDeps = { ...memory.deps, issuer, rolesOf: () => roles, log: (code, facts) => void log.push({ code, ...facts }) };
  const begin = (browser?: unknown, target?: unknown, fresh = false) => beginSignIn(deps)(browser, target, fresh);
  const finish = (browser: unknown, state = states.at(-1) ?? '', earlier?: unknown) =>
    finishSignIn(deps)(new URLSearchParams({ state, code: 'x' }), browser, earlier);
  return { ...memory, deps, log, states, freshAsked, begin, finish };
};

describe('an attempt', () => {
  it('is kept by hashes only, for ten minutes, with what the answer has to fit', async () => {
    const { begin, attempts, states, clock } = start();
    const { browser, location } = await begin(undefined, '/amt/zahlen/2026-10');
    expect(location).toContain(states[0]);
    const [[key, attempt] = ['', undefined]] = attempts;
    expect(attempt).toMatchObject({ target: '/amt/zahlen/2026-10', expiresAt: Date.parse(clock.at) / 1000 + 600 });
    expect(JSON.stringify([key, attempt])).not.toContain(browser);
    expect(JSON.stringify([key, attempt])).not.toContain(states[0]);
    expect(new Set([browser, states[0], attempt?.nonce, attempt?.verifier]).size).toBe(4);
  });

  it.each([
    [599, true],
    [600, false],
  ])('after %i seconds counts: %j', async (seconds, counts) => {
    const { begin, finish, clock } = start();
    const { browser } = await begin();
    clock.at = later(clock.at, seconds);
    const outcome = await finish(browser).catch((fault: unknown) => fault);
    expect(outcome instanceof Refusal).toBe(!counts);
  });

  it('is not kept when the issuer does not answer', async () => {
    const { deps, attempts } = start();
    const issuer = { ...deps.issuer, authorizationUrl: () => Promise.reject(new Error('down')) };
    await expect(beginSignIn({ ...deps, issuer })(undefined, undefined, false)).rejects.toThrow('down');
    expect(attempts.size).toBe(0);
  });

  it('is used up by an answer that is refused', async () => {
    const { deps, begin, attempts, states } = start();
    const { browser } = await begin();
    const issuer = { ...deps.issuer, claimsOf: () => Promise.reject(new Refusal('sign-in-invalid', 'forged')) };
    await expect(finishSignIn({ ...deps, issuer })(new URLSearchParams({ state: states[0] ?? '' }), browser, undefined)).rejects.toThrow('forged');
    expect(attempts.size).toBe(0);
  });
});

describe('a session', () => {
  it('begins with the roles of the claims, ends after eight hours, and is kept by its hash only', async () => {
    const { begin, finish, sessions, clock, log } = start({
      sub: 'person-1',
      name: ' Kim Beispiel ',
      auth_time: Date.parse('2026-11-22T09:30:00Z') / 1000,
    });
    const { sessionToken, target } = await finish((await begin()).browser);
    expect(target).toBe('/amt');
    const second = Date.parse(clock.at) / 1000;
    expect([...sessions.values()]).toEqual([
      {
        subject: 'person-1',
        name: 'Kim Beispiel',
        roles: ['kit-adviser'],
        authenticatedAt: '2026-11-22T09:30:00.000Z',
        expiresAt: second + 8 * 3600,
        seenAt: second,
      },
    ]);
    expect(JSON.stringify([...sessions])).not.toContain(sessionToken);
    expect(log).toEqual([{ code: 'SIGNED_IN', roles: ['kit-adviser'] }]);
  });

  it.each<[string, Record<string, unknown>, { name?: string; authenticatedAt?: string }]>([
    ['no name', {}, { name: 'Ohne Namen' }],
    ['an account and no name', { name: ' ', preferred_username: 'kim@kreis.example' }, { name: 'kim@kreis.example' }],
    ['a name that is none', { name: 7, preferred_username: ['x'] }, { name: 'Ohne Namen' }],
    ['a name without end', { name: 'x'.repeat(10_000) }, { name: 'x'.repeat(120) }],
    ['no time', {}, { authenticatedAt: '1970-01-01T00:00:00.000Z' }],
    ['a time to come', { auth_time: 1e15 }, { authenticatedAt: '2026-11-22T12:00:00.000Z' }],
    ['a time that is none', { auth_time: 'now' }, { authenticatedAt: '1970-01-01T00:00:00.000Z' }],
    ['a time before all times', { auth_time: -1e30 }, { authenticatedAt: '1970-01-01T00:00:00.000Z' }],
  ])('of claims with %s is still one', async (_name, claims, shown) => {
    const { begin, finish, sessions } = start({ sub: 'person-1', ...claims });
    await finish((await begin()).browser);
    expect([...sessions.values()]).toEqual([expect.objectContaining(shown)]);
  });

  it('does not begin without a role', async () => {
    const { begin, finish, sessions, log } = start({ sub: 'person-1', name: 'Noah Neu' }, []);
    await expect(finish((await begin()).browser)).rejects.toMatchObject({ code: 'no-role', message: expect.stringContaining('Noah Neu') });
    expect(sessions.size).toBe(0);
    expect(log).toEqual([{ code: 'SIGN_IN_REFUSED', reason: 'no role' }]);
  });

  it('ends when its browser signs in again, and when it signs out', async () => {
    const { begin, finish, sessions, deps } = start();
    const first = await finish((await begin()).browser);
    const second = await finish((await begin()).browser, undefined, first.sessionToken);
    expect(sessions.size).toBe(1);
    expect(await signOut(deps)(second.sessionToken)).toBe('https://issuer.example/logout');
    expect(sessions.size).toBe(0);
    await signOut(deps)(undefined);
  });

  it('ends here also when the issuer does not answer', async () => {
    const { begin, finish, sessions, deps, log } = start();
    const { sessionToken } = await finish((await begin()).browser);
    const issuer = { ...deps.issuer, endSessionUrl: () => Promise.reject(new Error('down')) };
    expect(await signOut({ ...deps, issuer })(sessionToken)).toBeUndefined();
    expect(sessions.size).toBe(0);
    expect(log.at(-1)).toEqual({ code: 'ISSUER_SILENT' });
  });
});

describe('who has to prove again who they are', () => {
  const noon = Date.parse('2026-11-22T12:00:00Z') / 1000;
  it.each<[string, number | undefined, boolean]>([
    ['asked again now', noon + 20, true],
    ['has a clock that is a minute slow', noon - 60, true],
    ['only sent them back', noon - 61, false],
    ['only sent them back after a long morning', noon - 3 * 3600, false],
    ['does not say when it was', undefined, false],
  ])('with an issuer that %s: taken is %j', async (_name, seconds, taken) => {
    const { begin, finish, freshAsked, sessions, clock, log } = start({ sub: 'person-1', ...(seconds !== undefined && { auth_time: seconds }) });
    const { browser } = await begin(undefined, '/amt/runden', true);
    expect(freshAsked).toEqual([true]);
    clock.at = later(clock.at, 30);
    const outcome = await finish(browser).catch((fault: unknown) => fault);
    expect(sessions.size).toBe(taken ? 1 : 0);
    if (taken) return expect(outcome).toMatchObject({ target: '/amt/runden' });
    expect(outcome).toMatchObject({ code: 'sign-in-invalid', message: expect.stringContaining('nicht noch einmal nach Ihrem Passwort') });
    expect(log).toEqual([{ code: 'SIGN_IN_REFUSED', reason: 'not fresh' }]);
  });

  it('keeps the session that they had when the issuer did not ask', async () => {
    const { begin, finish, sessions } = start({ sub: 'person-1', auth_time: noon - 3600 });
    const { sessionToken } = await finish((await begin()).browser);
    await expect(finish((await begin(undefined, undefined, true)).browser, undefined, sessionToken)).rejects.toMatchObject({
      code: 'sign-in-invalid',
    });
    expect(sessions.size).toBe(1);
  });
});
