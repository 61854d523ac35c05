import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicantOf } from '../../../shared/domain/access/applicant.ts';
import { expiryOf, isLive, linkLifetime, sessionLifetime } from '../../../shared/domain/access/expiry.ts';
import { trapOf } from '../../../shared/domain/access/form-trap.ts';
import { admitWithin, apiLimits, mailboxLimits, networkLimits } from '../../../shared/domain/access/limits.ts';
import { networkOf } from '../../../shared/domain/access/network.ts';
import { cameFromSite } from '../../../shared/domain/access/same-origin.ts';
import { askPathOf, firstTarget, localTarget, purposeOf } from '../../../shared/domain/access/target.ts';
import { tokenBytes, tokenHashOf } from '../../../shared/domain/access/token.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { memoryCounters } from '../../support/memory-counters.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('an applicant', () => {
  it('is the same in every spelling of an address, and no other', () => {
    const applicant = applicantOf('kasse@verein.example', hash);
    expect(applicantOf(' Kasse@Verein.EXAMPLE\n', hash)).toBe(applicant);
    expect(applicantOf('kasse@verein.example.org', hash)).not.toBe(applicant);
    // Not the plain hash that any list of hashed addresses would hold.
    expect(applicant).not.toBe(hash('kasse@verein.example'));
  });
});

describe('what expires', () => {
  const at = '2026-11-22T12:00:00.000Z';
  const later = (milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();

  it.each([
    ['a link after 30 minutes', linkLifetime, 30 * 60],
    ['a session after 20 hours', sessionLifetime, 72_000],
  ])('is %s, to the second', (_name, lifetime, seconds) => {
    const made = { expiresAt: expiryOf(at, lifetime) };
    expect(isLive(made, at)).toBe(true);
    expect(isLive(made, later(seconds * 1000 - 1))).toBe(true);
    expect(isLive(made, later(seconds * 1000))).toBe(false);
  });

  it('never lives longer for being made in the middle of a second', () => {
    expect(isLive({ expiresAt: expiryOf(later(999), linkLifetime) }, later(30 * 60 * 1000))).toBe(false);
  });
});

describe('a token', () => {
  it('has 256 random bits that are never the same', () => {
    const tokens = Array.from({ length: 1000 }, () => surroundings.newToken());
    expect(new Set(tokens).size).toBe(1000);
    expect(Buffer.from(tokens[0] ?? '', 'hex')).toHaveLength(tokenBytes);
    expect(tokens.every((token) => tokenHashOf('link', token, surroundings.hash) !== undefined)).toBe(true);
  });

  it('opens one kind of thing only', () => {
    const token = randomBytes(tokenBytes).toString('hex');
    expect(tokenHashOf('link', token, hash)).not.toBe(tokenHashOf('session', token, hash));
    expect(tokenHashOf('link', token, hash)).not.toContain(token);
  });

  it('is another one after any alteration, also one of letters that leaves its bytes the same', () => {
    const alphabet = '0123456789abcdefABCDEFgG-_';
    const tokens = fc.uint8Array({ minLength: tokenBytes, maxLength: tokenBytes }).map((bytes) => Buffer.from(bytes).toString('hex'));
    fc.assert(
      fc.property(tokens, fc.nat(63), fc.constantFrom(...alphabet, '%', ' ', 'é', ''), (token, at, character) => {
        const altered = `${token.slice(0, at)}${character}${token.slice(at + 1)}`;
        fc.pre(altered !== token);
        expect(tokenHashOf('link', altered, hash)).not.toBe(tokenHashOf('link', token, hash));
        for (const padded of [`${token} `, `${token}=`, ` ${token}`, `${token}\n`]) expect(tokenHashOf('link', padded, hash)).toBeUndefined();
      }),
    );
  });

  it.each([undefined, null, 1, '', 'x', {}])('is not %j', (value) => {
    expect(tokenHashOf('session', value, hash)).toBeUndefined();
  });
});

describe('the network of a caller', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['192.0.2.1', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:1:2::3', '2001:db8:1::/48'],
    ['2001:0DB8:0001:ffff:1:2:3:4', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['', 'unknown'],
    ['somewhere', 'unknown'],
  ])('%s is in %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is not readable in the counters', () => {
    const limitsOf = (address: string, caller: string) => [
      ...mailboxLimits(applicantOf(address, hash)),
      ...Object.values(networkLimits(caller, hash)),
      ...apiLimits('application', { callerAddress: caller, applicant: applicantOf(address, hash) }, hash),
      ...apiLimits('draft', { callerAddress: caller }, hash),
    ];
    const limits = limitsOf('a@b.example', '192.0.2.77');
    expect(JSON.stringify(limits)).not.toMatch(/192|example/);
    expect(limits.map(({ counter }) => counter)).toEqual(limitsOf('A@b.example', '192.0.2.1').map(({ counter }) => counter));
    expect(new Set(limits.map(({ counter }) => counter)).size).toBe(limits.length);
  });
});

describe('what may be made without signing in', () => {
  const at = '2026-11-22T12:00:00.000Z';
  const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();
  const caller = (network: number) => `192.0.${network}.7`;

  it('is enough for a portal that sends sixty applications an hour for one contact, and for its neighbours', async () => {
    const admit = admitWithin(memoryCounters().store);
    for (let sent = 0; sent < 60; sent += 1) {
      for (const applicant of ['one', 'two', 'three'])
        await admit(apiLimits('application', { callerAddress: caller(1), applicant }, hash), later(sent * 60));
      for (const _ of ['one', 'two', 'three']) await admit(apiLimits('draft', { callerAddress: caller(1) }, hash), later(sent * 60));
    }
  });

  it.each([
    ['180 in an hour from one network', 180, (sent: number) => ({ callerAddress: caller(1), applicant: `contact ${sent}` })],
    ['90 in an hour for one mailbox', 90, (sent: number) => ({ callerAddress: caller(sent), applicant: 'contact' })],
  ])('is at most %s, and the refusal says when it is over', async (_name, most, by) => {
    const admit = admitWithin(memoryCounters().store);
    for (let sent = 0; sent < most; sent += 1) await admit(apiLimits('application', by(sent), hash), at);
    await expect(admit(apiLimits('application', by(most), hash), later(600))).rejects.toMatchObject({
      code: 'too-many-requests',
      status: 429,
      retryAfter: 3000,
      message: expect.stringContaining('ab dem 22. November 2026, 14:00 Uhr'),
    });
    await admit(apiLimits('application', by(most), hash), later(3600));
    await admit(apiLimits('application', { callerAddress: caller(200), applicant: 'another' }, hash), at);
  });

  it('is counted apart for drafts', async () => {
    const admit = admitWithin(memoryCounters().store);
    for (let sent = 0; sent < 180; sent += 1) await admit(apiLimits('draft', { callerAddress: caller(1) }, hash), at);
    await expect(admit(apiLimits('draft', { callerAddress: caller(1) }, hash), at)).rejects.toMatchObject({ code: 'too-many-requests' });
    await admit(apiLimits('application', { callerAddress: caller(1), applicant: 'contact' }, hash), at);
  });
});

describe('a form that a program sent', () => {
  const at = '2026-11-22T12:00:00.000Z';
  const ago = (milliseconds: number) => new Date(Date.parse(at) - milliseconds).toISOString();

  it.each([
    ['a person who took their time', '', ago(60_000), undefined],
    ['a person whose page lay open over night', '', ago(50_000_000), undefined],
    ['the fastest person', '', ago(1500), undefined],
    ['faster than anybody', '', ago(1499), 'hasty'],
    ['from the future', '', ago(-1), 'hasty'],
    ['without a time', '', undefined, 'hasty'],
    ['with a time that is none', '', 'gestern', 'hasty'],
    ['with what nobody sees', 'https://boese.example', ago(60_000), 'filled'],
  ])('%s', (_name, trap, madeAt, expected) => {
    expect(trapOf({ trap, madeAt }, at)).toBe(expected);
  });
});

describe('where to go after signing in', () => {
  const id = '3f0e7a52-9d1c-4b8e-8f3a-5c6d7e8f9a0b';

  const draft = `/antrag/entwuerfe/${id}`;
  const draftPages = ['pruefen', 'organisation', 'projekt', 'ziele', 'kosten', 'finanzierung', 'anlagen', 'erklaerungen', 'absenden'];

  it.each([
    ['status', firstTarget.status],
    ['status', `/status/antraege/${id}`],
    ['status', '/status/daten'],
    ['status', '/status/daten.json'],
    ...['zurueckziehen', 'antworten', 'antworten/dateien', `dateien/${id}`, 'frueher-beginnen', 'daten.json'].map(
      (page) => ['status', `/status/antraege/${id}/${page}`] as const,
    ),
    ['apply', firstTarget.apply],
    ['apply', draft],
    ...[...draftPages, 'mitarbeit', 'verlauf'].map((page) => ['apply', `${draft}/${page}`] as const),
  ] as const)('for %s, %s is a page behind a sign-in', (purpose, path) => {
    expect(localTarget(path)).toBe(path);
    expect(purposeOf(path)).toBe(purpose);
    expect(new URL(askPathOf(path), 'https://teilhabe.example').searchParams.get('ziel')).toBe(path);
  });

  it('who does not say where is asked about the status', () => {
    expect(purposeOf(undefined)).toBe('status');
    expect(askPathOf(undefined)).toBe('/status');
  });

  it.each([
    'https://boese.example/status/antraege',
    '//boese.example/status/antraege',
    '/\\boese.example',
    '/status/antraege/../../boese',
    '/status/antraege?weiter=//boese.example',
    '/status/antraege\n',
    `/status/antraege/${id}@boese.example`,
    `/status/antraege/${id}/datenxjson`,
    `/status/antraege/${id}/dateien/`,
    '/status/bestaetigen/x',
    `${draft}/unbekannt`,
    `${draft}/kosten/mehr`,
    `${draft}/kosten?zeile=1`,
    `${draft.toUpperCase()}`,
    '/antrag/entwuerfe/',
    '/antrag',
    '/status',
    '',
    null,
    undefined,
  ])('%j is none', (path) => {
    expect(localTarget(path)).toBeUndefined();
  });

  it('never leaves the site, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string().map((text) => `https://boese.example/${text}`),
          fc.string().map((text) => `//${text}`),
          fc.string(),
          fc.string().map((text) => `/status/antraege${text}`),
          fc.string().map((text) => `${draft}/${text}`),
        ),
        (text) => {
          const target = localTarget(text);
          if (target !== undefined) expect(new URL(target, 'https://teilhabe.example').origin).toBe('https://teilhabe.example');
        },
      ),
    );
  });
});

describe('where a request came from', () => {
  const site = 'https://teilhabe.example';

  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://boese.example' }, true],
    [{ origin: site }, true],
    [{ 'sec-fetch-site': 'cross-site', origin: site }, false],
    [{ 'sec-fetch-site': 'same-site', origin: site }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://boese.example' }, false],
    [{ origin: 'http://teilhabe.example' }, false],
    [{ origin: 'null' }, false],
    [{ referer: `${site}/status` }, false],
    [{}, false],
  ])('%j: from this site %j', (headers, expected) => {
    expect(cameFromSite(headers, site)).toBe(expected);
  });
});
