import type { AttributeValue, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { localRegion } from './dynamodb.ts';

/** A record of a stream as Lambda hands it to a function: times in epoch seconds, bytes in base64. */
export type LambdaStreamRecord = {
  readonly eventID: string;
  readonly eventName: string;
  readonly eventVersion: string;
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  readonly dynamodb: Readonly<Record<string, unknown>> & { readonly SequenceNumber: string; readonly ApproximateCreationDateTime: number };
};

/** Turns a record of the SDK into Lambda's. */
export const lambdaRecord = ({ eventID, eventName, eventVersion, dynamodb = {} }: StreamRecord, eventSourceARN: string): LambdaStreamRecord => {
  const { ApproximateCreationDateTime, Keys, NewImage, OldImage, SequenceNumber, SizeBytes, StreamViewType } = dynamodb;
  return {
    eventID: eventID ?? '',
    eventName: eventName ?? '',
    eventVersion: eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: localRegion,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      ...(Keys === undefined ? {} : { Keys: image(Keys) }),
      ...(NewImage === undefined ? {} : { NewImage: image(NewImage) }),
      ...(OldImage === undefined ? {} : { OldImage: image(OldImage) }),
      SequenceNumber: SequenceNumber ?? '',
      SizeBytes,
      StreamViewType,
    },
    eventSourceARN,
  };
};

const image = (attributes: Record<string, AttributeValue>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, typed(value)]));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const typed = (value: AttributeValue): Record<string, unknown> => {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(typed) };
  if (value.M !== undefined) return { M: image(value.M) };
  return { ...value };
};
