import type { Manifest } from '../../shared/runtime/manifest.ts';
import { notesPrefix, previewPrefix } from '../../shared/store/release-prefixes.ts';

export const manifest = {
  name: 'edit-report',
  purpose: 'Staff look at the draft of a report, comment on it, approve it, hold it, and start corrections.',
  impact: 'Entwürfe der Berichte lassen sich zurzeit weder ansehen noch bearbeiten noch anhalten. Am 25. erscheint, was freigegeben ist.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/berichte', kind: 'page', action: 'read-report' },
        { method: 'GET', path: '/amt/berichte/{month}', kind: 'page', action: 'read-report' },
        { method: 'GET', path: '/amt/berichte/{month}/vorschau/{file+}', kind: 'asset', action: 'read-report' },
        { method: 'POST', path: '/amt/berichte/{month}/bearbeiten', kind: 'page', action: 'edit-report' },
        { method: 'POST', path: '/amt/berichte/{month}/freigeben', kind: 'page', action: 'approve-release' },
        { method: 'GET', path: '/amt/berichte/{month}/texte/{text}', kind: 'page', action: 'edit-report' },
        { method: 'POST', path: '/amt/berichte/{month}/texte/{text}', kind: 'page', action: 'edit-report' },
      ],
    },
  ],
  uses: {
    tables: { figures: ['GetItem', 'Query', 'PutItem'], staff: ['UpdateItem'] },
    buckets: {
      private: [
        { actions: ['GetObject'], prefix: previewPrefix },
        { actions: ['GetObject'], prefix: notesPrefix },
      ],
    },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
