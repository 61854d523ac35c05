import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { jsonAnswer, pageAnswer, redirectAnswer } from '../../../shared/runtime/http-handler.ts';
import { encodedPage } from '../../../shared/runtime/page-encoding.ts';

const html = `<!doctype html><title>Ä</title>${'<p>Förderung „für alle“</p>'.repeat(100)}`;
const bytesOf = (body: string | Uint8Array): Uint8Array => (typeof body === 'string' ? new Uint8Array() : body);

describe('a page', () => {
  it('travels in the best encoding that the browser takes', () => {
    const [brotli, gzip] = [encodedPage(pageAnswer(html), 'gzip, deflate, br, zstd'), encodedPage(pageAnswer(html), 'gzip, br;q=0')];
    expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect(brotliDecompressSync(bytesOf(brotli.body)).toString()).toBe(html);
    expect(gunzipSync(bytesOf(gzip.body)).toString()).toBe(html);
    expect(bytesOf(brotli.body).length).toBeLessThan(html.length / 5);
    expect(brotli.headers).toMatchObject({ vary: 'accept-encoding', 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  });

  it.each(['', 'identity', 'deflate', 'br;q=0, gzip;q=0', 'xbr'])('stays as it is for a browser that takes „%s“', (accepted) => {
    const { headers, body } = encodedPage(pageAnswer(html), accepted);
    expect([headers['content-encoding'], body]).toEqual([undefined, html]);
  });
});

it.each([
  ['a short page', pageAnswer('<p>kurz</p>')],
  ['a redirect', redirectAnswer('/antrag')],
  ['JSON, whose entity tag names its bytes', jsonAnswer(z.string(), 'x'.repeat(2000))],
  ['a file', { status: 200, headers: { 'content-type': 'font/woff2' }, body: new Uint8Array(2000) }],
])('%s stays as it is', (_what, answer) => {
  expect(encodedPage(answer, 'br, gzip')).toEqual(answer);
});
