import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'pay-awards',
  purpose:
    'Caseworkers order payments of awards, the cashier releases them and makes the files for the finance software; overdue proofs block until two people allow it.',
  impact: 'Auszahlungen lassen sich zurzeit weder anordnen noch freigeben. Was schon in einer Datei steht, ist davon nicht betroffen.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/zahlungen', kind: 'page', action: 'read-cases' },
        { method: 'POST', path: '/amt/zahlungen', kind: 'page', action: 'release-payments' },
        { method: 'GET', path: '/amt/zahlungen/dateien/{datei}', kind: 'page', action: 'release-payments' },
        { method: 'GET', path: '/amt/zahlungen/{id}', kind: 'page', action: 'read-cases' },
        { method: 'POST', path: '/amt/zahlungen/{id}', kind: 'page', action: 'order-payments' },
        { method: 'POST', path: '/amt/zahlungen/{id}/sperre', kind: 'page', action: 'lift-payment-block' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], staff: ['UpdateItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
  timeout: 29,
} as const satisfies Manifest;
