import { countyCatalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { countySourceMappings } from '../../shared/county/source-mappings.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import { readSource } from '../../shared/domain/statistics/read-mapped.ts';
import { readRows } from '../../shared/spreadsheets/read-rows.ts';

const { find, vocabularies, words } = countySourceMappings();
const areas = areasOf(county);

type Asked = { readonly month?: string; readonly numbers?: 'de' | 'en' };

/** What has become of a CSV file of a source. */
export const readCsvOf = async (code: string, csv: string, asked: Asked = {}) => {
  const mapping = find(code);
  if (mapping === undefined) throw new Error(code);
  const columns = mapping.shape === 'table' ? mapping.columns.flatMap(({ names }) => names) : undefined;
  const rows = await readRows(Buffer.from(csv), { columns });
  return readSource(rows, mapping, {
    areas,
    catalogue: countyCatalogue,
    currentMonth: '2026-11',
    root: county.state.key,
    vocabularies,
    words,
    ...asked,
  });
};

/** Its values, one line of text each. @throws Error when it is refused */
export const values = async (code: string, csv: string, asked?: Asked): Promise<string[]> => {
  const reading = await readCsvOf(code, csv, asked);
  if (!reading.accepted) throw new Error(JSON.stringify(reading.errors));
  return reading.observations.map((o) =>
    [o.indicator, o.area, o.period, o.citizenship, o.sex, o.status, o.value ?? o.obsStatus, o.confStatus, o.roundingBase ?? '', o.referenceDate].join(
      ' ',
    ),
  );
};

/** Its errors with their places. @throws Error when it is accepted */
export const errors = async (code: string, csv: string, asked?: Asked): Promise<string[]> => {
  const reading = await readCsvOf(code, csv, asked);
  if (reading.accepted) throw new Error('accepted');
  return reading.errors.map(({ line, column, message }) => `${line}/${column?.position ?? ''} ${message}`);
};

/** A table of the Ausländerzentralregister with its title and these lines. */
export const azr = (...lines: string[]) =>
  ['Bestand nach Amt, Kreis', 'Stichtag: 31.10.2026', '', 'Gebiet;Staat;männlich;weiblich;insgesamt', ...lines, '', 'Quelle: AZR'].join('\r\n');
