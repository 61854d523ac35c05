import type { Manifest } from '../../shared/runtime/manifest.ts';
import { notesPrefix, previewPrefix, releasedCellsPrefix } from '../../shared/store/release-prefixes.ts';
import { streamEntities } from '../../shared/store/table-design.ts';

export const manifest = {
  name: 'publish-report',
  purpose: 'The report of the month before appears: frozen, computed, rendered and recorded; before that, staff see its preview.',
  impact: 'Der Zuwanderungsbericht erscheint nicht. Politik, Ämter und Gemeinden warten am 25. vergeblich darauf.',
  triggers: [
    {
      kind: 'schedule',
      cron: '0 6 25 * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'The county promises the report for the 25th of each month at 06:00 local time.',
    },
    {
      kind: 'schedule',
      cron: '0 6 20 * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'From the 20th on staff have a draft of the report to look at and to comment on.',
    },
    {
      kind: 'schedule',
      cron: '20 * * * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'What an outage left out is made up for within the hour.',
    },
    { kind: 'stream', table: 'figures', entities: [streamEntities.releaseRequest] },
    { kind: 'event' },
  ],
  uses: {
    tables: { figures: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], funding: ['GetItem', 'Query'] },
    buckets: {
      publication: [
        // The series are made from the files of the issues.
        { actions: ['GetObject', 'PutObject'], prefix: 'berichte/' },
        { actions: ['GetObject', 'PutObject'], prefix: 'daten/' },
      ],
      private: [
        { actions: ['GetObject', 'PutObject'], prefix: releasedCellsPrefix },
        { actions: ['PutObject'], prefix: previewPrefix },
        { actions: ['GetObject', 'PutObject'], prefix: notesPrefix },
      ],
    },
    settings: ['siteUrl', 'exampleData'],
  },
  // The typesetter of the PDF is a native program for this processor (docs/decisions/0070-typst.md); one whole processor for it.
  architecture: 'x86_64',
  memory: 1769,
  // A release makes much that is gone at once: with the default it stays in 120 MB more.
  semiSpace: 4,
  timeout: 300,
} as const satisfies Manifest;
