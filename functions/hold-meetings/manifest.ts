import type { Manifest } from '../../shared/runtime/manifest.ts';

export const manifest = {
  name: 'hold-meetings',
  purpose:
    'Staff prepare meetings of the committees: agendas, decision papers as DOCX and PDF, motions and votes, and decisions of the office alone.',
  impact: 'Mitarbeitende können zurzeit keine Vorlagen abrufen und keine Beschlüsse eintragen. Was eingetragen ist, bleibt gespeichert.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/sitzungen', kind: 'page', action: 'read-committee' },
        { method: 'POST', path: '/amt/sitzungen', kind: 'page', action: 'prepare-papers' },
        { method: 'GET', path: '/amt/sitzungen/verwaltung', kind: 'page', action: 'read-committee' },
        { method: 'POST', path: '/amt/sitzungen/verwaltung', kind: 'page', action: 'approve-decisions' },
        // The agenda; with `?vorlagen=` its papers as a file, with `?ansicht=druck` to be printed.
        { method: 'GET', path: '/amt/sitzungen/{meeting}', kind: 'page', action: 'read-committee' },
        { method: 'POST', path: '/amt/sitzungen/{meeting}', kind: 'page', action: 'prepare-papers' },
        { method: 'GET', path: '/amt/sitzungen/{meeting}/protokoll', kind: 'page', action: 'record-committee' },
        { method: 'POST', path: '/amt/sitzungen/{meeting}/protokoll', kind: 'page', action: 'record-committee' },
        // A case; with `?vorlage=` its paper as a file.
        { method: 'GET', path: '/amt/sitzungen/antrag/{id}', kind: 'page', action: 'read-committee' },
        { method: 'POST', path: '/amt/sitzungen/antrag/{id}', kind: 'page', action: 'prepare-papers' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], staff: ['UpdateItem'] },
    settings: ['siteUrl', 'exampleData'],
  },
  // The typesetter is a native program, and its makers build the version that writes PDF/UA for this processor only.
  architecture: 'x86_64',
  // One whole processor: the papers of a meeting are set while somebody waits.
  memory: 1769,
  timeout: 29,
} as const satisfies Manifest;
