import * as z from 'zod';
import { type EnvironmentSource, environmentName, environmentOf, type Manifest, type Uses } from './manifest.ts';

type Named<U extends Uses, K extends 'tables' | 'buckets' | 'queues' | 'secrets'> = Extract<keyof NonNullable<U[K]>, string>;

/** Typed access to the environment: only names that the manifest uses compile. */
export type Config<U extends Uses> = {
  readonly table: (name: Named<U, 'tables'>) => string;
  readonly bucket: (name: Named<U, 'buckets'>) => string;
  /** URL of the queue. */
  readonly queue: (name: Named<U, 'queues'>) => string;
  /** ARN of the secret; `secretReader` fetches what it holds. */
  readonly secret: (name: Named<U, 'secrets'>) => string;
  readonly setting: (name: NonNullable<U['settings']>[number]) => string;
};

/**
 * Parses the environment against the manifest, once, when the function is loaded.
 * @throws ZodError naming every missing variable: the cold start fails, not the first request
 */
export const readConfig = <M extends Manifest>(manifest: M, environment: Record<string, string | undefined>): Config<M['uses']> => {
  const names = environmentOf(manifest).map(environmentName);
  const values = new Map(Object.entries(z.object(Object.fromEntries(names.map((name) => [name, z.string().min(1)]))).parse(environment)));
  const read = (kind: EnvironmentSource['kind'], name: string): string => {
    const variable = environmentName({ kind, name });
    const value = values.get(variable);
    if (value === undefined) throw new Error(`${variable} is not in the manifest of ${manifest.name}`);
    return value;
  };
  return {
    table: (name) => read('table', name),
    bucket: (name) => read('bucket', name),
    queue: (name) => read('queue', name),
    secret: (name) => read('secret', name),
    setting: (name) => read('setting', name),
  };
};
