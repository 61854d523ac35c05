import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'announce-rounds',
  purpose: 'Whoever asked for it learns that a funding round has opened.',
  impact: 'Wer Förderrunden abonniert hat, erfährt nicht, dass eine Runde offen ist.',
  triggers: [
    {
      kind: 'schedule',
      cron: '0 7 * * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'Rounds open at midnight; who wants to apply reads it in the morning.',
    },
    { kind: 'event' },
  ],
  uses: {
    tables: { funding: ['Query'], mail: ['GetItem', 'PutItem'] },
    queues: { announcements: ['SendMessage'] },
    settings: ['announcementHold'],
  },
  timeout: 30,
} as const satisfies Manifest;
