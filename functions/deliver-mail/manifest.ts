import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'deliver-mail',
  purpose: 'Every mail of the system leaves here, once.',
  impact: 'Zurzeit verlässt keine E-Mail das System. Die E-Mails warten und gehen nicht verloren.',
  triggers: [{ kind: 'queue', queue: 'mail' }],
  uses: {
    tables: { mail: ['GetItem', 'UpdateItem'] },
    mail: ['SendRawEmail'],
    settings: ['mailSender', 'mailConfigurationSet'],
  },
  timeout: 30,
} as const satisfies Manifest;
