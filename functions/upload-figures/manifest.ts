import type { Manifest } from '../../shared/runtime/manifest.ts';
import { figuresUploadPrefix } from '../../shared/store/figures-upload-prefix.ts';

export const manifest = {
  name: 'upload-figures',
  purpose: 'Staff upload a file of an authority, see every error or every value it would change, and take it as a whole or not at all.',
  impact: 'Mitarbeitende können zurzeit keine Dateien anderer Behörden einlesen. Was schon eingelesen ist, bleibt.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/zahlen/einlesen', kind: 'page', action: 'import-figures' },
        { method: 'GET', path: '/amt/zahlen/einlesen/{id}', kind: 'page', action: 'import-figures' },
        { method: 'POST', path: '/amt/zahlen/einlesen/{id}', kind: 'page', action: 'import-figures' },
      ],
    },
  ],
  uses: {
    tables: { figures: ['GetItem', 'Query', 'PutItem', 'BatchWriteItem'], staff: ['UpdateItem'] },
    buckets: { private: [{ actions: ['GetObject', 'PutObject', 'DeleteObject'], prefix: figuresUploadPrefix }] },
    settings: ['siteUrl', 'exampleData'],
  },
  // A file of 20 MB is unpacked, read and compared while somebody waits.
  memory: 1769,
  timeout: 29,
} as const satisfies Manifest;
