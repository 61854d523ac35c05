import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { formsIn } from '../support/html-forms.ts';
import { signInStaff } from '../support/staff.ts';
import { openRoundNow } from '../support/stored-rounds.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
afterAll(() => cloud.stop());

const [writer, opener, administrator] = await Promise.all(['caseworker', 'approver', 'administrator'].map((person) => signInStaff(cloud, person)));
if (writer === undefined || opener === undefined || administrator === undefined) throw new Error('nobody signed in');

const get = async (path: string, cookie = ''): Promise<string> => (await fetch(`${cloud.url}${path}`, { headers: { cookie } })).text();
const post = (path: string, cookie: string, fields: readonly (readonly [string, string])[]) =>
  fetch(`${cloud.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: cloud.url },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  });

/** What a browser would send of a page's form: every field as it stands. Enough for forms of one line fields, boxes, lists and texts. */
const untouched = (html: string): URLSearchParams => {
  const params = new URLSearchParams();
  const form = /<form class="form" method="post" action="\/amt\/runden\/[^"]*"[^>]*>(.*?)<\/form>/s.exec(html)?.[1] ?? '';
  const plain = (text: string): string => text.replace(/&(lt|gt|quot|amp);/g, (_all, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&');
  for (const [field] of form.matchAll(/<input[^>]*>|<textarea[^>]*>.*?<\/textarea>|<select[^>]*>.*?<\/select>/gs)) {
    const name = /\sname="([^"]*)"/.exec(field)?.[1] ?? '';
    if (field.startsWith('<textarea')) params.append(name, plain(/>(.*)<\/textarea>/s.exec(field)?.[1] ?? ''));
    else if (field.startsWith('<select')) params.append(name, /value="([^"]*)" selected/.exec(field)?.[1] ?? '');
    else if (/type="(checkbox|radio)"/.test(field) ? /\schecked/.test(field) : true)
      params.append(name, plain(/\svalue="([^"]*)"/.exec(field)?.[1] ?? ''));
  }
  return params;
};

const { id, title } = openRoundNow();
const page = `/amt/runden/${id}`;
const hidden = async (action: string, cookie: string) => formsIn(await get(page, cookie)).find((form) => form.action === action)?.fields ?? [];

describe('a round', () => {
  it('is changed by one person, opened by another, and shown to everybody', async () => {
    expect(await get('/amt/runden', writer)).toContain(title);
    const form = untouched(await get(`${page}/aendern?abschnitt=geld`, writer));
    expect(form.get('maximumGrant')).toBe('25.000,00');
    form.set('maximumGrant', 'viel');
    const wrong = await post(`${page}/aendern`, writer, [...form]);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="viel"');

    form.set('maximumGrant', '30.000');
    const saved = await post(`${page}/aendern`, writer, [...form]);
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${page}?erledigt=gespeichert`]);
    expect(await get('/foerderung')).toContain('25.000,00');
    const shown = await get(page, writer);
    expect(shown).toContain('30.000,00');
    expect(shown).toContain('Sie behalten die Fassung, mit der sie gestellt wurden.');
    const proposed = await post(`${page}/aendern`, writer, [...(await hidden(`${page}/aendern`, writer)), ['tat', 'vorlegen']]);
    expect(proposed.headers.get('location')).toContain('vorgelegt');

    expect(await hidden(`${page}/freigeben`, writer)).toEqual([]);
    const seen = await hidden(`${page}/freigeben`, opener);
    expect((await post(`${page}/freigeben`, writer, [...seen, ['tat', 'freigeben']])).status).toBe(403);
    for (const _twice of [1, 2]) {
      const opened = await post(`${page}/freigeben`, opener, [...seen, ['tat', 'freigeben']]);
      expect([opened.status, opened.headers.get('location')]).toEqual([303, `${page}?erledigt=freigegeben`]);
    }
    const after = await get(page, writer);
    expect(after).toContain('Es gilt Fassung 2.');
    expect(after).toContain('Fassung 2: freigegeben von Zoe Zweitblick');
    expect(after).toContain('geschrieben von Sascha Sachlich');
    expect(await get('/foerderung')).toContain('30.000,00');
  });

  it('is not opened by who wrote it, whatever roles they have', async () => {
    const form = untouched(await get(`${page}/aendern?abschnitt=geld`, administrator));
    form.set('minimumGrant', '400');
    await post(`${page}/aendern`, administrator, [...form]);
    await post(`${page}/aendern`, administrator, [...(await hidden(`${page}/aendern`, administrator)), ['tat', 'vorlegen']]);
    const seen = await hidden(`${page}/freigeben`, opener);
    const refused = await post(`${page}/freigeben`, administrator, [...seen, ['tat', 'freigeben']]);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Freigeben kann sie nur jemand, der nicht daran geschrieben hat.');
    const back = await post(`${page}/freigeben`, opener, [...seen, ['tat', 'zurueckgeben'], ['grund', 'Bitte 500 €.']]);
    expect(back.headers.get('location')).toContain('zurueckgegeben');
    expect(await get(page, writer)).toContain('Bitte 500 €.');
    expect(await get(page, writer)).toContain('Es gilt Fassung 2.');
  });

  it('of next year begins with all that this one says, and is nobody’s until it is opened', async () => {
    const year = String(openRoundNow().budgetYear + 1);
    const begun = await post('/amt/runden', writer, [
      ['von', id],
      ['jahr', year],
    ]);
    const path = (begun.headers.get('location') ?? '').replace(/\?.*/, '');
    expect(await get(path, writer)).toContain('Niemand kann dazu einen Antrag stellen.');
    expect(await get('/foerderung')).not.toContain(title.replace(id, year));
    for (const section of ['runde', 'wer', 'geld', 'kosten', 'projekt', 'entscheidung', 'auszahlung', 'texte']) {
      const form = untouched(await get(`${path}/aendern?abschnitt=${section}`, writer));
      expect((await post(`${path}/aendern`, writer, [...form])).status).toBe(303);
    }
    const again = formsIn(await get(path, writer)).find(({ action }) => action === `${path}/aendern`)?.fields;
    // Eight forms that were sent as they were have changed nothing.
    expect(again).toContainEqual(['stand', '1']);
    await post(`${path}/aendern`, writer, [...(again ?? []), ['tat', 'vorlegen']]);
    const seen = formsIn(await get(path, opener)).find(({ action }) => action === `${path}/freigeben`)?.fields;
    expect((await post(`${path}/freigeben`, opener, [...(seen ?? []), ['tat', 'freigeben']])).status).toBe(303);
    expect(await get('/foerderung')).toContain(title.replace(id, year));
  });
});
