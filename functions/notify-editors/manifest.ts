import type { Manifest } from '../../shared/runtime/manifest.ts';
import { streamEntities } from '../../shared/store/table-design.ts';

export const manifest = {
  name: 'notify-editors',
  purpose:
    'The office hears when the draft of a report lies ready, and when a report is late, held over its day, stopped by the audit, or without approved texts; those who may read early get their link.',
  impact: 'Die KIT-Stelle erfährt zurzeit nicht per E-Mail, dass ein Entwurf bereitliegt oder ein Bericht nicht erschienen ist.',
  triggers: [{ kind: 'stream', table: 'figures', entities: [streamEntities.releaseEvent] }],
  uses: {
    tables: { figures: ['GetItem', 'PutItem'], mail: ['PutItem'] },
    queues: { mail: ['SendMessage'] },
    settings: ['siteUrl', 'exampleData'],
  },
  timeout: 60,
} as const satisfies Manifest;
