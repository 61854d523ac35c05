import { Logger } from '@aws-lambda-powertools/logger';

/**
 * JSON lines with the function's name, a code and the correlation id. Ids only: never bodies, headers, names,
 * addresses or whole objects.
 */
export const logger = new Logger({ serviceName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'teilhabe' });
