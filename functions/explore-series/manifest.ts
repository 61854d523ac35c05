import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'explore-series',
  purpose: 'Readers see a figure over all months for their area, take it with them, and find tables in all issues.',
  impact: 'Die Seiten mit Zeitreihen und die Suche in den Berichten sind nicht erreichbar. Berichte und Dateien sind es weiter.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/daten/reihen/{indicator}', kind: 'page' },
        { method: 'GET', path: '/daten/reihen/{indicator}/{area}', kind: 'page' },
        { method: 'GET', path: '/berichte/suche', kind: 'page' },
      ],
    },
  ],
  // Files that were published, and nothing else.
  uses: { buckets: { publication: [{ actions: ['GetObject'], prefix: 'daten/' }] }, settings: ['exampleData'] },
} as const satisfies Manifest;
