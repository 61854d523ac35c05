import type { CollectedIndicator } from '../../shared/domain/statistics/delivery.ts';
import { ageRange, type Dimension, isRemainder } from '../../shared/domain/statistics/monthly-report-categories.ts';

// Countries by ISO 3166-1 (three letters, then two) that the reports of German authorities name most often.
const countries: readonly (readonly [string, string, string])[] = [
  ['AFG', 'AF', 'Afghanistan'],
  ['ALB', 'AL', 'Albanien'],
  ['DZA', 'DZ', 'Algerien'],
  ['ARM', 'AM', 'Armenien'],
  ['AZE', 'AZ', 'Aserbaidschan'],
  ['BEN', 'BJ', 'Benin'],
  ['BGR', 'BG', 'Bulgarien'],
  ['BIH', 'BA', 'Bosnien und Herzegowina'],
  ['BLR', 'BY', 'Belarus'],
  ['CHN', 'CN', 'China'],
  ['DNK', 'DK', 'Dänemark'],
  ['EGY', 'EG', 'Ägypten'],
  ['ERI', 'ER', 'Eritrea'],
  ['ESP', 'ES', 'Spanien'],
  ['ETH', 'ET', 'Äthiopien'],
  ['FRA', 'FR', 'Frankreich'],
  ['GBR', 'GB', 'Vereinigtes Königreich'],
  ['GEO', 'GE', 'Georgien'],
  ['GHA', 'GH', 'Ghana'],
  ['GRC', 'GR', 'Griechenland'],
  ['HRV', 'HR', 'Kroatien'],
  ['HUN', 'HU', 'Ungarn'],
  ['IND', 'IN', 'Indien'],
  ['IRN', 'IR', 'Iran'],
  ['IRQ', 'IQ', 'Irak'],
  ['ITA', 'IT', 'Italien'],
  ['KAZ', 'KZ', 'Kasachstan'],
  ['LBN', 'LB', 'Libanon'],
  ['LTU', 'LT', 'Litauen'],
  ['LVA', 'LV', 'Lettland'],
  ['MAR', 'MA', 'Marokko'],
  ['MDA', 'MD', 'Moldau'],
  ['MKD', 'MK', 'Nordmazedonien'],
  ['NGA', 'NG', 'Nigeria'],
  ['PAK', 'PK', 'Pakistan'],
  ['POL', 'PL', 'Polen'],
  ['PRT', 'PT', 'Portugal'],
  ['ROU', 'RO', 'Rumänien'],
  ['RUS', 'RU', 'Russland'],
  ['SOM', 'SO', 'Somalia'],
  ['SRB', 'RS', 'Serbien'],
  ['SYR', 'SY', 'Syrien'],
  ['THA', 'TH', 'Thailand'],
  ['TUN', 'TN', 'Tunesien'],
  ['TUR', 'TR', 'Türkei'],
  ['UKR', 'UA', 'Ukraine'],
  ['USA', 'US', 'Vereinigte Staaten'],
  ['VEN', 'VE', 'Venezuela'],
  ['VNM', 'VN', 'Vietnam'],
  ['XKX', 'XK', 'Kosovo'],
  ['YEM', 'YE', 'Jemen'],
];

const names: Readonly<Record<Dimension, ReadonlyMap<string, string>>> = {
  citizenship: new Map(
    countries.flatMap(([three, two, name]) => [
      [three, name],
      [two, name],
    ]),
  ),
  sex: new Map([
    ['F', 'Frauen und Mädchen'],
    ['M', 'Männer und Jungen'],
    ['D', 'Divers'],
  ]),
  age: new Map(),
  status: new Map([
    ['asylum', 'Asyl'],
    ['ukraine', 'Ukraine'],
    ['programme', 'Aufnahmeprogramme'],
    ['permit', 'Aufenthaltstitel'],
    ['section_24', 'Vorübergehender Schutz nach § 24 AufenthG'],
    ['procedure', 'Aufenthaltsgestattung (Asylverfahren)'],
    ['toleration', 'Duldung'],
  ]),
};

/** What a dimension is called, above its categories. */
export const dimensionNames: Readonly<Record<Dimension, string>> = {
  citizenship: 'Staatsangehörigkeit',
  sex: 'Geschlecht',
  age: 'Alter',
  status: 'Gruppe oder Status',
};

/**
 * A category in words; a code that has none stands as it was delivered.
 * @param kinds as the county asks its administrations for them: these have their words there
 */
export const categoryName = (dimension: Dimension, code: string, kinds: CollectedIndicator['parts'] = []): string => {
  const kind = dimension === 'status' ? kinds.find(({ status }) => status === code) : undefined;
  if (kind !== undefined) return kind.label;
  if (isRemainder(code)) return 'Übrige';
  if (code === '_X' || code === '_U') return 'Ohne Angabe';
  if (dimension === 'age') return ageName(code);
  return names[dimension].get(code) ?? code;
};

const ageName = (code: string): string => {
  const range = ageRange(code);
  if (range === undefined) return code;
  if (range.to === undefined) return `${range.from} Jahre und älter`;
  if (range.from === 0) return `unter ${range.to + 1} Jahre`;
  return range.from === range.to ? `${range.from} Jahre` : `${range.from} bis ${range.to} Jahre`;
};
