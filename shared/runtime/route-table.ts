/** A route that fits: its key (`GET /status`, `ANY /assets/{file}`, `$default`), what stands behind it, and the variables of its path. */
export type RouteMatch<Target> = { readonly routeKey: string; readonly target: Target; readonly pathParameters: Readonly<Record<string, string>> };

type Parsed<Target> = { readonly routeKey: string; readonly method: string; readonly segments: readonly string[]; readonly target: Target };

/**
 * API Gateway's choice among routes: a path segment that is spelled out beats a `{variable}`, that beats a `{rest+}`;
 * for the same path a named method beats ANY; `$default` takes what is left.
 * @returns a function from method and path (percent-encoding already removed) to the route
 */
export const routeTable = <Target>(routes: readonly { readonly routeKey: string; readonly target: Target }[]) => {
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  const parsed = routes
    .filter((route) => route !== fallback)
    .map(parse)
    .sort(mostSpecificFirst);
  return (method: string, path: string): RouteMatch<Target> | undefined => {
    const segments = path.split('/').slice(1);
    for (const { routeKey, method: wanted, segments: pattern, target } of parsed) {
      if (wanted !== method && wanted !== 'ANY') continue;
      const pathParameters = matchSegments(pattern, segments);
      if (pathParameters !== undefined) return { routeKey, target, pathParameters };
    }
    return fallback === undefined ? undefined : { ...fallback, pathParameters: {} };
  };
};

const parse = <Target>({ routeKey, target }: { readonly routeKey: string; readonly target: Target }): Parsed<Target> => {
  const [method = '', path = ''] = routeKey.split(' ');
  return { routeKey, method, segments: path.split('/').slice(1), target };
};

const rank = (segment: string | undefined): number => {
  if (segment === undefined) return 3;
  if (!segment.startsWith('{')) return 0;
  return segment.endsWith('+}') ? 2 : 1;
};

const mostSpecificFirst = (a: Parsed<unknown>, b: Parsed<unknown>): number => {
  for (let at = 0; at < Math.max(a.segments.length, b.segments.length); at += 1) {
    const difference = rank(a.segments[at]) - rank(b.segments[at]);
    if (difference !== 0) return difference;
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
};

const matchSegments = (pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined => {
  const found: Record<string, string> = {};
  for (const [at, wanted] of pattern.entries()) {
    const segment = segments[at];
    if (segment === undefined) return undefined;
    if (wanted.endsWith('+}')) {
      found[wanted.slice(1, -2)] = segments.slice(at).join('/');
      return found;
    }
    if (wanted.startsWith('{')) {
      if (segment === '') return undefined;
      found[wanted.slice(1, -1)] = segment;
    } else if (wanted !== segment) return undefined;
  }
  return pattern.length === segments.length ? found : undefined;
};
