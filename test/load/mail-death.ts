import * as z from 'zod';
import { Killed } from '../support/killed-client.ts';

/** At which call a process dies: the `nth` (from 0) at this place of the code, before it has an effect, or after it and without its answer. */
export type Death = { readonly place: string; readonly nth: number; readonly when: 'before' | 'after' };

const oneSchema = z.object({
  Key: z.object({ pk: z.string() }).optional(),
  Item: z.object({ pk: z.string() }).optional(),
  IndexName: z.string().optional(),
  UpdateExpression: z.string().optional(),
  ConditionExpression: z.string().optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
});
const commandSchema = z.object({ input: oneSchema.extend({ TransactItems: z.array(z.record(z.string(), oneSchema)).optional() }).optional() });

/** What of an item or a question is the same for each mail and reader. */
const shapeOf = ({ Key, Item, IndexName, ...said }: z.infer<typeof oneSchema>): string => {
  const key = Key?.pk ?? Item?.pk ?? z.string().catch('').parse(said.ExpressionAttributeValues?.[':pk']);
  const expression = [said.UpdateExpression, said.ConditionExpression, said.KeyConditionExpression].filter((text) => text !== undefined).join(' IF ');
  return [key.replace(/#.*$/, ''), IndexName, expression.replace(/#\w+/g, (name) => said.ExpressionAttributeNames?.[name] ?? name)]
    .filter((text) => text !== undefined && text !== '')
    .join(' ');
};

/** A call to AWS by the place in the code that it comes from: `UpdateCommand MAIL SET state = :withheld …`. */
const placeOf = (command: object): string => {
  const { TransactItems, ...input } = commandSchema.parse(command).input ?? {};
  const parts = TransactItems?.flatMap((item) => Object.entries(item).map(([kind, one]) => `${kind} ${shapeOf(one)}`)) ?? [shapeOf(input)];
  return `${command.constructor.name} ${[...new Set(parts)].join(' + ')}`.trim();
};

/** Clients of one process, which may die. From then on none of its calls has an effect, and none comes back. */
export const mortal = (death: Death | undefined) => {
  const places = new Set<string>();
  let [dead, passed] = [false, 0];
  return {
    wrap: <C extends { send: (...given: never[]) => unknown }>(client: C): C =>
      new Proxy(client, {
        get: (target, name) => {
          if (name !== 'send') return Reflect.get(target, name);
          return async (command: never) => {
            if (dead) throw new Killed();
            const place = placeOf(command);
            places.add(place);
            const dies = place === death?.place && passed++ === death.nth;
            if (dies && death?.when === 'before') dead = true;
            if (dead) throw new Killed();
            const answer = await target.send(command);
            if (dies) dead = true;
            if (dead) throw new Killed();
            return answer;
          };
        },
      }),
    places,
    isDead: () => dead,
  };
};
