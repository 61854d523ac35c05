import { expect, it } from 'vitest';
import { httpHandler, pageAnswer } from '../../../shared/runtime/http-handler.ts';
import type { Manifest } from '../../../shared/runtime/manifest.ts';
import { lambdaContext } from '../../support/lambda-context.ts';

const manifest = {
  name: 'keep-things',
  purpose: 'Test',
  impact: 'Test',
  triggers: [
    {
      kind: 'routes',
      routes: [
        { method: 'GET', path: '/dinge', kind: 'page' },
        { method: 'GET', path: '/dinge/{id}', kind: 'page' },
        { method: 'POST', path: '/dinge/{id}', kind: 'page' },
        { method: 'GET', path: '/dinge/neu', kind: 'page' },
        { method: 'GET', path: '/dinge/{id}/teile/{part}', kind: 'page' },
      ],
    },
  ],
  uses: {},
} as const satisfies Manifest;

const say = (name: string) => ({
  handle: ({ pathParameters }: { readonly pathParameters: Readonly<Record<string, string>> }) =>
    pageAnswer(`${name} ${JSON.stringify(pathParameters)}`),
});
const handler = httpHandler(
  manifest,
  {
    'GET /dinge': say('list'),
    'GET /dinge/{id}': say('one'),
    'POST /dinge/{id}': say('change'),
    'GET /dinge/neu': say('new'),
    'GET /dinge/{id}/teile/{part}': say('part'),
  },
  ({ title }) => title,
);

const call = async (method: string, rawPath: string) => {
  const rest = rawPath.replace('/dinge/', '');
  const event = {
    ...{ routeKey: 'ANY /dinge/{rest+}', rawPath, pathParameters: { rest }, rawQueryString: '' },
    ...{ headers: method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}, body: '' },
    requestContext: { http: { method, sourceIp: '192.0.2.1' } },
  };
  const { statusCode, body = '', headers } = await handler(event, lambdaContext('request-1'));
  return [statusCode, body, headers?.['allow']];
};

it.each([
  ['GET', '/dinge/7', 'one {"id":"7"}'],
  ['POST', '/dinge/7', 'change {"id":"7"}'],
  ['GET', '/dinge/neu', 'new {}'],
  ['GET', '/dinge/7/teile/a b', 'part {"id":"7","part":"a b"}'],
])('%s %s below a folder of the gateway reaches its page with its variables', async (method, path, said) => {
  expect(await call(method, path)).toEqual([200, said, undefined]);
});

it('answers HEAD, refuses another method with those that there are, and has no other page', async () => {
  expect((await call('HEAD', '/dinge/neu'))[0]).toBe(200);
  expect(await call('POST', '/dinge/neu')).toEqual([405, expect.any(String), 'GET, HEAD']);
  expect(await call('PUT', '/dinge/7')).toEqual([405, expect.any(String), 'GET, HEAD, POST']);
  for (const path of ['/dinge/7/teile', '/dinge/7/teile/', '/dinge//teile/1', '/dinge/7/8/9']) expect((await call('GET', path))[0]).toBe(404);
});
