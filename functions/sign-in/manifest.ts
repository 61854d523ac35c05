import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'sign-in',
  purpose: 'Staff sign in with their account of the county, see what they may do here, and sign out.',
  impact: 'Mitarbeitende können sich zurzeit nicht anmelden. Wer schon angemeldet ist, arbeitet weiter.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt', kind: 'page', action: 'open-desk' },
        { method: 'GET', path: '/amt/anmelden', kind: 'page', action: 'sign-in' },
        { method: 'POST', path: '/amt/anmelden/start', kind: 'page', action: 'sign-in' },
        // A GET that sets the session: the issuer sends people back by a redirect. Its state counts once, and in one browser.
        { method: 'GET', path: '/amt/anmelden/zurueck', kind: 'page', action: 'sign-in' },
        { method: 'POST', path: '/amt/abmelden', kind: 'page', action: 'sign-in' },
      ],
    },
  ],
  uses: {
    tables: { staff: ['PutItem', 'UpdateItem', 'DeleteItem'] },
    secrets: { staffClient: ['GetSecretValue'] },
    settings: ['siteUrl', 'exampleData', 'staffIssuer', 'staffClientId', 'staffRoles'],
  },
  // Addresses, token and keys of the issuer, four seconds each at most.
  timeout: 15,
} as const satisfies Manifest;
