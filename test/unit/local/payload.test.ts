import { describe, expect, it } from 'vitest';
import { type ApiRequest, payloadOf, wireAnswer } from '../../../infra/local/payload.ts';

const request = (parts: Partial<ApiRequest>): ApiRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  headers: {},
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  ...parts,
});
const eventOf = (parts: Partial<ApiRequest>): Record<string, unknown> =>
  JSON.parse(
    payloadOf(request(parts), { routeKey: 'POST /x', target: undefined, pathParameters: {} }, { id: 'api', host: 'api.example' }, 'request-1'),
  );

describe('payload format 2.0', () => {
  it('passes JSON on as text and forms as base64', () => {
    const json = eventOf({ headers: { 'content-type': 'application/json; charset=utf-8' }, body: Buffer.from('{"a":"ä"}') });
    expect([json['body'], json['isBase64Encoded']]).toEqual(['{"a":"ä"}', false]);
    const form = eventOf({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: Buffer.from('a=%C3%A4') });
    expect([form['body'], form['isBase64Encoded']]).toEqual([Buffer.from('a=%C3%A4').toString('base64'), true]);
  });

  it('has no body and no query parameters where there are none', () => {
    expect(Object.keys(eventOf({}))).not.toEqual(expect.arrayContaining(['body', 'queryStringParameters', 'cookies', 'pathParameters']));
  });

  it('decodes the path, keeps the query as it came, and joins what comes twice', () => {
    const event = eventOf({ path: '/b%C3%A4r', query: 'a=1&a=%C3%A4', headers: { cookie: 'x=1; y=2', host: '127.0.0.1:4000', accept: '*/*' } });
    expect(event).toMatchObject({
      rawPath: '/bär',
      rawQueryString: 'a=1&a=%C3%A4',
      queryStringParameters: { a: '1,ä' },
      cookies: ['x=1', 'y=2'],
      headers: { accept: '*/*', host: 'api.example', 'x-forwarded-for': '127.0.0.1' },
      requestContext: { http: { method: 'POST', path: '/bär', sourceIp: '127.0.0.1' }, requestId: 'request-1', stage: '$default' },
    });
    expect(event['headers']).not.toHaveProperty('cookie');
  });
});

it('appends who called to whom CloudFront names as its visitor', () => {
  const event = eventOf({ headers: { 'x-forwarded-for': '198.51.100.9' } });
  expect(event['headers']).toMatchObject({ 'x-forwarded-for': '198.51.100.9, 127.0.0.1' });
});

describe('a function’s answer', () => {
  it('becomes status, headers, cookies and bytes', () => {
    const answer = wireAnswer({
      statusCode: 201,
      headers: { 'Content-Type': 'x/y', 'X-Count': 3 },
      cookies: ['a=1'],
      body: 'aGk=',
      isBase64Encoded: true,
    });
    expect({ ...answer, body: answer.body.toString() }).toEqual({
      status: 201,
      headers: { 'content-type': 'x/y', 'x-count': '3', 'set-cookie': ['a=1'] },
      body: 'hi',
    });
  });

  it('is the JSON body when it names no status', () => {
    const answer = wireAnswer({ hello: 'world' });
    expect([answer.status, answer.headers['content-type'], answer.body.toString()]).toEqual([200, 'application/json', '{"hello":"world"}']);
  });

  it('is a fault when it has another shape', () => {
    const answer = wireAnswer({ statusCode: 200, body: { not: 'text' } });
    expect([answer.status, answer.body.toString()]).toEqual([500, '{"message":"Internal Server Error"}']);
  });
});
