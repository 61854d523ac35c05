import { describe, expect, it } from 'vitest';
import { routeTable } from '../../../shared/runtime/route-table.ts';

const keys = [
  '$default',
  'ANY /{proxy+}',
  'ANY /antrag',
  'GET /antrag',
  'POST /antrag',
  'GET /antrag/{id}',
  'GET /antrag/neu',
  'ANY /antrag/neu',
  'GET /berichte/{month}/{file+}',
  'GET /',
];

describe('routes of an HTTP API', () => {
  // Later routes must not lose against earlier ones: the order of the template says nothing.
  describe.each([
    ['as written', keys],
    ['reversed', keys.toReversed()],
  ])('%s', (_order, routeKeys) => {
    const routeFor = routeTable(routeKeys.map((routeKey) => ({ routeKey, target: routeKey })));

    it.each([
      ['GET', '/antrag', 'GET /antrag', {}],
      ['DELETE', '/antrag', 'ANY /antrag', {}],
      ['GET', '/antrag/7', 'GET /antrag/{id}', { id: '7' }],
      ['GET', '/antrag/neu', 'GET /antrag/neu', {}],
      ['PUT', '/antrag/neu', 'ANY /antrag/neu', {}],
      ['POST', '/antrag/7', 'ANY /{proxy+}', { proxy: 'antrag/7' }],
      ['GET', '/berichte/2026-10/a/b.csv', 'GET /berichte/{month}/{file+}', { month: '2026-10', file: 'a/b.csv' }],
      ['GET', '/', 'GET /', {}],
      ['GET', '/antrag/', 'ANY /{proxy+}', { proxy: 'antrag/' }],
    ])('%s %s → %s', (method, path, routeKey, pathParameters) => {
      expect(routeFor(method, path)).toEqual({ routeKey, target: routeKey, pathParameters });
    });
  });

  it('falls back to $default, or to nothing', () => {
    const routes = [{ routeKey: 'GET /a', target: 1 }];
    expect(routeTable(routes)('GET', '/b')).toBeUndefined();
    expect(routeTable([...routes, { routeKey: '$default', target: 2 }])('POST', '/a')).toEqual({
      routeKey: '$default',
      target: 2,
      pathParameters: {},
    });
  });
});
