import type { Manifest } from '../../shared/runtime/manifest.ts';
import { recipientListPrefix } from '../../shared/store/recipient-list-prefix.ts';

export const manifest = {
  name: 'manage-recipients',
  purpose: 'Staff keep whom the county writes to: one by one or from a list, with history, what each was sent, and why somebody gets nothing.',
  impact: 'Mitarbeitende können zurzeit keine Empfänger ansehen, eintragen oder löschen. E-Mails gehen weiter hinaus.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/empfaenger', kind: 'page', action: 'manage-recipients' },
        // Looks for a name or an address, which must not stand in a page's address. Changes nothing.
        { method: 'POST', path: '/amt/empfaenger', kind: 'page', action: 'manage-recipients' },
        { method: 'GET', path: '/amt/empfaenger/verwaltungen', kind: 'page', action: 'manage-recipients' },
        { method: 'GET', path: '/amt/empfaenger/neu', kind: 'page', action: 'manage-recipients' },
        { method: 'POST', path: '/amt/empfaenger/neu', kind: 'page', action: 'manage-recipients' },
        { method: 'GET', path: '/amt/empfaenger/einlesen', kind: 'page', action: 'manage-recipients' },
        { method: 'POST', path: '/amt/empfaenger/einlesen', kind: 'page', action: 'manage-recipients' },
        { method: 'GET', path: '/amt/empfaenger/einlesen/{id}', kind: 'page', action: 'manage-recipients' },
        { method: 'POST', path: '/amt/empfaenger/einlesen/{id}', kind: 'page', action: 'manage-recipients' },
        { method: 'GET', path: '/amt/empfaenger/{id}', kind: 'page', action: 'manage-recipients' },
        { method: 'POST', path: '/amt/empfaenger/{id}', kind: 'page', action: 'manage-recipients' },
        { method: 'GET', path: '/amt/empfaenger/{id}/loeschen', kind: 'page', action: 'manage-recipients' },
        { method: 'POST', path: '/amt/empfaenger/{id}/loeschen', kind: 'page', action: 'manage-recipients' },
        { method: 'POST', path: '/amt/empfaenger/{id}/freigeben', kind: 'page', action: 'manage-recipients' },
        { method: 'POST', path: '/amt/empfaenger/{id}/probe', kind: 'page', action: 'manage-recipients' },
      ],
    },
  ],
  uses: {
    tables: { mail: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], staff: ['UpdateItem'] },
    buckets: { private: [{ actions: ['GetObject', 'PutObject', 'DeleteObject'], prefix: recipientListPrefix }] },
    queues: { mail: ['SendMessage'] },
    secrets: { mailKey: ['GetSecretValue'] },
    settings: ['siteUrl', 'exampleData'],
  },
  // Ten thousand lines are read, compared and written while somebody waits.
  memory: 1769,
  timeout: 29,
} as const satisfies Manifest;
