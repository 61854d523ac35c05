import { S3ServiceException } from '@aws-sdk/client-s3';

/** The HTTP status with which S3 refused; `undefined` for every other fault. */
export const refusedWith = (fault: unknown): number | undefined => (fault instanceof S3ServiceException ? fault.$metadata.httpStatusCode : undefined);

/** Whether S3 said that there is no such object. Who may not list a bucket hears 403 for an object that is not there. */
export const isMissing = (fault: unknown): boolean => [403, 404].includes(refusedWith(fault) ?? 0);
