import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'apply-for-funding',
  purpose: 'Applicants ask for money for a project, through a form or the API, and get a reference at once.',
  impact: 'Vereine, Schulen und Gemeinden können zurzeit keinen Förderantrag stellen.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/antrag', kind: 'page' },
        { method: 'POST', path: '/antrag', kind: 'page' },
        { method: 'GET', path: '/antrag/pruefen', kind: 'page' },
        { method: 'GET', path: '/antrag/eingegangen/{id}', kind: 'page' },
        { method: 'POST', path: '/api/applications', kind: 'api' },
        { method: 'GET', path: '/api/openapi.json', kind: 'api' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
  memory: 1024,
} as const satisfies Manifest;
