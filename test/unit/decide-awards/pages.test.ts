import { describe, expect, it } from 'vitest';
import { prepareRoutes } from '../../../functions/decide-awards/prepare-routes.ts';
import { type CaseDeps, caseRoutes } from '../../../functions/decide-awards/routes.ts';
import { budgetRoutes } from '../../../functions/keep-budget/routes.ts';
import { county } from '../../../shared/county/county.ts';
import type { Role } from '../../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../../shared/domain/access/staff-session.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { HttpAnswer, HttpRequest, StaffRouteHandler } from '../../../shared/runtime/http-handler.ts';
import { adopted, approver, caseworker } from '../../support/decided-cases.ts';
import { memoryDecisions } from '../../support/memory-decisions.ts';

const site = { county, exampleData: false, siteUrl: 'https://foerderung.example' };
const session = (person: typeof caseworker, ...roles: Role[]): StaffSession => ({
  ...person,
  roles,
  authenticatedAt: '2026-12-01T07:00:00.000Z',
  expiresAt: 9_999_999_999,
  seenAt: 0,
});
const [sascha, zoe] = [session(caseworker, 'caseworker'), session(approver, 'approver')];

/** The pages over a memory, asked as the handler asks them. */
const world = () => {
  const memory = memoryDecisions();
  let ids = 0;
  const deps: CaseDeps = {
    ...memory.deps,
    rounds: async () => [],
    waitingFor: async () => [],
    logReading: async () => undefined,
    addressOf: async ({ name }) => `https://files.example/${name}`,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  };
  const handlers: Readonly<Record<string, StaffRouteHandler>> = {
    ...caseRoutes(site, deps),
    ...prepareRoutes(site, deps),
    ...budgetRoutes(site, { ...deps, ...memory.deps, ledger: async () => [] }),
  };
  const ask = async (
    key: string,
    staff: StaffSession,
    {
      query = '',
      form,
      ...pathParameters
    }: { readonly query?: string; readonly form?: Readonly<Record<string, string>> } & Readonly<Record<string, unknown>> = {},
  ): Promise<HttpAnswer> => {
    const handler = handlers[key];
    if (handler === undefined) throw new Error(`no route ${key}`);
    const request: HttpRequest = {
      ...{ method: key.split(' ')[0] ?? '', path: '', headers: {}, cookies: {}, callerAddress: '', requestId: '' },
      pathParameters: Object.fromEntries(Object.entries(pathParameters).map(([name, value]) => [name, String(value)])),
      query: new URLSearchParams(query),
      body: form === undefined ? undefined : new URLSearchParams(form),
    };
    try {
      return await handler.allowed(request, staff);
    } catch (fault) {
      if (!(fault instanceof Refusal) || handler.refused === undefined) throw fault;
      return handler.refused(request, fault, staff);
    }
  };
  return { ...memory, ask };
};

const prepareKey = 'POST /amt/entscheidungen/{id}/vorbereiten';
const hidden = (page: HttpAnswer, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(String(page.body))?.[1] ?? '';
/** The fields of the form as a browser would send them. */
const filled = (page: HttpAnswer): Record<string, string> => {
  const html = String(page.body);
  const inputs = [...html.matchAll(/<input(?=[^>]*type="(?:text|hidden)")[^>]*>/g), ...html.matchAll(/<input type="hidden"[^>]*>/g)].map(
    ([tag]) => tag,
  );
  const of = (tag: string, attribute: string) => new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const texts = [...html.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</g)].map(([, name = '', value = '']): [string, string] => [
    name,
    value,
  ]);
  const selects = [...html.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = '', options = '']): [string, string] => [name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
  );
  return Object.fromEntries([...inputs.map((tag): [string, string] => [of(tag, 'name'), of(tag, 'value')]), ...texts, ...selects]);
};
const textOf = (page: HttpAnswer): string =>
  String(page.body)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&nbsp;|\u00a0/g, ' ')
    .replaceAll(/\s+/g, ' ');

const openForm = async (kind = 'award') => {
  const { ask, ...memory } = world();
  await memory.putBudget(adopted(2027, 700_000));
  const { id } = await memory.given({});
  const page = await ask('GET /amt/entscheidungen/{id}/vorbereiten', sascha, { id, query: `art=${kind}` });
  return { ...memory, ask, id, page };
};

describe('the form of an award', () => {
  it('begins with what was decided, and what it shows can be sent as it is', async () => {
    const { ask, id, page } = await openForm();
    expect(filled(page)).toMatchObject({
      betrag: '7.500,00',
      finanzierungsart: 'deficit',
      von: '01.03.2027',
      bis: '30.11.2027',
      'nachweis-bis': '30.05.2028',
    });
    const form = { ...filled(page), betrag: '7.000,00', begruendung: 'Es genügt.' };
    const answer = await ask(prepareKey, sascha, { id, form });
    expect([answer.status, answer.headers['location']]).toEqual([303, `/amt/entscheidungen/${id}?erledigt=vorbereitet`]);
    // Sent twice it is prepared once.
    expect((await ask(prepareKey, sascha, { id, form })).status).toBe(303);
    const shown = textOf(await ask('GET /amt/entscheidungen/{id}', zoe, { id, query: 'erledigt=vorbereitet' }));
    expect(shown).toContain('Nr. 1: Zuwendungsbescheid');
    expect(shown).toContain('eine Zuwendung von bis zu 7.000,00 €');
    expect(textOf(await ask('GET /amt/entscheidungen/{id}', sascha, { id }))).toContain('Diese Entscheidung haben Sie vorbereitet.');
  });

  it('keeps what was typed and says every mistake at its field', async () => {
    const { ask, id, page } = await openForm();
    const form = { ...filled(page), betrag: 'viel', bis: '31.2.2027', zweck: '', 'raten-1-betrag': '10' };
    const answer = await ask(prepareKey, sascha, { id, form });
    expect(answer.status).toBe(422);
    expect(hidden(answer, 'fassung')).toBe('4');
    expect(filled(answer)).toMatchObject({ betrag: 'viel', bis: '31.2.2027', 'raten-1-betrag': '10' });
    for (const field of ['betrag', 'bis', 'raten']) expect(String(answer.body)).toContain(`href="#${field}"`);
  });

  it('refuses more than is free, with the amount and what would fit, and keeps the input', async () => {
    const { ask, id, page } = await openForm();
    const answer = await ask(prepareKey, sascha, { id, form: filled(page) });
    expect(answer.status).toBe(409);
    expect(textOf(answer)).toContain('Im Haushalt 2027 sind noch 7.000,00 € frei. Gebraucht werden 7.500,00 €. Es fehlen 500,00 €.');
    expect(textOf(answer)).toContain('Für diesen Antrag reicht das Geld bis 7.000,00 €.');
    expect(filled(answer)['betrag']).toBe('7.500,00');
  });

  it('on a page that is old says what happened since, and can then be sent', async () => {
    const { ask, id, page } = await openForm();
    const form = { ...filled(page), betrag: '7.000', begruendung: 'Es genügt.', fassung: '3' };
    const answer = await ask(prepareKey, sascha, { id, form });
    expect([answer.status, hidden(answer, 'fassung'), filled(answer)['betrag']]).toEqual([409, '4', '7.000']);
    expect((await ask(prepareKey, sascha, { id, form: filled(answer) })).status).toBe(303);
  });

  it('is not there for a case that nobody decided on', async () => {
    const { ask, given } = world();
    const { id } = await given({ state: 'withdrawn' });
    await expect(ask('GET /amt/entscheidungen/{id}/vorbereiten', sascha, { id, query: 'art=award' })).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(ask('GET /amt/entscheidungen/{id}/vorbereiten', sascha, { id, query: 'art=alles' })).rejects.toMatchObject({
      code: 'malformed-request',
    });
  });
});

describe('the second person', () => {
  const prepared = async () => {
    const { page, ...rest } = await openForm();
    await rest.ask(prepareKey, sascha, { id: rest.id, form: { ...filled(page), betrag: '7.000', begruendung: 'Es genügt.' } });
    const [chosen] = [{ entscheidung: hidden(page, 'entscheidung'), fassung: '5' }];
    return { ...rest, chosen };
  };
  const key = 'POST /amt/entscheidungen/{id}/freigabe';

  it('is another one: the rule is named', async () => {
    const { ask, id, chosen } = await prepared();
    const answer = await ask(key, session(caseworker, 'caseworker', 'approver'), { id, form: { ...chosen, tat: 'freigeben' } });
    expect(answer.status).toBe(409);
    expect(textOf(answer)).toContain('Nach dem Vier-Augen-Prinzip gibt sie eine andere Person frei.');
  });

  it('issues; then the notice is there, its way out is noted, and it becomes final', async () => {
    const { ask, id, chosen, bound } = await prepared();
    expect((await ask(key, zoe, { id, form: { ...chosen, tat: 'freigeben' } })).headers['location']).toBe(
      `/amt/entscheidungen/${id}?erledigt=freigegeben`,
    );
    expect((await bound(2027)).free).toBe(0);
    const notice = await ask('GET /amt/entscheidungen/{id}/bescheid/{number}', sascha, { id, number: 1 });
    expect(notice.headers['location']).toMatch(/bescheid-INT-2026-0042-1\.pdf$/);
    const dispatch = (over: Record<string, string>) =>
      ask('POST /amt/entscheidungen/{id}', sascha, { id, form: { ...chosen, fassung: '6', tat: 'versand', tag: '1.12.2026', weg: 'post', ...over } });
    for (const [over, message] of [
      [{ tag: '30.11.2026' }, 'Dieser Tag liegt vor dem 1. Dezember 2026.'],
      [{ tag: '2.12.2026' }, 'Dieser Tag liegt in der Zukunft.'],
      [{ tag: 'gestern' }, 'Bitte nennen Sie den Tag'],
      [{ weg: '' }, 'Bitte wählen Sie, wie das Schreiben hinausging.'],
    ] as const)
      expect(textOf(await dispatch(over))).toContain(message);
    expect((await dispatch({})).status).toBe(303);
    // Received on Saturday 5 December, one month later is Tuesday 5 January.
    expect(textOf(await ask('GET /amt/entscheidungen/{id}', sascha, { id }))).toContain(
      'ab 6. Januar 2027 (gilt als zugegangen am 5. Dezember 2026; Widerspruch möglich bis 5. Januar 2027)',
    );
  });

  it('gives back with a reason only', async () => {
    const { ask, id, chosen } = await prepared();
    expect(textOf(await ask(key, zoe, { id, form: { ...chosen, tat: 'zurueckgeben', grund: ' ' } }))).toContain(
      'Bitte schreiben Sie, was zu ändern ist.',
    );
    expect((await ask(key, zoe, { id, form: { ...chosen, tat: 'zurueckgeben', grund: 'Zweck genauer.' } })).status).toBe(303);
    expect(textOf(await ask('GET /amt/entscheidungen/{id}', sascha, { id }))).toContain('Zweck genauer.');
  });
});

describe('the budget', () => {
  const key = 'POST /amt/haushalt/{year}';
  const plan = { ansatz: '8.000,00', reserve: '0', stand: 'adopted', fassung: '1' };

  it('is entered, changed, and never lowered below what is bound; equality is allowed', async () => {
    const { ask, putBudget, bound } = world();
    await putBudget(adopted(2027, 1_000_000, { committed: 700_000 }));
    const tooLow = await ask(key, zoe, { year: 2027, form: { ...plan, 'zweckgebunden-1-zweck': 'Kultur', 'zweckgebunden-1-betrag': '1.000,01' } });
    expect([tooLow.status, filled(tooLow)['ansatz']]).toEqual([409, '8.000,00']);
    expect(textOf(tooLow)).toContain(
      'Gebunden sind schon 7.000,00 €. Mit den zweckgebundenen Mitteln und der Reserve muss der Ansatz mindestens 8.000,01 € sein.',
    );
    const equal = { ...plan, 'zweckgebunden-1-zweck': 'Kultur', 'zweckgebunden-1-betrag': '1.000,00' };
    expect((await ask(key, zoe, { year: 2027, form: equal })).status).toBe(303);
    expect((await ask(key, zoe, { year: 2027, form: equal })).status).toBe(303);
    expect((await bound(2027)).free).toBe(0);
    const stale = await ask(key, zoe, { year: 2027, form: { ...equal, reserve: '0,01' } });
    expect(stale.status).toBe(409);
    expect(textOf(stale)).toContain('Inzwischen hat Zoe Zweitblick den Haushalt geändert.');
    expect(textOf(await ask('GET /amt/haushalt/{year}', sascha, { year: 2027 }))).not.toContain('Speichern');
  });

  it('says every mistake', async () => {
    const { ask } = world();
    const wrong = await ask(key, zoe, { year: 2028, form: { ansatz: '', reserve: 'x', 'zweckgebunden-2-betrag': '5', fassung: '0' } });
    for (const field of ['ansatz', 'reserve', 'zweckgebunden-2-zweck', 'stand']) expect(String(wrong.body)).toContain(`href="#${field}"`);
    const tooMuch = await ask(key, zoe, { year: 2028, form: { ...plan, fassung: '0', reserve: '8.000,01' } });
    expect(textOf(tooMuch)).toContain('Zweckgebunden und Reserve ergeben zusammen 8.000,01 €. Der Ansatz ist nur 8.000,00 €.');
    expect((await ask(key, zoe, { year: 2028, form: { ...plan, fassung: '0' } })).status).toBe(303);
  });
});
