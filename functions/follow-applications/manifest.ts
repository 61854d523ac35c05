import type { Manifest } from '../../shared/runtime/manifest.ts';
import { applicationPrefix, uploadPrefix } from '../../shared/store/attachment-keys.ts';

export const manifest = {
  name: 'follow-applications',
  purpose:
    'Applicants come back without an account, by a link in a mail: they see where their applications stand, what was decided and paid, answer questions, ask to begin early, withdraw, and take their data away; signatories confirm.',
  impact: 'Antragstellende können zurzeit nicht nachsehen, wie es um ihren Antrag steht, keine Fragen beantworten und ihn nicht zurückziehen.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/status', kind: 'page' },
        { method: 'POST', path: '/status', kind: 'page' },
        { method: 'GET', path: '/status/gesendet', kind: 'page' },
        { method: 'GET', path: '/status/anmelden/{token}', kind: 'page' },
        { method: 'POST', path: '/status/anmelden/{token}', kind: 'page' },
        { method: 'POST', path: '/status/abmelden', kind: 'page' },
        { method: 'GET', path: '/status/antraege', kind: 'page' },
        { method: 'GET', path: '/status/antraege/{id}', kind: 'page' },
        { method: 'GET', path: '/status/antraege/{id}/kopie', kind: 'page' },
        { method: 'GET', path: '/status/antraege/{id}/bescheide/{nummer}', kind: 'page' },
        { method: 'GET', path: '/status/antraege/{id}/zurueckziehen', kind: 'page' },
        { method: 'POST', path: '/status/antraege/{id}/zurueckziehen', kind: 'page' },
        { method: 'GET', path: '/status/antraege/{id}/antworten', kind: 'page' },
        { method: 'POST', path: '/status/antraege/{id}/antworten', kind: 'page' },
        { method: 'GET', path: '/status/antraege/{id}/antworten/dateien', kind: 'page' },
        { method: 'POST', path: '/status/antraege/{id}/antworten/dateien/entfernen', kind: 'page' },
        { method: 'GET', path: '/status/antraege/{id}/dateien/{file}', kind: 'page' },
        { method: 'GET', path: '/status/antraege/{id}/frueher-beginnen', kind: 'page' },
        { method: 'POST', path: '/status/antraege/{id}/frueher-beginnen', kind: 'page' },
        { method: 'POST', path: '/status/antraege/{id}/freigabe', kind: 'page' },
        { method: 'POST', path: '/status/antraege/{id}/bestaetigung', kind: 'page' },
        { method: 'GET', path: '/status/antraege/{id}/daten.json', kind: 'page' },
        { method: 'GET', path: '/status/bestaetigen/{token}', kind: 'page' },
        { method: 'POST', path: '/status/bestaetigen/{token}', kind: 'page' },
        { method: 'GET', path: '/status/daten', kind: 'page' },
        { method: 'GET', path: '/status/daten.json', kind: 'page' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], mail: ['PutItem'] },
    buckets: {
      private: [
        { actions: ['PutObject', 'DeleteObject'], prefix: uploadPrefix },
        { actions: ['GetObject', 'DeleteObject'], prefix: applicationPrefix },
      ],
    },
    queues: { mail: ['SendMessage'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
