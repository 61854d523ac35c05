import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'track-figures',
  purpose: 'Staff see which figures of a month are there and what is missing, remind administrations, and check, compare and take back what came.',
  impact: 'Mitarbeitende sehen zurzeit nicht, welche Zahlen fehlen, und können niemanden von Hand erinnern. Meldungen kommen weiter an.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/zahlen', kind: 'page', action: 'read-figures' },
        { method: 'GET', path: '/amt/zahlen/{month}', kind: 'page', action: 'read-figures' },
        { method: 'POST', path: '/amt/zahlen/{month}/erinnern', kind: 'page', action: 'remind-administrations' },
        // Names and numbers of people: for those who call them.
        { method: 'GET', path: '/amt/zahlen/{month}/telefonliste', kind: 'page', action: 'remind-administrations' },
        { method: 'GET', path: '/amt/zahlen/{month}/staende', kind: 'page', action: 'read-figures' },
        { method: 'GET', path: '/amt/zahlen/{month}/stand', kind: 'page', action: 'read-figures' },
        { method: 'GET', path: '/amt/zahlen/{month}/stand.csv', kind: 'asset', action: 'read-figures' },
        { method: 'GET', path: '/amt/zahlen/{month}/unterschied', kind: 'page', action: 'read-figures' },
        { method: 'GET', path: '/amt/zahlen/{month}/unterschied.csv', kind: 'asset', action: 'read-figures' },
        { method: 'GET', path: '/amt/zahlen/{month}/ruecknahme/{vintage}', kind: 'page', action: 'import-figures' },
        { method: 'POST', path: '/amt/zahlen/{month}/ruecknahme/{vintage}', kind: 'page', action: 'import-figures' },
      ],
    },
  ],
  uses: {
    tables: { figures: ['Query', 'GetItem', 'PutItem'], mail: ['Query'], staff: ['UpdateItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
  // A month of the whole country in its states of two days.
  memory: 1024,
  timeout: 25,
} as const satisfies Manifest;
