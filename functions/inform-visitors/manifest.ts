import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'inform-visitors',
  purpose: 'Visitors find the two doors, the legal pages, the style sheet, and a helpful page where an address is wrong.',
  impact: 'Die Startseite und die Gestaltung aller Seiten sind nicht erreichbar.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/', kind: 'page' },
        { method: 'GET', path: '/foerderung', kind: 'page' },
        { method: 'GET', path: '/barrierefreiheit', kind: 'page' },
        { method: 'GET', path: '/datenschutz', kind: 'page' },
        { method: 'GET', path: '/impressum', kind: 'page' },
        { method: 'GET', path: '/kontakt', kind: 'page' },
        { method: 'GET', path: '/assets/{file}', kind: 'asset' },
        { method: 'GET', path: '/robots.txt', kind: 'asset' },
        { method: 'GET', path: '/favicon.ico', kind: 'asset' },
      ],
      fallback: true,
    },
  ],
  uses: { tables: { funding: ['Query'], figures: ['Query'] }, settings: ['siteUrl', 'exampleData'] },
} as const satisfies Manifest;
