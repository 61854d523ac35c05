import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'publish-report',
  purpose: 'The report of the month before appears: frozen, computed, rendered and recorded.',
  impact: 'Der Zuwanderungsbericht erscheint nicht. Politik, Ämter und Gemeinden warten am 25. vergeblich darauf.',
  triggers: [
    {
      kind: 'schedule',
      cron: '0 6 25 * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'The county promises the report for the 25th of each month at 06:00 local time.',
    },
    { kind: 'event' },
  ],
  uses: {
    tables: { figures: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], funding: ['GetItem', 'Query'] },
    buckets: { publication: [{ actions: ['PutObject'], prefix: 'berichte/' }] },
    settings: ['siteUrl', 'exampleData'],
  },
  // The typesetter of the PDF is a native program for this processor (docs/decisions/0070-typst.md); one whole processor for it.
  architecture: 'x86_64',
  memory: 1769,
  timeout: 300,
} as const satisfies Manifest;
