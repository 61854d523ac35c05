import type { Manifest } from '../../shared/runtime/manifest.ts';
import { streamEntities } from '../../shared/store/table-design.ts';

export const manifest = {
  name: 'notify-administrations',
  purpose: 'Administrations get the link to the form of their figures, are reminded of it, and get a receipt of what they have delivered.',
  impact: 'Die Verwaltungen erhalten zurzeit keine Links zum Formular der Zahlen, keine Erinnerungen und keine Bestätigungen per E-Mail.',
  triggers: [{ kind: 'stream', table: 'figures', entities: [streamEntities.deliveryEvent] }],
  uses: {
    tables: { figures: ['GetItem', 'Query', 'PutItem'], mail: ['Query', 'PutItem'] },
    queues: { mail: ['SendMessage'] },
    settings: ['siteUrl', 'exampleData'],
  },
  timeout: 60,
} as const satisfies Manifest;
