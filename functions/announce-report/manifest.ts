import type { Manifest } from '../../shared/runtime/manifest.ts';
import { streamEntities } from '../../shared/store/table-design.ts';

export const manifest = {
  name: 'announce-report',
  purpose: 'Each administration learns that the report is out, with its own key figures.',
  impact: 'Ämter und Gemeinden erfahren nicht, dass der Bericht erschienen ist.',
  triggers: [{ kind: 'stream', table: 'figures', entities: [streamEntities.releasePublished] }],
  uses: {
    tables: { mail: ['Query', 'PutItem'] },
    queues: { mail: ['SendMessage'] },
    settings: ['siteUrl', 'exampleData'],
  },
  timeout: 60,
} as const satisfies Manifest;
