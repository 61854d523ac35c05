import { describe, expect, it } from 'vitest';
import { county } from '../../../shared/county/county.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { askedFields, deliveryForm } from '../../../shared/domain/statistics/delivery-form.ts';
import { catalogue, catalogueOf } from '../../../shared/domain/statistics/indicators.ts';
import { deliveryFormOf, smallAreas, smallCatalogue, smallCatalogueData, smallCounty } from '../../support/delivery-forms.ts';

const namesOf = (form: ReturnType<typeof deliveryForm>) =>
  form?.figures.map((figure) => ({
    total: figure.total.name,
    parts: figure.parts.map(({ name }) => name),
    parishes: figure.municipalities.map(({ name }) => name),
  }));

describe('what an administration is asked', () => {
  it('are the indicators of the profile, by kind, and for an Amt its Gemeinden by name', () => {
    expect(namesOf(deliveryFormOf('010589901'))).toEqual([
      { total: 'places', parts: ['places.shared', 'places.flat'], parishes: [] },
      { total: 'occupied', parts: ['occupied.shared', 'occupied.flat'], parishes: ['occupied@01058901', 'occupied@01058902', 'occupied@01058903'] },
      { total: 'entries', parts: [], parishes: [] },
    ]);
  });

  it('an amtsfreie Gemeinde is asked for nothing below itself', () => {
    expect(namesOf(deliveryFormOf('01058910'))?.flatMap(({ parishes }) => parishes)).toEqual([]);
  });

  it('is nothing for what is no administration in that month', () => {
    for (const area of ['01058901', '01058', '01', '010589999', '']) expect(deliveryFormOf(area)).toBeUndefined();
  });

  it('follows profile and catalogue: an indicator that is added there is asked, and no code knows it', () => {
    const [entries] = smallCatalogueData.indicators.filter(({ code }) => code === 'entries');
    const added = { ...entries, code: 'courses', label: 'Kurse' };
    const asked = {
      collection: { indicators: [...smallCounty.collection.indicators, { code: 'courses', parts: [] }] },
      areas: smallAreas.at('2026-10'),
    };
    const extended = catalogueOf({ ...smallCatalogueData, indicators: [...smallCatalogueData.indicators, added] });
    const form = deliveryForm({ ...asked, catalogue: extended }, { month: '2026-10', area: '010589901' });
    expect(form?.figures.map(({ indicator }) => indicator.label)).toEqual(['Plätze', 'Belegte Plätze', 'Zuzüge', 'Kurse']);
    expect(() => deliveryForm({ ...asked, catalogue: smallCatalogue }, { month: '2026-10', area: '010589901' })).toThrow('no indicator courses');
  });

  it.each([
    ['2026-10', '2026-09', ['places', 'occupied']],
    ['2026-10', '2026-10', ['places', 'occupied', 'entries']],
    ['2026', '2025-12', ['places', 'occupied']],
    ['2026', '2026-01', ['places', 'occupied', 'entries']],
  ])('is not asked for what is counted since %s in %s', (since, month, asked) => {
    const formSince = (began: (code: string) => string | null) => {
      const indicators = smallCatalogueData.indicators.map((row) => ({ ...row, since: began(row.code) }));
      const catalogueSince = catalogueOf({ ...smallCatalogueData, indicators });
      const { collection } = smallCounty;
      return deliveryForm({ collection, catalogue: catalogueSince, areas: smallAreas.at(month) }, { month, area: '010589901' });
    };
    expect(formSince((code) => (code === 'entries' ? since : null))?.figures.map(({ total }) => total.name)).toEqual(asked);
    expect(formSince(() => '2030')).toBeUndefined();
  });

  it('is asked with the areas of the month: before a merger the old Gemeinden, after it the new one', () => {
    const fieldsIn = (month: string) => deliveryFormOf('010589901', month)?.figures[1]?.municipalities.map(({ label }) => label);
    expect(fieldsIn('2026-02')).toEqual(['Abdorf', 'Bedorf', 'Cedorf alt', 'Cedorf neu']);
    expect(fieldsIn('2026-03')).toEqual(['Abdorf', 'Bedorf', 'Cedorf']);
  });

  it('fits the county: every administration has a form, and nothing in it has one name twice', () => {
    for (const { area } of county.administrations) {
      const form = deliveryForm({ collection: county.collection, catalogue, areas: areasOf(county).at('2026-10') }, { month: '2026-10', area });
      const names =
        form?.figures.flatMap((figure) => [
          ...new Set([figure.total.name, ...askedFields(figure).map(({ name }) => name), ...figure.municipalities.map(({ name }) => name)]),
        ]) ?? [];
      expect(names.length).toBeGreaterThan(0);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('refuses a profile with a kind whose name stands for something else', () => {
    const collection = { indicators: [{ code: 'private_entries', parts: [{ status: 'fehlt', label: 'x' }] }] };
    expect(() =>
      deliveryForm(
        { collection, catalogue, areas: areasOf(county).at('2026-10') },
        { month: '2026-10', area: county.administrations[0]?.area ?? '' },
      ),
    ).toThrow('reserved name');
  });
});
