import { createHash, randomUUID } from 'node:crypto';
import { manifest } from '../../functions/apply-for-funding/manifest.ts';
import { routes } from '../../functions/apply-for-funding/routes.ts';
import { county } from '../../shared/county/county.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { lambdaContext } from './lambda-context.ts';
import { memoryCounters } from './memory-counters.ts';
import { memoryFundingStore } from './memory-funding-store.ts';
import { round } from './submissions.ts';

const numbers = Array.from({ length: 165 }, (_, i) => String(i + 1).padStart(3, '0'));

/** A county of the tests: 165 Gemeinden 01999001 to 01999165, two administrations and one amtsfreie Gemeinde. */
export const testCounty: CountyProfile = {
  ...county,
  key: '01999',
  name: 'Kreis Musterland',
  municipalities: numbers.map((number) => ({ ags: `01999${number}`, name: `Dorf ${number}`, kind: 'Gemeinde', population: 100 })),
  administrations: [
    { area: '019995001', name: 'Amt Nord', kind: 'amt', municipalities: ['01999001', '01999002'] },
    { area: '019995002', name: 'Amt Süd', kind: 'amt', municipalities: numbers.slice(3).map((number) => `01999${number}`) },
    { area: '01999003', name: 'Stadt Mitte', kind: 'amtsfrei', municipalities: ['01999003'] },
  ],
};

/** The routes of applying with everything around them but the database: requests in, answers out. */
export const applicationSite = ({ rounds = [round], at = '2026-11-22T12:00:00.000Z' }: { rounds?: Round[]; at?: string } = {}) => {
  const memory = memoryFundingStore(rounds);
  const counting = memoryCounters();
  const store = { ...memory.store, ...counting.store };
  const clock = { at };
  const site = { county: testCounty, exampleData: true, siteUrl: 'https://teilhabe.example' };
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const handler = httpHandler(manifest, routes({ site, store, hash, now: () => clock.at, newId: randomUUID }), errorPage(site));
  const call = (method: string, path: string, extra: { body?: string; headers?: Record<string, string>; route?: string; query?: string } = {}) => {
    const route = extra.route ?? path;
    const id = path.slice(route.indexOf('{'));
    const event = {
      routeKey: `${method} ${route}`,
      rawPath: path,
      rawQueryString: extra.query ?? '',
      headers: extra.headers ?? {},
      ...(extra.body === undefined ? {} : { body: extra.body }),
      ...(route.includes('{') ? { pathParameters: { id } } : {}),
      requestContext: { http: { method } },
    };
    return handler(event, lambdaContext('request-1'));
  };
  return {
    ...memory,
    counters: counting.counters,
    clock,
    get: (path: string, route = path, query = '') => call('GET', path, { route, query }),
    postForm: (form: URLSearchParams) =>
      call('POST', '/antrag', { body: form.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    postJson: (body: unknown, headers: Record<string, string> = {}) =>
      call('POST', '/api/applications', { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
  };
};
