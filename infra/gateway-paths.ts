import { type Manifest, routesOf } from '../shared/runtime/manifest.ts';

// Two routes stand for a folder (itself, and what lies below it), so it has to hold more than two pages to be worth it.
const worthIt = 3;

const segmentsOf = (path: string): string[] => path.split('/').slice(1);
const isBelow = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Can this path, whatever its variables are, stand for an address in the folder? */
const canBeBelow = (folder: string, path: string): boolean => {
  const [wanted, given] = [segmentsOf(folder), segmentsOf(path)];
  return (
    given.some((segment, at) => segment.endsWith('+}') && at < wanted.length) ||
    wanted.every((segment, at) => given[at] === segment || given[at]?.startsWith('{'))
  );
};

/**
 * The paths that API Gateway is told, by function: whole folders where a folder belongs to one function alone, else page by page. The
 * function tells its pages apart itself, by the rules of the gateway. An API has 300 routes at most, a stack 500 resources, and pages come
 * with every capability (docs/decisions/0143-folders-in-the-gateway.md).
 */
export const gatewayPathsOf = (manifests: readonly Manifest[]): ReadonlyMap<string, readonly string[]> => {
  const pages = new Map(manifests.map((manifest) => [manifest.name, [...new Set(routesOf(manifest).map(({ path }) => path))]]));
  return new Map(
    [...pages].map(([name, own]) => {
      const foreign = [...pages].flatMap(([other, paths]) => (other === name ? [] : paths));
      const folders = foldersOf(own).filter(
        (folder) => !foreign.some((path) => canBeBelow(folder, path)) && own.filter((path) => isBelow(folder, path)).length >= worthIt,
      );
      const highest = folders.filter((folder) => !folders.some((other) => other !== folder && isBelow(other, folder)));
      const single = own.filter((path) => !highest.some((folder) => isBelow(folder, path)));
      return [name, [...single, ...highest.flatMap((folder) => [...(own.includes(folder) ? [folder] : []), `${folder}/{rest+}`])]];
    }),
  );
};

/** Folders above and at these paths, as far as they are spelled out. */
const foldersOf = (paths: readonly string[]): string[] => [
  ...new Set(
    paths.flatMap((path) => {
      const segments = segmentsOf(path);
      const variable = segments.findIndex((segment) => segment.startsWith('{'));
      const spelled = variable === -1 ? segments : segments.slice(0, variable);
      return spelled[0] === '' ? [] : spelled.map((_segment, at) => `/${spelled.slice(0, at + 1).join('/')}`);
    }),
  ),
];
