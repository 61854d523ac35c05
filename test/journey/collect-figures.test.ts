import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { reportedMonth } from '../../infra/local/example-data.ts';
import { county } from '../../shared/county/county.ts';
import { addMonths, formatMonth } from '../../shared/domain/calendar.ts';
import { deliveryStore } from '../../shared/store/delivery-store.ts';
import { figuresStore } from '../../shared/store/figures-store.ts';
import { delivererBrowser, signInToFigures, tablesOf } from '../support/deliverers.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const { figures, recipients, stop } = tablesOf(cloud);
afterAll(async () => {
  stop();
  await cloud.stop();
});
const [deliveries, vintages] = [deliveryStore(figures), figuresStore(figures)];

const reported = reportedMonth(new Date());
// Figures of the months before the last are there and no report of them is out.
const month = addMonths(reported, -1);

const sessions = new Map<string, string>();
const officeOf = (area: string) => delivererBrowser(cloud, sessions.get(area) ?? '');

beforeAll(async () => {
  const known = new Map((await recipients.duties('figures')).map(({ area, address }) => [area, address]));
  await Promise.all([...known].map(async ([area, address]) => sessions.set(area, await signInToFigures(cloud, address))));
});

/** Numbers of an administration: more of each kind than the one before has, so that a mix-up shows. */
const numbersOf = (at: number): Record<string, string> => ({
  'municipal_housing_places.shared': String(100 + at),
  'municipal_housing_places.flat': String(50 + at),
  'municipal_housing_occupied.shared': String(90 + at),
  'municipal_housing_occupied.flat': String(40 + at),
  'municipal_housing_places.anmerkung': 'Probe',
  'municipal_housing_occupied.anmerkung': 'Probe',
});

describe('a month', () => {
  it('is typed by nineteen administrations at once, and each sees which of its numbers are odd', async () => {
    const pages = await Promise.all(
      county.administrations.map(async ({ area }, at) => {
        const { location } = await officeOf(area).send(`/zahlen/${month}`, { ...numbersOf(at), aktion: 'berechnen' });
        return (await officeOf(area).get(location)).html;
      }),
    );
    expect(pages.map((html, at) => html.includes(`value="${100 + at}"`))).toEqual(Array.from({ length: 19 }, () => true));
    expect(pages.some((html) => html.includes('Bitte sehen Sie noch einmal hin'))).toBe(true);
  });

  it('is delivered by nineteen administrations at once: all of it is there, each number at its place, and each has a receipt', async () => {
    expect([...sessions.values()].every((session) => /^[0-9a-f]{64}$/.test(session))).toBe(true);
    const before = await vintages.vintages(month);
    const forms = await Promise.all(
      county.administrations.map(async ({ area }, at) => {
        const office = officeOf(area);
        const { html } = await office.get(`/zahlen/${month}`);
        return { office, fields: office.filled(html, numbersOf(at), 'melden') };
      }),
    );
    const answers = await Promise.all(forms.map(({ office, fields }) => office.send(`/zahlen/${month}`, fields)));
    expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(Array.from({ length: 19 }, () => `303 /zahlen/${month}/gemeldet`));

    const after = (await vintages.vintages(month)).slice(before.length);
    expect(after.map(({ area }) => area).sort()).toEqual(county.administrations.map(({ area }) => area).sort());
    const observations = await vintages.observations(month);
    const stored = county.administrations.map(({ area }) =>
      ['municipal_housing_places', 'municipal_housing_occupied'].flatMap((indicator) =>
        ['shared', 'flat', '_T'].map(
          (status) => observations.find((row) => row.area === area && row.indicator === indicator && row.status === status)?.value,
        ),
      ),
    );
    expect(stored).toEqual(county.administrations.map((_, at) => [100 + at, 50 + at, 150 + 2 * at, 90 + at, 40 + at, 130 + 2 * at]));
    const board = await deliveries.deliveries(month);
    expect(board.map(({ area }) => area)).toEqual(county.administrations.map(({ area }) => area).sort());
    expect(board.every(({ submissions, draft }) => submissions.length === 1 && draft === undefined)).toBe(true);
    const [{ area } = { area: '' }] = county.administrations;
    const receipt = await officeOf(area).get(`/zahlen/${month}/gemeldet`);
    expect(receipt.html).toContain(`Gemeldet: Zahlen für ${formatMonth(month)}`);
    expect((await officeOf(area).get('/zahlen/meldungen')).html).toContain('gemeldet am');
  });

  it('shows nobody the figures of another administration', async () => {
    const [one, other] = county.administrations.filter(({ kind }) => kind === 'amt');
    const { html } = await officeOf(one?.area ?? '').get(`/zahlen/${month}`);
    expect(html).toContain(one?.name);
    expect(html).not.toContain(other?.name);
    const gemeinde = `municipal_housing_occupied@${other?.municipalities[0]}`;
    await officeOf(one?.area ?? '').fillIn(month, { [gemeinde]: '7' }, 'speichern');
    expect((await vintages.observations(month)).some(({ area, value }) => area === other?.municipalities[0] && value === 7)).toBe(false);
    expect((await deliveries.delivery(month, one?.area ?? ''))?.draft?.fields ?? {}).not.toHaveProperty([gemeinde]);
  });
});

describe('one administration', () => {
  const area = county.administrations[0]?.area ?? '';
  // The example's file has no figures of administrations for the month that they have delivered themselves.
  const other = addMonths(month, -3);

  it('in which nothing has changed presses one button, looks, and delivers', async () => {
    const office = officeOf(area);
    const filled = await office.fillIn(other, {}, 'unveraendert');
    const { html } = await office.get(filled.location);
    expect(html).toContain(`stehen jetzt die Zahlen von ${formatMonth(addMonths(other, -1))}`);
    const shown = Object.fromEntries(
      [...html.matchAll(/<input class="[^"]*" id="[^"]*" name="(municipal[^"@]*)" value="(\d+)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    expect(Object.keys(shown)).toHaveLength(4);
    const sent = await office.fillIn(other, shown, 'melden');
    expect(sent.location).toBe(`/zahlen/${other}/gemeldet`);
    const [now, last] = await Promise.all([vintages.observations(other), vintages.observations(addMonths(other, -1))]);
    const value = (rows: typeof now) =>
      rows.find((row) => row.area === area && row.indicator === 'municipal_housing_places' && row.status === '_T')?.value;
    expect(value(now)).toBe(value(last));
    expect(value(now)).toBeGreaterThan(0);
  });

  it('saves half a form, comes back, is asked for the rest, and loses nothing', async () => {
    const office = officeOf(county.administrations[1]?.area ?? '');
    await office.fillIn(other, { 'municipal_housing_places.shared': '1.000' }, 'speichern');
    const refused = await office.fillIn(other, { 'municipal_housing_places.shared': '1.000', 'municipal_housing_occupied.flat': '3' }, 'melden');
    const { html } = await office.get(refused.location);
    expect(html).toContain('Sind 1000 gemeint oder eine Zahl mit Nachkommastellen');
    expect(html).toContain('Plätze in kommunalen Unterkünften, Wohnungen: Hier fehlt die Zahl.');
    expect(html).toMatch(/name="municipal_housing_occupied.flat" value="3"/);
    expect(await deliveries.delivery(other, county.administrations[1]?.area ?? '')).toMatchObject({ submissions: [] });
  });

  it('two of its people at once lose nothing: what only one typed is merged, what both typed is shown with both texts', async () => {
    const { area: shared = '' } = county.administrations[2] ?? {};
    const [one, two] = [officeOf(shared), officeOf(shared)];
    const opened = one.hidden((await one.get(`/zahlen/${other}`)).html);
    const places = 'municipal_housing_places.shared';
    await one.send(`/zahlen/${other}`, { ...opened, [places]: '100', 'municipal_housing_places.flat': '7', aktion: 'speichern' });
    const merged = await two.send(`/zahlen/${other}`, { ...opened, 'municipal_housing_occupied.flat': '5', aktion: 'speichern' });
    expect(merged.status).toBe(303);
    const page = await two.get(merged.location);
    expect(page.html).toContain('Eine andere Person hat inzwischen auch etwas eingetragen');
    const conflict = await two.send(`/zahlen/${other}`, { ...opened, [places]: '200', aktion: 'speichern' });
    expect(conflict.status).toBe(409);
    expect(conflict.html).toContain('Ihre Eingabe: 200');
    expect(conflict.html).toContain('Schon gespeichert: 100');
    const chosen = await two.send(`/zahlen/${other}`, {
      ...two.hidden(conflict.html),
      [places]: '200',
      'municipal_housing_places.flat': '7',
      'municipal_housing_occupied.flat': '5',
      [`wahl.${places}`]: 'andere',
      aktion: 'speichern',
    });
    expect(chosen.status).toBe(303);
    expect((await deliveries.delivery(other, shared))?.draft?.fields).toEqual({
      [places]: '100',
      'municipal_housing_places.flat': '7',
      'municipal_housing_occupied.flat': '5',
    });
  });

  it('corrects a month whose report is out with a reason, and the report takes it as a revision', async () => {
    const office = officeOf(area);
    const { html } = await office.get(`/zahlen/${reported}`);
    expect(html).toContain('Der Bericht über diesen Monat ist veröffentlicht');
    const without = await office.fillIn(reported, numbersOf(0), 'melden');
    expect(without.location).toContain('stand=melden');
    const sent = await office.fillIn(reported, { ...numbersOf(0), begruendung: 'Ein Haus war doppelt gezählt.' }, 'melden');
    expect(sent.location).toBe(`/zahlen/${reported}/gemeldet`);
    const { ok } = await cloud.invoke('publish-report', { month: reported });
    expect(ok).toBe(true);
    const report = await (await fetch(`${cloud.url}/berichte/${reported}/`)).text();
    // By kinds in the words of the county, not in the codes that it delivers by.
    expect(report).toMatch(/<th scope="row">Gemeinschaftsunterkünfte<\/th>/);
    expect(report).not.toMatch(/<th scope="row">(shared|flat)<\/th>/);
    expect(report).toContain('Berichtigte Fassung');
    expect((await vintages.vintages(reported)).at(-1)).toMatchObject({ kind: 'delivery', area, reason: 'Ein Haus war doppelt gezählt.' });
  });

  it('is sent to where a link is asked for when its session has ended, and what was typed is kept', async () => {
    const stranger = delivererBrowser(cloud, 'f'.repeat(64));
    expect(await stranger.get(`/zahlen/${month}`)).toMatchObject({ status: 303, location: `/zahlen?monat=${month}` });
    const kept = await stranger.send(`/zahlen/${month}`, { ...numbersOf(1), aktion: 'speichern' });
    expect(kept.status).toBe(403);
    expect(kept.html).toContain('value="101"');
  });
});
