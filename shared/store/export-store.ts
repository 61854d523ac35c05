import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { epochSecond } from '../domain/access/expiry.ts';
import type { Instant } from '../domain/calendar.ts';
import { type ExportRequest, exportRequestSchema } from '../domain/funding/export-request.ts';
import { exportPrefix } from './export-prefix.ts';
import { queryPages, type TableAccess } from './item-pages.ts';
import { fundingKeys, streamEntities } from './table-design.ts';

const held = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return false;
    throw fault;
  }
};

/** What staff asked to have put out. Everybody has a list of their own and sees no other. */
export const exportStore = ({ client, table }: TableAccess) => ({
  /** Keeps a wish; the new item starts the work. @returns `false` when it was kept before */
  askExport: (request: ExportRequest): Promise<boolean> => {
    const Item = {
      ...fundingKeys.export(request.by.subject, request.at, request.id),
      entity: streamEntities.exportRequest,
      ...exportRequestSchema.parse(request),
    };
    return held(client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
  },

  /** What somebody asked for, the newest first, without what has expired. */
  exportsOf: async (subject: string, at: Instant): Promise<ExportRequest[]> => {
    const found: ExportRequest[] = [];
    const query = {
      KeyConditionExpression: 'pk = :pk',
      // DynamoDB deletes what expired up to some days late.
      FilterExpression: 'expiresAt > :now',
      ExpressionAttributeValues: { ':pk': fundingKeys.exports(subject).pk, ':now': epochSecond(at) },
      ScanIndexForward: false,
      ConsistentRead: true,
    };
    for await (const page of queryPages({ client, table }, query)) found.push(...page.map((item) => exportRequestSchema.parse(item)));
    return found;
  },

  /** Says what became of a wish, once. @returns `false` when that was said before, or it is gone */
  finishExport: ({ by, at, id }: ExportRequest, outcome: NonNullable<ExportRequest['outcome']>, finishedAt: Instant): Promise<boolean> =>
    held(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: fundingKeys.export(by.subject, at, id),
          UpdateExpression: 'SET outcome = :outcome, finishedAt = :at',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(outcome)',
          ExpressionAttributeValues: { ':outcome': outcome, ':at': finishedAt },
        }),
      ),
    ),
});

/** @see exportStore */
export type ExportStore = ReturnType<typeof exportStore>;

/** A file of an export. */
export type ExportFile = { readonly name: string; readonly type: string; readonly body: Uint8Array | string };

const keyOf = (id: string, name: string): string => `${exportPrefix}${id}/${name}`;
/** Seconds for which an address can be opened. */
const addressLifetime = 60;

/** Files of exports in the private bucket. Names hold no name of a person; ids are in no list. */
export const exportFiles = ({ client, bucket }: { readonly client: S3Client; readonly bucket: string }) => ({
  /** Keeps a file; made again, the last one counts. */
  keepFile: async (id: string, { name, type, body }: ExportFile): Promise<void> => {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: keyOf(id, name),
        Body: body,
        ContentType: type,
        ContentDisposition: `attachment; filename="${name}"`,
        CacheControl: 'private, no-store',
      }),
    );
  },

  /** An address that anybody can open for a minute: give it only to who asked for the file. */
  fileAddress: (id: string, name: string): Promise<string> =>
    getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: keyOf(id, name) }), { expiresIn: addressLifetime }),
});

/** @see exportFiles */
export type ExportFiles = ReturnType<typeof exportFiles>;
