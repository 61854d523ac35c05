import { manifest } from '../../functions/collect-figures/manifest.ts';
import { type RouteDeps, routes } from '../../functions/collect-figures/routes.ts';
import { countyCatalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import type { DelivererLink, DelivererSession } from '../../shared/domain/access/deliverer.ts';
import { isLive } from '../../shared/domain/access/expiry.ts';
import type { KeyHolder } from '../../shared/domain/access/figures-key.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import type { Delivery } from '../../shared/domain/statistics/delivery.ts';
import type { DeliveryEvent } from '../../shared/domain/statistics/delivery-event.ts';
import { type Observation, observationKey } from '../../shared/domain/statistics/observation.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { delivererSessions } from '../../shared/runtime/deliverer-session.ts';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { readSheet } from '../../shared/spreadsheets/read-rows.ts';
import { callerOf } from './http-calls.ts';
import { memoryCounters } from './memory-counters.ts';

const siteUrl = 'https://teilhabe.example';
const { hash } = surroundings;

/** An Amt and an amtsfreie Gemeinde of the county. */
const amt = county.administrations.find(({ kind }) => kind === 'amt');
const town = county.administrations.find(({ kind }) => kind === 'amtsfrei');
if (amt === undefined || town === undefined) throw new Error('the county has no administrations');

const recipientOf = (address: string, name: string, area: string): Recipient => ({
  id: addresseeOf(address, hash),
  address,
  name,
  language: 'de',
  duties: [
    { area, role: 'figures' },
    { area, role: 'report' },
  ],
  groups: [],
  topics: [],
  left: [],
  version: 1,
  changedAt: '2026-11-01T09:00:00.000Z',
});

/** Who is written to. */
export const figuresRecipients: readonly Recipient[] = [
  recipientOf('zuwanderung@amt.example', amt.name, amt.area),
  recipientOf('ordnungsamt@stadt.example', town.name, town.area),
];

const publishedRelease = (month: string, at: string): Release => ({
  month,
  revision: 1,
  state: 'published',
  inputsHash: 'a'.repeat(64),
  vintages: [],
  frozenAt: at,
  funding: { takenAt: at, year: Number(month.slice(0, 4)), projects: [] },
});

type Kept = { readonly vintage: string; readonly receivedAt: string; readonly observations: readonly Observation[] };

/** The pages and the API of the administrations with everything around them but the database. */
export const figuresSite = (at = '2026-11-05T09:00:00.000Z') => {
  const clock = { at };
  const deliveries = new Map<string, Delivery>();
  const vintages: Kept[] = [];
  const events: DeliveryEvent[] = [];
  const links = new Map<string, DelivererLink>();
  const sessions = new Map<string, DelivererSession>();
  const keys = new Map<string, KeyHolder>();
  const mails: MailDraft[] = [];
  const files = new Map<string, Uint8Array>();
  const published = new Set<string>();
  const counting = memoryCounters();
  const keyOf = ({ month, area }: Pick<Delivery, 'month' | 'area'>) => `${month} ${area}`;

  const keepDelivery = async (after: Delivery, event?: DeliveryEvent): Promise<boolean> => {
    if ((deliveries.get(keyOf(after))?.version ?? 0) !== after.version - 1) return false;
    deliveries.set(keyOf(after), after);
    if (event !== undefined) events.push(event);
    return true;
  };
  const access = {
    ...surroundings,
    ...counting.store,
    now: () => clock.at,
    pause: async () => undefined,
    putLink: async (linkHash: string, link: DelivererLink) => void links.set(linkHash, link),
    redeem: async (linkHash: string, sessionHash: string, times: { at: string; expiresAt: number }) => {
      const link = links.get(linkHash);
      if (link === undefined || !isLive(link, times.at)) return undefined;
      links.delete(linkHash);
      sessions.set(sessionHash, { area: link.area, address: link.address, expiresAt: times.expiresAt });
      return link;
    },
    session: async (sessionHash: string) => sessions.get(sessionHash),
    endSession: async (sessionHash: string) => void sessions.delete(sessionHash),
  };
  const site = { county, exampleData: true, siteUrl };
  const deps: RouteDeps = {
    ...access,
    county,
    catalogue: countyCatalogue,
    areas: areasOf(county),
    delivery: async (month, area) => deliveries.get(`${month} ${area}`),
    deliveriesOf: async (area, months) => months.flatMap((month) => deliveries.get(`${month} ${area}`) ?? []),
    keepDelivery,
    pauseAfterRace: async () => undefined,
    observations: async (month, options) => {
      const latest = new Map<string, Observation>();
      const used = vintages.filter(({ vintage }) => options?.vintages?.includes(vintage) ?? true);
      for (const { observations } of used.toSorted((a, b) => a.vintage.localeCompare(b.vintage)))
        for (const row of observations) if (row.period === month) latest.set(observationKey(row), row);
      return [...latest.values()];
    },
    vintages: async (month) =>
      vintages.map(({ vintage, receivedAt, observations }) => ({
        month,
        vintage,
        receivedAt,
        rows: observations.length,
        sha256: 'a'.repeat(64),
        source: 'Formular',
        months: [month],
        kind: 'delivery',
        by: amt.name,
      })),
    submitFigures: async ({ delivery, event, observations, receivedAt, request }) => {
      const vintage = `${receivedAt}#${request.slice(0, 8)}`;
      const after = delivery(vintage);
      if (!(await keepDelivery(after, event))) return undefined;
      const kept: Observation[] = [];
      for await (const row of observations) kept.push(row);
      vintages.push({ vintage, receivedAt, observations: kept });
      return after;
    },
    revisions: async (month) => (published.has(month) ? [publishedRelease(month, at)] : []),
    releases: async () => [],
    recipientAt: async (address) => figuresRecipients.find(({ id }) => id === addresseeOf(address, hash)),
    post: async (mail) => void mails.push(mail),
    inbox: { read: async (key) => files.get(key) },
    readSheet,
    keyOf: (upload) => upload,
    uploads: {
      uploadForm: async ({ id, returnTo }) => ({ url: 'https://bucket.example/', fields: { key: id, success_action_redirect: returnTo } }),
      remove: async (id) => void files.delete(id),
    },
    useKey: async (keyHash) => keys.get(keyHash),
    sessions: delivererSessions({ ...access, siteUrl, keptInputPage: keptInputPage(site) }),
  };
  const { call, answers } = callerOf(manifest, httpHandler(manifest, routes(site, deps), errorPage(site)));

  /** Somebody of an administration, signed in. @returns their cookie */
  const signedIn = (area = amt.area): string => {
    const token = surroundings.newToken();
    sessions.set(tokenHashOf('figures-session', token, hash) ?? '', { area, address: 'zuwanderung@amt.example', expiresAt: Number.MAX_SAFE_INTEGER });
    return `__Host-figures=${token}`;
  };
  /** A program of an administration. @returns its key */
  const program = (area = amt.area, name = 'Fachverfahren'): string => {
    const token = surroundings.newToken();
    keys.set(tokenHashOf('figures-key', token, hash) ?? '', { id: crypto.randomUUID(), area, name });
    return token;
  };
  const get = (path: string, cookie?: string) => call('GET', path, { cookies: cookie === undefined ? [] : [cookie] });
  const post = (path: string, fields: Record<string, string>, cookie?: string, headers: Record<string, string> = { origin: siteUrl }) =>
    call('POST', path, {
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      cookies: cookie === undefined ? [] : [cookie],
    });
  return {
    clock,
    deliveries,
    vintages,
    events,
    links,
    sessions,
    keys,
    mails,
    files,
    published,
    deps,
    amt,
    town,
    signedIn,
    program,
    call,
    answers,
    get,
    post,
  };
};
