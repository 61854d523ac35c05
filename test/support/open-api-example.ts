import * as z from 'zod';

const documentSchema = z.object({
  paths: z.object({
    '/api/applications': z.object({
      post: z.object({
        requestBody: z.object({ content: z.object({ 'application/json': z.object({ example: z.record(z.string(), z.unknown()) }) }) }),
      }),
    }),
  }),
});

/** The example body of the published OpenAPI document: the only body the journeys know, so what is published is what is tested. */
export const openApiExample = async (url: string): Promise<Record<string, unknown>> =>
  documentSchema.parse(await (await fetch(`${url}/api/openapi.json`)).json()).paths['/api/applications'].post.requestBody.content['application/json']
    .example;
