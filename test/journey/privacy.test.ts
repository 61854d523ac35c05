import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { postForm } from '../support/applicants.ts';
import { draftPerson } from '../support/draft-person.ts';
import { html, pdf } from '../support/files.ts';
import { formsIn } from '../support/html-forms.ts';
import { openApiExample } from '../support/open-api-example.ts';
import { openRoundNow } from '../support/stored-rounds.ts';
import { changed, type Typed, typedSections } from '../support/typed-sections.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
afterAll(() => cloud.stop());

const round = openRoundNow();

/** What no log may have, each found nowhere else. */
const marks = {
  address: 'markus.mustermarke@privat-xq.example',
  invited: 'zweite.marke@privat-xq.example',
  organisation: 'Verein Xqzorg',
  holder: 'Xqzkonto Inhaberin',
  iban: 'DE02120300000000202051',
  spacedIban: 'DE02 1203 0000 0000 2020 51',
  street: 'Xqzstraße 99',
  signatory: 'Xqzvorname Xqznachname',
  phone: '04331 7654321',
  title: 'Xqztitel des Projekts',
  text: 'Xqzkurzbeschreibung',
  file: 'Xqzdatei Übersicht',
  taxNumber: '20/290/99887',
} as const;

/** Marks, and what becomes of them in addresses and JSON. */
const forbidden = Object.values(marks).flatMap((mark) => [mark, encodeURIComponent(mark), encodeURIComponent(mark).replaceAll('%20', '+')]);

const found = (text: string): readonly string[] => forbidden.filter((mark) => text.toLowerCase().includes(mark.toLowerCase()));

const addresses: string[] = [];
const noted = (answer: Response): Response => {
  // Where the bucket leads back to, it adds the key of the upload; the page takes it out of the address at once.
  const location = answer.headers.get('location');
  if (location !== null && !location.includes('&key=')) addresses.push(location);
  return answer;
};

const logged = async (): Promise<readonly (readonly [file: string, text: string])[]> => {
  // Lines wait for a tenth of a second.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return Promise.all((await readdir(cloud.logs)).map(async (file) => [file, await readFile(join(cloud.logs, file), 'utf8')] as const));
};

it('an application that is written, refused, sent and withdrawn leaves nothing personal in any log or address', async () => {
  const someone = await draftPerson(cloud, marks.address);
  const draft = await someone.begin(round);
  addresses.push(draft);
  const typed = typedSections(round, marks.address);
  const marked: Readonly<Record<string, Typed>> = {
    ...typed,
    organisation: [
      ...changed(typed.organisation, {
        'organisation.name': marks.organisation,
        'organisation.street': marks.street,
        'organisation.account.holder': marks.holder,
        'organisation.account.iban': marks.spacedIban,
        'organisation.signatories.0.name': marks.signatory,
        'contact.name': marks.signatory,
        'contact.phone': marks.phone,
      }),
      ['organisation.tax.number', marks.taxNumber],
    ],
    projekt: changed(typed.projekt, { 'project.title': marks.title, 'project.shortDescription': marks.text }),
  };
  for (const [slug, fields] of Object.entries(marked)) {
    // Once with a mistake, once with an old version, once as it is.
    noted(await someone.save(draft, slug, [...fields, ['contact.email', `${marks.address} `], ['organisation.account.iban', `${marks.iban}1`]]));
    noted(await someone.save(draft, slug, fields, { version: '999' }));
    noted(await someone.save(draft, slug, fields, { action: 'later' }));
    noted(await someone.save(draft, slug, fields));
  }
  noted(await someone.post(`${draft}/mitarbeit`, [['email', `${marks.address}@falsch`]]));
  const invited = noted(await someone.post(`${draft}/mitarbeit`, [['email', marks.invited]]));
  expect(await someone.page(invited.headers.get('location') ?? '')).toContain(marks.invited);

  // Without a session, and from another site.
  const away = await draftPerson(cloud, marks.address, '0'.repeat(64));
  expect((await away.save(draft, 'organisation', marked['organisation'] ?? [], { version: '0' })).status).toBe(403);
  expect((await postForm(cloud.url, `${draft}/organisation`, marked['organisation'], { origin: 'https://boese.example' })).status).toBe(403);

  noted(await someone.upload(draft, `${marks.file}.pdf`, 'statutes'));
  noted(await someone.upload(draft, `${marks.file} 2.pdf`, 'register-extract'));
  noted(await someone.upload(draft, `${marks.file} 3.pdf`, 'other', 'pdf', html()));
  noted(await someone.upload(draft, `${marks.file} 4.pdf`, 'other', 'pdf', pdf(marks.text)));
  await cloud.idle();
  const files = await someone.page(`${draft}/anlagen`);
  expect(files).toContain(`${marks.file} 3.pdf`);
  const opened = /href="([^"]*\/anlagen\/[0-9a-f-]{36})"/.exec(files)?.[1] ?? '';
  addresses.push(opened);
  expect((await fetch((await someone.get(opened)).headers.get('location') ?? '')).status).toBe(200);
  const [remove] = formsIn(files).filter(({ action }) => action.endsWith('/entfernen'));
  expect(remove).toBeDefined();

  const sent = noted(await someone.send(draft));
  const receipt = sent.headers.get('location') ?? '';
  expect(receipt).toContain('/antrag/eingegangen/');
  expect(await (await fetch(`${cloud.url}${receipt}`)).text()).toContain(marks.title);
  await cloud.idle();
  const application = `/status/antraege/${receipt.split('/').at(-1)}`;
  const withdrawal = formsIn(await someone.page(`${application}/zurueckziehen`)).find(({ action }) => action === `${application}/zurueckziehen`);
  noted(await someone.post(`${application}/zurueckziehen`, withdrawal?.fields));
  expect(await someone.page(application)).toContain('Sie haben diesen Antrag zurückgezogen.');

  // Through the API: taken, refused, unreadable.
  const example = await openApiExample(cloud.url);
  const body = { ...example, contact: { name: marks.signatory, email: marks.address, phone: marks.phone } };
  for (const text of [JSON.stringify(body), JSON.stringify({ ...body, [marks.title]: marks.text }), `${JSON.stringify(body)}}`]) {
    await fetch(`${cloud.url}/api/applications`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
  }
  await cloud.idle();

  const logs = await logged();
  const all = logs.map(([, text]) => text).join('\n');
  // The logs are those of this journey.
  for (const code of ['REFUSED', 'ATTACHMENT_READY', 'MAIL_ACCEPTED']) expect(all).toContain(code);
  expect(all).not.toContain('"level":"ERROR"');
  for (const [file, text] of logs) expect([file, ...found(text)]).toEqual([file]);
  expect(addresses.length).toBeGreaterThan(30);
  expect(addresses.filter((address) => found(address).length > 0)).toEqual([]);
});
