import { describe, expect, it } from 'vitest';
import { boardPage } from '../../../functions/track-figures/board-page.tsx';
import { readVintages } from '../../../functions/track-figures/known-month.ts';
import { monthBoard } from '../../../functions/track-figures/month-board.ts';
import { phoneListPage } from '../../../functions/track-figures/phone-list-page.tsx';
import { partsLabel } from '../../../functions/track-figures/value-words.ts';
import { vintagesPage } from '../../../functions/track-figures/vintages-page.tsx';
import { previewWithdrawal, withdrawVintage } from '../../../functions/track-figures/withdraw-vintage.ts';
import { withdrawalPage } from '../../../functions/track-figures/withdrawal-page.tsx';
import { countyCatalogue } from '../../../shared/county/catalogue.ts';
import { county } from '../../../shared/county/county.ts';
import { countySourceMappings } from '../../../shared/county/source-mappings.ts';
import type { StaffSession } from '../../../shared/domain/access/staff-session.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { replacements } from '../../../shared/domain/statistics/month-as-known.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { vintageSlug, vintageStandings } from '../../../shared/domain/statistics/vintage-standing.ts';
import { memoryFigures } from '../../support/memory-figures.ts';
import { observation } from '../../support/observations.ts';

const month = '2026-10';
const site = { county, exampleData: false, catalogue: countyCatalogue, mappings: countySourceMappings };
const kim: StaffSession = {
  subject: 'person-1',
  name: 'Kim <Beispiel>',
  roles: ['kit-adviser'],
  authenticatedAt: '2026-11-20T08:00:00.000Z',
  expiresAt: Number.MAX_SAFE_INTEGER,
  seenAt: 0,
};
const [amt = '', other = ''] = county.administrations.map(({ area }) => area);
const places = (area: string, value: number) => observation({ indicator: 'municipal_housing_places', area, value, unit: 'PL', source: 'Amt' });

const plain = (html: string): string =>
  html
    .replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const takenBack = async () => {
  const world = memoryFigures();
  world.deliver(other, [places(other, 5)]);
  const wrong = world.deliver(amt, [places(amt, 7)]);
  world.clock.at = '2026-11-18T10:00:00.000Z';
  const slug = vintageSlug(wrong.vintage);
  const { request } = await previewWithdrawal(world.deps, month, slug);
  const form = new URLSearchParams({ auftrag: request, grund: 'Falscher Monat' });
  await withdrawVintage(world.deps, { month, slug, form, by: 'Kim Beispiel' });
  return world;
};

describe('the board', () => {
  it('counts whose delivery was taken back as missing, says that no mail goes there, and to call', async () => {
    const { deps } = await takenBack();
    const text = plain(boardPage(site, kim, { board: await monthBoard(deps, month), filter: undefined, reminded: undefined }));
    expect(text).toContain('Eine von 19 Verwaltungen hat geliefert, 18 fehlen, davon eine, weil die Meldung zurückgenommen ist.');
    expect(text).toContain('17 verspätete Verwaltungen erinnern');
    expect(text).toContain('Keine E-Mail bekommt eine Verwaltung: bei einer ist die Meldung zurückgenommen. Bitte rufen Sie dort an.');
    expect(text).toContain('Keine E-Mail: Sie würde nicht sagen, was falsch war. Bitte rufen Sie an:');
    expect(text).toContain('Kam verspätet (1)');
  });

  it('says where a file replaced what was delivered', async () => {
    const world = memoryFigures();
    world.deliver(amt, [places(amt, 7)]);
    world.importFile([places(amt, 9)]);
    const text = plain(boardPage(site, kim, { board: await monthBoard(world.deps, month), filter: undefined, reminded: undefined }));
    expect(text).toContain('ein gemeldeter Wert ist ersetzt (Datei, Kim Beispiel, 18.11.2026');
    expect(text).toContain('Alle 18 verspäteten Verwaltungen erinnern');
  });
});

describe('the list for the telephone', () => {
  it('says what is missing as missing, and what is there as there', async () => {
    const world = await takenBack();
    world.importFile([places(amt, 7), observation({ indicator: 'municipal_housing_occupied', area: amt, value: 6, unit: 'PL', source: 'Amt' })]);
    const text = plain(phoneListPage(site, kim, await monthBoard(world.deps, month)));
    expect(text).toContain('Worum es geht');
    expect(text).toContain('Es fehlt die eigene Meldung. Werte kamen mit einer Datei.');
    expect(text).toMatch(/Es fehlt: [^.]+ und [^.]+\./);
  });
});

describe('the page before a withdrawal', () => {
  const shown = (preview: Awaited<ReturnType<typeof previewWithdrawal>>) =>
    withdrawalPage(site, kim, { areas: areasOf(county), preview, reason: '', errors: [] });

  it('says of several months what happens in all of them, and leads to the whole list', async () => {
    const world = memoryFigures();
    const many = Array.from({ length: 120 }, (_, at) => observation({ area: county.municipalities[at]?.ags ?? '', value: at, age: `Y${at}` }));
    const wide = world.importFile(many, { months: ['2026-09', '2026-10'] });
    world.clock.at = '2026-11-18T10:00:00.000Z';
    const slug = vintageSlug(wide.vintage);
    const page = shown(await previewWithdrawal(world.deps, month, slug));
    expect(plain(page)).toContain('Sie wird in allen zurückgenommen. Der Unterschied unten gilt für Oktober 2026.');
    expect(page).toContain(`/unterschied.csv?von=jetzt&amp;bis=ohne-${slug}`);
    expect(page).toContain(`/amt/zahlen/2026-09/unterschied?von=jetzt&amp;bis=ohne-${slug}`);
    await world.deps.figures.withdrawVintage({ request: 'abc', receivedAt: world.clock.at, withdrawn: wide, by: 'Kim', reason: 'Falsch' });
    const undo = world.vintages.find((each) => each.kind === 'withdrawal' && each.month === month);
    const back = plain(shown(await previewWithdrawal(world.deps, month, vintageSlug(undo?.vintage ?? ''))));
    expect(back).toContain('Sie zählt danach in allen wieder.');
    expect(back).not.toContain('Sie wird in allen zurückgenommen');
  });
});

describe('the list of all that was received', () => {
  it('says by which source a file was read, tells two of one minute apart, and what no longer holds a value that counts', async () => {
    const world = memoryFigures('2026-11-18T09:00:07.000Z');
    world.importFile([places(amt, 7), places(other, 7)], { mapping: 'azr-bestand' });
    world.importFile([places(other, 8)]);
    world.clock.at = '2026-11-18T09:00:31.000Z';
    world.importFile([places(amt, 9), places(other, 9)]);
    const standings = vintageStandings(world.vintages);
    const replaced = replacements(await readVintages(world.deps, world.vintages));
    const text = plain(vintagesPage(site, kim, { month, standings, revisions: [], replaced, ways: new Map(), notice: undefined }));
    expect(text).toContain('Ausländer\u00adzentral\u00adregister');
    expect(text).not.toContain('azr-bestand');
    expect(text).toContain('10:00:07 Uhr');
    expect(text.match(/nein, ersetzt 18.11.2026, 10:00:31 Uhr, Kim Beispiel/g)).toHaveLength(2);
  });
});

describe('what a value is a part of', () => {
  it('stands in words of the form and of the sources, a code without a word as it is', () => {
    const label = (facts: Partial<Observation>) => partsLabel(site, observation(facts));
    expect(label({ citizenship: 'IRN' })).toBe('Iran');
    expect(label({ citizenship: 'TUR', sex: 'F' })).toMatch(/^Türkei, /);
    expect(label({ indicator: 'municipal_housing_places', status: 'flat' })).toBe('Wohnungen');
    expect(label({ citizenship: 'QQQ' })).toBe('QQQ');
  });
});
