import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'follow-applications',
  purpose: 'Applicants come back without an account, by a link in a mail, see where their applications stand and may withdraw them.',
  impact: 'Antragstellende können zurzeit nicht nachsehen, wie es um ihren Antrag steht, und ihn nicht zurückziehen.',
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
        { method: 'GET', path: '/status/antraege/{id}/zurueckziehen', kind: 'page' },
        { method: 'POST', path: '/status/antraege/{id}/zurueckziehen', kind: 'page' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], mail: ['PutItem'] },
    buckets: { private: [{ actions: ['GetObject'], prefix: 'antraege/' }] },
    queues: { mail: ['SendMessage'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
