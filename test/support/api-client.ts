import * as z from 'zod';
import type { ApplicationSite } from './application-routes.ts';

const remarksSchema = z.array(z.object({ pointer: z.string(), detail: z.string() }));

/** A draft as the API answers it. */
export const draftAnswerSchema = z.object({
  id: z.uuid(),
  roundId: z.string(),
  version: z.int(),
  savedAt: z.string(),
  keptUntil: z.string(),
  complete: z.boolean(),
  content: z.record(z.string(), z.unknown()),
  problems: remarksSchema,
  hints: remarksSchema,
  sections: z.record(z.string(), z.object({ status: z.string() })),
  attachments: z.array(
    z.looseObject({
      id: z.uuid(),
      kind: z.string(),
      name: z.string(),
      state: z.string(),
      detail: z.string().optional(),
      links: z.object({ self: z.url() }),
    }),
  ),
  links: z.object({ self: z.url(), attachments: z.url(), submission: z.url() }),
});

/** A refusal as the API answers it. */
export const problemAnswerSchema = z.object({ status: z.int(), code: z.string(), detail: z.string(), errors: remarksSchema.default([]) });

/** What every client of the API sees of an answer. */
type Answer = { readonly statusCode: number; readonly headers: Readonly<Record<string, string | undefined>>; readonly body: string };

export const draftIn = ({ body }: Pick<Answer, 'body'>) => draftAnswerSchema.parse(JSON.parse(body));
export const problemIn = ({ body }: Pick<Answer, 'body'>) => problemAnswerSchema.parse(JSON.parse(body));

/** A program with a key of its own, and what it asks for. */
export const apiClient = async (site: ApplicationSite) => {
  const { key } = z.object({ key: z.string() }).parse(JSON.parse((await site.call('POST', '/api/keys')).body));
  const authorization = { authorization: `Bearer ${key}` };
  const get = (path: string, headers: Record<string, string> = {}) => site.call('GET', path, { headers: { ...authorization, ...headers } });
  const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    site.send(method, path, body, { ...authorization, ...headers });
  const call = (method: string, path: string, headers: Record<string, string> = {}) =>
    site.call(method, path, { headers: { ...authorization, ...headers } });
  const begin = (content: unknown = {}, headers: Record<string, string> = {}) => send('POST', '/api/drafts', content, headers);
  return {
    key,
    get,
    send,
    call,
    begin,
    /** A draft that was begun with this content. */
    begun: async (content: unknown = {}) => draftIn(await begin(content)),
    read: async (id: string) => draftIn(await get(`/api/drafts/${id}`)),
    replace: (id: string, version: number | string, content: unknown) =>
      send('PUT', `/api/drafts/${id}`, content, { 'if-match': typeof version === 'number' ? `"${version}"` : version }),
    submit: (id: string, version: number) => call('POST', `/api/drafts/${id}/submission`, { 'if-match': `"${version}"` }),
  };
};
