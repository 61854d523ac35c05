import { parseArgs } from 'node:util';
import { auditIssue } from '../../shared/audit/audit-issue.ts';
import { highsSolver } from '../../shared/audit/highs-solver.ts';
import type { PublishedIssue } from '../../shared/audit/published-issue.ts';
import { lastMonth, monthSchema } from '../../shared/domain/calendar.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { auditLines } from './audit-lines.ts';
import { stop } from './operation-stores.ts';
import { fromFolder, fromSite, isSite, monthsIn, monthsUpTo, publishedIssues } from './published-files.ts';

/**
 * `npm run audit -- <folder or address of the site> [--month 2026-10] [--all]`: what can be concluded of hidden numbers from the published files,
 * and from nothing else. Audits the newest revision of the newest month or of the one that is named, after all issues before it; with `--all`
 * every issue. Exit code 1 when a number is not safe.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { month: { type: 'string' }, all: { type: 'boolean', default: false } },
});
const [place] = positionals;
const { month, all } = values;

/** All issues in the order of month and revision. */
const read = async (from: string): Promise<readonly PublishedIssue[]> =>
  isSite(from)
    ? await publishedIssues(monthsUpTo(month ?? lastMonth(surroundings.now())), fromSite(from))
    : await publishedIssues(await monthsIn(from), fromFolder(from));

const audit = async (from: string): Promise<boolean> => {
  const issues = await read(from).catch((fault: Error) => stop(fault.message));
  const meant = issues.findLastIndex((issue) => month === undefined || issue.month === month);
  if (meant === -1) return stop(`${from} has no issue${month === undefined ? '' : ` of ${month}`} under /berichte/.`);
  const solver = await highsSolver();
  let isSafe = true;
  for (const [index, issue] of issues.entries()) {
    if (!all && index !== meant) continue;
    const report = auditIssue(issue, issues.slice(0, index), solver);
    console.log(auditLines(issue, index, report).join('\n'));
    isSafe = isSafe && report.unsafe.length === 0;
  }
  return isSafe;
};

if (place === undefined || (month !== undefined && !monthSchema.safeParse(month).success)) {
  stop('npm run audit -- <folder with berichte/, or address of the site> [--month 2026-10] [--all]');
} else if (!(await audit(place))) process.exitCode = 1;
