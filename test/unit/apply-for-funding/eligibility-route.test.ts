import { describe, expect, it } from 'vitest';
import { applicationSite } from '../../support/application-routes.ts';
import { round } from '../../support/submissions.ts';

const eligible = {
  organisation: 'association',
  place: 'county',
  start: 'later',
  period: 'within',
  amount: 'within',
  others: 'nobody',
  purpose: 'nothing',
  ergebnis: '1',
};
const check = async (query: Record<string, string>, options: Parameters<typeof applicationSite>[0] = {}) => {
  const { get } = applicationSite(options);
  const { statusCode, body, headers } = await get('/antrag/pruefen', new URLSearchParams(query).toString());
  return { statusCode, headers, body: body.replaceAll('\u00a0', ' ') };
};
const errorSummary = (body: string): string[] =>
  [...body.matchAll(/<a class="kern-link[^"]*" href="#([a-z-]+)">Bitte wählen/g)].map(([, id]) => id ?? '');

describe('the check before an application', () => {
  it('asks what the round needs, without a field for a person and without a word in the address', async () => {
    const { statusCode, body } = await check({});
    expect(statusCode).toBe(200);
    expect(body).toContain('<form class="form" method="get" action="/antrag/pruefen"');
    expect(body).toContain('bis Dienstag, 31. August 2027, 23:59 Uhr möglich');
    expect(new Set([...body.matchAll(/<input[^>]* type="([a-z]+)"/g)].map(([, type]) => type))).toEqual(new Set(['radio', 'hidden']));
    expect([...body.matchAll(/<input[^>]* type="hidden"[^>]*>/g)].map(([tag]) => /name="(\w+)" value="([\w-]+)"/.exec(tag)?.slice(1))).toEqual([
      ['runde', round.id],
    ]);
    expect(body).not.toContain('error-summary');
    expect(body).not.toContain(' checked');
  });

  it('names what is not answered, and keeps what is', async () => {
    const { statusCode, body } = await check({ place: 'partly', ergebnis: '1' });
    expect(statusCode).toBe(422);
    expect(body).toContain('<title>Fehler: ');
    expect(errorSummary(body)).toEqual(['organisation', 'start', 'period', 'amount', 'others', 'purpose']);
    for (const id of errorSummary(body)) expect(body).toContain(` id="${id}"`);
    expect([...body.matchAll(/value="([a-z-]+)" checked/g)].map(([, value]) => value)).toEqual(['partly']);
  });

  it('says yes, with the deadline and the way to the form', async () => {
    const { statusCode, body } = await check(eligible);
    expect(statusCode).toBe(200);
    expect(body).toContain('<h1 class="kern-heading-x-large">Ja, Sie können einen Antrag stellen</h1>');
    expect(body).toContain('Sie können Ihren Antrag bis Dienstag, 31. August 2027, 23:59 Uhr absenden.');
    expect(body).toContain('<a class="kern-btn kern-btn--primary" href="/antrag/entwuerfe">');
    expect(body).toContain('Ob ein Projekt Geld bekommt, entscheiden die Gremien');
  });

  it('says yes, if, with every condition', async () => {
    const { body } = await check({ ...eligible, start: 'soon', amount: 'more' });
    expect(body).toContain('Ja, wenn Sie diese Bedingungen erfüllen</h1>');
    expect(body).toContain('erst, wenn wir Ihnen den früheren Beginn schriftlich erlaubt haben');
    expect(body).toContain('Sie beantragen höchstens 15.000,00 €.');
    expect(body).toContain('href="/antrag/entwuerfe"');
  });

  it('says no, why, and whom to ask; the answers can be changed', async () => {
    const { body } = await check({ ...eligible, organisation: 'other', start: 'begun' });
    expect(body).toContain('Nein, so können Sie keinen Antrag stellen</h1>');
    expect(body).toContain('Eingetragener Verein (e. V.); Stadt, Gemeinde oder Amt; Schule oder Schulträger');
    expect(body).toContain('Projekte, die schon begonnen haben, werden nicht gefördert.');
    expect(body).not.toContain('kern-btn--primary');
    expect(body).toContain('Telefon ');
    const again = /href="\/antrag\/pruefen\?([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { ergebnis: _sent, ...answers } = eligible;
    expect(Object.fromEntries(new URLSearchParams(again))).toEqual({ ...answers, organisation: 'other', start: 'begun', runde: round.id });
    expect((await check(Object.fromEntries(new URLSearchParams(again)))).body.match(/ checked/g)).toHaveLength(7);
  });

  it('repeats nothing of the address that is no answer', async () => {
    const { body } = await check({ ...eligible, place: '"><script>alert(1)</script>', 'more"': '<b>' });
    expect(body).not.toContain('<script>');
    expect((await check({ ...eligible, more: 'surplus' })).body).not.toContain('surplus');
  });

  it('before the round opens says when, and asks for it all the same', async () => {
    const options = { at: '2026-08-01T12:00:00.000Z' };
    expect((await check({}, options)).body).toContain('beginnt am Dienstag, 1. September 2026, 02:00 Uhr');
    const { body } = await check(eligible, options);
    expect(body).toContain('Ja, Sie können einen Antrag stellen</h1>');
    expect(body).toContain('Sie können noch keinen Antrag absenden');
    expect(body).not.toContain('kern-btn--primary');
  });

  it('after the last round says until when it was', async () => {
    const { statusCode, body } = await check(eligible, { at: round.closesAt });
    expect(statusCode).toBe(200);
    expect(body).toContain('nahm Anträge bis Dienstag, 31. August 2027, 23:59 Uhr an.');
    expect(body).not.toContain('<form');
  });

  it('of two open rounds lets people choose, and then asks for that one', async () => {
    const small = { ...round, id: 'small', title: 'Kleine Förderung', maximumGrant: 60_000, closesAt: '2026-12-31T23:00:00.000Z' };
    const { body } = await check({}, { rounds: [round, small] });
    expect([...body.matchAll(/href="\/antrag\/pruefen\?runde=([^"]+)"/g)].map(([, id]) => id)).toEqual(['small', round.id]);
    expect(body).not.toContain('<form');
    const chosen = (await check({ runde: 'small' }, { rounds: [round, small] })).body;
    expect(chosen).toContain('Runde „Kleine Förderung“');
    expect(chosen).toContain('500,00 € bis 600,00 €');
  });

  it('lets the browser remember the answers where an application is possible now, and nowhere else', async () => {
    const cookieOf = async (query: Record<string, string>, options: Parameters<typeof applicationSite>[0] = {}) =>
      (await applicationSite(options).get('/antrag/pruefen', new URLSearchParams(query).toString())).cookies;
    const [cookie = ''] = await cookieOf(eligible);
    expect(cookie).toMatch(/^__Host-pruefung=\S+; Path=\/; Max-Age=86400; HttpOnly; Secure; SameSite=Lax$/);
    expect(await cookieOf({ ...eligible, organisation: 'other' })).toEqual([]);
    expect(await cookieOf(eligible, { at: '2026-08-01T12:00:00.000Z' })).toEqual([]);
  });
});
