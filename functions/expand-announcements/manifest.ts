import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'expand-announcements',
  purpose: 'Everybody who is to know of a release, a project or a round gets one mail; what staff stop is withheld.',
  impact: 'Ämter, Kreistag, Abonnentinnen und Abonnenten bekommen keine E-Mail über den Bericht, neue Projekte oder Förderrunden.',
  triggers: [
    { kind: 'queue', queue: 'announcements' },
    {
      kind: 'schedule',
      cron: '*/10 * * * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'What lost its message, because every run with it was killed, goes on within minutes.',
    },
  ],
  uses: {
    tables: { mail: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], figures: ['GetItem', 'Query'], funding: ['GetItem'] },
    queues: { mail: ['SendMessage'], announcements: ['SendMessage'] },
    settings: ['siteUrl', 'exampleData'],
  },
  // The most that is lost when a run is killed, and a sixth of the time until its message comes again.
  timeout: 60,
} as const satisfies Manifest;
