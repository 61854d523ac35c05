import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { payloadLimit } from './http-api.ts';
import { StartFault } from './java.ts';
import { type ApiRequest, gatewayMessage, type WireAnswer } from './payload.ts';

/** The one address of the site. */
export type Gateway = {
  readonly port: number;
  readonly url: string;
  /** From now on requests are answered; before, they get 503. */
  readonly open: (answer: (request: ApiRequest) => Promise<WireAnswer>) => void;
  readonly stop: () => Promise<void>;
};

/**
 * Listens on loopback. @param port 0 for any free port
 * @throws StartFault when the port is taken
 */
export const startGateway = async (port: number): Promise<Gateway> => {
  let answer = async (_request: ApiRequest): Promise<WireAnswer> => gatewayMessage(503, 'Service Unavailable');
  const server = createServer((request, response) => {
    exchange(request, response, (read) => answer(read)).catch((fault: unknown) => {
      console.error(`${request.method} ${request.url}: ${fault instanceof Error ? fault.message : String(fault)}`);
      if (!response.headersSent) send(response, request.method, gatewayMessage(500, 'Internal Server Error'));
      else response.destroy();
    });
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE')) {
      throw new StartFault(
        `Port ${port} cannot be opened (${fault instanceof Error ? fault.message : String(fault)}): start with another PORT (PORT=5000 npm start).`,
      );
    }
    throw new StartFault(`Port ${port} is in use: stop what uses it, or start with another PORT (PORT=5000 npm start).`);
  }
  const bound = portOf(server);
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    open: (site) => {
      answer = site;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway listens on no port');
  return address.port;
};

const exchange = async (request: IncomingMessage, response: ServerResponse, answer: (request: ApiRequest) => Promise<WireAnswer>): Promise<void> => {
  const { method = 'GET', url = '/', headers } = request;
  // Dots in the path are resolved before anything looks at it, as CloudFront does: nothing leaves its folder or bucket.
  const target = URL.parse(url.startsWith('/') ? `http://site${url}` : url);
  if (target === null) return send(response, method, gatewayMessage(400, 'Bad Request'));
  const body = await bodyOf(request);
  if (body === undefined) {
    response.setHeader('connection', 'close');
    return send(response, method, gatewayMessage(413, 'Request Entity Too Large'));
  }
  const { pathname: path, search } = target;
  send(
    response,
    method,
    await answer({ method, path, query: search.slice(1), headers, body, sourceIp: request.socket.remoteAddress ?? '127.0.0.1' }),
  );
};

/** The whole body, or `undefined` when it is over the limit; what is too much is not kept. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  if (request.method === 'GET' || request.method === 'HEAD') return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= payloadLimit) chunks.push(chunk);
  }
  return length > payloadLimit ? undefined : Buffer.concat(chunks);
};

const send = (response: ServerResponse, method: string | undefined, { status, headers, body }: WireAnswer): void => {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (method !== 'HEAD' && status !== 304 && status !== 204) response.setHeader('content-length', body.length);
  response.end(method === 'HEAD' ? undefined : body);
};
