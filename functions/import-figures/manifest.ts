import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'import-figures',
  purpose: 'Figures of other authorities are read from a file, wholly or not at all, and kept as a vintage.',
  impact: 'Zahlen anderer Behörden können zurzeit nicht eingelesen werden. Im nächsten Bericht können sie fehlen.',
  triggers: [{ kind: 'event' }],
  uses: {
    tables: { figures: ['PutItem', 'GetItem', 'BatchWriteItem'] },
    buckets: { private: [{ actions: ['GetObject'], prefix: 'eingang/' }] },
  },
  memory: 1024,
  timeout: 300,
} as const satisfies Manifest;
