import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'send-reminders',
  purpose:
    'Administrations are asked for their figures and reminded of them; people who write an application are reminded before the round closes, and before their draft is deleted; applicants of answers and proofs of use that they owe.',
  impact:
    'Die Verwaltungen werden zurzeit nicht nach ihren Zahlen gefragt und nicht erinnert; wer einen Antrag begonnen hat, wird nicht an Fristen erinnert; an offene Antworten und Verwendungsnachweise erinnert niemand.',
  triggers: [
    {
      kind: 'schedule',
      cron: '0 8 * * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'Reminders come in the morning, when there is a day left to do something. The county asks at the same time (`collection.time`).',
    },
    { kind: 'event' },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], figures: ['GetItem', 'Query', 'PutItem'] },
  },
  timeout: 300,
} as const satisfies Manifest;
