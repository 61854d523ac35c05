import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { HttpAnswer } from './http-handler.ts';

/** Bytes from which on it is worth it: less fits into one packet. */
const worthIt = 1000;

/** Whether a browser takes an encoding; `br;q=0` says that it does not. */
const takes = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((entry) => {
    const [name = '', quality = '1'] = entry.trim().split(/\s*;\s*q=/);
    return name === encoding && Number(quality) > 0;
  });

const encode = {
  br: (text: string): Uint8Array => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (text: string): Uint8Array => gzipSync(text),
} as const;

/**
 * A page as it travels: CloudFront compresses only what it may keep, and a page is for nobody but who asked for it (docs/decisions/0108).
 * Everything else stays as it is.
 * @param accepted the header `accept-encoding`
 */
export const encodedPage = (answer: HttpAnswer, accepted = ''): HttpAnswer => {
  const { headers, body } = answer;
  if (typeof body !== 'string' || body.length < worthIt || !headers['content-type']?.startsWith('text/html')) return answer;
  const encoding = takes(accepted, 'br') ? 'br' : takes(accepted, 'gzip') ? 'gzip' : undefined;
  const varied = { ...headers, vary: 'accept-encoding' };
  if (encoding === undefined) return { ...answer, headers: varied };
  return { ...answer, headers: { ...varied, 'content-encoding': encoding }, body: encode[encoding](body) };
};
