import { describe, expect, it } from 'vitest';
import { manifest } from '../../../functions/edit-report/manifest.ts';
import { routes } from '../../../functions/edit-report/routes.ts';
import { county } from '../../../shared/county/county.ts';
import type { StaffSession } from '../../../shared/domain/access/staff-session.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import type { PreviewNotes } from '../../../shared/domain/statistics/preview-notes.ts';
import type { Release } from '../../../shared/domain/statistics/release.ts';
import { changed, newDraft, type ReleaseDraft } from '../../../shared/domain/statistics/release-draft.ts';
import type { Vintage } from '../../../shared/domain/statistics/vintage.ts';
import { staffErrorPage } from '../../../shared/pages/error-page.tsx';
import { httpHandler } from '../../../shared/runtime/http-handler.ts';
import { callerOf } from '../../support/http-calls.ts';
import { memoryReleaseDrafts } from '../../support/memory-release-drafts.ts';

const month = '2026-10';
const desk = `/amt/berichte/${month}`;
const before = '2026-11-22T09:00:00.000Z';
const due = '2026-11-25T05:00:00.000Z';

const person = (name: string): StaffSession => ({
  subject: name,
  name,
  roles: ['kit-adviser', 'report-editor'],
  authenticatedAt: before,
  expiresAt: Number.MAX_SAFE_INTEGER,
  seenAt: 0,
});
const published: Release = {
  preRelease: [{ name: 'Bo Beispiel', role: 'Landrat' }],
  month,
  revision: 1,
  state: 'published',
  inputsHash: 'a',
  vintages: [],
  frozenAt: due,
  funding: { takenAt: due, year: 2026, projects: [] },
};

type Given = {
  readonly now?: string;
  readonly isPublic?: boolean;
  readonly leftOut?: string[];
  readonly notes?: Partial<PreviewNotes>;
  readonly vintages?: Vintage[];
};

const world = ({ now = before, isPublic = false, leftOut, notes, vintages = [] }: Given = {}) => {
  const drafts = memoryReleaseDrafts();
  const first = newDraft(month, before);
  drafts.keep(first);
  const made = (draft: ReleaseDraft, figures: string) =>
    drafts.keep(changed(draft, { preview: { revision: 1, at: before, figures } }, { kind: 'release.preview-made', first: false, at: before }));
  made(first.after, 'figures-1');
  const site = { county, catalogue, exampleData: true, siteUrl: 'https://teilhabe.example' };
  let staff = person('Ada');
  const deps = {
    ...drafts.store,
    now: () => now,
    revisions: async () => (isPublic ? [{ ...published, ...(leftOut && { leftOut }) }] : []),
    releases: async () => [],
    vintages: async () => vintages,
    deliveries: async () => [],
    areas: areasOf(county),
    preview: async () => undefined,
    notes: async () => ({ unusual: [], unsafe: ['y|01|z'], ...notes }),
  };
  const handler = httpHandler(manifest, routes(site, deps), staffErrorPage(site), { allowed: async (_action, _request, answer) => answer(staff) });
  const { call } = callerOf(manifest, handler);
  const post = (path: string, fields: Record<string, string>) =>
    call('POST', path, { body: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  const draft = (): ReleaseDraft => {
    const stored = drafts.draft(month);
    if (stored === undefined) throw new Error('there is no draft');
    return stored;
  };
  return {
    drafts,
    draft,
    post,
    page: async () => String((await call('GET', desk)).body),
    call,
    as: (name: string) => {
      staff = person(name);
    },
    preview: (figures: string) => made(draft(), figures),
    stop: () => drafts.keep(changed(draft(), { stop: { at: due, cells: ['x|01|y'] } }, { kind: 'release.stopped', cells: ['x|01|y'], at: due })),
  };
};

describe('a hold', () => {
  it('that is lifted before the day leaves the publication to the schedule, and after it starts it', async () => {
    for (const [now, asked] of [
      [before, 0],
      [due, 1],
    ] as const) {
      const { post, drafts, draft } = world({ now });
      expect((await post(`${desk}/freigeben`, { schritt: 'anhalten', grund: 'Zahlen fehlen' })).statusCode).toBe(303);
      expect(draft().hold).toMatchObject({ name: 'Ada', reason: 'Zahlen fehlen' });
      expect((await post(`${desk}/freigeben`, { schritt: 'weiter' })).statusCode).toBe(303);
      expect(draft().hold).toBeUndefined();
      expect(drafts.requests.filter(({ wants }) => wants === 'publication')).toHaveLength(asked);
      expect((await post(`${desk}/freigeben`, { schritt: 'weiter' })).statusCode).toBe(409);
    }
  });

  it('of a correction that is lifted publishes nothing by itself', async () => {
    const { post, drafts } = world({ now: due, isPublic: true });
    await post(`${desk}/freigeben`, { schritt: 'anhalten', grund: 'Zahlen fehlen' });
    await post(`${desk}/freigeben`, { schritt: 'weiter' });
    expect(drafts.requests.filter(({ wants }) => wants === 'publication')).toEqual([]);
  });
});

describe('what the audit stopped', () => {
  it('is named with the way out, which is to hide more and to start again', async () => {
    const { stop, page, post, draft, drafts } = world({ now: due });
    stop();
    expect(await page()).toContain('Geheime Zahlen ließen sich berechnen');
    expect(await page()).toContain('x|01|y');
    await post(`${desk}/bearbeiten`, { schritt: 'geheim', zellen: 'private_entries|01058135|2026-10|_T|_T|_T|_T' });
    expect(draft()).toMatchObject({ alsoHidden: ['private_entries|01058135|2026-10|_T|_T|_T|_T'], stop: { cells: ['x|01|y'] } });
    expect((await post(`${desk}/freigeben`, { schritt: 'veroeffentlichen' })).statusCode).toBe(303);
    expect(draft().stop).toBeUndefined();
    expect(drafts.requests.at(-1)).toMatchObject({ wants: 'publication', month });
  });
});

it('what would be stopped is named before the day', async () => {
  const page = await world().page();
  expect(page).toContain('So würde der Bericht gestoppt');
  expect(page).toContain('y|01|z');
});

describe('publishing by hand', () => {
  it('is refused before the minute, with the instant', async () => {
    const { post, drafts } = world();
    const answer = await post(`${desk}/freigeben`, { schritt: 'veroeffentlichen' });
    expect([answer.statusCode, String(answer.body).includes('erscheint am 25. November 2026, 06:00 Uhr')]).toEqual([409, true]);
    expect(drafts.requests.filter(({ wants }) => wants === 'publication')).toEqual([]);
  });

  it('of a correction needs a public reason, which goes with the request', async () => {
    const { post, drafts } = world({ now: due, isPublic: true });
    expect((await post(`${desk}/freigeben`, { schritt: 'veroeffentlichen', begruendung: 'a\nb' })).statusCode).toBe(422);
    await post(`${desk}/freigeben`, { schritt: 'veroeffentlichen', begruendung: ' Nachgeliefert. ' });
    expect(drafts.requests.at(-1)).toMatchObject({ wants: 'publication', reason: 'Nachgeliefert.' });
  });
});

describe('who reads early', () => {
  it('is listed with name, function and address, once', async () => {
    const { post, draft, page } = world();
    const ada = { schritt: 'leser', name: 'Ada <Beispiel>', funktion: 'Landrätin', adresse: 'Ada@kreis.example' };
    expect((await post(`${desk}/bearbeiten`, ada)).statusCode).toBe(303);
    expect(draft().preRelease).toEqual([{ name: 'Ada <Beispiel>', role: 'Landrätin', address: 'ada@kreis.example' }]);
    const again = await post(`${desk}/bearbeiten`, ada);
    expect([again.statusCode, String(again.body).includes('steht schon in der Liste')]).toEqual([422, true]);
    expect(await page()).toContain('Ada &lt;Beispiel>');
    const wrong = await post(`${desk}/bearbeiten`, { schritt: 'leser', name: '', funktion: '', adresse: 'x' });
    expect(String(wrong.body).match(/class="kern-error"|Bitte nennen Sie|Bitte prüfen Sie die E-Mail-Adresse/g)?.length).toBeGreaterThanOrEqual(3);
    await post(`${desk}/bearbeiten`, { schritt: 'leser-entfernen', adresse: 'ada@kreis.example' });
    expect(draft().preRelease).toEqual([]);
  });

  it('stands there as the report names them when it has appeared', async () => {
    const page = await world({ now: due, isPublic: true }).page();
    expect(page).toContain('Bo Beispiel');
    expect(page).not.toContain('Bo Beispiel entfernen');
  });
});

describe('a text', () => {
  it('that did not change voids no approval', async () => {
    const { post, draft, as } = world();
    await post(`${desk}/texte/herkunft`, { text: 'Ein Satz.\r\n', fassung: '0' });
    as('Bo');
    await post(`${desk}/freigeben`, { schritt: 'freigeben', textfassung: '1', zahlenstand: 'figures-1' });
    expect(draft().approval).toMatchObject({ subject: 'Bo', textVersion: 1 });
    await post(`${desk}/texte/herkunft`, { text: 'Ein Satz.', fassung: '1' });
    expect(draft().approval).toMatchObject({ subject: 'Bo' });
    await post(`${desk}/texte/herkunft`, { text: 'Ein anderer Satz.', fassung: '1' });
    expect(draft()).toMatchObject({ textVersion: 2, texts: { herkunft: { text: 'Ein anderer Satz.', version: 2 } } });
    expect(draft().approval).toBeUndefined();
  });

  it('on top has at most seven sentences', async () => {
    const { post, draft } = world();
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `Satz ${at}.`).join('\n');
    expect((await post(`${desk}/texte/zusammenfassung`, { text: lines(8), fassung: '0' })).statusCode).toBe(422);
    expect((await post(`${desk}/texte/zusammenfassung`, { text: lines(7), fassung: '0' })).statusCode).toBe(303);
    expect(draft().texts['zusammenfassung']?.version).toBe(1);
  });
});

describe('a text whose figures changed after it was written', () => {
  const numbers = [{ label: 'Zuweisungen, Kreis, Oktober 2026', before: '70', now: '71' }];
  const notes = { changed: { 'figures-1': { zusammenfassung: { numbers, more: 2, hidden: 1 } } } };
  const order = { schritt: 'freigeben', textfassung: '2', zahlenstand: 'figures-2' };
  const written = async () => {
    const made = world({ notes });
    await made.post(`${desk}/texte/zusammenfassung`, { text: 'Siebzig kamen.', fassung: '0' });
    await made.post(`${desk}/texte/herkunft`, { text: 'Von anderem.', fassung: '0' });
    made.preview('figures-2');
    return made;
  };

  it('says so with the figures, at the desk and where it is edited', async () => {
    const { page, call } = await written();
    const edit = String((await call('GET', `${desk}/texte/zusammenfassung`)).body);
    for (const html of [await page(), edit]) {
      expect(html).toContain('Zuweisungen, Kreis, Oktober 2026: jetzt 71, vorher 70');
      expect(html).toContain('Und 2 weitere Zahlen.');
      expect(html).toContain('Dazu eine Zahl, die vorher oder jetzt geheim ist.');
    }
    expect((await page()).match(/seitdem geändert: bitte prüfen/g)).toHaveLength(1);
    expect(String((await call('GET', `${desk}/texte/herkunft`)).body)).not.toContain('jetzt 71');
  });

  it('is approved only when a second person says that it still holds', async () => {
    const { post, as, draft, page } = await written();
    expect((await post(`${desk}/freigeben`, { ...order, 'bestaetigt-zusammenfassung': 'on' })).statusCode).toBe(409);
    as('Bo');
    const open = await post(`${desk}/freigeben`, order);
    expect([open.statusCode, String(open.body).includes('href="#bestaetigt-zusammenfassung"')]).toEqual([422, true]);
    expect(draft().approval).toBeUndefined();
    expect((await post(`${desk}/freigeben`, { ...order, 'bestaetigt-zusammenfassung': 'on' })).statusCode).toBe(303);
    expect(draft()).toMatchObject({
      approval: { subject: 'Bo' },
      texts: { zusammenfassung: { figures: 'figures-2' }, herkunft: { figures: 'figures-2' } },
    });
    expect(await page()).not.toContain('jetzt 71');
  });

  it('is to be confirmed again, by the same person too, when they change once more', async () => {
    const { post, as, draft, page, preview } = await written();
    preview('figures-1');
    as('Bo');
    await post(`${desk}/freigeben`, { ...order, zahlenstand: 'figures-1' });
    preview('figures-2');
    expect(await page()).toContain('jetzt 71');
    expect((await post(`${desk}/freigeben`, { ...order, 'bestaetigt-zusammenfassung': 'on' })).statusCode).toBe(303);
    expect(draft().texts['zusammenfassung']?.figures).toBe('figures-2');
  });

  it('is not approved beside other figures than were read, nor without any', async () => {
    const { post, as, draft } = await written();
    as('Bo');
    const confirmed = { ...order, 'bestaetigt-zusammenfassung': 'on' };
    expect((await post(`${desk}/freigeben`, { ...confirmed, zahlenstand: 'figures-1' })).statusCode).toBe(409);
    expect(draft().approval).toBeUndefined();
  });
});

it('the sentences on top open as they would be printed, and saved unchanged they stay those of the system', async () => {
  const { call, post, draft } = world({ notes: { summary: 'Satz eins.\nSatz zwei.' } });
  expect(String((await call('GET', `${desk}/texte/zusammenfassung`)).body)).toContain('Satz eins.\nSatz zwei.</textarea>');
  expect(String((await call('GET', `${desk}/texte/herkunft`)).body)).not.toContain('Satz eins.');
  expect((await post(`${desk}/texte/zusammenfassung`, { text: 'Satz eins.\r\nSatz zwei.\r\n', fassung: '0' })).statusCode).toBe(303);
  expect(draft().textVersion).toBe(0);
  await post(`${desk}/texte/zusammenfassung`, { text: 'Satz eins.', fassung: '0' });
  expect(draft().texts['zusammenfassung']).toEqual({ text: 'Satz eins.', version: 1, figures: 'figures-1' });
});

it('texts that were left out of the published issue are named, with the way out', async () => {
  const page = await world({ now: due, isPublic: true, leftOut: ['herkunft'] }).page();
  expect(page).toContain('In Fassung 1 fehlen freigegebene Texte');
  expect(await world({ now: due, isPublic: true }).page()).not.toContain('fehlen freigegebene Texte');
});

it('figures that came after the preview make it old', async () => {
  const at = '2026-11-22T09:00:00.001Z';
  const vintage: Vintage = {
    month,
    vintage: `${at}#1`,
    sha256: 'a'.repeat(64),
    rows: 1,
    receivedAt: at,
    source: 'x',
    months: [month],
    kind: 'import',
    by: 'Ada',
  };
  expect(await world({ vintages: [vintage] }).page()).toContain('Seit dieser Vorschau sind Zahlen dazugekommen');
  expect(await world({ vintages: [{ ...vintage, receivedAt: before }] }).page()).not.toContain('Seit dieser Vorschau');
});

it.each([`/amt/berichte/2026-11`, '/amt/berichte/gestern', `${desk}/texte/gibt-es-nicht`, `${desk}/vorschau/gibt-es-nicht.csv`])(
  'knows no %s',
  async (path) => {
    expect((await world().call('GET', path)).statusCode).toBe(404);
  },
);

it('does only what it offers', async () => {
  expect((await world().post(`${desk}/freigeben`, { schritt: 'entwurf' })).statusCode).toBe(400);
  expect((await world().post(`${desk}/bearbeiten`, { schritt: 'toString' })).statusCode).toBe(400);
});
