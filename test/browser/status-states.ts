/// <reference lib="dom" />
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { applyAs, postForm, signIn } from '../support/applicants.ts';
import { askAbout } from '../support/ask-applicant.ts';
import { pdf } from '../support/files.ts';
import { inboxMails } from '../support/inbox.ts';
import { sendForm, uploadsOf } from '../support/uploads.ts';

type Visit = (page: Page) => Promise<unknown>;

/** Pages about applications after they were sent, in each state a person can meet them, by route. */
export const statusStates = (cloud: LocalCloud): Record<string, Record<string, Visit>> => {
  /** An application of an address of its own, and the session of that address. */
  const fresh = async (address: string) => {
    const { id, reference } = await applyAs(cloud, address);
    return { id, reference, path: `/status/antraege/${id}`, session: await signIn(cloud, address) };
  };
  const post = (session: string, path: string, fields: Record<string, string>) =>
    postForm(cloud.url, path, fields, { cookie: `__Host-session=${session}` });

  const asked = fresh('gefragt@zustand.example').then(async (own) => ({ ...own, request: await askAbout(cloud, own.reference) }));
  const answered = fresh('beantwortet@zustand.example').then(async (own) => {
    const request = await askAbout(cloud, own.reference);
    // A name of a file as offices give them: no space to break at, longer than a phone is wide.
    const name = 'Satzung_des_Vereins_Bruecke_Fassung_2025_mit_allen_Anlagen.pdf';
    const uploads = uploadsOf(cloud);
    const returnTo = `${cloud.url}${own.path}/antworten/dateien`;
    await sendForm(await uploads.uploadForm({ caseId: own.id, id: randomUUID(), kind: 'answer', type: 'pdf', returnTo }), name, pdf());
    await cloud.idle();
    await uploads.close();
    await post(own.session, `${own.path}/antworten`, { anfrage: request.id, 'antwort.0': 'Kim', 'antwort.1': 'Im Café' });
    await post(own.session, `${own.path}/frueher-beginnen`, { beginn: new Date().toISOString().slice(0, 10), begruendung: 'Es eilt.' });
    await post(own.session, `${own.path}/freigabe`, { freigabe: 'nein' });
    return { ...own, request };
  });
  // Of the example data: one waits for who may sign.
  const unconfirmed = signIn(cloud, 'projekt@frauentreff-musterbrueck.example').then(async (session) => {
    const list = await (await fetch(`${cloud.url}/status/antraege`, { headers: { cookie: `__Host-session=${session}` } })).text();
    const path = /\/status\/antraege\/[0-9a-f-]{36}/.exec(list)?.[0] ?? '';
    const page = await (await fetch(`${cloud.url}${path}`, { headers: { cookie: `__Host-session=${session}` } })).text();
    await post(session, `${path}/bestaetigung`, { wer: /name="wer" value="([^"]+)"/.exec(page)?.[1] ?? '' });
    await cloud.idle();
    const reference = /INT-\d{4}-\d{4,}/.exec(page)?.[0] ?? 'none';
    const mails = (await inboxMails(cloud.inboxUrl)).filter(({ subject }) => subject.startsWith(`${reference}: Bitte bestätigen`));
    const link = mails.flatMap(({ body }) => /\/status\/bestaetigen\/[0-9a-f]{64}/.exec(body.text)?.[0] ?? []).at(-1) ?? '';
    return { session, path, link };
  });

  const open =
    (path: string): Visit =>
    (page) =>
      page.goto(`${cloud.url}${path}`);
  const signedIn =
    <Own extends { readonly session: string; readonly path: string }>(whose: Promise<Own>, below: string): Visit =>
    async (page) => {
      const { session, path } = await whose;
      const { hostname } = new URL(cloud.url);
      const cookie = { name: '__Host-session', value: session, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' as const };
      await page.context().addCookies([cookie]);
      await open(below.startsWith('/status') ? below : `${path}${below}`)(page);
      if (page.url().includes('ziel=')) throw new Error('the browser did not send the session cookie');
    };
  /** Sends a form from the page that is open, as one would that was open for long. */
  const send = async (page: Page, path: string, fields: Record<string, string>): Promise<void> => {
    const sent = page.waitForEvent('load');
    await page.evaluate(
      ([action, entries]) => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = action;
        for (const [name, value] of entries) {
          const field = document.createElement('input');
          [field.name, field.value] = [name, value];
          form.append(field);
        }
        document.body.append(form);
        form.submit();
      },
      [path, Object.entries(fields)] as const,
    );
    await sent;
  };

  return {
    'GET /status/antraege/{id}': {
      'with questions': signedIn(asked, ''),
      'with everything that may happen': signedIn(answered, ''),
      'without a confirmation': async (page) => signedIn(unconfirmed, '')(page),
    },
    'GET /status/antraege': { 'that waits for its applicant': signedIn(asked, '/status/antraege') },
    'GET /status/antraege/{id}/antworten': { questions: signedIn(asked, '/antworten'), 'nothing asked': signedIn(answered, '/antworten') },
    'POST /status/antraege/{id}/antworten': {
      'with errors': async (page) => {
        await signedIn(asked, '/antworten')(page);
        await page.click('main form button');
      },
      'answered otherwise': async (page) => {
        const { path, request } = await answered;
        await signedIn(answered, '/antworten')(page);
        await send(page, `${path}/antworten`, { anfrage: request.id, 'antwort.0': 'Ada', 'antwort.1': 'Im Park' });
      },
    },
    'GET /status/antraege/{id}/antworten/dateien': {
      'to upload': signedIn(asked, '/antworten/dateien'),
      'none are taken': signedIn(answered, '/antworten/dateien'),
    },
    'POST /status/antraege/{id}/antworten/dateien/entfernen': {
      'too late': async (page) => {
        const { path, request } = await answered;
        await signedIn(answered, '/antworten/dateien')(page);
        await send(page, `${path}/antworten/dateien/entfernen`, { datei: request.id });
      },
    },
    'GET /status/antraege/{id}/dateien/{file}': { 'not there': signedIn(answered, '/dateien/00000000-0000-4000-8000-000000000000') },
    'GET /status/antraege/{id}/frueher-beginnen': { wish: signedIn(asked, '/frueher-beginnen'), asked: signedIn(answered, '/frueher-beginnen') },
    'POST /status/antraege/{id}/frueher-beginnen': {
      'with errors': async (page) => {
        await signedIn(asked, '/frueher-beginnen')(page);
        await page.click('main form button');
      },
      'another wish': async (page) => {
        await signedIn(answered, '/frueher-beginnen')(page);
        await send(page, `${(await answered).path}/frueher-beginnen`, {
          beginn: new Date().toISOString().slice(0, 10),
          begruendung: 'Es eilt sehr.',
        });
      },
    },
    'POST /status/antraege/{id}/freigabe': {
      'not clear': async (page) => {
        await signedIn(asked, '')(page);
        await send(page, `${(await asked).path}/freigabe`, {});
      },
    },
    'POST /status/antraege/{id}/bestaetigung': {
      'too soon': async (page) => {
        await signedIn(unconfirmed, '')(page);
        await send(page, `${(await unconfirmed).path}/bestaetigung`, { wer: 'nobody' });
      },
    },
    'GET /status/antraege/{id}/daten.json': { 'never kept': signedIn(unconfirmed, '/daten.json') },
    'GET /status/bestaetigen/{token}': {
      question: async (page) => open((await unconfirmed).link)(page),
      'cut off': open('/status/bestaetigen/x'),
    },
    // After the question: it cannot be asked again.
    'POST /status/bestaetigen/{token}': {
      confirmed: async (page) => {
        await open((await unconfirmed).link)(page);
        const button = page.locator('main form button');
        if ((await button.count()) > 0) await button.click();
      },
    },
    'GET /status/daten': { 'of an applicant': signedIn(answered, '/status/daten') },
    'GET /status/daten.json': { 'without a session': open('/status/daten.json') },
  };
};
