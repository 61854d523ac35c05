import type { Manifest } from '../../shared/runtime/manifest.ts';
import { streamEntities } from '../../shared/store/table-design.ts';

export const manifest = {
  name: 'announce-report',
  purpose: 'A published release is announced, and the projects that are public with it for the first time; staff can stop it for some minutes.',
  impact: 'Ämter und Gemeinden erfahren nicht, dass der Bericht erschienen ist.',
  triggers: [{ kind: 'stream', table: 'figures', entities: [streamEntities.releasePublished] }],
  uses: {
    tables: { mail: ['GetItem', 'PutItem'], figures: ['GetItem', 'Query'] },
    queues: { announcements: ['SendMessage'] },
    settings: ['announcementHold'],
  },
  timeout: 30,
} as const satisfies Manifest;
