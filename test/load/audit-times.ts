import { auditIssue } from '../../shared/audit/audit-issue.ts';
import { highsSolver } from '../../shared/audit/highs-solver.ts';
import { counted, type Numbers, publishedIssue, type Shown } from '../support/published-issues.ts';

/**
 * `node test/load/audit-times.ts [earlier issues]`: how long the audit of an issue takes that has some 20,000 numbers, of which some 300 are
 * hidden, after two years of such issues. The numbers are made up; what is hidden is small, or stands beside a small one in the same sum.
 */
const administrations = Array.from({ length: 19 }, (_, index) => `A${String(index).padStart(2, '0')}`);
const municipalities = administrations.flatMap((key) => Array.from({ length: 8 }, (_, index) => ({ key: `${key}G${index}`, parent: key })));
const areas = [{ key: '01' }, ...administrations.map((key) => ({ key, parent: '01' })), ...municipalities];
const citizenships = [...Array.from({ length: 24 }, (_, index) => `C${index}`), '_O'];
const ages = ['Y_LT18', 'Y18T64', 'Y_GE65'];
const codes = Array.from({ length: 18 }, (_, index) => `i${String(index).padStart(2, '0')}`);
const indicators = codes.map((code, index) => counted(code, { overTime: index % 2 === 0 ? 'flow' : 'stock' }));
const categories = codes.flatMap((indicator) => [
  { indicator, dimension: 'sex', codes: ['F', 'M'] },
  { indicator, dimension: 'age', codes: ages },
  { indicator, dimension: 'citizenship', codes: citizenships },
]);

/** A number that is always the same for the same text. */
const noise = (text: string): number => {
  let hash = 2166136261;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 16777619);
  return (hash >>> 0) / 2 ** 32;
};

const monthsBack = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 - index, 1)).toISOString().slice(0, 7),
  );

/** Of a Gemeinde by citizenship, sex and age nothing is shown; its numbers are few, and a fiftieth of them small. */
const leaf = (indicator: string, area: string, month: string): number => {
  const chance = noise(`${indicator}|${area}|${month}`);
  return chance < 0.03 ? 1 + Math.floor(chance * 70) : 5 + Math.floor(chance * 60);
};

const cache = new Map<string, number>();
const value = (indicator: string, area: string, month: string): number => {
  const key = `${indicator}|${area}|${month}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const parts = areas.filter((each) => 'parent' in each && each.parent === area);
  const sum = parts.length === 0 ? leaf(indicator, area, month) : parts.reduce((all, part) => all + value(indicator, part.key, month), 0);
  cache.set(key, sum);
  return sum;
};

/** Parts of a total, by chance; the last takes the rest. */
const split = (whole: number, parts: readonly string[], key: string): ReadonlyMap<string, number> => {
  let left = whole;
  return new Map(
    parts.map((part, index): [string, number] => {
      const own = index === parts.length - 1 ? left : Math.min(left, Math.floor((whole / parts.length) * (0.2 + 1.5 * noise(`${key}|${part}`))));
      left -= own;
      return [part, own];
    }),
  );
};

const numbersOf = (month: string): Numbers => {
  const shown = new Map<string, number>();
  const sums: string[][] = [];
  const periods = [month, ...monthsBack(month, 2).slice(1), `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`];
  for (const [index, code] of codes.entries()) {
    const range = Number(month.slice(5));
    for (const { key } of areas) {
      for (const period of periods) shown.set(`${code}|${key}|${period}`, value(code, key, period));
      if (index % 2 === 0 && range > 1) {
        const year = monthsBack(month, range).reduce((all, each) => all + value(code, key, each), 0);
        shown.set(`${code}|${key}|${month.slice(0, 4)}-01-01/P${range}M`, year);
      }
    }
    for (const each of monthsBack(month, 24))
      for (const key of ['01', ...administrations]) shown.set(`${code}|${key}|${each}`, value(code, key, each));
    const whole = `${code}|01|${month}`;
    for (const key of administrations) {
      const own = `${code}|${key}|${month}`;
      for (const [part, count] of split(value(code, key, month), ages, own)) {
        shown.set(`${own}|_T|_T|${part}`, count);
        shown.set(`${whole}|_T|_T|${part}`, count + (shown.get(`${whole}|_T|_T|${part}`) ?? 0));
      }
    }
    for (const [part, count] of split(value(code, '01', month), citizenships, whole)) shown.set(`${whole}|${part}`, count);
    for (const period of periods) {
      for (const key of ['01', ...administrations]) {
        sums.push(areas.flatMap((each) => ('parent' in each && each.parent === key ? [`${code}|${each.key}|${period}`] : [])));
      }
    }
    sums.push(citizenships.map((part) => `${code}|01|${month}|${part}`));
    for (const key of ['01', ...administrations]) sums.push(ages.map((part) => `${code}|${key}|${month}|_T|_T|${part}`));
  }
  return withHidden(shown, sums);
};

const withHidden = (shown: ReadonlyMap<string, number>, sums: readonly string[][]): Numbers => {
  const hidden = new Set([...shown].flatMap(([key, count]) => (count > 0 && count < 3 ? [key] : [])));
  for (const parts of sums) {
    const gaps = parts.filter((key) => hidden.has(key));
    const others = parts.filter((key) => !hidden.has(key) && (shown.get(key) ?? 0) > 0).toSorted((a, b) => (shown.get(a) ?? 0) - (shown.get(b) ?? 0));
    if (gaps.length === 1 && others[0] !== undefined) hidden.add(others[0]);
  }
  return Object.fromEntries([...shown].map(([key, count]): [string, Shown] => [key, hidden.has(key) ? '.' : count]));
};

const count = Number(process.argv[2] ?? 24);
const [newest = '', ...before] = monthsBack('2026-10', count + 1).map((month) =>
  publishedIssue(month, numbersOf(month), { areas, indicators, categories }),
);
if (typeof newest === 'string') throw new Error('no issue');
const solver = await highsSolver();
const from = process.cpuUsage();
const report = auditIssue(newest, before, solver);
const { user, system } = process.cpuUsage(from);
const took = Math.round((user + system) / 1000);
const lines = newest.csv.split('\n').length - 2;
const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
console.log(
  `${lines} numbers, ${report.cells.length} listed, ${report.unsafe.length} unsafe, ${report.contradictions.length} contradictions, ${before.length} earlier issues: ${took} ms of processor time, ${memory} MB`,
);
