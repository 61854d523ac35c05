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
    buckets: {
      publication: [
        // The series are made from the files of the issues.
        { actions: ['GetObject', 'PutObject'], prefix: 'berichte/' },
        { actions: ['GetObject', 'PutObject'], prefix: 'daten/' },
      ],
    },
    settings: ['siteUrl', 'exampleData'],
  },
  memory: 1024,
  timeout: 300,
} as const satisfies Manifest;
