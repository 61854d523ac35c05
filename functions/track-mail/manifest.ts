import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'track-mail',
  purpose: 'Staff see what was sent to whom and what came back, stop an announcement, and look at every mail there is.',
  impact: 'Was verschickt wurde und was zurückkam, lässt sich zurzeit nicht ansehen. Der Versand selbst läuft weiter.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/mails', kind: 'page', action: 'read-mail' },
        { method: 'POST', path: '/amt/mails', kind: 'page', action: 'steer-mail' },
        { method: 'GET', path: '/amt/mails/offen/{state}', kind: 'page', action: 'read-mail' },
        { method: 'GET', path: '/amt/mails/adresse', kind: 'page', action: 'read-mail' },
        // Not GET: an address does not belong into an address line. It changes nothing.
        { method: 'POST', path: '/amt/mails/adresse', kind: 'page', action: 'read-mail' },
        { method: 'GET', path: '/amt/mails/mail/{id}', kind: 'page', action: 'read-mail' },
        { method: 'POST', path: '/amt/mails/mail/{id}', kind: 'page', action: 'steer-mail' },
        { method: 'GET', path: '/amt/mails/ankuendigung/{id}', kind: 'page', action: 'read-mail' },
        { method: 'POST', path: '/amt/mails/ankuendigung/{id}', kind: 'page', action: 'steer-mail' },
        { method: 'GET', path: '/amt/mails/vorschau', kind: 'page', action: 'read-mail' },
        { method: 'GET', path: '/amt/mails/vorschau/{template}', kind: 'page', action: 'read-mail' },
      ],
    },
  ],
  uses: {
    tables: { mail: ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'], staff: ['UpdateItem'] },
    queues: { mail: ['SendMessage'], announcements: ['SendMessage'] },
    secrets: { mailKey: ['GetSecretValue'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
