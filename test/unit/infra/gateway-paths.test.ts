import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatewayPathsOf } from '../../../infra/gateway-paths.ts';
import { manifests } from '../../../infra/manifests.ts';
import { type Manifest, routesOf } from '../../../shared/runtime/manifest.ts';
import { routeTable } from '../../../shared/runtime/route-table.ts';

const manifestWith = (name: string, paths: readonly string[]): Manifest => ({
  name,
  purpose: '',
  impact: '',
  triggers: [{ kind: 'routes', routes: paths.map((path) => ({ method: 'GET', path, kind: 'page' })) }],
  uses: {},
});

const tableOf = (paths: ReadonlyMap<string, readonly string[]>) =>
  routeTable([...paths].flatMap(([target, own]) => own.map((path) => ({ routeKey: `ANY ${path}`, target }))));

/** Who answers, once with every page in the gateway and once with its folders. */
const answering = (given: readonly Manifest[]) => {
  const pages = tableOf(new Map(given.map((manifest) => [manifest.name, [...new Set(routesOf(manifest).map(({ path }) => path))]])));
  const folders = tableOf(gatewayPathsOf(given));
  return (path: string) => ({ page: pages('GET', path)?.target, folder: folders('GET', path)?.target });
};

describe('folders in the gateway', () => {
  it('stand for three pages and more of one function, and never for pages of two', () => {
    const given = [
      manifestWith('one', ['/amt/mails', '/amt/mails/offen/{state}', '/amt/mails/mail/{id}', '/amt/zahlen', '/amt/zahlen/{month}']),
      manifestWith('two', ['/amt', '/amt/zahlen/einlesen', '/amt/zahlen/einlesen/{id}', '/', '/{page}']),
    ];
    expect([...gatewayPathsOf(given)]).toEqual([
      ['one', ['/amt/zahlen', '/amt/zahlen/{month}', '/amt/mails', '/amt/mails/{rest+}']],
      ['two', ['/amt', '/amt/zahlen/einlesen', '/amt/zahlen/einlesen/{id}', '/', '/{page}']],
    ]);
  });

  it('lead every page of the system to the function that has it, with fewer routes', () => {
    const answer = answering(manifests);
    const pages = manifests.flatMap((manifest) =>
      routesOf(manifest).map(({ path }) => ({ name: manifest.name, path: path.replaceAll(/\{\w+\}/g, 'x1') })),
    );
    for (const { name, path } of pages) expect([path, answer(path).folder]).toEqual([path, name]);
    const routes = [...gatewayPathsOf(manifests).values()].flat();
    expect(routes.length).toBeLessThan(new Set(pages.map(({ path }) => path)).size * 0.7);
  });

  it('take no address from another function, whatever the pages are', () => {
    const segment = fc.constantFrom('a', 'b', 'c', '{id}');
    const path = fc
      .array(segment, { minLength: 1, maxLength: 4 })
      .map((segments) => `/${segments.map((one, at) => (one === '{id}' ? `{v${at}}` : one)).join('/')}`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 14 }), fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (paths, sides) => {
        const given = ['one', 'two'].map((name) =>
          manifestWith(
            name,
            paths.filter((_path, at) => sides[at] === (name === 'one')),
          ),
        );
        const answer = answering(given);
        const addresses = paths.flatMap((each) => ['a', 'b', 'z'].map((value) => each.replaceAll(/\{\w+\}/g, value)));
        for (const asked of addresses) {
          const { page, folder } = answer(asked);
          expect([asked, folder]).toEqual([asked, page]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
