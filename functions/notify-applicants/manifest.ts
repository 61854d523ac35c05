import type { Manifest } from '../../shared/runtime/manifest.ts';
import { streamEntities } from '../../shared/store/table-design.ts';

export const manifest = {
  name: 'notify-applicants',
  purpose:
    'Applicants hear by mail what happened to their application and what is asked of them, and who writes one where it is, until when it is kept and when it is due; signatories get the link by which they confirm.',
  impact: 'Antragstellende erhalten zurzeit keine Bestätigungen, Einladungen und Erinnerungen per E-Mail. Anträge und Entwürfe sind gespeichert.',
  triggers: [
    { kind: 'stream', table: 'funding', entities: [streamEntities.applicationEvent, streamEntities.caseReminder, streamEntities.draftEvent] },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem'], mail: ['PutItem'] },
    queues: { mail: ['SendMessage'] },
    settings: ['siteUrl', 'exampleData'],
  },
  timeout: 30,
} as const satisfies Manifest;
