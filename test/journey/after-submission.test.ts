import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { applyAs, postForm, signIn } from '../support/applicants.ts';
import { pdf } from '../support/files.ts';
import { inboxMails } from '../support/inbox.ts';
import { sendForm, uploadsOf } from '../support/uploads.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const uploads = uploadsOf(cloud);
const folder = mkdtempSync(join(tmpdir(), 'teilhabe-after-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await uploads.close();
  await cloud.stop();
});

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
/** A command of staff on this system, as `npm run` starts it. */
const command = (name: string, ...given: string[]) =>
  run(process.execPath, [join(root, `infra/operations/${name}.ts`), ...given, '--local'], {
    cwd: root,
    env: { ...process.env, PORT: new URL(cloud.url).port },
  });

const visit = (session: string) => {
  const cookie = { cookie: `__Host-session=${session}` };
  return {
    get: (path: string) => fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: cookie }),
    text: async (path: string) => (await fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: cookie })).text(),
    post: (path: string, fields: Record<string, string>) => postForm(cloud.url, path, fields, cookie),
  };
};
const mailsTo = async (address: string) => {
  await cloud.idle();
  return (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(address)));
};
const nextYear = new Date().getUTCFullYear() + 1;

describe('questions of staff', () => {
  it('reach the applicant, are answered with a file, and let the check go on', async () => {
    const address = 'antwort@danach.example';
    const { id, reference } = await applyAs(cloud, address);
    const page = `/status/antraege/${id}`;
    const questions = ['--reference', reference, '--due', `${nextYear}-01-15`, '--point', 'Wer leitet den Kurs?', '--point', 'Wo?'];
    expect((await command('request-information', ...questions)).stdout).toContain(`${reference}: 2 asked, due ${nextYear}-01-15.`);
    // The same again is the same request; another one has to wait.
    await command('request-information', ...questions);
    await expect(command('request-information', ...questions, '--point', 'Wann?')).rejects.toMatchObject({ code: 1 });
    const asked = (await mailsTo(address)).filter(({ subject }) => subject.startsWith(`${reference}: Bitte antworten Sie bis`));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.body.text).toContain(`${cloud.url}${page}/antworten`);

    const { text, get, post } = visit(await signIn(cloud, address));
    expect(await text('/status/antraege')).toContain('Hier warten wir auf Sie');
    expect(await text(page)).toContain('Bitte antworten Sie bis');
    const form = await text(`${page}/antworten`);
    const anfrage = /name="anfrage" value="([^"]+)"/.exec(form)?.[1] ?? '';

    const file = crypto.randomUUID();
    const returnTo = `${cloud.url}${page}/antworten/dateien?hochgeladen=${file}`;
    const files = await get(`${page}/antworten/dateien`);
    expect(files.headers.get('content-security-policy')).toContain(new URL(cloud.s3Endpoint).origin);
    expect(await files.text()).toContain('enctype="multipart/form-data"');
    const sent = await sendForm(await uploads.uploadForm({ caseId: id, id: file, kind: 'answer', type: 'pdf', returnTo }), 'plan.pdf', pdf());
    expect(sent.status).toBe(303);
    await cloud.idle();
    expect(await text(`${page}/antworten/dateien`)).toContain('Geprüft, alles in Ordnung.');

    const answer = { anfrage, 'antwort.0': 'Kim Öztürk', 'antwort.1': 'Im Café' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => post(`${page}/antworten`, answer)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    const after = await text(page);
    expect(after).toContain('Sie haben unsere Fragen beantwortet.');
    expect(after).toContain('Kim Öztürk');
    expect(after).toContain(`href="${page}/dateien/${file}"`);
    expect((await fetch((await get(`${page}/dateien/${file}`)).headers.get('location') ?? '')).headers.get('content-disposition')).toContain(
      'plan.pdf',
    );
    const receipts = (await mailsTo(address)).filter(({ subject }) => subject === `${reference}: Ihre Antwort ist da`);
    expect(receipts).toHaveLength(1);
    expect(receipts[0]?.body.text).toContain('Im Café');
  });
});

describe('what an applicant changes later', () => {
  it('is asked for once, confirmed, and told in the history; all of it can be taken away', async () => {
    const address = 'spaeter@danach.example';
    const { id, reference } = await applyAs(cloud, address);
    const page = `/status/antraege/${id}`;
    const { text, get, post } = visit(await signIn(cloud, address));

    const until = /bis (\d+\. [^ ]+ \d{4})<\/dd>/.exec(await text(page))?.[1] ?? '';
    const wish = { beginn: until, begruendung: 'Die Halle ist nur dann frei.' };
    for (let times = 0; times < 2; times += 1) expect((await post(`${page}/frueher-beginnen`, wish)).status).toBe(303);
    await post(`${page}/freigabe`, { freigabe: 'nein' });
    await post(`${page}/freigabe`, { freigabe: 'ja' });
    await post(`${page}/freigabe`, { freigabe: 'nein' });
    const after = await text(page);
    expect(after).toContain('Die Halle ist nur dann frei.');
    for (const event of ['gebeten, früher beginnen zu dürfen', 'zur Weiterverwendung freigegeben', 'Freigabe der Kurzbeschreibung widerrufen'])
      expect(after).toContain(event);
    const mails = (await mailsTo(address)).filter(({ subject }) => subject === `${reference}: Sie möchten früher beginnen`);
    expect(mails).toHaveLength(1);

    const submitted = await get(`${page}/daten.json`);
    expect(submitted.headers.get('content-disposition')).toBe(`attachment; filename="antrag-${reference}.json"`);
    expect(await submitted.json()).toMatchObject({ reference, contact: { email: address } });
    const own = await get('/status/daten.json');
    expect(await own.json()).toMatchObject({ applications: [{ application: { id, earlyStart: { state: 'requested' } } }], sessions: 1 });

    const out = join(folder, 'person');
    expect((await command('export-person', '--address', address.toUpperCase(), '--out', out)).stdout).toContain('1 applications, 0 drafts, ');
    expect(JSON.parse(readFileSync(join(out, 'data.json'), 'utf8'))).toMatchObject({ applications: [{ application: { id } }] });
  });
});

describe('a signatory', () => {
  it('is asked as soon as the application is sent, by a link of their own', async () => {
    const { id, reference } = await applyAs(cloud, 'unterschrift@danach.example');
    await cloud.idle();
    const asked = (await inboxMails(cloud.inboxUrl)).filter(({ subject }) => subject === `${reference}: Bitte bestätigen Sie den Antrag`);
    const links = asked.map(({ body }) => /\/status\/bestaetigen\/[0-9a-f]{64}/.exec(body.text)?.[0] ?? '');
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links).size).toBe(links.length);
    for (const link of links) expect(await (await fetch(`${cloud.url}${link}`)).text()).toContain(reference);
    expect(await (await fetch(`${cloud.url}/antrag/eingegangen/${id}`)).text()).toContain('Es fehlt noch die Bestätigung');
  });

  it('confirms by a link that the applicant has sent again, once, and the applicant hears of it', async () => {
    const contact = 'projekt@frauentreff-musterbrueck.example';
    const { text, post } = visit(await signIn(cloud, contact));
    const id = /\/status\/antraege\/([0-9a-f-]{36})/.exec(await text('/status/antraege'))?.[1] ?? '';
    const page = `/status/antraege/${id}`;
    const before = await text(page);
    expect(before).toMatch(/Es fehl(t|en) noch/);
    const reference = /INT-\d{4}-\d{4,}/.exec(before)?.[0] ?? '';
    const wer = /name="wer" value="([^"]+)"/.exec(before)?.[1] ?? '';
    await post(`${page}/bestaetigung`, { wer });
    await post(`${page}/bestaetigung`, { wer });
    await cloud.idle();
    const asked = (await inboxMails(cloud.inboxUrl)).filter(({ subject }) => subject === `${reference}: Bitte bestätigen Sie den Antrag`);
    expect(asked).toHaveLength(1);
    const link = /\/status\/bestaetigen\/[0-9a-f]{64}/.exec(asked[0]?.body.text ?? '')?.[0] ?? '';

    for (let opened = 0; opened < 2; opened += 1) {
      const shown = await fetch(`${cloud.url}${link}`);
      expect(shown.headers.get('cache-control')).toBe('no-store');
      expect(await shown.text()).toContain('Das erklären Sie mit der Bestätigung');
    }
    const pressed = await Promise.all(Array.from({ length: 4 }, () => postForm(cloud.url, link)));
    expect(pressed.map(({ status, headers }) => [status, headers.get('location')])).toEqual(Array(4).fill([303, link]));
    expect(await (await fetch(`${cloud.url}${link}`)).text()).toContain('Sie haben den Antrag bestätigt');
    expect(await text(page)).toContain('hat den Antrag bestätigt.');
    const told = (await mailsTo(contact)).filter(({ subject }) => subject.startsWith(`${reference}: `) && /bestätigt|Bestätigung/.test(subject));
    expect(told).toHaveLength(1);
  });
});
