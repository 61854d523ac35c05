import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'track-mail',
  purpose: 'Staff see what was sent to whom and what came back, stop an announcement, and look at every mail there is.',
  impact: 'Was verschickt wurde und was zurückkam, lässt sich zurzeit nicht ansehen. Der Versand selbst läuft weiter.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/mails/vorschau', kind: 'page', action: 'read-mail' },
        { method: 'GET', path: '/amt/mails/vorschau/{template}', kind: 'page', action: 'read-mail' },
      ],
    },
  ],
  uses: {
    tables: { staff: ['UpdateItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
