import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { fromAnywhere } from './applicants.ts';
import { formsIn } from './html-forms.ts';
import { inboxMails } from './inbox.ts';

type Cloud = Pick<LocalCloud, 'url' | 'inboxUrl' | 'idle' | 'dynamoEndpoint' | 'tableName'>;
type Fields = Readonly<Record<string, string>>;

/** The tables of a running system. Call `stop` when done. */
export const tablesOf = ({ dynamoEndpoint, tableName }: Pick<Cloud, 'dynamoEndpoint' | 'tableName'>) => {
  const dynamoDb = new DynamoDBClient({
    endpoint: dynamoEndpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const client = DynamoDBDocumentClient.from(dynamoDb, { marshallOptions: { removeUndefinedValues: true } });
  return {
    figures: { client, table: tableName('figures') },
    recipients: recipientStore({ client, table: tableName('mail') }),
    stop: () => dynamoDb.destroy(),
  };
};

/** Asks for a link to the figures with an address, takes it from the inbox and uses it. @returns the value of the session cookie */
export const signInToFigures = async (cloud: Cloud, address: string): Promise<string> => {
  const post = (path: string, fields: Fields) =>
    fetch(`${cloud.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: cloud.url, ...fromAnywhere() },
      body: new URLSearchParams(fields),
    });
  await post('/zahlen', { email: address, erstellt: new Date(Date.now() - 5000).toISOString() });
  await cloud.idle();
  const mails = (await inboxMails(cloud.inboxUrl)).filter(({ destination }) => destination.to.some((to) => to.includes(address)));
  const link = mails.flatMap(({ body }) => /\/zahlen\/anmelden\/\S+/.exec(body.text)?.[0] ?? []).at(-1) ?? '';
  const answer = await post(link, {});
  return /^__Host-figures=([^;]*);/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1] ?? '';
};

/** A browser of an administration that is signed in, without JavaScript: it opens forms, fills them in and follows redirects. */
export const delivererBrowser = ({ url }: Pick<Cloud, 'url'>, session: string) => {
  const headers = { cookie: `__Host-figures=${session}` };
  const get = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { headers, redirect: 'manual' });
    return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() };
  };
  /** Hidden fields of the form on a page. */
  const hidden = (html: string): Fields => Object.fromEntries(formsIn(html).find(({ action }) => /^\/zahlen\/\d/.test(action))?.fields ?? []);
  /** What a page sends when a person types `fields` and presses a button; it names each odd value that it shows. */
  const filled = (html: string, fields: Fields, action: string): [string, string][] => [
    ...(formsIn(html).find((form) => /^\/zahlen\/\d/.test(form.action))?.fields ?? []).map(([name, value]): [string, string] => [name, value]),
    ...Object.entries(fields),
    ['aktion', action],
  ];
  const send = async (path: string, fields: Fields | [string, string][]) => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, origin: url },
      body: new URLSearchParams(fields),
    });
    return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() };
  };
  return {
    get,
    hidden,
    filled,
    send,
    /** Opens the form of a month, types, and presses a button. @param action `speichern`, `berechnen`, `unveraendert`, `melden` */
    fillIn: async (month: string, fields: Fields, action: string) => {
      const { html } = await get(`/zahlen/${month}`);
      return send(`/zahlen/${month}`, filled(html, fields, action));
    },
  };
};
