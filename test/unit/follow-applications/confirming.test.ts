import { describe, expect, it } from 'vitest';
import { tokenHashOf } from '../../../shared/domain/access/token.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import { statusSite } from '../../support/status-site.ts';
import { application, confirmation } from '../mail/examples.ts';

const at = '2026-12-02T09:00:00.000Z';
const token = '7'.repeat(64);
const path = '/status/bestaetigen/{token}';
const second = Date.parse(at) / 1000;

const asked = (over: Partial<Application> = {}, expiresAt = second + 60) => {
  const site = statusSite(
    [
      {
        ...application,
        declarations: [{ code: 'a', version: '1', at: application.submittedAt }],
        confirmations: [confirmation],
        confirmationsNeeded: 1,
        ...over,
      },
    ],
    at,
  );
  const link = { applicationId: application.id, confirmationId: confirmation.id, expiresAt };
  site.confirmationLinks.set(tokenHashOf('confirmation', token, site.deps.hash) ?? '', link);
  return {
    ...site,
    open: (with_ = token) => site.call('GET', path, { token: with_ }),
    press: (with_ = token) => site.call('POST', path, { token: with_ }, {}),
  };
};

describe('the link of a signatory', () => {
  it('shows what is confirmed: project, organisation, amount, who sent it, and what is declared', async () => {
    const site = asked();
    site.rounds.splice(
      0,
      1,
      ...site.rounds.map((round) => ({
        ...round,
        texts: {
          ...round.texts,
          declarations: [
            { code: 'a', version: '1', text: 'Das Projekt hat noch nicht begonnen.' },
            { code: 'b', version: '1', text: 'Das wurde nicht erklärt.' },
          ],
        },
      })),
    );
    const { status, text, headers } = await site.open();
    expect(status).toBe(200);
    for (const words of [
      'INT-2026-0042',
      'Gemeinsam kochen',
      'Nachbarn & Freunde e. V.',
      '7.500,00',
      'Kim Öztürk hat für Nachbarn & Freunde e. V. diesen Antrag gestellt.',
      'Ich darf Nachbarn & Freunde e. V. vertreten (Vorsitzende).',
      'Das Projekt hat noch nicht begonnen.',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Das wurde nicht erklärt.');
    // Neither the address of the sender nor that of anybody else.
    expect(text).not.toContain('@');
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });

  it('does nothing by being opened, however often', async () => {
    const site = asked();
    for (let times = 0; times < 3; times++) await site.open();
    expect(site.events).toEqual([]);
    expect([...site.confirmationLinks.values()].every(({ usedAt }) => usedAt === undefined)).toBe(true);
  });

  it('confirms when its button is pressed, once, and then says when that was', async () => {
    const site = asked();
    expect(await site.press()).toMatchObject({ status: 303, location: `/status/bestaetigen/${token}` });
    site.clock.at = '2026-12-02T09:00:30.000Z';
    expect((await site.press()).status).toBe(303);
    expect(site.events.map(({ kind, actor, subject }) => [kind, actor, subject])).toEqual([['application.confirmed', 'signatory', confirmation.id]]);
    expect(JSON.stringify(site.events)).not.toContain(token);
    const { text, body } = await site.open();
    expect(text).toContain('Ihre Bestätigung ist seit dem 2. Dezember 2026, 10:00 Uhr gespeichert.');
    expect(body).not.toContain('<button type="submit" class="kern-btn kern-btn--primary"');
    // What a link shows after it is used is no more than what its reader knows.
    expect(text).not.toContain('7.500,00');
    expect((await site.get()).text).toContain(
      'Alle nötigen Bestätigungen liegen vor. Ada Vorsitz (Vorsitzende): bestätigt am 2. Dezember 2026, 10:00 Uhr',
    );
  });

  it.each([
    ['is over', second, token],
    ['was cut off', second + 60, '7'.repeat(63)],
    ['never was', second + 60, '8'.repeat(64)],
  ])('that %s opens one page for all, and does nothing', async (_case, expiresAt, tried) => {
    const site = asked({}, expiresAt);
    const [opened, pressed] = [await site.open(tried), await site.press(tried)];
    expect([opened.status, pressed.status]).toEqual([410, 410]);
    expect(opened.text).toBe(pressed.text);
    expect(opened.text).toContain('Ein Link zum Bestätigen gilt 14 Tage.');
    expect(opened.text).not.toContain(application.reference);
    expect(site.events).toEqual([]);
  });

  it('is no link to sign in, and the other way round', async () => {
    const site = asked();
    site.links.set(tokenHashOf('link', '9'.repeat(64), site.deps.hash) ?? '', {
      applicant: 'a',
      address: 'a@b.example',
      target: '/status/antraege',
      expiresAt: second + 60,
    });
    expect((await site.press('9'.repeat(64))).status).toBe(410);
    expect((await site.call('POST', '/status/anmelden/{token}', { token }, {})).status).toBe(410);
  });

  it.each([
    ['withdrawn', { state: 'withdrawn' as const }],
    ['decided', { state: 'decided' as const }],
    [
      'confirmed by enough others',
      { confirmationsNeeded: 1, confirmations: [confirmation, { ...confirmation, id: 'c-2', state: 'confirmed' as const }] },
    ],
  ])('of an application that is %s says that nothing is needed', async (_case, over) => {
    const site = asked(over);
    expect(await site.press()).toMatchObject({ status: 303 });
    expect((await site.open()).text).toContain('Dieser Antrag braucht keine Bestätigung mehr');
    expect(site.events).toEqual([]);
  });
});

describe('another link', () => {
  const again = (site: ReturnType<typeof asked>) => site.post('/bestaetigung', { wer: confirmation.id });

  it('is asked for by a button, and not again within ten minutes', async () => {
    const site = asked();
    expect((await site.get()).text).toContain('Neuen Link an Ada Vorsitz schicken');
    expect(await again(site)).toMatchObject({ status: 303, location: `/status/antraege/${application.id}#bestaetigungen` });
    await again(site);
    site.clock.at = '2026-12-02T09:59:59.000Z';
    await again(site);
    expect(site.events.map(({ kind, subject }) => [kind, subject])).toEqual([['confirmation.asked', confirmation.id]]);
    const { text, body } = await site.get();
    expect(text).toContain(
      'Der letzte Link ging am 2. Dezember 2026, 10:00 Uhr hinaus. Einen neuen Link an Ada Vorsitz können Sie ab dem 2. Dezember 2026, 11:00 Uhr schicken lassen.',
    );
    expect(body).not.toContain('/bestaetigung"');
    site.clock.at = '2026-12-02T10:00:00.000Z';
    await again(site);
    expect(site.events).toHaveLength(2);
  });

  it.each([
    ['of nobody', {}, 'x'],
    ['of who confirmed', { confirmations: [{ ...confirmation, state: 'confirmed' as const }] }, confirmation.id],
    ['of a withdrawn application', { state: 'withdrawn' as const }, confirmation.id],
  ])('%s is not sent', async (_case, over, wer) => {
    const site = asked(over);
    expect((await site.post('/bestaetigung', { wer })).status).toBe(303);
    expect(site.events).toEqual([]);
  });
});
