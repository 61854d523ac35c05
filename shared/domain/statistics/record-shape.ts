import { unitLabels } from './indicator.ts';
import type { Catalogue } from './indicators.ts';
import { type recordColumns as columns, recordColumns } from './observation.ts';
import { codePatterns, confStatusLabels, obsStatusLabels, sexLabels, specialCodes } from './record-codes.ts';

/** A column of the record shape, as it is published. German, for readers and delivering offices. */
export type RecordColumn = {
  readonly title: string;
  readonly description: string;
  /** Type of the Frictionless Table Schema. */
  readonly type: 'string' | 'number' | 'integer' | 'date';
  readonly required?: true;
  /** The closed list of its codes, with their German names. */
  readonly codes?: Readonly<Record<string, string>>;
  /** Of text that is no closed list; the whole cell. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

const special = `_[${Object.keys(specialCodes)
  .map((code) => code.slice(1))
  .join('')}]`;
const withSpecial = (pattern: string): string => `(${special}|${pattern})`;
const closing = 'Für die Gesamtheit steht _T.';

/** What the columns mean, with the indicators of a catalogue. */
export const recordShape = ({
  indicators,
  shares,
}: Pick<Catalogue, 'indicators' | 'shares'>): Readonly<Record<(typeof columns)[number], RecordColumn>> => ({
  INDICATOR: {
    title: 'Indikator',
    description: 'Was gezählt wird: Code aus dem Katalog der Indikatoren.',
    type: 'string',
    required: true,
    codes: Object.fromEntries([...indicators, ...shares].map(({ code, label }) => [code, label])),
  },
  REF_AREA: {
    title: 'Raum',
    description:
      'Land mit zwei Ziffern, Kreis mit fünf, Amt mit neun, Gemeinde mit dem Amtlichen Gemeindeschlüssel aus acht. Der Schlüssel ist Text, die führende Null gehört dazu. Es gelten die Räume des letzten Tages im Monat.',
    type: 'string',
    required: true,
    pattern: '([0-9]{2}|[0-9]{5}|[0-9]{8}|[0-9]{9})',
  },
  TIME_PERIOD: {
    title: 'Zeitraum',
    description:
      'Jahr und Monat, zum Beispiel 2026-10. In den Dateien eines Berichts stehen auch Summen seit Januar, zum Beispiel 2026-01-01/P10M für die ersten zehn Monate. Geliefert werden nur Monate.',
    type: 'string',
    required: true,
    pattern: '[0-9]{4}-(0[1-9]|1[0-2]|01-01/P([2-9]|1[0-2])M)',
  },
  FREQ: { title: 'Rhythmus', description: 'Die Werte werden für Monate erhoben.', type: 'string', required: true, codes: { M: 'monatlich' } },
  CITIZENSHIP: {
    title: 'Staatsangehörigkeit',
    description: `Staat nach ISO 3166-1 mit drei Buchstaben oder eine Gruppe von Staaten. ${closing}`,
    type: 'string',
    required: true,
    pattern: withSpecial(codePatterns.CITIZENSHIP),
  },
  SEX: { title: 'Geschlecht', description: closing, type: 'string', required: true, codes: { ...sexLabels, ...specialCodes } },
  AGE: {
    title: 'Alter',
    description: `In Jahren, zum Beispiel Y0T17 (0 bis 17), Y18 oder Y_GE65 (65 und älter). ${closing}`,
    type: 'string',
    required: true,
    pattern: withSpecial(codePatterns.AGE),
  },
  STATUS: {
    title: 'Status oder Gruppe',
    description: `Aufenthaltsstatus, Personengruppe, Standort oder Art, wie die Quelle sie nennt. ${closing}`,
    type: 'string',
    required: true,
    pattern: withSpecial(codePatterns.STATUS),
  },
  OBS_VALUE: { title: 'Wert', description: 'Leer, wenn es keinen Wert gibt oder er geheim ist: OBS_STATUS nennt den Grund.', type: 'number' },
  UNIT_MEASURE: { title: 'Einheit', description: 'Einheit des Wertes.', type: 'string', required: true, codes: unitLabels },
  OBS_STATUS: {
    title: 'Status des Wertes',
    description: 'Codeliste CL_OBS_STATUS von SDMX.',
    type: 'string',
    required: true,
    codes: obsStatusLabels,
  },
  CONF_STATUS: {
    title: 'Geheimhaltung',
    description: 'Codeliste CL_CONF_STATUS von SDMX.',
    type: 'string',
    required: true,
    codes: confStatusLabels,
  },
  SOURCE: { title: 'Quelle', description: 'Stelle, von der der Wert kommt.', type: 'string' },
  REFERENCE_DATE: { title: 'Stichtag', description: 'Tag, für den der Wert gilt, wenn es nicht der Monat oder sein letzter Tag ist.', type: 'date' },
  RELEASE: { title: 'Ausgabe', description: 'Lieferung der Quelle oder Ausgabe des Berichts, zum Beispiel 2026-10/1.', type: 'string' },
  ROUNDING_BASE: {
    title: 'Rundung',
    description: 'Auf ein Vielfaches dieser Zahl gerundet, von der Quelle oder vom Kreis: Solche Werte lassen sich nicht zusammenzählen.',
    type: 'integer',
    minimum: 1,
    maximum: 1000,
  },
  COMMENT_OBS: { title: 'Anmerkung', description: 'Anmerkung zum Wert.', type: 'string' },
});

/** Columns that say what a value is about: each combination is there once. */
export const keyColumns = ['INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'FREQ', 'CITIZENSHIP', 'SEX', 'AGE', 'STATUS'] as const;

/** The record shape as a Frictionless Table Schema 2.0. */
export const tableSchemaOf = (catalogue: Pick<Catalogue, 'indicators' | 'shares'>) => {
  const shape = recordShape(catalogue);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: recordColumns.map((name) => {
      const { title, description, type, codes, required, pattern, minimum, maximum } = shape[name];
      return {
        name,
        title,
        description,
        type,
        ...(codes && { categories: Object.entries(codes).map(([value, label]) => ({ value, label })) }),
        constraints: {
          ...(required && { required }),
          ...(codes && { enum: Object.keys(codes) }),
          ...(pattern !== undefined && { pattern }),
          ...(minimum !== undefined && { minimum }),
          ...(maximum !== undefined && { maximum }),
        },
      };
    }),
    primaryKey: keyColumns,
    missingValues: [''],
  };
};
