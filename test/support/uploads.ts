import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { connectDynamoDb, localCredentials, localRegion } from '../../infra/local/dynamodb.ts';
import { attachmentFiles } from '../../shared/store/attachment-files.ts';
import { attachmentRemoval } from '../../shared/store/attachment-removal.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';
import { attachmentAddresses } from '../../shared/store/document-addresses.ts';
import type { UploadForm } from '../../shared/store/presigned-form.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { uploadForms } from '../../shared/store/upload-forms.ts';

/** The stores of attachments over a running system, as a page has them. Call `close` at the end. */
export const uploadsOf = (cloud: Pick<LocalCloud, 'dynamoEndpoint' | 's3Endpoint' | 'tableName' | 'bucketName'>) => {
  const dynamoDb = connectDynamoDb(cloud.dynamoEndpoint);
  const client = DynamoDBDocumentClient.from(dynamoDb.client, { marshallOptions: { removeUndefinedValues: true } });
  const table = cloud.tableName('funding');
  const s3 = new S3Client({ endpoint: cloud.s3Endpoint, region: localRegion, credentials: localCredentials });
  const bucket = { client: s3, bucket: cloud.bucketName('private') };
  const store = attachmentStore({ client, table });
  const files = attachmentFiles(bucket);
  const put = async (Item: Record<string, unknown>): Promise<void> => {
    await client.send(new PutCommand({ TableName: table, Item }));
  };
  return {
    /** Of the tables. */
    client,
    ...store,
    ...files,
    ...uploadForms(bucket),
    ...attachmentAddresses(bucket),
    ...attachmentRemoval({ ...store, ...files }),
    /** A draft that takes files. @returns its id */
    newDraft: async (): Promise<string> => {
      const caseId = randomUUID();
      await put({ ...fundingKeys.draft(caseId), entity: 'draft', id: caseId, expiresAt: Math.floor(Date.now() / 1000) + 3600 });
      return caseId;
    },
    put,
    /** Keys of the bucket below a prefix. */
    keysBelow: async (prefix: string): Promise<string[]> => {
      const listing = await (await fetch(`${cloud.s3Endpoint}/${bucket.bucket}?list-type=2&prefix=${encodeURIComponent(prefix)}`)).text();
      return [...listing.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
    },
    close: async (): Promise<void> => {
      s3.destroy();
      await dynamoDb.stop();
    },
  };
};

/** Sends a form as a browser does: the fields, then the file. */
export const sendForm = ({ url, fields }: UploadForm, name: string, content: Uint8Array<ArrayBuffer>): Promise<Response> => {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  body.set('file', new Blob([content]), name);
  return fetch(url, { method: 'POST', body, redirect: 'manual' });
};
