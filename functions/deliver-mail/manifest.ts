import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'deliver-mail',
  purpose: 'Every mail of the system leaves here, once.',
  impact: 'Zurzeit verlässt keine E-Mail das System. Die E-Mails warten und gehen nicht verloren.',
  triggers: [
    { kind: 'queue', queue: 'mail' },
    {
      kind: 'schedule',
      cron: '0/5 * * * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'The records are the memory and not the queue: what waits too long is announced again, and what may have left is looked into.',
    },
  ],
  uses: {
    tables: { mail: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
    queues: { mail: ['SendMessage'] },
    mail: ['SendRawEmail', 'GetSendQuota'],
    secrets: { mailKey: ['GetSecretValue'] },
    settings: ['siteUrl', 'mailSender', 'mailConfigurationSet'],
  },
  // A mail waits 35 s at most for its slot and 14 s for SES.
  timeout: 60,
} as const satisfies Manifest;
