import { createHash, randomUUID } from 'node:crypto';
import { isValidIBAN } from 'ibantools';
import type { ApplyDeps } from '../../functions/apply-for-funding/deps.ts';
import { manifest } from '../../functions/apply-for-funding/manifest.ts';
import { routes } from '../../functions/apply-for-funding/routes.ts';
import { county } from '../../shared/county/county.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { applicantOf } from '../../shared/domain/access/applicant.ts';
import { expiryOf, sessionLifetime } from '../../shared/domain/access/expiry.ts';
import { admitWithin } from '../../shared/domain/access/limits.ts';
import type { Session } from '../../shared/domain/access/session.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { applicantSessions } from '../../shared/runtime/applicant-session.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { callerOf } from './http-calls.ts';
import { memoryCounters } from './memory-counters.ts';
import { memoryDrafts } from './memory-drafts.ts';
import { memoryFundingStore } from './memory-funding-store.ts';
import { round } from './submissions.ts';

const numbers = Array.from({ length: 165 }, (_, i) => String(i + 1).padStart(3, '0'));

/** A county of the tests: 165 Gemeinden 01999001 to 01999165, two administrations and one amtsfreie Gemeinde. */
export const testCounty: CountyProfile = {
  ...county,
  key: '01999',
  name: 'Kreis Musterland',
  municipalities: numbers.map((number) => ({ ags: `01999${number}`, name: `Dorf ${number}`, kind: 'Gemeinde' })),
  administrations: [
    { area: '019995001', name: 'Amt Nord', kind: 'amt', municipalities: ['01999001', '01999002'] },
    { area: '019995002', name: 'Amt Süd', kind: 'amt', municipalities: numbers.slice(3).map((number) => `01999${number}`) },
    { area: '01999003', name: 'Stadt Mitte', kind: 'amtsfrei', municipalities: ['01999003'] },
  ],
};

const siteUrl = 'https://teilhabe.example';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const known = new Set(testCounty.municipalities.map(({ ags }) => ags));

const json = { 'content-type': 'application/json' };

/** The routes of applying with everything around them but the database: requests in, answers out. */
export const applicationSite = ({ rounds = [round], at = '2026-11-22T12:00:00.000Z' }: { rounds?: Round[]; at?: string } = {}) => {
  const drafts = memoryDrafts();
  const memory = memoryFundingStore(rounds, drafts.writes);
  const counting = memoryCounters();
  const sessions = new Map<string, Session>();
  const clock = { at };
  const site = { county: testCounty, exampleData: true, siteUrl };
  const applicationOf = async (principal: string, id: string): Promise<Application | undefined> => {
    const application = memory.applications.get(id);
    const contact = application === undefined ? undefined : applicantOf(application.contact.email, hash);
    return contact === principal || drafts.members.has(`${principal} ${id}`) ? application : undefined;
  };
  const surroundings = { now: () => clock.at, hash };
  const deps: ApplyDeps = {
    ...drafts.deps,
    ...surroundings,
    site,
    store: memory.store,
    rounds: memory.store.rounds,
    newId: randomUUID,
    newToken: () => hash(randomUUID()),
    knownMunicipality: (ags) => known.has(ags),
    validIban: isValidIBAN,
    schemaAddress: `${siteUrl}/api/schemas/application-1.json`,
    admit: admitWithin(counting.store),
    applicationOf,
    applicationsOf: async (principal) => [...memory.applications.values()].filter(({ contact }) => applicantOf(contact.email, hash) === principal),
    sessions: applicantSessions({ ...surroundings, siteUrl, session: async (key) => sessions.get(key), keptInputPage: keptInputPage(site) }),
  };
  const handler = httpHandler(manifest, routes(deps), errorPage(site));
  const { call, answers } = callerOf(manifest, handler);

  return {
    ...memory,
    drafts,
    counters: counting.counters,
    deps,
    clock,
    answers,
    call,
    get: (address: string, query = '') => call('GET', query === '' ? address : `${address}?${query}`),
    /** Sends JSON. */
    send: (method: string, address: string, body: unknown, headers: Record<string, string> = {}) =>
      call(method, address, { body: JSON.stringify(body), headers: { ...json, ...headers } }),
    postJson: (body: unknown, headers: Record<string, string> = {}) =>
      call('POST', '/api/applications', { body: JSON.stringify(body), headers: { ...json, ...headers } }),
    /** A person who is signed in, in their browser. */
    browserOf: (address: string) => {
      const token = hash(`session of ${address}`);
      const principal = applicantOf(address, hash);
      sessions.set(tokenHashOf('session', token, hash) ?? '', { applicant: principal, address, expiresAt: expiryOf(clock.at, sessionLifetime) });
      const cookies = [`__Host-session=${token}`];
      return {
        principal,
        get: (target: string) => call('GET', target, { cookies }),
        post: (target: string, form: URLSearchParams) =>
          call('POST', target, {
            cookies,
            body: form.toString(),
            headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
          }),
      };
    },
  };
};

/** @see applicationSite */
export type ApplicationSite = ReturnType<typeof applicationSite>;
