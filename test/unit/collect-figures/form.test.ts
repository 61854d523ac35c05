import { describe, expect, it } from 'vitest';
import { figuresSite } from '../../support/figures-site.ts';

const path = '/zahlen/2026-10';
const numbers = {
  'municipal_housing_places.shared': '100',
  'municipal_housing_places.flat': '40',
  'municipal_housing_occupied.shared': '80',
  'municipal_housing_occupied.flat': '30',
};

const world = () => {
  const site = figuresSite();
  const cookie = site.signedIn();
  /** Opens the form. @returns what its hidden fields hold */
  const open = async (): Promise<Record<string, string>> => {
    const html = String((await site.get(path, cookie)).body);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    return { gelesen: hidden('gelesen'), anfrage: hidden('anfrage') };
  };
  const deliver = (page: Record<string, string>, typed: Record<string, string>) => site.post(path, { ...page, ...typed, aktion: 'melden' }, cookie);
  return { ...site, open, deliver };
};

describe('a page of the form that is sent twice', () => {
  it('delivers once', async () => {
    const { open, deliver, vintages } = world();
    const page = await open();
    for (const _click of [1, 2]) expect((await deliver(page, numbers)).headers).toMatchObject({ location: `${path}/gemeldet` });
    expect(vintages).toHaveLength(1);
  });

  it('with another number, as a browser does that kept it, asks which one counts', async () => {
    const { open, deliver, vintages } = world();
    const page = await open();
    await deliver(page, numbers);
    const again = await deliver(page, { ...numbers, 'municipal_housing_places.flat': '41' });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Ihre Eingabe: 41');
    expect(again.body).toContain('Schon gespeichert: 40');
    expect(vintages).toHaveLength(1);
  });
});

describe('a correction after the report is out', () => {
  it('says that its reason is missing', async () => {
    const { open, deliver, published, vintages, get, signedIn } = world();
    published.add('2026-10');
    const refused = await deliver(await open(), { ...numbers, begruendung: '' });
    expect(refused.headers).toMatchObject({ location: `${path}?stand=melden` });
    expect((await get(`${path}?stand=melden`, signedIn())).body).toContain('Bitte schreiben Sie in einem Satz, warum sich die Zahlen ändern.');
    expect(vintages).toEqual([]);
  });

  it('gives a reason back that is too long, with all that was typed', async () => {
    const { open, deliver, published, vintages } = world();
    published.add('2026-10');
    const refused = await deliver(await open(), { ...numbers, begruendung: 'x'.repeat(301) });
    expect(refused.statusCode).toBe(422);
    for (const said of ['Die Begründung ist zu lang. Möglich sind 300 Zeichen.', 'x'.repeat(301), 'value="100"'])
      expect(refused.body).toContain(said);
    expect(vintages).toEqual([]);
  });
});

describe('a number that a file of the county replaced', () => {
  it('stands in the receipt as it was delivered, with what counts now below; delivered again it counts again', async () => {
    const { open, deliver, vintages, get, signedIn } = world();
    await deliver(await open(), numbers);
    const total = vintages[0]?.observations.find(({ indicator, status }) => indicator === 'municipal_housing_places' && status === '_T');
    if (total === undefined) throw new Error('nothing was delivered');
    vintages.push({ vintage: '2026-11-06T09:00:00.000Z#file', receivedAt: '2026-11-06T09:00:00.000Z', observations: [{ ...total, value: 170 }] });
    const sentence = 'Plätze in kommunalen Unterkünften, Summe: gemeldet 140, jetzt gilt 170';
    const receipt = String((await get(`${path}/gemeldet`, signedIn())).body);
    expect(receipt).toContain('<td class="kern-table__cell kern-table__cell--numeric">140</td>');
    expect(receipt).not.toContain('>170<');
    for (const page of [receipt, String((await get(path, signedIn())).body)]) expect(page).toContain(sentence);
    await deliver(await open(), numbers);
    expect(vintages).toHaveLength(3);
  });
});

describe('a number that is odd', () => {
  const odd = { ...numbers, 'municipal_housing_occupied.shared': '150', 'municipal_housing_occupied.anmerkung': 'Wie immer.' };

  it('is asked about, whatever remark came with it, and explained by the remark once the page has shown it', async () => {
    const { open, deliver, vintages, get, signedIn } = world();
    const first = await deliver(await open(), odd);
    expect(first.headers).toMatchObject({ location: `${path}?stand=melden` });
    expect(vintages).toEqual([]);
    const asked = String((await get(`${path}?stand=melden`, signedIn())).body);
    expect(asked).toContain('Bitte kreuzen Sie das an');
    const [, gesehen = ''] = /name="gesehen" value="([^"]+)"/.exec(asked) ?? [];
    expect((await deliver({ ...(await open()), gesehen }, odd)).headers).toMatchObject({ location: `${path}/gemeldet` });
    const receipt = String((await get(`${path}/gemeldet`, signedIn())).body);
    expect(receipt).toContain('Ungewöhnliche Zahlen, zu denen Sie etwas angemerkt haben');
    expect(receipt).not.toContain('die Sie bestätigt haben');
  });

  it('that the page has shown is not asked about again where something else is missing', async () => {
    const { open, deliver, get, signedIn } = world();
    await deliver(await open(), odd);
    const page = await open();
    const [, gesehen = ''] = /name="gesehen" value="([^"]+)"/.exec(String((await get(path, signedIn())).body)) ?? [];
    const again = await deliver({ ...page, gesehen }, { ...odd, 'municipal_housing_places.flat': '' });
    const asked = String((await get(String(again.headers?.['location']), signedIn())).body);
    expect(asked).toContain('Hier fehlt die Zahl');
    expect(asked).not.toContain('Bitte kreuzen Sie das an');
  });
});

it('that nothing has changed is offered as long as something asked for is empty', async () => {
  const { open, deliver, post, get, signedIn, vintages } = world();
  await deliver(await open(), numbers);
  const row = vintages[0]?.observations.find(({ status }) => status === 'flat');
  if (row === undefined) throw new Error('nothing was delivered');
  vintages.push({ vintage: '0', receivedAt: '2026-10-01T09:00:00.000Z', observations: [{ ...row, period: '2026-09', value: 40 }] });
  const september = '/zahlen/2026-09';
  const offered = async () => String((await get(september, signedIn())).body).includes('value="unveraendert"');
  expect(await offered()).toBe(true);
  await post(september, { 'municipal_housing_places.shared': '7', aktion: 'speichern' }, signedIn());
  expect(await offered()).toBe(true);
  await post(september, { ...numbers, gelesen: '{"municipal_housing_places.shared":"7"}', aktion: 'speichern' }, signedIn());
  expect(await offered()).toBe(false);
});

it('a mistake names its field in the list above, and not again beside it', async () => {
  const { post, get, signedIn } = world();
  await post(path, { 'municipal_housing_places.flat': '-5', aktion: 'speichern' }, signedIn());
  const html = String((await get(path, signedIn())).body);
  expect(html).toContain('Wohnungen: „-5“ ist kleiner als null. Das ist bei „Plätze in kommunalen Unterkünften“ nicht möglich.');
  expect(html).toContain('>„-5“ ist kleiner als null. Das ist nicht möglich.');
});

it('two fields that two people filled in are called two, and the way out is on the form', async () => {
  const { open, post, signedIn } = world();
  const page = await open();
  const typed = (one: string, two: string) => ({ 'municipal_housing_places.flat': one, 'municipal_housing_occupied.flat': two, aktion: 'speichern' });
  await post(path, { ...page, ...typed('1', '2') }, signedIn());
  const { body } = await post(path, { ...page, ...typed('3', '4') }, signedIn());
  expect(body).toContain('Eine andere Person hat 2 Felder anders ausgefüllt');
  expect(body).toContain('action="/zahlen/abmelden"');
});

describe('saving', () => {
  const saving = () => {
    const site = world();
    const cookie = site.signedIn();
    const save = (typed: Record<string, string>) => site.post(path, { ...typed, aktion: 'speichern' }, cookie);
    return { ...site, save, saved: () => site.deliveries.get(`2026-10 ${site.amt.area}`)?.draft?.fields };
  };

  it.each([
    ['municipal_housing_places.shared', '9'.repeat(100_000), 'Bitte schreiben Sie nur die Zahl, mit höchstens 40 Zeichen.'],
    ['municipal_housing_places.anmerkung', 'ä'.repeat(301), 'Die Anmerkung ist zu lang. Möglich sind 300 Zeichen.'],
  ])('%s that is too long is said at its field, with all that was typed', async (name, text, sentence) => {
    const { save, saved } = saving();
    const answer = await save({ [name]: text, 'municipal_housing_places.flat': '40' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(sentence);
    expect(answer.body).toContain(text);
    expect(answer.body).toContain('value="40"');
    expect(saved()).toBeUndefined();
  });

  it('keeps what the form has, and of confirmations those of numbers that are odd', async () => {
    const { save, saved } = saving();
    const odd = { 'municipal_housing_places.flat': '4', 'municipal_housing_occupied.flat': '7' };
    const key = 'bestaetigt.difference:municipal_housing_occupied.flat:4:7';
    const made = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`bestaetigt.${at}`, 'on']));
    const tick = 'municipal_housing_places.shared.fehlt';
    await save({ ...odd, ...made, [key]: 'x'.repeat(1000), [tick]: 'x'.repeat(1000), other: '1', gelesen: '{"toString":"x","other":"2"}' });
    expect(saved()).toEqual({ ...odd, [key]: 'on', [tick]: 'on' });
  });

  it('names a few of many fields that others filled in', async () => {
    const { save, amt, get, signedIn } = saving();
    const names = amt.municipalities.flatMap((ags) => [`municipal_housing_occupied@${ags}`, `municipal_housing_occupied@${ags}.anmerkung`]);
    const comments = ['municipal_housing_places', 'municipal_housing_occupied'].flatMap((code) =>
      ['', '.shared', '.flat'].map((part) => `${code}${part}`),
    );
    const theirs = [...names, ...comments, ...comments.map((name) => `${name}.anmerkung`)];
    await save(Object.fromEntries(theirs.map((name) => [name, '1'])));
    const answer = await save({ begruendung: 'x' });
    const address = new URLSearchParams(String(answer.headers?.['location']).split('?')[1]);
    expect(address.getAll('neu')).toHaveLength(Math.min(30, theirs.length));
    if (theirs.length > 30) expect((await get(String(answer.headers?.['location']), signedIn())).body).toContain(`und ${theirs.length - 30} weitere`);
  });

  it('while others are always faster gives everything back, to be saved once more', async () => {
    const { save, saved, deps, deliver } = saving();
    const { keepDelivery } = deps;
    Object.assign(deps, { keepDelivery: async () => false, submitFigures: async () => undefined });
    for (const answer of [await save({ 'municipal_housing_places.flat': '40' }), await deliver({}, numbers)]) {
      expect(answer.statusCode).toBe(409);
      expect(answer.body).toContain('Ihre Eingaben sind noch nicht gespeichert');
      expect(answer.body).toContain('value="40"');
      expect(answer.body).toContain('name="gelesen" value="{}"');
    }
    Object.assign(deps, { keepDelivery });
    await save({ 'municipal_housing_places.flat': '40' });
    expect(saved()).toEqual({ 'municipal_housing_places.flat': '40' });
  });
});
