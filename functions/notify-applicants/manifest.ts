import type { Manifest } from '../../shared/runtime/manifest.ts';
import { streamEntities } from '../../shared/store/table-design.ts';

export const manifest = {
  name: 'notify-applicants',
  purpose: 'Applicants get a confirmation with the reference and a copy of what they sent, and another when they withdraw it.',
  impact: 'Antragstellende erhalten zurzeit keine Bestätigungen per E-Mail. Die Anträge selbst sind gespeichert.',
  triggers: [{ kind: 'stream', table: 'funding', entities: [streamEntities.applicationEvent] }],
  uses: {
    tables: { funding: ['GetItem'], mail: ['PutItem'] },
    queues: { mail: ['SendMessage'] },
    settings: ['siteUrl', 'exampleData'],
  },
  timeout: 30,
} as const satisfies Manifest;
