import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { county } from '../../shared/county/county.ts';
import { addDays, addMonths, formatMonth, inBerlin } from '../../shared/domain/calendar.ts';
import { delivererBrowser } from '../support/deliverers.ts';
import { inboxMails } from '../support/inbox.ts';
import { signInStaff } from '../support/staff.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
afterAll(() => cloud.stop());
const kim = await signInStaff(cloud, 'kit-adviser');

const published = reportedMonth(new Date());
const month = addMonths(published, -4);
/** The month that the administrations have delivered at the start. */
const lived = addMonths(published, -3);
const today = inBerlin(new Date().toISOString()).date;
const [first = { area: '', name: '' }, second = { area: '', name: '' }] = county.administrations;

const get = async (path: string) => {
  const answer = await fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: { cookie: kim } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const post = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(`${cloud.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: kim, origin: cloud.url },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() };
};

const mailsTo = async (area: string) => {
  await cloud.idle();
  const address = county.administrations.find((each) => each.area === area)?.name ?? '';
  const host = address.toLowerCase().replace('ä', 'ae').replace('ö', 'oe').replace('ü', 'ue').replaceAll(' ', '-');
  return (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(`zuwanderung@${host}.`)));
};

/** The line of an administration on the board. */
const lineOf = async (area: string): Promise<string> => {
  const { name = '' } = county.administrations.find((each) => each.area === area) ?? {};
  const { text } = await get(`/amt/zahlen/${month}`);
  return text.split('<tr').find((row) => row.includes(`>${name}</th>`)) ?? '';
};

const withdrawalIn = (html: string, action: string): string => new RegExp(`href="([^"]+)"[^>]*>${action}<`).exec(html)?.[1] ?? '';
const requestIn = (html: string): string => /name="auftrag" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';

describe('a month at the board', () => {
  it('reminds by one click: one mail with a link, whether somebody clicks once or three times', async () => {
    expect(await lineOf(first.area)).toContain('fehlt, Frist vorbei');
    const before = (await mailsTo(first.area)).length;
    const clicks = await Promise.all([1, 2, 3].map(() => post(`/amt/zahlen/${month}/erinnern`, { verwaltung: first.area })));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
    const done = clicks.find(({ location }) => location.includes('erinnert=1'));
    expect((await get(done?.location ?? '')).text).toContain('Wir erinnern eine Verwaltung');
    const mails = (await mailsTo(first.area)).slice(before);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body.text).toContain(formatMonth(month));
    expect(await lineOf(first.area)).toContain('Kim Beispiel');
  });

  it('shows the delivery that comes by that link, and no longer reminds', async () => {
    const link = (await mailsTo(first.area)).flatMap(({ body }) => /\/zahlen\/anmelden\/\S+/.exec(body.text)?.[0] ?? []).at(-1) ?? '';
    const entered = await fetch(`${cloud.url}${link}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: cloud.url },
      body: new URLSearchParams(),
    });
    const session = /^__Host-figures=([^;]*);/.exec(entered.headers.getSetCookie()[0] ?? '')?.[1] ?? '';
    const office = delivererBrowser(cloud, session);
    const numbers = {
      'municipal_housing_places.shared': '101',
      'municipal_housing_places.flat': '51',
      'municipal_housing_occupied.shared': '91',
      'municipal_housing_occupied.flat': '41',
      'municipal_housing_places.anmerkung': 'Neu gezählt',
      'municipal_housing_occupied.anmerkung': 'Neu gezählt',
    };
    await office.fillIn(month, numbers, 'berechnen');
    expect((await office.fillIn(month, numbers, 'melden')).location).toBe(`/zahlen/${month}/gemeldet`);
    const line = await lineOf(first.area);
    expect(line).toContain('<strong>geliefert</strong>');
    expect(line).toContain('kam nach der Frist');
    expect(line).toContain('Neu gezählt');
    expect(line).not.toContain('Erinnern');
    expect((await post(`/amt/zahlen/${month}/erinnern`, { verwaltung: first.area, zeige: 'fehlt' })).location).toBe(
      `/amt/zahlen/${month}?erinnert=0&geliefert=1&eben=0&zeige=fehlt`,
    );
    expect((await get(`/amt/zahlen/${month}/telefonliste`)).text).not.toContain(`>${first.name}</th>`);
    expect((await get(`/amt/zahlen/${month}/telefonliste`)).text).toContain(`>${second.name}</th>`);
  });

  it('shows each value with where it came from, at any day, as a page and as a file', async () => {
    const now = await get(`/amt/zahlen/${month}/stand?indikator=municipal_housing_places`);
    expect(now.text).toContain('>152</td>');
    const yesterday = await get(`/amt/zahlen/${month}/stand?am=${addDays(today, -1)}&indikator=municipal_housing_places`);
    expect(yesterday.text).toContain('keine Werte');
    const file = await get(`/amt/zahlen/${month}/stand.csv?am=${today}&indikator=municipal_housing_places`);
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="zahlen-${month}-${today}-municipal_housing_places.csv"`);
    expect(file.text).toContain(`municipal_housing_places;${first.area};${month};M;_T;_T;_T;_T;152;PL;`);
    expect((await get(`/amt/zahlen/${month}/stand.csv?am=morgen`)).status).toBe(422);
    const forged = await get(`/amt/zahlen/${month}/stand.csv?indikator=${encodeURIComponent('x"\r\nx-a: b')}`);
    expect([forged.status, forged.headers.get('content-disposition')]).toEqual([200, `attachment; filename="zahlen-${month}.csv"`]);
    // What the file says can be read in again.
    const again = await cloud.invoke('import-figures', { csv: file.text });
    expect(again.ok).toBe(true);
  });

  it('takes a file back with a reason, shows before what changes, and brings it back', async () => {
    const csv = `INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nnaturalisations,${county.key},${month},9999\n`;
    const before = (await get(`/amt/zahlen/${month}/stand.csv`)).text;
    expect((await cloud.invoke('import-figures', { csv })).ok).toBe(true);
    expect((await get(`/amt/zahlen/${month}/stand?indikator=naturalisations`)).text).toContain('9.999');

    const path = withdrawalIn((await get(`/amt/zahlen/${month}/staende`)).text, 'Zurücknehmen');
    const page = await get(path);
    expect(page.text).toContain('9.999');
    const request = requestIn(page.text);
    const refused = await post(path, { auftrag: request, grund: '' });
    expect([refused.status, refused.text.includes('Bitte nennen Sie den Grund')]).toEqual([422, true]);
    const done = await Promise.all([1, 2].map(() => post(path, { auftrag: request, grund: 'Tippfehler =1' })));
    expect(done.map(({ status }) => status)).toEqual([303, 303]);
    expect((await get(`/amt/zahlen/${month}/stand.csv`)).text).toBe(before);

    const list = (await get(`/amt/zahlen/${month}/staende`)).text;
    expect(list.match(/Grund: Tippfehler =1/g)).toHaveLength(1);
    expect(list).toContain('nein, zurückgenommen');
    const back = withdrawalIn(list, 'Wieder gelten lassen');
    expect((await post(back, { auftrag: requestIn((await get(back)).text), grund: 'Doch richtig' })).location).toContain('gilt-wieder');
    expect((await get(`/amt/zahlen/${month}/stand?indikator=naturalisations`)).text).toContain('9.999');
    const difference = await get(`/amt/zahlen/${month}/unterschied.csv?von=${addDays(today, -1)}`);
    expect(difference.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(difference.text).toContain(`naturalisations;${county.key};${month};M;_T;_T;_T;_T;new;;9999;`);
  });

  it('says of a published month that a correction is due, and asks for a reason that all may read', async () => {
    const paths = (await get(`/amt/zahlen/${published}/staende`)).text;
    expect(paths).toContain('Fassung 1');
    const page = await get(withdrawalIn(paths, 'Zurücknehmen'));
    expect(page.text).toContain(`Der Bericht für ${formatMonth(published)} ist veröffentlicht`);
    expect(page.text).toContain('Öffentlicher Grund');
    const csv = `INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nnaturalisations,${county.key},${published},9999\n`;
    expect((await get(`/amt/zahlen/${published}`)).text).not.toContain('braucht eine Berichtigung');
    await cloud.invoke('import-figures', { csv });
    expect((await get(`/amt/zahlen/${published}`)).text).toContain('braucht eine Berichtigung');
    expect((await get(`/amt/zahlen/${published}/unterschied?von=fassung-1`)).text).toContain('ein Wert geändert'.replace('e', 'E'));
  });
});

describe('the month that administrations have delivered', () => {
  const corrected = county.administrations[7] ?? { area: '', name: '' };
  const occupied = async (query = ''): Promise<number> => {
    const { text } = await get(`/amt/zahlen/${lived}/stand.csv?indikator=municipal_housing_occupied${query}`);
    const row = text.split('\r\n').find((line) => line.startsWith(`municipal_housing_occupied;${corrected.area};${lived};M;_T;_T;_T;_T;`));
    return Number(row?.split(';')[8] ?? Number.NaN);
  };
  const day = (number: number): string => `${addMonths(lived, 1)}-${String(number).padStart(2, '0')}`;

  it('shows their numbers as they were on any day, and what a correction changed', async () => {
    expect(await occupied(`&am=${day(4)}`)).toBeNaN();
    const first = await occupied(`&am=${day(5)}`);
    const now = await occupied();
    expect([first, now - first]).toEqual([expect.any(Number), 6]);
    const { text } = await get(`/amt/zahlen/${lived}/unterschied.csv?von=${day(8)}&bis=${day(9)}`);
    expect(text).toContain(`municipal_housing_occupied;${corrected.area};${lived};M;_T;_T;_T;_T;changed;${first};${now};6;`);
    const list = (await get(`/amt/zahlen/${lived}/staende`)).text;
    expect(list.match(/noch [^<]*, die anderen ersetzt|nein, ersetzt/g)).toHaveLength(1);
  });

  it('loses the numbers of an administration whose delivery is taken back, and the board says to call it', async () => {
    const rows = (await get(`/amt/zahlen/${lived}/staende`)).text.split('<tr').filter((row) => row.includes(`, ${second.name}`));
    expect(rows).toHaveLength(1);
    const path = withdrawalIn(rows[0] ?? '', 'Zurücknehmen');
    const page = (await get(path)).text;
    expect(page).toContain('6 Werte entfallen');
    expect((await post(path, { auftrag: requestIn(page), grund: 'Falscher Monat' })).status).toBe(303);
    const { text } = await get(`/amt/zahlen/${lived}`);
    expect(text).toContain('weil die Meldung zurückgenommen ist');
    expect(text.split('<tr').find((row) => row.includes(`>${second.name}</th>`))).toContain('Bitte rufen Sie an');
  });
});
