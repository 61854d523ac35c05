import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'describe-api',
  purpose: 'Programmers read how applications and figures are sent by program: the OpenAPI document, and the schema of an application.',
  impact: 'Die Beschreibung der Schnittstelle ist zurzeit nicht abrufbar. Anträge und Zahlen kommen weiter an.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/api/openapi.json', kind: 'api' },
        { method: 'GET', path: '/api/schemas/application-1.json', kind: 'api' },
      ],
    },
  ],
  uses: { tables: { funding: ['Query'] }, settings: ['siteUrl', 'exampleData'] },
} as const satisfies Manifest;
