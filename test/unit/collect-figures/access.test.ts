import { describe, expect, it } from 'vitest';
import { opensSomething } from '../../../shared/domain/notices/mail.ts';
import { figuresSite } from '../../support/figures-site.ts';

const madeAt = '2026-11-05T08:59:00.000Z';
const asked = (email: string, more: Record<string, string> = {}) => ({ email, erstellt: madeAt, webseite: '', ...more });
const tokenIn = (text = ''): string => /anmelden\/([0-9a-f]{64})/.exec(text)?.[1] ?? '';
const cookieOf = ({ cookies = [] }: { readonly cookies?: readonly string[] | undefined }): string => cookies[0]?.split(';')[0] ?? '';

describe('an administration without a link', () => {
  it('asks for one with its address, and comes to the form of the month before by a button', async () => {
    const { get, post, mails, amt } = figuresSite();
    expect((await get('/zahlen')).body).toContain('action="/zahlen"');
    expect(await post('/zahlen', asked('Zuwanderung@Amt.example'))).toMatchObject({ statusCode: 303, headers: { location: '/zahlen/gesendet' } });
    expect(mails.map(({ to, template }) => [to, template])).toEqual([[{ name: amt.name, address: 'zuwanderung@amt.example' }, 'figures-access']]);
    expect(mails.every(opensSomething)).toBe(true);
    const path = `/zahlen/anmelden/${tokenIn(mails[0]?.text)}`;
    expect((await get(path)).body).toContain(`action="${path}"`);
    const entered = await post(path, {});
    expect(entered).toMatchObject({ statusCode: 303, headers: { location: '/zahlen/2026-10' } });
    const cookie = cookieOf(entered);
    expect(cookie).toMatch(/^__Host-figures=[0-9a-f]{64}$/);
    expect((await get('/zahlen/2026-10', cookie)).statusCode).toBe(200);
    expect(await get('/zahlen', cookie)).toMatchObject({ statusCode: 303, headers: { location: '/zahlen/2026-10' } });
  });

  it('is led back to the month that it wanted to see', async () => {
    const { get, post, mails } = figuresSite();
    expect((await get('/zahlen/2026-08')).headers).toMatchObject({ location: '/zahlen?monat=2026-08' });
    expect((await get('/zahlen?monat=2026-08')).body).toContain('name="monat" value="2026-08"');
    await post('/zahlen', asked('zuwanderung@amt.example', { monat: '2026-08' }));
    expect((await post(`/zahlen/anmelden/${tokenIn(mails[0]?.text)}`, {})).headers).toMatchObject({ location: '/zahlen/2026-08' });
  });

  it('learns by no answer whether an address is known, and a mailbox gets one link in three minutes', async () => {
    const { post, mails, clock } = figuresSite();
    const known = await post('/zahlen', asked('zuwanderung@amt.example'));
    const unknown = await post('/zahlen', asked('jemand@example.org'));
    const again = await post('/zahlen', asked('zuwanderung@amt.example'));
    expect([unknown, again].map(({ statusCode, headers, body }) => ({ statusCode, location: headers['location'], body }))).toEqual(
      Array(2).fill({ statusCode: known.statusCode, location: known.headers['location'], body: known.body }),
    );
    expect(mails).toHaveLength(1);
    clock.at = '2026-11-05T09:03:00.000Z';
    await post('/zahlen', asked('zuwanderung@amt.example'));
    expect(mails).toHaveLength(2);
  });

  it('from one network is held back after thirty links in an hour, with its address kept', async () => {
    const { post } = figuresSite();
    for (let number = 0; number < 30; number += 1) expect((await post('/zahlen', asked(`a${number}@example.org`))).statusCode).toBe(303);
    const { statusCode, body, headers } = await post('/zahlen', asked('zuwanderung@amt.example'));
    expect(statusCode).toBe(429);
    expect(body).toContain('value="zuwanderung@amt.example"');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it.each([
    ['', 'Bitte geben Sie Ihre E-Mail-Adresse an.'],
    ['amt', 'Bitte geben Sie eine vollständige E-Mail-Adresse an'],
  ])('is told what is wrong with %j', async (email, message) => {
    const { statusCode, body } = await figuresSite().post('/zahlen', asked(email));
    expect(statusCode).toBe(422);
    expect(body).toContain(message);
  });
});

describe('a link', () => {
  const withLink = async () => {
    const world = figuresSite();
    await world.post('/zahlen', asked('zuwanderung@amt.example'));
    return { ...world, path: `/zahlen/anmelden/${tokenIn(world.mails[0]?.text)}` };
  };

  it('is not used up by a program that opens it', async () => {
    const { get, post, path, links } = await withLink();
    for (let number = 0; number < 5; number += 1) expect((await get(path)).statusCode).toBe(200);
    expect(links.size).toBe(1);
    expect((await post(path, {})).statusCode).toBe(303);
  });

  it('counts once and for its time, and is refused like any other text after that', async () => {
    const { post, path, clock } = await withLink();
    await post(path, {});
    const second = await post(path, {});
    expect([second.statusCode, second.cookies ?? []]).toEqual([410, []]);
    const late = await withLink();
    late.clock.at = '2026-11-05T09:30:00.000Z';
    clock.at = late.clock.at;
    expect((await late.post(late.path, {})).statusCode).toBe(410);
    expect((await post(`/zahlen/anmelden/${'0'.repeat(64)}`, {})).body).toBe(second.body);
    expect((await post('/zahlen/anmelden/x', {})).statusCode).toBe(410);
  });

  it('is not pressed by a page of another site', async () => {
    const { post, path, links } = await withLink();
    expect((await post(path, {}, undefined, { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
    expect(links.size).toBe(1);
  });
});

it('signing out ends the session', async () => {
  const { get, post, signedIn, sessions } = figuresSite();
  const cookie = signedIn();
  expect(await post('/zahlen/abmelden', {}, cookie)).toMatchObject({ statusCode: 303, headers: { location: '/zahlen?abgemeldet' } });
  expect(sessions.size).toBe(0);
  expect((await get('/zahlen/2026-10', cookie)).statusCode).toBe(303);
});
