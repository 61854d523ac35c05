import { describe, expect, it } from 'vitest';
import { edgeFunction } from '../../../infra/local/edge-function.ts';
import { applyHeaders } from '../../../infra/local/response-headers.ts';
import { pathPattern } from '../../../infra/local/site.ts';

describe('path patterns of CloudFront', () => {
  it.each([
    ['/berichte/*', '/berichte/', true],
    ['/berichte/*', '/berichte/2026-10/index.html', true],
    ['/berichte/*', '/berichte', false],
    ['/berichte/*', '/Berichte/', false],
    ['berichte', '/berichte', true],
    ['*.css', '/assets/a.css', true],
    ['*.css', '/assets/acss', false],
    ['/a?c', '/abc', true],
    ['/a?c', '/ac', false],
    ['*', '/anything?[x]', true],
  ])('%s against %s → %s', (pattern, path, expected) => {
    expect(pathPattern(pattern).test(path)).toBe(expected);
  });
});

describe('viewer-request functions', () => {
  const request = { method: 'GET', uri: '/berichte/', query: 'a=1', sourceIp: '127.0.0.1' };

  it('may change the address', async () => {
    const run = edgeFunction("function handler(event) { event.request.uri += 'index.html'; return event.request; }");
    expect(await run(request)).toEqual({ request: { ...request, uri: '/berichte/index.html' } });
  });

  it('may answer themselves', async () => {
    const run = edgeFunction(
      "async function handler(event) { return { statusCode: 301, headers: { Location: { value: event.request.uri + '/' } } }; }",
    );
    expect(await run({ ...request, uri: '/berichte' })).toEqual({
      answer: { status: 301, headers: { location: '/berichte/' }, body: Buffer.from('') },
    });
  });

  it('know nothing of Node', async () => {
    await expect(edgeFunction('function handler() { return { statusCode: 200, body: typeof process + typeof require }; }')(request)).resolves.toEqual(
      {
        answer: { status: 200, headers: {}, body: Buffer.from('undefinedundefined') },
      },
    );
  });
});

describe('response headers policies', () => {
  it('override what the origin sent only where they say so', () => {
    const answer = { status: 200, headers: { a: 'origin', b: 'origin' }, body: Buffer.alloc(0) };
    const rules = [
      { name: 'a', value: 'policy', override: true },
      { name: 'b', value: 'policy', override: false },
      { name: 'c', value: 'policy', override: false },
    ];
    expect(applyHeaders(answer, rules).headers).toEqual({ a: 'policy', b: 'origin', c: 'policy' });
  });
});
