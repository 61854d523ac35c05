import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import * as z from 'zod';
import type { Deployment } from './deployment.ts';

/** A running stand-in for Secrets Manager, on loopback only. */
export type Secrets = {
  readonly endpoint: string /** What a secret holds, by its ARN. */;
  readonly textOf: (arn: string) => string;
  readonly stop: () => Promise<void>;
};

const secretSchema = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: z.object({ PasswordLength: z.int().optional() }).optional(),
});

const askedSchema = z.object({ SecretId: z.string() });

/**
 * Hands out the secrets of the templates to whoever asks on this machine, as Secrets Manager's `GetSecretValue`.
 * @param entered what a person would enter where a template leaves the secret open (it says nothing of how a generated one looks)
 */
export const startSecrets = async (deployment: Deployment, entered: string): Promise<Secrets> => {
  const texts = new Map(
    deployment.resources('AWS::SecretsManager::Secret').map((secret) => {
      const { SecretString, GenerateSecretString } = secretSchema.parse(deployment.properties(secret));
      const length = GenerateSecretString?.PasswordLength;
      const generated = length === undefined ? entered : randomBytes(length).toString('hex').slice(0, length);
      return [deployment.identity(secret).ref, SecretString ?? generated];
    }),
  );
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { SecretId: ARN = '' } = askedSchema.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')).data ?? {};
    const SecretString = request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue' ? texts.get(ARN) : undefined;
    const answer = SecretString === undefined ? { __type: 'ResourceNotFoundException' } : { ARN, SecretString };
    response.writeHead(SecretString === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the secrets listen on no port');
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const textOf = (arn: string): string => {
    const text = texts.get(arn);
    if (text === undefined) throw new Error(`the templates have no secret ${arn}`);
    return text;
  };
  return { endpoint: `http://127.0.0.1:${address.port}`, textOf, stop };
};
