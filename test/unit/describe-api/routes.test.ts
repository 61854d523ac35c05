import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { applicationSite } from '../../support/application-routes.ts';
import { descriptionSite } from '../../support/description-site.ts';

const documentSchema = z.looseObject({
  paths: z.looseObject({
    '/api/applications': z.looseObject({
      post: z.looseObject({
        responses: z.record(z.string(), z.unknown()),
        requestBody: z.looseObject({ content: z.looseObject({ 'application/json': z.looseObject({ example: z.unknown().optional() }) }) }),
      }),
    }),
  }),
});

describe('GET /api/openapi.json', () => {
  const exampleOf = async (site = descriptionSite()): Promise<unknown> => {
    const answer = await site.call('GET', '/api/openapi.json');
    expect(answer.statusCode).toBe(200);
    const { paths } = documentSchema.parse(JSON.parse(answer.body));
    expect(Object.keys(paths['/api/applications'].post.responses)).toEqual(['201', '400', '404', '405', '409', '413', '415', '422', '429', '500']);
    return paths['/api/applications'].post.requestBody.content['application/json'].example;
  };

  it('has an example that is accepted as it stands', async () => {
    const answer = await applicationSite().postJson(await exampleOf());
    expect(answer.statusCode, answer.body).toBe(201);
  });

  it('takes the coming round where none is open, and has no example where there is none', async () => {
    expect(await exampleOf(descriptionSite({ at: '2026-01-01T00:00:00.000Z' }))).toMatchObject({ project: { startDate: '2027-03-01' } });
    expect(await exampleOf(descriptionSite({ rounds: [] }))).toBeUndefined();
  });
});
