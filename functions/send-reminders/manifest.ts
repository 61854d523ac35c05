import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'send-reminders',
  purpose: 'People who write an application are reminded before the round closes, and before their draft is deleted.',
  impact: 'Wer einen Antrag begonnen hat, wird zurzeit nicht an Fristen erinnert.',
  triggers: [
    {
      kind: 'schedule',
      cron: '0 8 * * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'Reminders come in the morning, when there is a day left to do something.',
    },
    { kind: 'event' },
  ],
  uses: { tables: { funding: ['Query', 'PutItem', 'ConditionCheckItem'] } },
  timeout: 300,
} as const satisfies Manifest;
