import type { AuditReport, PublishedIssue } from '../../shared/audit/published-issue.ts';

/** What an audit found, as lines of text: the numbers that are known best first, and the verdict below all of them, where a terminal stops. */
export const auditLines = (
  { month, revision }: PublishedIssue,
  earlier: number,
  { cells, unsafe, contradictions }: AuditReport,
): readonly string[] => {
  const verdict = unsafe.length === 0 ? 'safe' : `${unsafe.length} UNSAFE`;
  const rows = cells.map(({ cell, issue, low, high, threshold, safe }) => [
    `${low}–${high ?? ''}`,
    safe ? `${threshold}` : `${threshold} UNSAFE`,
    issue,
    cell,
  ]);
  const header = ['possible', 'must reach', 'hidden in', 'number'];
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [
    ...(rows.length === 0 ? [] : [header, ...rows].map(line)),
    ...(contradictions.length === 0
      ? []
      : ['Left out, because the published numbers contradict them:', ...contradictions.map((text) => `  ${text}`)]),
    `${month}/${revision} after ${earlier} other issues: ${cells.length} hidden numbers, ${verdict}`,
  ];
};
