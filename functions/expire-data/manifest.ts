import type { Manifest } from '../../shared/runtime/manifest.ts';
import { anchorPrefix } from '../../shared/store/anchor-prefix.ts';
import { applicationPrefix, uploadPrefix } from '../../shared/store/attachment-keys.ts';

export const manifest = {
  name: 'expire-data',
  purpose:
    'Drafts that nobody has worked on for as long as the round keeps them are deleted with everything that belongs to them; the heads of all histories are written down where they stay.',
  impact: 'Entwürfe werden zurzeit nicht gelöscht, obwohl ihre Frist abgelaufen ist. Der Datenschutz verlangt das Löschen.',
  triggers: [
    {
      kind: 'schedule',
      cron: '0 3 * * ? *',
      timeZone: 'Europe/Berlin',
      reason: 'A draft is kept to the end of a day; in the night nobody is at it.',
    },
    { kind: 'event' },
  ],
  uses: {
    tables: { funding: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] },
    buckets: {
      private: [
        { actions: ['DeleteObject'], prefix: uploadPrefix },
        { actions: ['DeleteObject'], prefix: applicationPrefix },
        { actions: ['PutObject'], prefix: anchorPrefix },
      ],
    },
  },
  timeout: 300,
} as const satisfies Manifest;
