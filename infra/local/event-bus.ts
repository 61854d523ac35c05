import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Asynchronous } from './asynchronous.ts';
import type { Deployment } from './deployment.ts';
import { localRegion } from './dynamodb.ts';
import { matchesPattern } from './filter-pattern.ts';
import type { Functions } from './functions.ts';

const ruleSchema = z.object({
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string() })),
});

/** What AWS services put on the account's bus. */
export type BusEvent = {
  readonly source: string;
  readonly 'detail-type': string;
  readonly resources: readonly string[];
  readonly detail: unknown;
};

/** EventBridge's default bus. */
export type EventBus = { readonly put: (event: BusEvent) => void };

/** Hands every event to the functions whose rules in the templates fit. */
export const eventBus = (deployment: Deployment, functions: Functions, { start }: Pick<Asynchronous, 'start'>): EventBus => {
  const rules = deployment.resources('AWS::Events::Rule').flatMap((resource) => {
    const { EventPattern, State, Targets } = ruleSchema.parse(deployment.properties(resource));
    return State === 'DISABLED' ? [] : [{ pattern: EventPattern, targets: Targets.map(({ Arn }) => functions.of(Arn)) }];
  });
  return {
    put: (event) => {
      const time = new Date().toISOString().replace(/\.\d{3}Z$/, 'Z');
      const whole = { version: '0', id: randomUUID(), account: '000000000000', time, region: localRegion, ...event };
      for (const { pattern, targets } of rules) {
        if (matchesPattern(whole, pattern)) for (const target of targets) start(target, JSON.stringify(whole));
      }
    },
  };
};
