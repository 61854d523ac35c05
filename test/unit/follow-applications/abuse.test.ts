import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, it } from 'vitest';
import { manifest } from '../../../functions/follow-applications/manifest.ts';
import { proofOfWork } from '../../../functions/follow-applications/proof-of-work.ts';
import { requestLink } from '../../../functions/follow-applications/request-link.ts';
import { routes } from '../../../functions/follow-applications/routes.ts';
import { county } from '../../../shared/county/county.ts';
import { errorPage } from '../../../shared/pages/error-page.tsx';
import { httpHandler } from '../../../shared/runtime/http-handler.ts';
import { lambdaContext } from '../../support/lambda-context.ts';
import { memoryApplicants } from '../../support/memory-applicants.ts';
import { application } from '../mail/examples.ts';

const site = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };
const known = application.contact.email;
const unknown = 'niemand@nirgends.example';
const start = '2026-11-22T12:00:00.000Z';

const world = () => {
  const memory = memoryApplicants([application], start);
  const handler = httpHandler(manifest, routes(site, memory.deps), errorPage(site));
  const later = (seconds: number) => {
    memory.clock.at = new Date(Date.parse(memory.clock.at) + seconds * 1000).toISOString();
  };
  const post = async (fields: Record<string, string>, caller = '192.0.2.1') => {
    const event = {
      routeKey: 'POST /status',
      rawPath: '/status',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ erstellt: '2026-11-22T11:59:00.000Z', webseite: '', ...fields }).toString(),
      requestContext: { http: { method: 'POST', sourceIp: caller } },
    };
    const { statusCode, headers, body } = await handler(event, lambdaContext('request-1'));
    return { statusCode, headers: new Map(Object.entries(headers)), body };
  };
  /** Asks for links to so many addresses that nobody has. */
  const busy = async (times: number, caller?: string) => {
    for (let n = 0; n < times; n += 1) await post({ email: `n${n}@nirgends.example` }, caller);
  };
  return { ...memory, later, post, busy };
};

/** The task in a page, as the script finds it. */
const challengeIn = (body: string) => {
  const text = /name="beweis" data-proof="([^"]*)"/.exec(body)?.[1] ?? '';
  return JSON.parse(text.replaceAll('&quot;', '"'));
};

describe('a form that a program sent', () => {
  it.each([
    ['too fast', { erstellt: '2026-11-22T11:59:59.000Z' }, 'Das Formular kam sehr schnell zurück.'],
    ['without saying when it was made', { erstellt: '' }, 'Das Formular kam sehr schnell zurück.'],
    ['with the field that nobody sees', { webseite: 'https://boese.example' }, 'Ein Feld war ausgefüllt, das niemand sehen kann.'],
  ])('%s is shown again with what was typed, whoever has the address', async (_name, fields, sentence) => {
    const { post, mails, counters } = world();
    const [one, two] = [
      await post({ ...fields, email: known, ziel: '/antrag/entwuerfe' }),
      await post({ ...fields, email: unknown, ziel: '/antrag/entwuerfe' }),
    ];
    expect(one.statusCode).toBe(422);
    expect(one.body).toContain('<title>Fehler: Antrag beginnen oder fortsetzen');
    expect(one.body).toContain(sentence);
    expect(one.body).toContain(`value="${known}"`);
    expect(one.body).toContain('name="ziel" value="/antrag/entwuerfe"');
    expect(one.body).not.toContain('boese.example');
    expect(two.body).toBe(one.body.replace(known, unknown));
    expect([mails.length, counters.size]).toEqual([0, 0]);
  });

  it('goes through the second time: it says when it was made first, so nobody waits twice', async () => {
    const { post, later, mails } = world();
    const { body } = await post({ email: known, erstellt: '2026-11-22T11:59:59.500Z' });
    const erstellt = /name="erstellt" value="([^"]*)"/.exec(body)?.[1] ?? '';
    expect(erstellt).toBe('2026-11-22T11:59:59.500Z');
    later(1);
    expect((await post({ email: known, erstellt })).statusCode).toBe(303);
    expect(mails).toHaveLength(1);
  });

  it('has its trap out of sight, out of the order of the keyboard, and not read out', async () => {
    const { post } = world();
    const { body } = await post({ email: '' });
    expect(body).toMatch(/<div class="kern-sr-only" aria-hidden="true"><label for="webseite">[^<]*<\/label><input [^>]*name="webseite"[^>]*>/);
    expect(/<input [^>]*name="webseite"[^>]*>/.exec(body)?.[0]).toMatch(/autocomplete="off".*tabindex="-1"/);
  });
});

describe('a network that asks for many links', () => {
  it('gets a task from the eleventh on, in place of a mail, whoever has the address', async () => {
    const { post, busy, mails, challenges, later } = world();
    await busy(9);
    expect((await post({ email: known })).statusCode).toBe(303);
    expect(mails).toHaveLength(1);
    later(180);
    const answers = [await post({ email: known }), await post({ email: unknown })];
    expect(mails).toHaveLength(1);
    expect(challenges.size).toBe(2);
    const [one, two] = answers.map(({ statusCode, body }) => [statusCode, body.replace(/data-proof="[^"]*"/, '').replace(known, unknown)]);
    expect(one).toEqual(two);
    expect(one?.[0]).toBe(429);
    expect(one?.[1]).toContain('Noch ein Schritt bis zu Ihrem Link</h1>');
    expect(one?.[1]).toContain('Ab dem 22. November 2026, 14:00 Uhr können Sie den Link auch ohne Aufgabe anfordern.');
    expect(one?.[1]).toContain(county.contact.phone);
  });

  it('goes on with its proof, which counts once', async () => {
    const { post, busy, mails, later } = world();
    await busy(10);
    const challenge = challengeIn((await post({ email: known })).body);
    const beweis = JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
    expect((await post({ email: known, beweis })).statusCode).toBe(303);
    expect(mails).toHaveLength(1);
    later(180);
    const replayed = await post({ email: known, beweis });
    expect(replayed.statusCode).toBe(429);
    expect(mails).toHaveLength(1);
    expect(challengeIn(replayed.body).parameters.nonce).not.toBe(challenge.parameters.nonce);
  });

  it('is told the same with a proof for an address that nobody has', async () => {
    const { post, busy } = world();
    await busy(10);
    const locations: unknown[] = [];
    for (const email of [known, unknown]) {
      const challenge = challengeIn((await post({ email })).body);
      const beweis = JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
      const { statusCode, headers } = await post({ email, beweis });
      locations.push([statusCode, headers.get('location')]);
    }
    expect(locations).toEqual(Array(2).fill([303, '/status/gesendet']));
  });

  it('no longer gets a task when its hour is over; another one never got one', async () => {
    const { post, busy, later } = world();
    await busy(11);
    expect((await post({ email: known }, '198.51.100.1')).statusCode).toBe(303);
    later(3600);
    expect((await post({ email: unknown })).statusCode).toBe(303);
  });

  it('gets twenty links for proofs and then none until it is free again, and neither is used up by who proves nothing', async () => {
    const { deps, mails, later } = world();
    const ask = requestLink({
      ...deps,
      ...proofOfWork(deps),
      proves: async (text) => text === 'right',
      renderLink: () => ({ subject: 's', text: 't', html: 'h' }),
    });
    let n = 0;
    const once = (proof?: string) => {
      n += 1;
      return ask({ address: `a${n}@verein.example`, target: '/antrag/entwuerfe', callerAddress: '192.0.2.1', proof });
    };
    for (let free = 0; free < 10; free += 1) await once();
    for (let idle = 0; idle < 30; idle += 1) expect((await once('wrong')).proofNeeded?.freeAt).toBe('2026-11-22T13:00:00.000Z');
    for (let proven = 0; proven < 20; proven += 1) expect(await once('right')).toEqual({ wait: undefined });
    expect(mails).toHaveLength(30);
    later(1800);
    await expect(once('right')).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 1800 });
    for (let idle = 0; idle < 30; idle += 1) await once();
    // No more tasks either: each is a record in the table.
    await expect(once()).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(mails).toHaveLength(30);
    later(1800);
    expect(await once()).toEqual({ wait: undefined });
  });

  it('that asks without end reads until when, with what was typed', async () => {
    const { post, busy, later } = world();
    await busy(70);
    later(60);
    const { statusCode, headers, body } = await post({ email: known });
    expect([statusCode, headers.get('retry-after')]).toEqual([429, '3540']);
    expect(body).toContain('<title>Fehler: ');
    expect(body).toContain('Bitte versuchen Sie es ab dem 22. November 2026, 14:00 Uhr noch einmal.');
    expect(body).toContain(`value="${known}"`);
    expect(body).toContain(county.office.phone);
  });
});
