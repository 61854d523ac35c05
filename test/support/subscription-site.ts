import { manifest } from '../../functions/keep-subscriptions/manifest.ts';
import { type RouteDeps, routes } from '../../functions/keep-subscriptions/routes.ts';
import { county } from '../../shared/county/county.ts';
import { isLive } from '../../shared/domain/access/expiry.ts';
import { addresseeOf } from '../../shared/domain/notices/mail.ts';
import type { Recipient, RecipientEvent } from '../../shared/domain/notices/recipient.ts';
import type { PendingSubscription } from '../../shared/domain/notices/subscription.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { callerOf } from './http-calls.ts';
import { memoryCounters } from './memory-counters.ts';

/** Address of the site that these tests visit. */
export const subscriptionUrl = 'https://teilhabe.example';
const siteUrl = subscriptionUrl;
const seal = sealWith('a secret of this test');

/** What stands in a mail behind the address of the site. */
export const pathIn = ({ text }: Pick<MailDraft, 'text'>): string => new RegExp(`${siteUrl}(/berichte/\\S+)`).exec(text)?.[1] ?? '';

/** The pages of subscriptions with everything around them but the database; its promises are those that the store tests hold the real one to. */
export const subscriptionSite = (at = '2026-11-26T09:00:00.000Z') => {
  const clock = { at };
  const recipients = new Map<string, Recipient>();
  const histories = new Map<string, RecipientEvent[]>();
  const deleted = new Map<string, string>();
  const pendings = new Map<string, PendingSubscription>();
  const mails: MailDraft[] = [];
  const pauses: number[] = [];
  /** Runs once, between what a story has read and what it writes next. */
  const meanwhile: { act?: (() => void) | undefined } = {};
  const interrupt = (): void => {
    const { act } = meanwhile;
    meanwhile.act = undefined;
    act?.();
  };

  const keep = (after: Recipient, event: RecipientEvent): boolean => {
    if ((recipients.get(after.id)?.version ?? 0) !== after.version - 1) return false;
    recipients.set(after.id, after);
    histories.set(after.id, [...(histories.get(after.id) ?? []), event]);
    deleted.delete(after.id);
    return true;
  };
  const remove = ({ id, version }: Pick<Recipient, 'id' | 'version'>, when: string): boolean => {
    if (recipients.get(id)?.version !== version) return false;
    recipients.delete(id);
    histories.delete(id);
    deleted.set(id, when);
    return true;
  };

  const deps: RouteDeps = {
    ...surroundings,
    ...memoryCounters().store,
    now: () => clock.at,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    pauseAfterRace: async () => undefined,
    seal: async () => seal,
    post: async (mail) => void mails.push(mail),
    recipient: async (id) => recipients.get(id),
    keepRecipient: async (after, event) => {
      interrupt();
      return keep(after, event);
    },
    deleteRecipient: async (recipient, when) => {
      interrupt();
      return remove(recipient, when);
    },
    putPending: async (hash, pending) => void pendings.set(hash, pending),
    pending: async (hash) => pendings.get(hash),
    confirm: async (hash, after, event) => {
      interrupt();
      const pending = pendings.get(hash);
      if (pending === undefined || !isLive(pending, event.at) || !keep(after, event)) return false;
      pendings.delete(hash);
      return true;
    },
  };
  const site = { county, exampleData: true, siteUrl };
  const { call, answers } = callerOf(manifest, httpHandler(manifest, routes(site, deps), errorPage(site)));

  let networks = 0;
  /** Sends a form as a page of the site does, from another network each time. */
  const post = (path: string, fields: Readonly<Record<string, string>> | [string, string][] = {}, headers = {}) => {
    networks += 1;
    const network = `10.${Math.floor(networks / 256) % 256}.${networks % 256}.1`;
    return call('POST', path, {
      body: new URLSearchParams(Array.isArray(fields) ? fields : { ...fields }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: siteUrl, 'x-forwarded-for': `${network}, 10.0.0.1`, ...headers },
    });
  };
  /** Lets time pass, in minutes. */
  const wait = (minutes: number): void => {
    clock.at = new Date(Date.parse(clock.at) + minutes * 60_000).toISOString();
  };
  /** Fills the form in as a person does. */
  const ask = (email: string, topics: readonly string[], language = 'de', headers = {}) =>
    post(
      '/berichte/abonnieren',
      [
        ['email', email],
        ['webseite', ''],
        ['erstellt', new Date(Date.parse(clock.at) - 5000).toISOString()],
        ...topics.map((topic): [string, string] => ['thema', topic]),
        ['sprache', language],
      ],
      headers,
    );
  /** Asks and confirms; an hour passes before, so that no limit counts. @returns path of the page in the copy */
  const subscribed = async (email: string, topics: readonly string[], language = 'de'): Promise<string> => {
    wait(61);
    await ask(email, topics, language);
    await post(pathIn(mails.at(-1) ?? { text: '' }));
    return pathIn(mails.at(-1) ?? { text: '' });
  };
  /** Enters somebody as staff do, or changes what they entered. */
  const enter = (address: string, entered: Partial<Pick<Recipient, 'duties' | 'groups'>>): Recipient => {
    const id = addresseeOf(address, seal);
    const before = recipients.get(id);
    const empty = { id, address, language: 'de' as const, duties: [], groups: [], topics: [], left: [] };
    const version = (before?.version ?? 0) + 1;
    const after: Recipient = { ...(before ?? empty), ...entered, version, changedAt: clock.at };
    keep(after, { recipient: id, version, at: clock.at, by: 'Kim Beispiel', kind: 'entered', what: 'Eingetragen.' });
    return after;
  };
  return {
    clock,
    wait,
    recipients,
    histories,
    deleted,
    pendings,
    mails,
    pauses,
    meanwhile,
    deps,
    seal,
    keep,
    remove,
    enter,
    ask,
    subscribed,
    call,
    answers,
    post,
    get: (path: string) => call('GET', path),
    idOf: (address: string) => addresseeOf(address, seal),
    recipientOf: (address: string) => recipients.get(addresseeOf(address, seal)),
  };
};
