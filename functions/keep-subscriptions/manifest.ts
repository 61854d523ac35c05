import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'keep-subscriptions',
  purpose: 'People subscribe to the report and to news by mail, confirm it, change it and leave, each by a link.',
  impact: 'Niemand kann zurzeit den Bericht abonnieren, ein Abonnement bestätigen oder ändern. Auch das Abbestellen geht nicht.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/berichte/abonnieren', kind: 'page' },
        { method: 'POST', path: '/berichte/abonnieren', kind: 'page' },
        { method: 'GET', path: '/berichte/abonnieren/gesendet', kind: 'page' },
        { method: 'GET', path: '/berichte/abonnieren/bestaetigt', kind: 'page' },
        { method: 'GET', path: '/berichte/abonnieren/bestaetigen/{token}', kind: 'page' },
        { method: 'POST', path: '/berichte/abonnieren/bestaetigen/{token}', kind: 'page' },
        { method: 'GET', path: '/berichte/abonnement/{token}', kind: 'page' },
        { method: 'POST', path: '/berichte/abonnement/{token}', kind: 'page', multipart: true },
      ],
    },
  ],
  uses: {
    // Query: the history of a recipient who leaves is deleted too.
    tables: { mail: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] },
    queues: { mail: ['SendMessage'] },
    secrets: { mailKey: ['GetSecretValue'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
