import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type ImportResult, importResultSchema } from '../domain/statistics/vintage.ts';
import { figuresUploadPrefix } from './figures-upload-prefix.ts';
import { type FileTaken, presignedForm, type UploadForm } from './presigned-form.ts';
import { figuresKeys } from './table-design.ts';

/** Key of the file of an upload. */
export const figuresUploadKey = (id: string): string => `${figuresUploadPrefix}${id}`;

/**
 * Files with figures that somebody uploads and looks at before they count: of authorities by the staff, of administrations by themselves.
 * @param keyOf key of the file of an upload, by its id
 */
export const figuresUploads = (
  { client, bucket }: { readonly client: S3Client; readonly bucket: string },
  keyOf: (id: string) => string = figuresUploadKey,
) => ({
  /** @see presignedForm */
  uploadForm: ({ id, ...taken }: Pick<FileTaken, 'returnTo' | 'maximum'> & { readonly id: string }): Promise<UploadForm> =>
    // Whatever the browser takes the file for: the first bytes tell. An empty file is named by the page that checks it, and not by S3.
    presignedForm({ client, bucket }, { key: keyOf(id), mediaType: 'application/octet-stream', minimum: 0, ...taken }),

  /** Deletes the file of an upload. One that is not there is no fault. */
  remove: async (id: string): Promise<void> => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(id) }));
  },
});

/** @see figuresUploads */
export type FiguresUploads = ReturnType<typeof figuresUploads>;

/** What has become of imports. */
export const figuresImports = ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }) => ({
  /** What an import with this request id answered; `undefined` when there was none. */
  importOf: async (request: string): Promise<ImportResult | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: figuresKeys.import(request), ConsistentRead: true }));
    return Item && importResultSchema.parse(Item);
  },
});

/** @see figuresImports */
export type FiguresImports = ReturnType<typeof figuresImports>;
