import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'collect-figures',
  purpose: 'Administrations deliver their figures of a month, see what is odd, save, come back, and correct what they delivered.',
  impact: 'Ämter und amtsfreie Gemeinden können zurzeit keine Zahlen melden.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/zahlen/meldungen', kind: 'page' },
        { method: 'GET', path: '/zahlen/{month}', kind: 'page' },
        { method: 'POST', path: '/zahlen/{month}', kind: 'page' },
        { method: 'GET', path: '/zahlen/{month}/gemeldet', kind: 'page' },
      ],
    },
  ],
  uses: {
    tables: { figures: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
