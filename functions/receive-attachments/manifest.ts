import type { Manifest } from '../../shared/runtime/manifest.ts';
import { applicationPrefix, uploadPrefix } from '../../shared/store/attachment-keys.ts';

export const manifest = {
  name: 'receive-attachments',
  purpose: 'Files that applicants upload are checked for type and malware before anybody can open them.',
  impact: 'Hochgeladene Anlagen werden zurzeit nicht geprüft. Antragstellende können sie nicht mit einreichen.',
  triggers: [
    { kind: 'object', event: 'created', bucket: 'private', prefix: uploadPrefix },
    { kind: 'object', event: 'scanned', bucket: 'private', prefix: uploadPrefix },
  ],
  uses: {
    tables: { funding: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
    buckets: {
      private: [
        { actions: ['GetObject', 'DeleteObject'], prefix: uploadPrefix },
        // A conditional deletion reads.
        { actions: ['GetObject', 'PutObject', 'DeleteObject'], prefix: applicationPrefix },
      ],
    },
  },
  timeout: 60,
} as const satisfies Manifest;
