import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { applyAs, linksTo, postForm, sessionOf, signIn } from '../support/applicants.ts';
import { inboxMails } from '../support/inbox.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
afterAll(() => cloud.stop());

const get = (path: string, session?: string) =>
  fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: session === undefined ? {} : { cookie: `other=1; __Host-session=${session}` } });
const pageOf = async (path: string, session: string) => (await get(path, session)).text();
const mailsTo = async (address: string) => {
  await cloud.idle();
  return (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(address)));
};

describe('coming back', () => {
  const address = 'kasse@zurueck.example';

  it('leads from an address over a mail to the list, and by no other way', async () => {
    const { reference } = await applyAs(cloud, address);
    const asked = await postForm(cloud.url, '/status', { email: ' Kasse@Zurueck.example ' });
    expect(asked.status).toBe(303);
    expect(await (await get(asked.headers.get('location') ?? '')).text()).toContain('Wenn zu dieser Adresse ein Antrag vorliegt');
    const [link = '', ...others] = await linksTo(cloud, address);
    expect(others).toEqual([]);
    // The confirmation of the application takes another way and may come before or after.
    const mail = (await mailsTo(address)).find(({ subject }) => !subject.includes(reference));
    expect(mail?.subject).toBe('Ihr Link zum Stand Ihres Antrags');
    expect(`${mail?.body.text}${mail?.body.html}`).not.toContain(reference);

    // Programs that check mails open links: any number of times, without pressing the button.
    for (let opened = 0; opened < 2; opened += 1) {
      const page = await get(link);
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.getSetCookie()).toEqual([]);
    }
    const entered = await postForm(cloud.url, link);
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/status/antraege');
    expect(entered.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-session=[0-9a-f]{64}; Path=\/; Max-Age=72000; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    const list = await get('/status/antraege', sessionOf(entered));
    expect(list.headers.get('cache-control')).toBe('no-store');
    expect(await list.text()).toContain(reference);

    const again = await postForm(cloud.url, link);
    expect(again.status).toBe(410);
    expect(again.headers.getSetCookie()).toEqual([]);
    expect(await again.text()).toContain('Dieser Link gilt nicht mehr');
  });

  it('says the same to an address that nobody has, and mails nothing', async () => {
    const answers = await Promise.all(
      ['kasse@zurueck.example', 'niemand@nirgends.example'].map((email) => postForm(cloud.url, '/status', { email })),
    );
    const [known = [], unknown = []] = await Promise.all(
      answers.map(async (answer) => [answer.status, answer.headers.get('location') ?? '', await answer.text()]),
    );
    // The known one asked twice within three minutes; an unknown one is told the same then.
    expect(unknown).toEqual([303, '/status/gesendet', '']);
    const again = await postForm(cloud.url, '/status', { email: 'niemand@nirgends.example' });
    expect(known[1]).toContain('/status/gesendet?grund=pause&ab=');
    expect(again.headers.get('location')).toContain('/status/gesendet?grund=pause&ab=');
    expect(await mailsTo('niemand@nirgends.example')).toEqual([]);
    expect(await linksTo(cloud, address)).toHaveLength(1);
  });

  it('asks again for what is no address, with what was typed', async () => {
    const answer = await postForm(cloud.url, '/status', { email: '"><b>' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('<title>Fehler: ');
    expect(page).toContain('value="&quot;>&lt;b>"');
  });

  it('leads everybody to an application that is to be written', async () => {
    const address = 'neu@antrag.example';
    const asked = await postForm(cloud.url, '/status', { email: address, ziel: '/antrag/entwuerfe' });
    expect(await (await get(asked.headers.get('location') ?? '')).text()).toContain('Wir haben Ihnen einen Link geschickt.');
    const again = await postForm(cloud.url, '/status', { email: address, ziel: '/antrag/entwuerfe' });
    expect(await (await get(again.headers.get('location') ?? '')).text()).toMatch(/vor höchstens drei Minuten .* können Sie ab dem .* Uhr anfordern/);
    const [link = '', ...others] = await linksTo(cloud, address);
    expect(others).toEqual([]);
    const entered = await postForm(cloud.url, link);
    expect(entered.headers.get('location')).toBe('/antrag/entwuerfe');
    expect(sessionOf(entered)).toMatch(/^[0-9a-f]{64}$/);
    expect(await pageOf('/status/antraege', sessionOf(entered))).toContain('Zurzeit gibt es keinen Antrag');
  });

  it('returns to the page that somebody wanted to see', async () => {
    const { id } = await applyAs(cloud, 'ziel@zurueck.example');
    const away = await get(`/status/antraege/${id}`);
    const asked = new URL(away.headers.get('location') ?? '', cloud.url);
    expect(asked.searchParams.get('ziel')).toBe(`/status/antraege/${id}`);
    await postForm(cloud.url, '/status', { email: 'ziel@zurueck.example', ziel: asked.searchParams.get('ziel') ?? '' });
    const entered = await postForm(cloud.url, (await linksTo(cloud, 'ziel@zurueck.example')).at(-1) ?? '');
    expect(entered.headers.get('location')).toBe(`/status/antraege/${id}`);
  });
});

describe('an application', () => {
  it('is shown to its applicant, withdrawn once, and confirmed once', async () => {
    const address = 'vorstand@rueckzug.example';
    const { id, reference } = await applyAs(cloud, address);
    const session = await signIn(cloud, address);
    const path = `/status/antraege/${id}`;
    expect(await pageOf(path, session)).toContain('Ihr Antrag ist bei uns eingegangen.');
    const confirm = await pageOf(`${path}/zurueckziehen`, session);
    expect(confirm).toContain('name="version" value="1"');

    const before = (await mailsTo(address)).length;
    const cookie = { cookie: `__Host-session=${session}` };
    const withdrawn = await Promise.all(
      Array.from({ length: 4 }, () => postForm(cloud.url, `${path}/zurueckziehen`, { version: '1', stand: 'submitted' }, cookie)),
    );
    expect(withdrawn.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    const page = await pageOf(path, session);
    expect(page).toContain('Sie haben diesen Antrag zurückgezogen.');
    expect(page).not.toContain('zurueckziehen');
    const confirmations = (await mailsTo(address)).slice(before);
    expect(confirmations.map(({ subject }) => subject)).toEqual([`${reference}: Sie haben den Antrag zurückgezogen`]);

    const left = await postForm(cloud.url, '/status/abmelden', {}, cookie);
    expect(left.headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=0')]);
    expect((await get(path, session)).status).toBe(303);
  });

  // The typesetter exists for one kind of machine.
  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('has a PDF copy that opens for a minute, for its applicant alone', async () => {
    const address = 'kopie@antrag.example';
    const { id, reference } = await applyAs(cloud, address);
    const session = await signIn(cloud, address);
    const answer = await get(`/status/antraege/${id}/kopie`, session);
    expect(answer.status).toBe(303);
    const copy = new URL(answer.headers.get('location') ?? '');
    expect(copy.searchParams.get('X-Amz-Expires')).toBe('60');
    const file = await fetch(copy);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toBe(`inline; filename="antrag-${reference}.pdf"`);
    expect((await file.text()).startsWith('%PDF-')).toBe(true);
    expect((await get(`/status/antraege/${id}/kopie`)).status).toBe(303);
    expect((await get(`/status/antraege/${id}/kopie`)).headers.get('location')).toContain('/status?ziel=');
  });

  it('of the example data opens to the address of its contact, and says that there is no copy', async () => {
    const session = await signIn(cloud, 'projekt@sprachbruecke-musterstadt.example');
    expect(await pageOf('/status/antraege', session)).toContain('Sprachcafé am Vormittag');
    const answer = await get('/status/antraege/00000000-0000-4000-8000-000000000001/kopie', session);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Die PDF-Kopie ist noch nicht da');
  });

  it('of another is not there, as one that does not exist', async () => {
    const { id } = await applyAs(cloud, 'eine@fremd.example');
    await applyAs(cloud, 'andere@fremd.example');
    const session = await signIn(cloud, 'andere@fremd.example');
    const shown = async (path: string) => {
      const answer = await get(path, session);
      return [answer.status, (await answer.text()).replace(/[0-9a-f-]{36}/g, 'id')];
    };
    const nobodys = '00000000-0000-4000-8000-999999999999';
    expect(await shown(`/status/antraege/${id}`)).toEqual(await shown(`/status/antraege/${nobodys}`));
    expect((await shown(`/status/antraege/${id}/zurueckziehen`))[0]).toBe(404);
    const cookie = { cookie: `__Host-session=${session}` };
    expect((await postForm(cloud.url, `/status/antraege/${id}/zurueckziehen`, { version: '1', stand: 'submitted' }, cookie)).status).toBe(404);
  });
});
