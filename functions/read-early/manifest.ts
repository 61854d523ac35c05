import type { Manifest } from '../../shared/runtime/manifest.ts';
import { previewPrefix } from '../../shared/store/release-prefixes.ts';

export const manifest = {
  name: 'read-early',
  purpose: 'Few named people read the approved report before it appears, by a link of their own that ends when it appears.',
  impact: 'Wer den Bericht vorab lesen darf, kommt zurzeit nicht an die Vorschau.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/vorab/anmelden/{token}', kind: 'page' },
        { method: 'POST', path: '/vorab/anmelden/{token}', kind: 'page' },
        { method: 'GET', path: '/vorab/{month}/{file+}', kind: 'asset' },
      ],
    },
  ],
  uses: {
    tables: { figures: ['GetItem', 'PutItem', 'DeleteItem'] },
    buckets: { private: [{ actions: ['GetObject'], prefix: previewPrefix }] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
