import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'manage-rounds',
  purpose: 'Staff prepare funding rounds, change every parameter of the guideline, and open a version that somebody else has written.',
  impact: 'Mitarbeitende können zurzeit keine Förderrunden vorbereiten oder freigeben. Anträge sind weiter möglich.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/runden', kind: 'page', action: 'read-rounds' },
        { method: 'POST', path: '/amt/runden', kind: 'page', action: 'manage-rounds' },
        { method: 'GET', path: '/amt/runden/{round}', kind: 'page', action: 'read-rounds' },
        { method: 'GET', path: '/amt/runden/{round}/aendern', kind: 'page', action: 'manage-rounds' },
        { method: 'POST', path: '/amt/runden/{round}/aendern', kind: 'page', action: 'manage-rounds' },
        { method: 'POST', path: '/amt/runden/{round}/freigeben', kind: 'page', action: 'open-rounds' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'DeleteItem'], staff: ['UpdateItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
