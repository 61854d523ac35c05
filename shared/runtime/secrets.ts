import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * The way to a secret: fetched when it is first needed, then kept as long as this instance of the function lives. A failed try is not kept.
 * @param arn of the secret (`config.secret`)
 * @returns its text
 */
export const secretReader = (arn: string): (() => Promise<string>) => {
  const client = new SecretsManagerClient({});
  const fetchText = async (): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    if (SecretString === undefined || SecretString === '') throw new Error('the secret holds no text');
    return SecretString;
  };
  let kept: Promise<string> | undefined;
  return () => {
    kept ??= fetchText().catch((fault: unknown) => {
      kept = undefined;
      throw fault;
    });
    return kept;
  };
};
