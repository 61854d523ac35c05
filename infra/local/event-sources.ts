import * as z from 'zod';
import type { Deployment } from './deployment.ts';
import type { Functions, LocalFunction } from './functions.ts';

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().optional(),
  ScalingConfig: z.object({ MaximumConcurrency: z.int().optional() }).default({}),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).default({ Filters: [] }),
  FunctionResponseTypes: z.array(z.string()).default([]),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().default(-1),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).default('TRIM_HORIZON'),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});

/** An event source mapping of the templates: a stream or queue, and the function it feeds. */
export type EventSource = {
  /** ARN of the stream or queue. */
  readonly sourceArn: string;
  readonly target: LocalFunction;
  readonly batchSize: number;
  /** Of a queue: invocations at once; absent: as many as there is work for. */
  readonly concurrency: number | undefined;
  /** Parsed filter patterns; none lets everything pass. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  readonly partialFailures: boolean;
  readonly bisect: boolean;
  /** −1: again and again. */
  readonly retries: number;
  readonly from: 'TRIM_HORIZON' | 'LATEST';
  /** ARN of the queue that takes what could not be worked off. */
  readonly failures: string | undefined;
};

/** Something that reads a source and calls a function. */
export type Poller = {
  /** Resolves when everything that was there at the call is worked off. */
  readonly drained: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Event source mappings of one kind. @param service `dynamodb` or `sqs` */
export const eventSources = (deployment: Deployment, functions: Functions, service: 'dynamodb' | 'sqs'): EventSource[] =>
  deployment.resources('AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    const mapping = mappingSchema.parse(deployment.properties(resource));
    if (!mapping.Enabled || mapping.EventSourceArn.split(':')[2] !== service) return [];
    const named = deployment.find('AWS::Lambda::Function', mapping.FunctionName);
    return [
      {
        sourceArn: mapping.EventSourceArn,
        target: functions.of(deployment.identity(named).attributes['Arn'] ?? ''),
        batchSize: mapping.BatchSize ?? (service === 'sqs' ? 10 : 100),
        concurrency: mapping.ScalingConfig.MaximumConcurrency,
        filters: mapping.FilterCriteria.Filters.map(({ Pattern }) => z.record(z.string(), z.unknown()).parse(JSON.parse(Pattern))),
        partialFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        bisect: mapping.BisectBatchOnFunctionError,
        retries: mapping.MaximumRetryAttempts,
        from: mapping.StartingPosition,
        failures: mapping.DestinationConfig?.OnFailure.Destination,
      },
    ];
  });

const partialAnswerSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() }).nullish();

/**
 * Which items a partial batch answer names. Like Lambda: an empty or missing list means that all went well, an answer of
 * another shape or an unknown identifier that all failed (`undefined`).
 */
export const namedFailures = (answer: unknown, identifiers: readonly string[]): ReadonlySet<string> | undefined => {
  const parsed = partialAnswerSchema.safeParse(answer);
  if (!parsed.success) return undefined;
  const named = (parsed.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return named.every((identifier) => identifiers.includes(identifier)) ? new Set(named) : undefined;
};
