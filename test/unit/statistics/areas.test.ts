import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';

const areas = areasOf(county).at('2026-10');

describe('areas of a county', () => {
  it.each([
    ['Land', '01', '01'],
    ['Kreis', '01058', '01058'],
    ['Amt', '010585803', '010585803'],
    ['Gemeinde by AGS', '01058001', '01058001'],
    ['Gemeinde by ARS', '010585803001', '01058001'],
    ['amtsfreie Gemeinde by AGS', '01058135', '01058135'],
    ['amtsfreie Gemeinde by ARS', '010580135135', '01058135'],
    ['amtsfreie Gemeinde by the nine digits of its ARS', '010580135', '01058135'],
  ])('knows %s', (_form, key, canonical) => {
    expect(areas.canonical(key)).toBe(canonical);
  });

  it.each(['', '1', '02', '01001', '01058999', '010585999', '010580001', '010585803135', '01058001 ', 'Rendsburg', '0105800', '__proto__'])(
    'does not know „%s“',
    (key) => {
      expect(areas.canonical(key)).toBeUndefined();
    },
  );

  it('gives every Gemeinde of the register its own AGS and ARS', () => {
    const keys = county.municipalities.map(({ ags, amt }) => (amt ? `${amt}${ags.slice(5)}` : `${ags.slice(0, 5)}0${ags.slice(5)}${ags.slice(5)}`));
    expect(new Set(keys.map(areas.canonical))).toEqual(new Set(county.municipalities.map(({ ags }) => ags)));
    expect(keys).toHaveLength(165);
  });

  it.each([
    ['1', '01 (Schleswig-Holstein)'],
    ['1058', '01058 (Kreis Rendsburg-Eckernförde)'],
    ['1058001', '01058001 (Achterwehr)'],
    ['10585803', '010585803 (Amt Achterwehr)'],
    ['10585803001', '010585803001 (Achterwehr)'],
    ['10580135', '010580135 (Stadt Rendsburg)'],
  ])('sees that %s lost its leading zero', (key, meant) => {
    expect(areas.canonical(key)).toBeUndefined();
    expect(areas.explainUnknown(key)).toContain(`fehlt die führende Null: gemeint ist wohl ${meant}`);
  });

  it('names the Amt of the month for an ARS of before a merger', () => {
    // Flintbek belonged to an Amt of its own until 2023.
    expect(areas.explainUnknown('010585830053')).toContain('in diesem Monat zu einem anderen Amt. Bitte verwenden Sie 01058053 oder 010585896053');
  });

  it('says of any other key which ones there are', () => {
    expect(areas.explainUnknown('01058999')).toBe(
      'Den Schlüssel „01058999“ gibt es im Kreis Rendsburg-Eckernförde nicht. Möglich sind Land (01), Kreis (01058), Amt mit neun, Gemeinde mit acht oder zwölf Ziffern.',
    );
  });

  it('is a tree: each Gemeinde reaches the Land through its administration', () => {
    expect(areas.children('01')).toEqual(['01058']);
    expect(areas.children('01058')).toHaveLength(19);
    expect(areas.children('010585803')).toHaveLength(8);
    expect(areas.children('01058135')).toEqual([]);
    expect(['01058001', '010585803', '01058135', '01058', '01'].map(areas.parent)).toEqual(['010585803', '01058', '01058', '01', undefined]);
    const below = (area: string): string[] => areas.children(area).flatMap((child) => [child, ...below(child)]);
    // County, 19 administrations, 159 Gemeinden of an Amt.
    expect(below('01')).toHaveLength(179);
    for (const area of below('01')) expect(areas.children(areas.parent(area) ?? '')).toContain(area);
  });

  it('knows levels and names', () => {
    expect(['01', '01058', '010585803', '01058001'].map(areas.level)).toEqual(['state', 'county', 'administration', 'municipality']);
    expect(areas.levels('01058135')).toEqual(['administration', 'municipality']);
    expect(['01058135', '01058001', '010585803'].map(areas.name)).toEqual(['Stadt Rendsburg', 'Achterwehr', 'Amt Achterwehr']);
    expect(() => areas.name('010580135')).toThrow();
  });
});
