import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { formatDate, inBerlin } from '../../shared/domain/calendar.ts';
import { fromAnywhere } from '../support/applicants.ts';
import { awardsAtCloud } from '../support/awards-at-cloud.ts';
import { readPdf } from '../support/pdf-text.ts';
import { ageSession, signInStaff } from '../support/staff.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const awards = awardsAtCloud(cloud);
afterAll(async () => {
  awards.stop();
  await cloud.stop();
});

/** Somebody of the staff with a browser without scripts. */
const person = async (role: string) => {
  let cookie = await signInStaff(cloud, role);
  const call = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, cloud.url), { redirect: 'manual', ...init, headers: { cookie, origin: cloud.url, ...fromAnywhere() } });
  return {
    get: (path: string) => call(path),
    text: async (path: string) =>
      (await (await call(path)).text())
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll('\u00a0', ' ')
        .replaceAll(/\s+/g, ' '),
    /** They sign in, and so many minutes pass. */
    waits: (minutes: number) => ageSession(cloud, cookie, minutes),
    signsInAgain: async () => {
      cookie = await signInStaff(cloud, role, cookie);
    },
    post: (path: string, form: Record<string, string>) => call(path, { method: 'POST', body: new URLSearchParams(form) }),
    /** A hidden field of the page. */
    hidden: async (path: string, name: string): Promise<string> =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(await (await call(path)).text())?.[1] ?? '',
  };
};
const [sascha, zoe, ria] = [await person('caseworker'), await person('approver'), await person('audit-office')];
const today = inBerlin(new Date().toISOString()).date;
const german = today.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1');

describe('an award', () => {
  it('goes from the resolution to finality through two people, with its PDF and its money', async () => {
    const { id, reference } = await awards.decided('INT-2026-7001');
    const [page, budget] = [`/amt/entscheidungen/${id}`, `/amt/haushalt/${awards.year}`];
    expect(await sascha.text('/amt/entscheidungen')).toContain(reference);

    const form = {
      ...{ art: 'award', entscheidung: await sascha.hidden(`${page}/vorbereiten?art=award`, 'entscheidung') },
      ...{ fassung: await sascha.hidden(`${page}/vorbereiten?art=award`, 'fassung'), betrag: '7.000,00' },
      ...{ finanzierungsart: 'deficit', zweck: 'Kochabende', von: `1.3.${awards.year}`, bis: `30.11.${awards.year}` },
      ...{
        nebenbestimmungen: 'Bitte laden Sie uns ein.',
        'nachweis-bis': `30.5.${awards.year + 1}`,
        'nachweis-art': 'simple',
        begruendung: 'Es genügt.',
      },
    };
    expect((await sascha.post(`${page}/vorbereiten`, form)).status).toBe(303);
    expect(await ria.text(page)).toContain('eine Zuwendung von bis zu 7.000,00 €');

    const chosen = { entscheidung: await zoe.hidden(page, 'entscheidung'), fassung: await zoe.hidden(page, 'fassung'), tat: 'freigeben' };
    // The audit office reads and writes nothing; the budget is only planned yet.
    expect((await ria.post(`${page}/freigabe`, chosen)).status).toBe(403);
    const tooEarly = await zoe.post(`${page}/freigabe`, chosen);
    expect([tooEarly.status, await tooEarly.text()]).toEqual([409, expect.stringContaining('Bewilligt werden kann erst, wenn er beschlossen ist.')]);
    const plan = {
      ansatz: '80.000,00',
      'zweckgebunden-1-zweck': 'Kultur',
      'zweckgebunden-1-betrag': '72.200,00',
      reserve: '800,00',
      stand: 'adopted',
    };
    expect((await zoe.post(budget, { ...plan, fassung: '1' })).status).toBe(303);
    // Whoever signed in 16 minutes ago proves again who they are, and nothing that was typed is lost.
    await zoe.waits(16);
    const tooOld = await zoe.post(`${page}/freigabe`, chosen);
    const kept = await tooOld.text();
    expect(tooOld.status).toBe(403);
    expect(kept).toContain('Bitte melden Sie sich noch einmal an');
    expect(kept).toContain('href="/amt/anmelden?erneut=ja"');
    for (const [name, value] of Object.entries(chosen)) expect(kept).toContain(`name="${name}" value="${value}"`);
    await zoe.signsInAgain();
    const both = await Promise.all([zoe.post(`${page}/freigabe`, chosen), zoe.post(`${page}/freigabe`, chosen)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await ria.text(budget)).toContain('Frei 0,00 €');

    await cloud.idle();
    const pdf = await sascha.get(`${page}/bescheid/1`);
    expect(pdf.status).toBe(303);
    const file = await fetch(pdf.headers.get('location') ?? '');
    expect(file.headers.get('content-type')).toBe('application/pdf');
    const { text } = await readPdf(new Uint8Array(await file.arrayBuffer()));
    expect(text).toContain('Zuwendungsbescheid:Gemeinsamkochen');
    expect(text).toContain('Rechtsbehelfsbelehrung');
    expect(text).toContain('ImAuftragZoeZweitblick');

    const next = async () => ({ entscheidung: chosen.entscheidung, fassung: await sascha.hidden(page, 'fassung') });
    expect((await sascha.post(page, { ...(await next()), tat: 'versand', tag: german, weg: 'post' })).status).toBe(303);
    expect(await sascha.text(page)).toContain('Widerspruch möglich bis');
    expect((await sascha.post(page, { ...(await next()), tat: 'verzicht', 'verzicht-am': german })).status).toBe(303);
    expect(await sascha.text(page)).toContain(`seit ${formatDate(today)}`);

    // Nothing is free now: the next award says so, and lowering the budget is refused.
    const other = await awards.decided('INT-2026-7002');
    const refused = await sascha.post(`/amt/entscheidungen/${other.id}/vorbereiten`, { ...form, entscheidung: crypto.randomUUID(), fassung: '4' });
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('sind noch 0,00\u00a0€ frei')]);
    const lowered = await zoe.post(budget, { ...plan, ansatz: '79.999,99', fassung: '2' });
    expect([lowered.status, await lowered.text()]).toEqual([409, expect.stringContaining('mindestens 80.000,00\u00a0€')]);
  });
});

it('the budgets of the example are what their ledgers say', async () => {
  for (const year of [awards.year - 1, awards.year]) {
    const { committed, ledger } = await awards.bound(year);
    expect(ledger).toBe(committed ?? 0);
  }
  expect((await awards.bound(awards.year - 1)).entries.length).toBeGreaterThan(2);
});
