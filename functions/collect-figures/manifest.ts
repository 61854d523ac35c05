import type { Manifest } from '../../shared/runtime/manifest.ts';
import { deliveryUploadPrefix } from '../../shared/store/figures-upload-prefix.ts';

export const manifest = {
  name: 'collect-figures',
  purpose: 'Administrations deliver their figures of a month, see what is odd, save, come back, and correct what they delivered.',
  impact: 'Ämter und amtsfreie Gemeinden können zurzeit keine Zahlen melden.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/zahlen', kind: 'page' },
        { method: 'POST', path: '/zahlen', kind: 'page' },
        { method: 'GET', path: '/zahlen/gesendet', kind: 'page' },
        { method: 'GET', path: '/zahlen/anmelden/{token}', kind: 'page' },
        { method: 'POST', path: '/zahlen/anmelden/{token}', kind: 'page' },
        { method: 'POST', path: '/zahlen/abmelden', kind: 'page' },
        { method: 'GET', path: '/zahlen/meldungen', kind: 'page' },
        { method: 'GET', path: '/zahlen/{month}', kind: 'page' },
        { method: 'POST', path: '/zahlen/{month}', kind: 'page' },
        { method: 'GET', path: '/zahlen/{month}/gemeldet', kind: 'page' },
        { method: 'GET', path: '/zahlen/{month}/vorlage.csv', kind: 'page' },
        { method: 'GET', path: '/zahlen/{month}/vorlage.xlsx', kind: 'page' },
        { method: 'GET', path: '/zahlen/{month}/datei', kind: 'page' },
        { method: 'GET', path: '/zahlen/{month}/datei/{id}', kind: 'page' },
        { method: 'POST', path: '/zahlen/{month}/datei/{id}', kind: 'page' },
        { method: 'GET', path: '/api/figures/{month}', kind: 'api' },
        { method: 'PUT', path: '/api/figures/{month}', kind: 'api' },
      ],
    },
  ],
  uses: {
    tables: {
      figures: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
      mail: ['GetItem', 'PutItem'],
    },
    buckets: { private: [{ actions: ['GetObject', 'PutObject', 'DeleteObject'], prefix: deliveryUploadPrefix }] },
    queues: { mail: ['SendMessage'] },
    secrets: { mailKey: ['GetSecretValue'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
