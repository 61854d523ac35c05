import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'manage-keys',
  purpose: 'The county gives the programs of administrations a key to deliver figures with, and takes it back.',
  impact: 'Schlüssel für Programme der Verwaltungen lassen sich zurzeit weder anlegen noch sperren.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/zahlen/schluessel', kind: 'page', action: 'manage-keys' },
        { method: 'POST', path: '/amt/zahlen/schluessel', kind: 'page', action: 'manage-keys' },
        { method: 'GET', path: '/amt/zahlen/schluessel/{id}', kind: 'page', action: 'manage-keys' },
        { method: 'POST', path: '/amt/zahlen/schluessel/{id}', kind: 'page', action: 'manage-keys' },
      ],
    },
  ],
  uses: {
    tables: { figures: ['Query', 'PutItem', 'UpdateItem', 'DeleteItem'], staff: ['UpdateItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
