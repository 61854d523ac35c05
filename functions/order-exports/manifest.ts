import type { Manifest } from '../../shared/runtime/manifest.ts';
import { exportPrefix } from '../../shared/store/export-prefix.ts';

export const manifest = {
  name: 'order-exports',
  purpose: 'Staff ask for the list of a round or the complete file of a case, see whether it is ready, and fetch it.',
  impact: 'Mitarbeitende können zurzeit keine Listen und Akten anfordern oder abholen.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/ausgaben', kind: 'page', action: 'export-cases' },
        { method: 'POST', path: '/amt/ausgaben', kind: 'page', action: 'export-cases' },
        { method: 'GET', path: '/amt/ausgaben/{id}/{file}', kind: 'page', action: 'export-cases' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['Query', 'PutItem'], staff: ['UpdateItem'] },
    buckets: { private: [{ actions: ['GetObject'], prefix: exportPrefix }] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
