import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { localCredentials, localRegion } from '../../infra/local/dynamodb.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { staffKeys } from '../../shared/store/table-design.ts';

type Cloud = Pick<LocalCloud, 'url'>;

/** What an answer sets, as a browser sends it back. */
export const cookiesOf = (answer: Response): string[] => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');

/** Where the page on the way to the issuer leads. */
export const refreshOf = (answer: Response): string => (answer.headers.get('refresh') ?? '').replace(/^0; url=/, '');

/** Begins a sign-in as the page does. @returns the address at the issuer, and the cookie of the attempt */
export const beginSignIn = async (
  { url }: Cloud,
  target?: string,
  cookie?: string,
  again = false,
): Promise<{ readonly location: string; readonly cookie: string }> => {
  const answer = await fetch(`${url}/amt/anmelden/start`, {
    method: 'POST',
    headers: { origin: url, ...(cookie === undefined ? {} : { cookie }) },
    body: new URLSearchParams({ ...(target !== undefined && { ziel: target }), ...(again && { erneut: 'ja' }) }),
  });
  return { location: refreshOf(answer), cookie: cookiesOf(answer).join('; ') };
};

/**
 * Chooses a person at the local issuer, as a browser without scripts.
 * @param location where the site sends people to sign in
 * @param person id of one of the example's people, e.g. `kit-adviser`
 * @returns the address on the site to which the issuer sends them back
 */
export const choosePerson = async (location: string, person: string): Promise<string> => {
  const jar = new Map<string, string>();
  const visit = async (address: string, body?: URLSearchParams): Promise<string> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie }, ...(body === undefined ? {} : { method: 'POST', body }) });
    for (const set of cookiesOf(answer)) jar.set(set.slice(0, set.indexOf('=')), set.slice(set.indexOf('=') + 1));
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
    return new URL(next, address).href;
  };
  const page = await visit(location);
  return visit(await visit(page, new URLSearchParams({ person })));
};

/** Comes back from the issuer. */
export const comeBack = (address: string, cookie: string): Promise<Response> => fetch(address, { redirect: 'manual', headers: { cookie } });

/**
 * Signs one of the example's people in.
 * @param again cookie of a session in which they prove again who they are
 * @returns the cookie of the session, e.g. `__Host-staff=…`
 */
export const signInStaff = async (cloud: Cloud, person: string, again?: string): Promise<string> => {
  const { location, cookie } = await beginSignIn(cloud, undefined, again, again !== undefined);
  const answer = await comeBack(await choosePerson(location, person), cookie);
  const session = cookiesOf(answer).find((set) => set.startsWith('__Host-staff='));
  if (session === undefined) throw new Error(`${person} was not signed in: ${answer.status} ${await answer.text()}`);
  return session;
};

/** Lets so many minutes pass since somebody signed in. @param cookie of their session */
export const ageSession = async (cloud: Pick<LocalCloud, 'dynamoEndpoint' | 'tableName'>, cookie: string, minutes: number): Promise<void> => {
  const client = new DynamoDBClient({ endpoint: cloud.dynamoEndpoint, region: localRegion, credentials: localCredentials });
  const hash = tokenHashOf('staff-session', cookie.replace('__Host-staff=', ''), surroundings.hash) ?? '';
  await DynamoDBDocumentClient.from(client).send(
    new UpdateCommand({
      TableName: cloud.tableName('staff'),
      Key: staffKeys.session(hash),
      UpdateExpression: 'SET authenticatedAt = :then',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':then': new Date(Date.now() - minutes * 60_000).toISOString() },
    }),
  );
  client.destroy();
};
