import type { HttpAnswer } from './http-handler.ts';

/** A file for who asked for it, saved under a name and kept by nobody else. */
export const fileAnswer = (name: string, type: string, body: string | Uint8Array): HttpAnswer => ({
  status: 200,
  headers: {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  },
  body,
});
