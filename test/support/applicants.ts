import { randomInt } from 'node:crypto';
import * as z from 'zod';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { inboxMails } from './inbox.ts';
import { openApiExample } from './open-api-example.ts';

type Cloud = Pick<LocalCloud, 'url' | 'inboxUrl' | 'idle'>;

const receiptSchema = z.object({ id: z.uuid(), reference: z.string() });

/** An application with this contact address, made through the API. */
export const applyAs = async ({ url }: Cloud, email: string): Promise<z.infer<typeof receiptSchema>> => {
  const example = await openApiExample(url);
  const contact = z.looseObject({}).parse(example['contact']);
  const answer = await fetch(`${url}/api/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': email, ...fromAnywhere() },
    body: JSON.stringify({ ...example, contact: { ...contact, email } }),
  });
  return receiptSchema.parse(await answer.json());
};

/** Another network each time, as CloudFront tells it: a machine that runs tests asks for more links than an office. */
export const fromAnywhere = (): Record<string, string> => ({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.1` });

/** What the form for a link says of itself: a person took some seconds. */
const askedSlowly = (): Record<string, string> => ({ erstellt: new Date(Date.now() - 5000).toISOString() });

/** Sends a form as a page of the site does. */
export const postForm = (
  url: string,
  path: string,
  fields: Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[] = {},
  headers: Record<string, string> = {},
): Promise<Response> => {
  const sent = Array.isArray(fields) ? fields : Object.entries(fields);
  return fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, ...fromAnywhere(), ...headers },
    body: new URLSearchParams([...(path === '/status' ? Object.entries(askedSlowly()) : []), ...sent]),
  });
};

/** Paths of all sign-in links that were mailed to an address, oldest first. */
export const linksTo = async (cloud: Cloud, address: string): Promise<string[]> => {
  await cloud.idle();
  const mails = (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(address)));
  return mails.flatMap(({ body }) => /\/status\/anmelden\/\S+/.exec(body.text)?.[0] ?? []);
};

/** The value of the session cookie that an answer sets. */
export const sessionOf = (answer: Response): string => /^__Host-session=([^;]*);/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1] ?? '';

/**
 * Asks for a link, takes it from the inbox and uses it. Who has no application yet gets a link only on the way to one.
 * @returns the value of the session cookie
 */
export const signIn = async (cloud: Cloud, address: string, target?: '/antrag/entwuerfe'): Promise<string> => {
  await postForm(cloud.url, '/status', { email: address, ...(target && { ziel: target }) });
  return sessionOf(await postForm(cloud.url, (await linksTo(cloud, address)).at(-1) ?? ''));
};
