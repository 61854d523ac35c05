import { afterAll, describe, expect, it } from 'vitest';
import { startLocalCloud } from '../../infra/local/cloud.ts';
import { permitLate } from '../../infra/operations/late-permits.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { draftPerson } from '../support/draft-person.ts';
import { formsIn } from '../support/html-forms.ts';
import { storedRounds } from '../support/stored-rounds.ts';
import { typedSections } from '../support/typed-sections.ts';

const cloud = await startLocalCloud({ exampleData: true, quiet: true });
const rounds = storedRounds(cloud);
afterAll(async () => {
  await rounds.close();
  await cloud.stop();
});

const person = (name: string) => draftPerson(cloud, `${name}@runde.example`);

/** Rounds are remembered for five seconds (`remembered-rounds.ts`). */
const untilForgotten = () => new Promise((resolve) => setTimeout(resolve, 5_100));

const changing = await rounds.newRound('aendert-sich');
const narrowing = await rounds.newRound('wird-enger');
const closing = await rounds.newRound('schliesst');
await untilForgotten();

describe('a round that changes while somebody writes', () => {
  it('is told in the task list, and what was read before it is not sent', async () => {
    const someone = await person('aendert');
    const draft = await someone.complete(changing);
    expect(await someone.page(draft)).not.toContain('Die Bedingungen der Förderrunde haben sich geändert');
    const before = formsIn(await someone.page(`${draft}/absenden`)).find(({ action }) => action === `${draft}/absenden`);
    expect(before?.fields).toContainEqual(['runde', '1']);

    // Everything that was typed still fits, so only the terms are new.
    await rounds.changeRound(changing, { maximumGrant: 2_400_000 });
    await untilForgotten();
    const list = await someone.page(draft);
    expect(list).toContain('Die Bedingungen der Förderrunde haben sich geändert');
    expect(list).toContain('8 von 8 Abschnitten sind fertig.');
    const refused = await someone.post(`${draft}/absenden`, before?.fields);
    const page = await refused.text();
    expect(refused.status).toBe(409);
    expect(page).toContain('<title>Fehler: ');
    expect(page).toContain('Bitte prüfen Sie die Angaben noch einmal.');
    // The page that says so is the new one: from here it can be sent.
    const after = formsIn(page).find(({ action }) => action === `${draft}/absenden`);
    expect(after?.fields).toContainEqual(['runde', '2']);
    expect((await someone.post(`${draft}/absenden`, after?.fields)).headers.get('location')).toContain('/antrag/eingegangen/');
  });

  it('asks again for what does not fit any more', async () => {
    const someone = await person('enger');
    const draft = await someone.complete(narrowing);
    await rounds.changeRound(narrowing, { maximumGrant: 100_000 });
    await untilForgotten();
    expect(await someone.page(draft)).toContain('7 von 8 Abschnitten sind fertig.');
    expect(formsIn(await someone.page(`${draft}/absenden`)).map(({ action }) => action)).not.toContain(`${draft}/absenden`);
    expect(await someone.page(`${draft}/finanzierung?pruefen`)).toContain('1.000,00\u00a0€');
  });
});

describe('a round that closes while somebody writes', () => {
  it('lets everything be read and nothing be sent, until a permit is there', async () => {
    const someone = await person('spaet');
    const draft = await someone.complete(closing);
    const before = formsIn(await someone.page(`${draft}/absenden`)).find(({ action }) => action === `${draft}/absenden`);
    const closed = await rounds.changeRound(closing, { closesAt: new Date(Date.now() - 1000).toISOString() });
    await untilForgotten();

    expect(await someone.page(draft)).toContain('Die Frist ist abgelaufen');
    const refused = await someone.post(`${draft}/absenden`, [...(before?.fields ?? []), ['runde', String(closed.version)]]);
    expect(refused.status).toBe(409);
    const page = await someone.page(`${draft}/absenden`);
    expect(page).toContain('Die Frist ist abgelaufen');
    expect(formsIn(page).map(({ action }) => action)).not.toContain(`${draft}/absenden`);
    expect(await someone.page(`${draft}/kosten`)).toContain('value="Kursleitung"');
    // Saving is still possible: it is their own text.
    const typed = typedSections(closing, someone.address).ziele;
    expect((await someone.save(draft, 'ziele', typed, { action: 'later' })).status).toBe(303);
    expect(await someone.page('/antrag/entwuerfe')).not.toContain(`value="${closing.id}"`);

    const permit = await permitLate(
      { round: closing.id, reason: 'Das System war gestört.', until: inBerlin(new Date().toISOString()).date, by: 'KIT-Stelle' },
      { ...surroundings, siteUrl: cloud.url, funding: rounds.funding, permits: rounds.permits },
    );
    if (typeof permit === 'string') throw new Error(permit);
    const { pathname, search } = new URL(permit.address);
    const offer = await someone.page(`${pathname}${search}`);
    expect(offer).toContain(`für die Runde „${closing.title}“ noch einen Antrag zu stellen`);
    expect(offer).toContain('Das System war gestört.');
    const form = formsIn(offer).find(({ action }) => action === '/antrag/entwuerfe');
    // Nobody types it all again: only files and declarations are asked for once more.
    expect(offer).toContain('Café der Sprachen');
    const begun = await someone.post('/antrag/entwuerfe', [...(form?.fields ?? []), ['uebernehmen', draft.split('/').at(-1) ?? '']]);
    const late = begun.headers.get('location') ?? '';
    expect(await someone.page(late)).toContain('6 von 8 Abschnitten sind fertig.');
    await someone.save(late, 'erklaerungen', typedSections(closed, someone.address).erklaerungen);
    for (const { kind } of closed.papers) await someone.upload(late, `${kind}.pdf`, kind);
    await cloud.idle();
    expect((await someone.send(late)).headers.get('location')).toContain('/antrag/eingegangen/');

    // It counts once.
    const again = await someone.get(`${pathname}${search}`);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('Diese Erlaubnis gilt nicht mehr');
  });
});
