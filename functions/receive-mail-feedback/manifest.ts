import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'receive-mail-feedback',
  purpose:
    'What became of each mail is known: who got it, whom the office has to phone because it came back, and who does not want any more of them.',
  impact:
    'Das System erfährt zurzeit nicht, welche E-Mails angekommen und welche zurückgekommen sind. Die Meldungen warten und gehen nicht verloren.',
  triggers: [{ kind: 'queue', queue: 'mailFeedback' }],
  uses: {
    tables: { mail: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] },
    queues: { mail: ['SendMessage'] },
    secrets: { mailKey: ['GetSecretValue'] },
    settings: ['siteUrl', 'exampleData', 'feedbackTopic', 'feedbackCertificates'],
  },
  timeout: 60,
} as const satisfies Manifest;
