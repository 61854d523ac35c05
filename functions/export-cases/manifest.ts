import type { Manifest } from '../../shared/runtime/manifest.ts';
import { exportPrefix } from '../../shared/store/export-prefix.ts';
import { streamEntities } from '../../shared/store/table-design.ts';

export const manifest = {
  name: 'export-cases',
  purpose: 'Staff get the list of a round as a table, or the complete file of a case, as files to take along.',
  impact: 'Listen und Akten, die Mitarbeitende angefordert haben, werden zurzeit nicht erstellt. Die Akten selbst sind nicht betroffen.',
  triggers: [{ kind: 'stream', table: 'funding', entities: [streamEntities.exportRequest] }],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
    buckets: { private: [{ actions: ['PutObject'], prefix: exportPrefix }] },
    settings: ['exampleData'],
  },
  // The typesetter is a native program that is built for this processor only (render-documents).
  architecture: 'x86_64',
  memory: 1769,
  timeout: 120,
} as const satisfies Manifest;
