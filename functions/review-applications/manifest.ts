import type { Manifest } from '../../shared/runtime/manifest.ts';
import { applicationPrefix } from '../../shared/store/attachment-keys.ts';

export const manifest = {
  name: 'review-applications',
  purpose: 'Staff find the applications that wait for them, read a whole file, and check it up to the proposal for the committee.',
  impact: 'Mitarbeitende können zurzeit keine Anträge ansehen und prüfen. Antragstellende sind nicht betroffen.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/amt/antraege', kind: 'page', action: 'read-cases' },
        // Looks for words, which may be names and must not stand in a page's address; keeps and forgets views of the list.
        { method: 'POST', path: '/amt/antraege', kind: 'page', action: 'read-cases' },
        { method: 'GET', path: '/amt/antraege/{id}', kind: 'page', action: 'read-cases' },
        // Takes a case over.
        { method: 'POST', path: '/amt/antraege/{id}', kind: 'page', action: 'review-cases' },
        { method: 'GET', path: '/amt/antraege/{id}/dateien/{file}', kind: 'page', action: 'read-cases' },
        // One path for the steps of the check: formale-pruefung, nachforderung, frueher-beginn, bewertung, kosten, vorschlag.
        { method: 'GET', path: '/amt/antraege/{id}/pruefung/{schritt}', kind: 'page', action: 'review-cases' },
        { method: 'POST', path: '/amt/antraege/{id}/pruefung/{schritt}', kind: 'page', action: 'review-cases' },
        { method: 'GET', path: '/amt/antraege/{id}/stellungnahme', kind: 'page', action: 'give-opinion' },
        { method: 'POST', path: '/amt/antraege/{id}/stellungnahme', kind: 'page', action: 'give-opinion' },
        { method: 'GET', path: '/amt/antraege/{id}/rechnungspruefung', kind: 'page', action: 'give-audit-opinion' },
        { method: 'POST', path: '/amt/antraege/{id}/rechnungspruefung', kind: 'page', action: 'give-audit-opinion' },
        { method: 'GET', path: '/amt/antraege/{id}/befangenheit', kind: 'page', action: 'declare-conflict' },
        { method: 'POST', path: '/amt/antraege/{id}/befangenheit', kind: 'page', action: 'declare-conflict' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], staff: ['UpdateItem'] },
    buckets: { private: [{ actions: ['GetObject'], prefix: applicationPrefix }] },
    settings: ['siteUrl', 'exampleData'],
  },
} as const satisfies Manifest;
