import type { PublishedIssue } from '../../shared/audit/published-issue.ts';

/** A number: what it shows, `.` for hidden, or what is shown with the base that its source has rounded to. */
export type Shown = number | '.' | { readonly value: number; readonly base?: number; readonly comment?: string };

/** Numbers by the end of their key: `cases|A`, `cases|A|2026-09`, `cases|A|2026-10|SYR|F`; what is left out is the month and totals. */
export type Numbers = Readonly<Record<string, Shown>>;

type Structure = {
  readonly areas?: readonly { readonly key: string; readonly parent?: string; readonly from?: string; readonly to?: string }[];
  readonly indicators?: readonly object[];
  readonly categories?: readonly { readonly indicator: string; readonly dimension: string; readonly codes: readonly string[] }[];
  readonly broken?: readonly { readonly cell: string; readonly over: string }[];
  readonly recounted?: readonly string[];
};

/** County 01 with the Ämter A and B, of which A has the Gemeinden A1 and A2. */
export const smallCounty = [
  { key: '01' },
  { key: 'A', parent: '01' },
  { key: 'B', parent: '01' },
  { key: 'A1', parent: 'A' },
  { key: 'A2', parent: 'A' },
];

/** A count of which numbers below three are hidden. */
export const counted = (code: string, more: object = {}): object => ({
  code,
  label: code,
  unit: 'P',
  additive: true,
  overTime: 'flow',
  disclosure: { method: 'suppress', threshold: 3, width: 0 },
  ...more,
});

const header = [
  ...['INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'FREQ', 'CITIZENSHIP', 'SEX', 'AGE', 'STATUS', 'OBS_VALUE', 'UNIT_MEASURE', 'OBS_STATUS'],
  ...['CONF_STATUS', 'SOURCE', 'REFERENCE_DATE', 'RELEASE', 'ROUNDING_BASE', 'COMMENT_OBS'],
];

/** The key of a number, whole. */
export const wholeKey = (short: string, month: string): string => {
  const [indicator, area, period = month, citizenship = '_T', sex = '_T', age = '_T', status = '_T'] = short.split('|');
  return [indicator, area, period, citizenship, sex, age, status].join('|');
};

const rowOf = (key: string, shown: Shown): string => {
  const [indicator, area, period, ...categories] = key.split('|');
  const { value = '', base = '', comment = '' } = typeof shown === 'object' ? shown : { value: shown === '.' ? '' : shown };
  const statuses = shown === '.' ? ['Q', 'C'] : ['A', 'F'];
  return [indicator, area, period, 'M', ...categories, value, 'P', ...statuses, '"Quelle, amtlich"', '', '', base, comment].join(',');
};

/** Files of an issue, as they are published. */
export const publishedIssue = (
  name: string,
  numbers: Numbers,
  { areas = smallCounty, indicators = [counted('cases')], categories = [], broken = [], recounted = [] }: Structure = {},
): PublishedIssue => {
  const [month = '', revision = '1'] = name.split('/');
  const rows = Object.entries(numbers).map(([short, shown]) => rowOf(wholeKey(short, month), shown));
  return {
    month,
    revision: Number(revision),
    csv: [header.join(','), ...rows, ''].join('\r\n'),
    structure: JSON.stringify({ month, revision: Number(revision), areas, indicators, categories, broken, recounted }),
  };
};
