import type { buildApp } from 'fauxqs';

/** An object that was created in a bucket: what S3 tells EventBridge of it. */
export type CreatedObject = {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** Without quotation marks. */
  readonly etag: string;
  readonly reason: 'PutObject' | 'POST Object' | 'CopyObject';
};

type Emulator = ReturnType<typeof buildApp>;
type Created = Pick<CreatedObject, 'bucket' | 'key' | 'reason'>;

/** fauxqs notifies nobody. Reports every object before the answer to its upload leaves, so that who has the answer can wait for what follows. */
export const reportCreatedObjects = (emulator: Emulator, report: (created: CreatedObject) => void): void => {
  emulator.addHook('onSend', async ({ method, params, headers }, reply, payload) => {
    const created = reply.statusCode < 400 ? createdBy(method, Object(params), headers['x-amz-copy-source'], reply.getHeader('location')) : undefined;
    if (created !== undefined) report({ ...created, ...(await look(emulator, created)) });
    return payload;
  });
};

/** `*` is fauxqs's name for the key in a path; a form has it among its fields, and the way back tells it. */
const createdBy = (
  method: string,
  params: { readonly bucket?: string; readonly '*'?: string },
  copySource: unknown,
  location: unknown,
): Created | undefined => {
  const { bucket, '*': key = '' } = params;
  if (bucket === undefined) return undefined;
  if (method === 'PUT') return key === '' ? undefined : { bucket, key, reason: copySource === undefined ? 'PutObject' : 'CopyObject' };
  if (method !== 'POST' || typeof location !== 'string') return undefined;
  return { bucket, key: new URL(location).searchParams.get('key') ?? '', reason: 'POST Object' };
};

const look = async (emulator: Emulator, { bucket, key }: Created): Promise<Pick<CreatedObject, 'size' | 'etag'>> => {
  const { headers } = await emulator.inject({ method: 'HEAD', url: `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}` });
  return { size: Number(headers['content-length'] ?? 0), etag: String(headers['etag'] ?? '').replaceAll('"', '') };
};
