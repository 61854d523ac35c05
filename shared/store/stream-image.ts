import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

const imageSchema = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null),
);

/**
 * Reads the image of a stream record, which has DynamoDB's typed form.
 * @throws ZodError when it is not what the schema says
 */
export const storedImage =
  <S extends z.ZodType>(schema: S) =>
  (image: Record<string, unknown>): z.output<S> =>
    schema.parse(unmarshall(imageSchema.parse(image)));
