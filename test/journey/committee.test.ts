import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { brokenLinks } from '../../shared/domain/funding/event-chain.ts';
import { meetingIdOf } from '../../shared/domain/funding/meeting.ts';
import { workbookParts } from '../../shared/spreadsheets/workbook-parts.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { advisory, committeeWorld, council, meetingDays } from '../support/committee-cases.ts';
import { readPdf } from '../support/pdf-text.ts';
import { signInStaff } from '../support/staff.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const world = await committeeWorld(cloud);
afterAll(async () => {
  world.close();
  await cloud.stop();
});
const desk = deskStore(world.access);
const gerrit = await signInStaff(cloud, 'committee-clerk');
const zoe = await signInStaff(cloud, 'approver');
const ria = await signInStaff(cloud, 'audit-office');

const get = async (path: string, cookie = gerrit) => {
  const answer = await fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: { cookie } });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, text: new TextDecoder().decode(bytes) };
};
const post = async (path: string, fields: Record<string, string>, cookie = gerrit) => {
  const answer = await fetch(`${cloud.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: cloud.url },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() };
};
const fieldValue = (html: string, name: string): string =>
  new RegExp(`name="${name.replaceAll('.', '\\.')}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';
const caseOf = async (id: string) => {
  const file = await desk.caseFile(id, 'nobody');
  if (file === undefined) throw new Error('the case is not there');
  return file;
};
const stateOf = async (id: string) => {
  const { application, events } = await caseOf(id);
  expect(brokenLinks(events, application.chain, (text) => createHash('sha256').update(text).digest('hex'))).toEqual([]);
  return [
    application.state,
    application.decidedAmount,
    events
      .toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0))
      .map(({ kind }) => kind)
      .slice(1),
  ];
};

const [first, second] = [
  `/amt/sitzungen/${meetingIdOf(meetingDays.advisory, advisory)}`,
  `/amt/sitzungen/${meetingIdOf(meetingDays.council, council)}`,
];

/** Puts cases onto an agenda, in this order, before what is on it already. */
const placeAs = async (cookie: string, path: string, ...references: string[]) => {
  const { text } = await get(path, cookie);
  const there = [...text.matchAll(/name="platz\.([^"]+)"[^>]*value="(\d+)"/g)]
    .toSorted((one, other) => Number(one[2]) - Number(other[2]))
    .flatMap(([, reference = '']) => (references.includes(reference) ? [] : [reference]));
  const fields = {
    fassung: fieldValue(text, 'fassung'),
    ...Object.fromEntries([...references, ...there].map((reference, at) => [`platz.${reference}`, String(at + 1)])),
  };
  return post(path, fields, cookie);
};
const place = (path: string, ...references: string[]) => placeAs(gerrit, path, ...references);
type Vote = readonly [yes: number, no: number, abstain: number, excluded?: number];
const vote = (reference: string, motion: string, [yes, no, abstain, excluded = 0]: Vote) => ({
  [`${reference}.${motion}.ja`]: String(yes),
  [`${reference}.${motion}.nein`]: String(no),
  [`${reference}.${motion}.enthaltung`]: String(abstain),
  [`${reference}.${motion}.befangen`]: String(excluded),
});
/** Sends the minutes with the versions that their page shows. */
const minutes = async (path: string, fields: Record<string, string>, references: readonly string[]) => {
  const { text } = await get(`${path}/protokoll`);
  const versions = references.map((reference) => [`${reference}.fassung`, fieldValue(text, `${reference}.fassung`)]);
  return post(`${path}/protokoll`, { ...Object.fromEntries(versions), ...fields });
};

describe('a case before two bodies', () => {
  it('goes from the agenda to the advice, and from there to a lower amount after 7:9:2', async () => {
    const [one, other] = [await world.add({ proposed: 500_000 }), await world.add()];
    const both = [one.reference, other.reference];

    expect((await get('/amt/sitzungen')).text).toContain(advisory);
    const open = (await get(first)).text;
    for (const reference of both) expect(open).toContain(reference);
    expect((await get(second)).text).not.toContain(one.reference);
    expect((await place(first, other.reference, one.reference)).location).toBe(`${first}?gespeichert`);
    expect((await place(first, other.reference, one.reference)).status).toBe(303);
    const agenda = (await get(`${first}?ansicht=druck`)).text;
    expect(agenda.indexOf(other.reference)).toBeLessThan(agenda.indexOf(one.reference));
    expect(agenda).toContain('15.000,00');
    expect(agenda).toContain('12.500,00');

    const papers = await get(`${first}?vorlagen=docx`);
    expect(papers.headers.get('content-disposition')).toContain('.docx"');
    expect(new TextDecoder().decode(workbookParts(papers.bytes).get('word/document.xml'))).toContain('Beschlussvorschlag');
    const pdf = await readPdf((await get(`${first}?vorlagen=pdf`)).bytes);
    expect(pdf.text).toContain('FinanzielleAuswirkungen');
    expect(pdf.text).not.toContain('DE89370400440532013000');

    const advised = await minutes(first, { ...vote(one.reference, 'vorlage', [9, 2, 1]), ...vote(other.reference, 'vorlage', [5, 5, 0]) }, both);
    expect(advised.location).toBe(`${first}/protokoll?gespeichert=2`);
    expect(await stateOf(one.id)).toEqual(['assessed', undefined, ['committee.voted']]);

    expect((await place(second, one.reference, other.reference)).status).toBe(303);
    const rejected = await minutes(second, { ...vote(one.reference, 'vorlage', [7, 9, 2, 1]), [`${other.reference}.zurueckgestellt`]: 'on' }, both);
    expect(rejected.location).toBe(`${second}/protokoll?gespeichert=2`);
    expect(await stateOf(one.id)).toEqual(['decided', 0, ['committee.voted', 'committee.decided']]);
    expect(await stateOf(other.id)).toEqual(['deferred', undefined, ['committee.voted', 'committee.deferred']]);

    // Sixteen minutes later there is another motion.
    const motion = {
      tat: 'antrag',
      auftrag: '6b1f2c3d-0000-4000-8000-000000000001',
      sitzung: second.split('/').at(-1) ?? '',
      rang: '2',
      wortlaut: 'Nur die Hälfte',
      betrag: '2.500',
      von: 'Fraktion A',
    };
    for (const _twice of [1, 2])
      expect((await post(`/amt/sitzungen/antrag/${one.id}`, motion)).location).toBe(`/amt/sitzungen/antrag/${one.id}?gespeichert`);
    expect(await stateOf(one.id)).toEqual(['assessed', undefined, ['committee.voted', 'committee.decided', 'motion.added']]);
    const carried = { ...vote(one.reference, 'vorlage', [7, 9, 2, 1]), ...vote(one.reference, motion.auftrag, [10, 8, 0, 1]) };
    expect((await minutes(second, carried, [one.reference])).location).toBe(`${second}/protokoll?gespeichert=1`);
    expect((await minutes(second, carried, [one.reference])).location).toBe(`${second}/protokoll?gespeichert=0`);
    expect(await stateOf(one.id)).toEqual(['decided', 250_000, ['committee.voted', 'committee.decided', 'motion.added', 'committee.decided']]);
    const page = (await get(`/amt/sitzungen/antrag/${one.id}`)).text;
    for (const words of [
      '7 Ja, 9 Nein, 2 Enthaltungen, 1 ausgeschlossen: abgelehnt',
      '10 Ja, 8 Nein',
      'geändert beschlossen, 2.500,00',
      'Berichtigt. Vorher stand dort: abgelehnt (Gerrit Gremium',
    ])
      expect(page).toContain(words);
  });

  it('keeps what was typed where one item is wrong, and writes down the others', async () => {
    const [one, other] = [await world.add(), await world.add()];
    const both = [one.reference, other.reference];
    await place(first, ...both);
    const answer = await minutes(first, { ...vote(one.reference, 'vorlage', [3, 1, 0]), [`${other.reference}.vorlage.ja`]: 'viele' }, both);
    expect(answer.status).toBe(422);
    for (const words of ['Fehler: ', 'value="viele"', 'Bitte geben Sie die Zahl „Nein“ an', 'Ein anderes Ergebnis ist gespeichert'])
      expect(answer.text).toContain(words);
    expect((await stateOf(one.id))[2]).toEqual(['committee.voted']);
    expect((await stateOf(other.id))[2]).toEqual([]);
    // Somebody else has written meanwhile: the old page does not write over it.
    const stale = await post(`${first}/protokoll`, { [`${one.reference}.fassung`]: '0', ...vote(one.reference, 'vorlage', [1, 3, 0]) });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('Inzwischen hat jemand hier etwas eingetragen');
  });

  it('does not exist for who has declared a conflict of interest', async () => {
    const hidden = await world.add({ over: { conflicts: ['committee-clerk'] } });
    expect((await get(first)).text).not.toContain(hidden.reference);
    expect((await get(`/amt/sitzungen/antrag/${hidden.id}`)).status).toBe(404);
    expect((await post(`/amt/sitzungen/antrag/${hidden.id}`, { tat: 'vorlage', bearbeitung: 'x' })).status).toBe(404);
    expect((await get(first, ria)).text).toContain(hidden.reference);
    // An order by somebody who does not see it leaves it where it is.
    const seen = await world.add();
    const sascha = await signInStaff(cloud, 'caseworker');
    expect((await placeAs(sascha, first, hidden.reference)).status).toBe(303);
    await place(first, seen.reference);
    const agenda = (await get(`${first}?ansicht=druck`, sascha)).text;
    expect(agenda).toContain(hidden.reference);
    expect(agenda).toContain(seen.reference);
  });
});

describe('the paper of a case', () => {
  it('takes number and words, refuses others, and its number stands in the file', async () => {
    const { id } = await world.add();
    const path = `/amt/sitzungen/antrag/${id}`;
    const wrong = await post(path, { tat: 'vorlage', fassung: '0', nummer: '12', bearbeitung: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('VO/2027/123.');
    const right = {
      tat: 'vorlage',
      fassung: '0',
      nummer: 'VO/2027/123',
      bearbeitung: 'Sascha Sachlich',
      beschluss: 'Wir bewilligen. Fragen an 0171 2345678.',
    };
    for (const _twice of [1, 2]) expect((await post(path, right)).status).toBe(303);
    expect((await post(path, { ...right, nummer: 'VO/2027/124' })).status).toBe(409);
    expect((await stateOf(id))[2]).toEqual(['paper.requested']);
    expect((await get(path)).text).toContain('Telefonnummer in „Beschlussvorschlag“');
    const { text } = await readPdf((await get(`${path}?vorlage=pdf`)).bytes);
    expect(text).toContain('VO/2027/123');
    expect(text).toContain('[entfernt]');
    expect(text).not.toContain('2345678');
  });
});

describe('a small application', () => {
  it('is decided by a second person of the office, once, and its body is told', async () => {
    const small = await world.add({ requested: 50_000 });
    const path = '/amt/sitzungen/verwaltung';
    expect((await get(path, ria)).text).toContain('Entscheiden kann, wer die Zweitunterschrift hat.');
    const decide = (over: Record<string, string>, cookie = zoe) =>
      post(
        path,
        {
          antrag: small.id,
          [`${small.id}.fassung`]: '0',
          ...Object.fromEntries(Object.entries(over).map(([name, value]) => [`${small.id}.${name}`, value])),
        },
        cookie,
      );
    expect((await decide({ ergebnis: 'bewilligen', betrag: '400' }, gerrit)).status).toBe(403);
    const high = await decide({ ergebnis: 'bewilligen', betrag: '500,01' });
    expect([high.status, high.text.includes('nicht über der beantragten Summe')]).toEqual([422, true]);
    expect((await decide({ ergebnis: 'ablehnen' })).text).toContain('Bitte nennen Sie den Grund.');
    for (const _twice of [1, 2]) expect((await decide({ ergebnis: 'bewilligen', betrag: '400' })).location).toBe(`${path}?gespeichert`);
    expect(await stateOf(small.id)).toEqual(['decided', 40_000, ['committee.decided']]);
    expect((await place(second, small.reference)).status).toBe(303);
    expect((await minutes(second, { [`${small.reference}.kenntnis`]: 'on' }, [small.reference])).location).toContain('gespeichert=1');
    expect(await stateOf(small.id)).toEqual(['decided', 40_000, ['committee.decided', 'committee.voted']]);
  });
});
