import { describe, expect, it } from 'vitest';
import { gatewayPathsOf } from '../../infra/gateway-paths.ts';
import { manifests } from '../../infra/manifests.ts';
import { routesOf } from '../../shared/runtime/manifest.ts';
import { synthesize } from '../support/synthesize.ts';
import { at, find, functionOf, list, plain, text } from './reading.ts';

const templates = synthesize();

/** Route keys with the function behind each, e.g. `GET /antrag` → `ApplyForFundingFunction`. */
const routes = new Map(
  find(templates, 'AWS::ApiGatewayV2::Route').map(({ resource }) => {
    const integration = /<(\w+)>$/.exec(text(templates, resource.Properties['Target']))?.[1] ?? '';
    const found = find(templates, 'AWS::ApiGatewayV2::Integration').find(({ id }) => plain(id) === integration);
    return [String(resource.Properties['RouteKey']), text(templates, found?.resource.Properties['IntegrationUri'])];
  }),
);

describe('the API', () => {
  it('has the folders and paths of the manifests with any method, one fallback, and nothing else', () => {
    const paths = gatewayPathsOf(manifests);
    const expected = manifests.flatMap((manifest) => {
      const arn = `<${plain(functionOf(templates, manifest.name).id)}.Arn>`;
      const fallback = manifest.triggers.some((trigger) => trigger.kind === 'routes' && trigger.fallback === true);
      return [...(paths.get(manifest.name) ?? []).map((path) => `ANY ${path}`), ...(fallback ? ['$default'] : [])].map((key): [string, string] => [
        key,
        arn,
      ]);
    });
    expect(routes).toEqual(new Map(expected));
    expect([...routes.keys()].filter((key) => key === '$default')).toHaveLength(1);
  });

  it('gives no path to two functions', () => {
    const owners = Map.groupBy(
      manifests.flatMap((manifest) => routesOf(manifest).map(({ path }) => ({ path, name: manifest.name }))),
      ({ path }) => path,
    );
    expect([...owners].filter(([, found]) => new Set(found.map(({ name }) => name)).size > 1)).toEqual([]);
  });

  it('hands over requests in payload format 2.0, which the handlers parse', () => {
    for (const { resource } of find(templates, 'AWS::ApiGatewayV2::Integration')) {
      expect(resource.Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
    }
  });

  it('may call exactly the functions that have routes', () => {
    const asked = find(templates, 'AWS::Lambda::Permission').filter(({ resource }) => resource.Properties['Principal'] !== 'events.amazonaws.com');
    const permitted = asked.map(({ resource }) => {
      expect(resource.Properties['Principal']).toBe('apigateway.amazonaws.com');
      expect(text(templates, resource.Properties['SourceArn'])).toMatch(/^arn:aws:execute-api:eu-central-1:<AWS::AccountId>:<Api>\//);
      return text(templates, resource.Properties['FunctionName']);
    });
    expect(new Set(permitted)).toEqual(new Set(routes.values()));
  });

  it('slows down floods, and logs what it answered without saying to whom', () => {
    const [stage] = find(templates, 'AWS::ApiGatewayV2::Stage');
    expect(at(stage?.resource.Properties, 'DefaultRouteSettings', 'ThrottlingRateLimit')).toBeGreaterThan(0);
    const format = String(at(stage?.resource.Properties, 'AccessLogSettings', 'Format'));
    expect(JSON.parse(format)).toHaveProperty('status');
    expect(format).not.toMatch(/sourceIp|userAgent|path|identity|queryString/i);
  });

  it('takes its address from a parameter that has no trailing slash', () => {
    const parameter = templates.service.Parameters['SiteUrl'];
    const pattern = new RegExp(String(at(parameter, 'AllowedPattern')));
    expect(String(at(parameter, 'Default'))).toMatch(pattern);
    expect('https://teilhabe.example/').not.toMatch(pattern);
    expect('http://127.0.0.1:4000').toMatch(pattern);
  });
});

it('passes only what it was asked for from stack to stack', () => {
  const exported = Object.values(templates.data.Outputs).flatMap(({ Export }) => list(Export?.Name));
  const imported = JSON.stringify([templates.service, templates.site]);
  expect(exported.filter((name) => !imported.includes(JSON.stringify(name)))).toEqual([]);
});
