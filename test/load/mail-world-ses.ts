import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESClient } from '@aws-sdk/client-ses';
import { localCredentials, localRegion } from '../../infra/local/dynamodb.ts';
import { accepted, refusals, type SentMail, type SesAnswer, sentMailOf } from '../../infra/local/ses-api.ts';
import { eventsOf } from '../../infra/local/ses-events.ts';

/** A mail in the inbox. */
export type Taken = { readonly to: string; readonly mail: string; readonly messageId: string };

/** What SES does with a call: answers, or takes the mail and loses its answer, or refuses. */
export type Trouble = 'cut-after' | 'error-after' | 'error-before' | 'throttle';

/** SES in this process over HTTP, with the parsing, answers and events of the stand-in. Its inbox stays when everything else dies. */
export const startWorldSes = async ({
  trouble,
  now,
  publish,
}: {
  readonly trouble: () => Trouble | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly publish: (event: object) => void;
}) => {
  const inbox: Taken[] = [];
  const take = (mail: SentMail): SesAnswer => {
    const [to = ''] = mail.destinations;
    const messageId = `0107${String(inbox.length).padStart(12, '0')}-${crypto.randomUUID()}-000000`;
    inbox.push({ to, mail: mail.tags['mail'] ?? '', messageId });
    for (const event of eventsOf({ mail, messageId, at: new Date(now()), account: '000000000000', region: localRegion })) publish(event);
    return accepted(messageId);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const mail = sentMailOf(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
      const what = trouble();
      const answer = what === 'throttle' ? refusals.throttle : what === 'error-before' ? refusals.error : take(mail);
      const { status, body } = what === 'error-after' ? refusals.error : answer;
      if (what === 'cut-after') response.destroy();
      else response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
    });
  });
  // A connection that is closed while a call is on its way looks like a lost answer: here those are ordered.
  server.keepAliveTimeout = 10 * 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = Object(server.address());
  const client = new SESClient({ endpoint: `http://127.0.0.1:${port}`, region: localRegion, credentials: localCredentials, maxAttempts: 1 });
  const stop = (): void => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  };
  return { inbox, client, stop };
};
