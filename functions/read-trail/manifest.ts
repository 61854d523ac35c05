import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'read-trail',
  purpose: 'Auditors and the data protection officer read what happened to a case and who looked at it, and see whether the record is whole.',
  impact: 'Das Protokoll lässt sich zurzeit nicht lesen. Einträge werden weiter geschrieben.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/protokoll', kind: 'page', action: 'read-log' },
        { method: 'GET', path: '/amt/protokoll/{reference}', kind: 'page', action: 'read-log' },
        // `eintraege.csv` and `protokoll.json`.
        { method: 'GET', path: '/amt/protokoll/{reference}/{file}', kind: 'asset', action: 'read-log' },
      ],
    },
  ],
  uses: {
    // It writes one thing: that somebody has read.
    tables: { funding: ['Query', 'PutItem'], staff: ['UpdateItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
