import {
  type DisclosureRule,
  dimensionLabels,
  type Formula,
  type Indicator,
  rateBaseOf,
  unitLabels,
} from '../../shared/domain/statistics/indicator.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import { recordColumns } from '../../shared/domain/statistics/observation.ts';
import { keyColumns, type RecordColumn, recordShape } from '../../shared/domain/statistics/record-shape.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');

const codesOf = ({ codes, pattern, minimum, maximum }: RecordColumn, name: string): string => {
  if (name === 'INDICATOR') return 'see below';
  if (codes) return Object.keys(codes).join(' ');
  if (pattern !== undefined) return `\`${pattern}\``;
  return minimum === undefined ? '' : `${minimum} to ${maximum}`;
};

const overTime = { flow: 'adds up', stock: 'state of a day', none: 'no' } as const;

const formulaOf = (formula: Formula, base: number): string =>
  formula.kind === 'difference' ? `${formula.minuend} - ${formula.subtrahend}` : `${formula.numerator} / ${formula.denominator} × ${base}`;

const indicatorRow = ({
  code,
  label,
  unit,
  dimensions,
  additive,
  overTime: kind,
  levels,
  source,
  disclosure,
  since,
  formula,
}: Indicator): string[] => [
  `\`${code}\``,
  label,
  unit,
  dimensions.map((dimension) => dimensionLabels[dimension]).join(', '),
  additive ? 'yes' : 'no',
  overTime[kind],
  levels.join(', '),
  formula ? `${source}: \`${formulaOf(formula, rateBaseOf(unit) ?? 1)}\`` : source,
  disclosure,
  since ?? 'not known',
];

const ruleRow = ({ code, label, text, minimum, sign = '', roundingBase }: DisclosureRule): string[] => [
  code,
  `${label}. ${text}`,
  minimum === undefined ? '' : String(minimum),
  sign,
  roundingBase === undefined ? '' : String(roundingBase),
];

/** `docs/record-shape.md`: what the published Table Schema and the catalogue say, for people. */
export const recordShapePage = (catalogue: Catalogue): string => {
  const shape = recordShape(catalogue);
  const lists = recordColumns.flatMap((name) => {
    const { codes } = shape[name];
    return codes && name !== 'INDICATOR'
      ? [
          `### ${name}`,
          table(
            ['code', 'meaning'],
            Object.entries(codes).map(([code, label]) => [`\`${code}\``, label]),
          ),
        ]
      : [];
  });
  return `${[
    '# The record shape, and the catalogue of indicators',
    'Generated from `shared/domain/statistics`; a test compares. After a change: `npx vitest run -u --project unit test/unit/statistics/record-shape.test.ts`.',
    'A figures file, the CSV and the JSON of a report have these columns. `tabellenschema.json` beside each report says the same for programs (Frictionless Table Schema 2.0). German is what readers see. How a file is read, with defaults for what it leaves out: docs/decisions/0050-figures-file.md.',
    '## Columns',
    table(
      ['column', 'title', 'type', 'required', 'meaning', 'codes'],
      recordColumns.map((name) => {
        const column = shape[name];
        return [`\`${name}\``, column.title, column.type, column.required ? 'yes' : '', column.description, codesOf(column, name)];
      }),
    ),
    `Key: ${keyColumns.join(', ')}.`,
    '## Codes',
    ...lists,
    '## Indicators',
    `Units: ${Object.entries(unitLabels)
      .map(([unit, label]) => `${unit} ${label}`)
      .join(', ')}. What counts and what does not, also in plain language: \`shared/domain/statistics/indicators.json\`.`,
    table(
      ['code', 'label', 'unit', 'dimensions', 'adds up over areas', 'over time', 'levels', 'source', 'disclosure', 'since'],
      catalogue.indicators.map(indicatorRow),
    ),
    '### Shares of the Land',
    `An indicator that exists at state and county and is counted has one more by rule: \`<code>_state_share\`, the figure of the county / the figure of the Land × 100, for the county. There are: ${catalogue.shares.map(({ code }) => `\`${code}\``).join(', ')}.`,
    '## Breaks in series',
    table(
      ['indicator', 'from', 'reason'],
      catalogue.indicators.flatMap(({ code, breaks }) =>
        breaks.map(({ from, approximate, levels, reason }) => [
          `\`${code}\`${levels ? ` (${levels.join(', ')})` : ''}`,
          approximate ? `about ${from}` : from,
          reason,
        ]),
      ),
    ),
    '## Disclosure rules of the sources',
    table(['code', 'rule', 'minimum', 'sign', 'rounded to'], catalogue.disclosureRules.map(ruleRow)),
  ].join('\n\n')}\n`;
};
