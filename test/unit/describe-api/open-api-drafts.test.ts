import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openApiDocument } from '../../../functions/describe-api/open-api.ts';
import { apiDraftSchema } from '../../../shared/domain/funding/draft-content.ts';
import { refusalStatus } from '../../../shared/domain/refusal.ts';
import { apiClient } from '../../support/api-client.ts';
import { applicationSite, testCounty } from '../../support/application-routes.ts';
import { descriptionSite } from '../../support/description-site.ts';
import { figuresSite } from '../../support/figures-site.ts';
import { round, submission } from '../../support/submissions.ts';

const published: unknown = JSON.parse(
  JSON.stringify(openApiDocument({ county: testCounty, siteUrl: 'https://teilhabe.example', round, today: '2026-11-22' })),
);
const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  responses: z.record(z.string(), z.unknown()),
});
const { paths, components } = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), z.unknown())),
    components: z.object({ schemas: z.record(z.string(), z.looseObject({})), responses: z.record(z.string(), z.looseObject({})) }),
  })
  .parse(published);
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) =>
    method === 'parameters' ? [] : [{ key: `${method.toUpperCase()} ${path}`, operation: operationSchema.parse(operation) }],
  ),
);

/** Everything that is pointed to. */
const pointedTo = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' && typeof inner === 'string' ? [inner] : pointedTo(inner)));
};
/** Fields without a description. */
const undescribed = (schema: unknown, at: string): string[] => {
  const node = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}), items: z.unknown().optional() }).parse(schema);
  return [
    ...Object.entries(node.properties).flatMap(([name, inner]) => {
      const { description, $ref } = z.looseObject({ description: z.string().optional(), $ref: z.string().optional() }).parse(inner);
      const own = description === undefined && $ref === undefined && name !== 'links' ? [`${at}/${name}`] : [];
      return [...own, ...undescribed(inner, `${at}/${name}`)];
    }),
    ...(node.items === undefined ? [] : undescribed(node.items, `${at}/items`)),
  ];
};

/** Asks for figures in every way that is answered differently. */
const everyFiguresAnswer = async ({ call, program }: ReturnType<typeof figuresSite>): Promise<void> => {
  const authorization = `Bearer ${program()}`;
  const path = '/api/figures/2026-10';
  const json = { authorization, 'content-type': 'application/json', 'idempotency-key': 'k' };
  const whole = (first: number) =>
    JSON.stringify({
      values: {
        'municipal_housing_places.shared': first,
        'municipal_housing_places.flat': 9,
        'municipal_housing_occupied.shared': 8,
        'municipal_housing_occupied.flat': 7,
      },
    });
  for (const body of ['{', '{}', `"${'x'.repeat(300_000)}"`, whole(10), whole(11)]) await call('PUT', path, { body, headers: json });
  await call('PUT', path, { body: '{}', headers: { ...json, 'content-type': 'text/plain' } });
  await call('PUT', '/api/figures/2026-13', { body: '{}', headers: json });
  await call('PUT', path, { body: '{}', headers: { 'content-type': 'application/json' } });
  for (const address of [path, '/api/figures/2026-13']) await call('GET', address, { headers: { authorization } });
};

describe('what the OpenAPI document says about drafts', () => {
  it('has a schema or an answer wherever it points to, and no operation twice', () => {
    for (const pointer of pointedTo(published)) {
      const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(\w+)$/.exec(pointer) ?? [];
      expect(kind === 'schemas' ? components.schemas[name] : components.responses[name], pointer).toBeDefined();
    }
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids.length).toBeGreaterThan(12);
  });

  it.each([
    'Key',
    'DraftContent',
    'Draft',
    'DraftList',
    'Announcement',
    'Upload',
    'Application',
    'Receipt',
    'Problem',
    'Figures',
    'FiguresForm',
    'FiguresDelivered',
  ])('describes every field of %s', (name) => {
    expect(undescribed(components.schemas[name], '')).toEqual([]);
  });

  it('takes as content what the API takes, right or wrong', () => {
    const content = z.fromJSONSchema(z.looseObject({}).parse(components.schemas['DraftContent']));
    const samples = [
      {},
      submission,
      { costs: [{ amount: '12,50' }] },
      { costs: {} },
      { colour: 'red' },
      { check: { place: 'county' } },
      { check: { place: 1 } },
    ];
    for (const sample of samples) {
      expect(content.safeParse(sample).success, JSON.stringify(sample)).toBe(apiDraftSchema().safeParse(sample).success);
    }
  });

  it('names the status of every refusal that it names', () => {
    for (const [status, response] of Object.entries(components.responses)) {
      for (const [, code = ''] of String(response['description']).matchAll(/`([a-z]+-[a-z-]+|unauthorized)`/g)) {
        expect(Object.entries(refusalStatus), code).toContainEqual([code, Number(status)]);
      }
    }
  });

  it('says every status with which a request is answered', async () => {
    const site = applicationSite();
    const client = await apiClient(site);
    const path = '/api/drafts';
    for (const type of ['text/plain', 'application/json']) {
      for (const body of ['{', 'null', '{"colour":1}', `"${'x'.repeat(300_000)}"`, '{}']) {
        for (const [method, address] of [
          ['POST', '/api/keys'],
          ['POST', path],
          ['POST', '/api/applications'],
        ] as const) {
          const headers = { 'content-type': type, authorization: `Bearer ${client.key}`, 'idempotency-key': body.length > 9 ? 'k' : 'ü' };
          await site.call(method, address, { body, headers });
        }
      }
    }
    const { id } = await client.begun(submission);
    const file = `${path}/${id}/attachments`;
    await client.send('POST', file, { kind: 'statutes', type: 'pdf' });
    await client.send('POST', file, {});
    for (const method of ['GET', 'DELETE']) await client.call(method, `${file}/${id}`);
    await client.get(path);
    await client.get(`${path}/${id}`);
    await client.get(`${path}/${id}`, { 'if-none-match': '*' });
    await client.replace(id, '', {});
    await client.replace(id, 9, {});
    await client.replace(id, 1, { colour: 1 });
    await client.replace(id, 1, { ...submission, reuseRelease: !submission.reuseRelease });
    await client.submit(id, 1);
    await client.call('POST', `${path}/${id}/submission`);
    await client.submit(id, 2);
    await client.get(`/api/applications/${id}`);
    await client.get(`/api/applications/${id}`, { 'if-none-match': '*' });
    const empty = await client.begun({});
    await client.submit(empty.id, 1);
    site.clock.at = round.closesAt;
    await client.begin({});
    await client.submit(empty.id, 1);
    await client.call('DELETE', `${path}/${empty.id}`);
    for (const method of ['GET', 'PUT', 'DELETE']) await client.send(method, `${path}/${empty.id}`, {}, { 'if-match': '"1"' });
    const description = descriptionSite();
    const figures = figuresSite();
    await everyFiguresAnswer(figures);
    for (const { key, operation } of operations) {
      const { call } = operation.tags.includes('description') ? description : operation.tags.includes('figures') ? figures : site;
      await call(key.split(' ')[0] ?? '', key.slice(key.indexOf(' ') + 1).replaceAll(/\{\w+\}/g, id));
    }

    const said = new Set(operations.flatMap(({ key, operation }) => Object.keys(operation.responses).map((status) => `${key} ${status}`)));
    const answers = [...site.answers, ...description.answers, ...figures.answers];
    expect(answers.length).toBeGreaterThan(40);
    expect(answers.filter((answer) => !said.has(answer))).toEqual([]);
  });
});
