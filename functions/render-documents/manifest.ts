import type { Manifest } from '../../shared/runtime/manifest.ts';
import { applicationPrefix } from '../../shared/store/attachment-keys.ts';
import { streamEntities } from '../../shared/store/table-design.ts';

export const manifest = {
  name: 'render-documents',
  purpose: 'Applicants get an accessible PDF copy of what they sent, and an accessible notice of what was decided.',
  impact: 'Von Anträgen und Bescheiden entsteht zurzeit kein PDF. Anträge und Entscheidungen selbst sind gespeichert.',
  triggers: [{ kind: 'stream', table: 'funding', entities: [streamEntities.applicationEvent] }],
  uses: {
    tables: { funding: ['GetItem', 'Query'] },
    buckets: { private: [{ actions: ['PutObject'], prefix: applicationPrefix }] },
    settings: ['exampleData'],
  },
  // The typesetter is a native program, and its makers build the version that writes PDF/UA for this processor only.
  architecture: 'x86_64',
  // One whole processor: setting a page is computing and nothing else.
  memory: 1769,
  timeout: 60,
} as const satisfies Manifest;
