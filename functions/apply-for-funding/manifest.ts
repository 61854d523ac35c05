import type { Manifest } from '../../shared/runtime/manifest.ts';
import { applicationPrefix, uploadPrefix } from '../../shared/store/attachment-keys.ts';

export const manifest = {
  name: 'apply-for-funding',
  purpose: 'Applicants write an application, alone or together, with files, in pages or through the API, send it and get a reference at once.',
  impact: 'Vereine, Schulen und Gemeinden können zurzeit keinen Förderantrag stellen.',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/antrag', kind: 'page' },
        { method: 'GET', path: '/antrag/pruefen', kind: 'page' },
        { method: 'GET', path: '/antrag/eingegangen/{id}', kind: 'page' },
        { method: 'GET', path: '/antrag/entwuerfe', kind: 'page' },
        { method: 'POST', path: '/antrag/entwuerfe', kind: 'page' },
        { method: 'GET', path: '/antrag/entwuerfe/{id}', kind: 'page' },
        { method: 'GET', path: '/antrag/entwuerfe/{id}/{section}', kind: 'page' },
        { method: 'POST', path: '/antrag/entwuerfe/{id}/{section}', kind: 'page' },
        { method: 'GET', path: '/antrag/entwuerfe/{id}/anlagen/{file}', kind: 'page' },
        { method: 'POST', path: '/antrag/entwuerfe/{id}/anlagen/entfernen', kind: 'page' },
        { method: 'GET', path: '/antrag/entwuerfe/{id}/mitarbeit', kind: 'page' },
        { method: 'POST', path: '/antrag/entwuerfe/{id}/mitarbeit', kind: 'page' },
        { method: 'POST', path: '/antrag/entwuerfe/{id}/mitarbeit/entfernen', kind: 'page' },
        { method: 'GET', path: '/antrag/entwuerfe/{id}/verlauf', kind: 'page' },
        { method: 'GET', path: '/antrag/entwuerfe/{id}/loeschen', kind: 'page' },
        { method: 'POST', path: '/antrag/entwuerfe/{id}/loeschen', kind: 'page' },
        { method: 'POST', path: '/api/keys', kind: 'api' },
        { method: 'GET', path: '/api/drafts', kind: 'api' },
        { method: 'POST', path: '/api/drafts', kind: 'api' },
        { method: 'GET', path: '/api/drafts/{id}', kind: 'api' },
        { method: 'PUT', path: '/api/drafts/{id}', kind: 'api' },
        { method: 'DELETE', path: '/api/drafts/{id}', kind: 'api' },
        { method: 'POST', path: '/api/drafts/{id}/attachments', kind: 'api' },
        { method: 'GET', path: '/api/drafts/{id}/attachments/{file}', kind: 'api' },
        { method: 'DELETE', path: '/api/drafts/{id}/attachments/{file}', kind: 'api' },
        { method: 'POST', path: '/api/drafts/{id}/submission', kind: 'api' },
        { method: 'POST', path: '/api/applications', kind: 'api' },
        { method: 'GET', path: '/api/applications/{id}', kind: 'api' },
      ],
    },
  ],
  uses: {
    tables: { funding: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'] },
    buckets: {
      private: [
        { actions: ['PutObject', 'DeleteObject'], prefix: uploadPrefix },
        { actions: ['GetObject', 'DeleteObject'], prefix: applicationPrefix },
      ],
    },
    settings: ['siteUrl', 'exampleData'],
  },
  memory: 1024,
} as const satisfies Manifest;
