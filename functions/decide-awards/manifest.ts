import type { Manifest } from '../../shared/runtime/manifest.ts';
import { applicationPrefix } from '../../shared/store/attachment-keys.ts';

export const manifest = {
  name: 'decide-awards',
  purpose: 'Staff prepare awards, rejections and what changes them; a second person puts them in force, and then money is bound.',
  impact: 'Mitarbeitende können zurzeit keine Bescheide vorbereiten oder freigeben. Was freigegeben ist, gilt; das Geld dafür ist gebunden.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/entscheidungen', kind: 'page', action: 'read-cases' },
        { method: 'GET', path: '/amt/entscheidungen/{id}', kind: 'page', action: 'read-cases' },
        { method: 'GET', path: '/amt/entscheidungen/{id}/vorbereiten', kind: 'page', action: 'prepare-decisions' },
        { method: 'POST', path: '/amt/entscheidungen/{id}/vorbereiten', kind: 'page', action: 'prepare-decisions' },
        // How a notice left the house, and that nobody objects.
        { method: 'POST', path: '/amt/entscheidungen/{id}', kind: 'page', action: 'prepare-decisions' },
        { method: 'POST', path: '/amt/entscheidungen/{id}/freigabe', kind: 'page', action: 'approve-decisions' },
        { method: 'GET', path: '/amt/entscheidungen/{id}/bescheid/{number}', kind: 'asset', action: 'read-cases' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], staff: ['UpdateItem'] },
    buckets: { private: [{ actions: ['GetObject'], prefix: applicationPrefix }] },
    settings: ['siteUrl', 'exampleData'],
  },
  // Two hundred awards at once wait for the same budget, each for some seconds at most.
  timeout: 29,
} as const satisfies Manifest;
