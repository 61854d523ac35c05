import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'keep-budget',
  purpose: 'Staff see what of a year’s money is earmarked, bound, paid and free, and enter or change the budget, never below what is bound.',
  impact: 'Mitarbeitende können den Haushalt zurzeit nicht ansehen oder ändern. Bescheide binden weiter nur, was frei ist.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/haushalt', kind: 'page', action: 'read-budget' },
        { method: 'GET', path: '/amt/haushalt/{year}', kind: 'page', action: 'read-budget' },
        { method: 'POST', path: '/amt/haushalt/{year}', kind: 'page', action: 'manage-budget' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], staff: ['UpdateItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
  timeout: 29,
} as const satisfies Manifest;
