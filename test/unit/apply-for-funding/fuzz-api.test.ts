import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { publishedSubmissionSchema } from '../../../functions/describe-api/published-schema.ts';
import { logger } from '../../../shared/runtime/logger.ts';
import { apiClient } from '../../support/api-client.ts';
import { type ApplicationSite, applicationSite } from '../../support/application-routes.ts';
import { fullSubmission } from '../../support/full-submission.ts';
import { oddities, valuesOf, withOneChange } from '../../support/schema-values.ts';
import { validSubmissions } from '../../support/submissions.ts';

/** Everything that is stored, as one text. Counters are no content. */
const storedIn = ({ drafts, applications, receipts, snapshots }: ApplicationSite): string =>
  JSON.stringify([[...drafts.drafts], drafts.events, [...drafts.members], [...drafts.begun], [...applications], [...receipts], [...snapshots]]);

const emptied = ({ drafts, applications, receipts, snapshots, counters }: ApplicationSite): void => {
  for (const map of [drafts.drafts, drafts.members, drafts.begun, applications, receipts, snapshots, counters]) map.clear();
  drafts.events.length = 0;
};

const faults = vi.spyOn(logger, 'error');

/** An answer that is one: no fault, JSON where there is a body, and a word for every no. Plain checks: they run ten thousand times. */
const answered = async (request: Promise<{ statusCode: number; body: string }>): Promise<{ statusCode: number; body: string }> => {
  const answer = await request;
  if (answer.statusCode >= 500) throw new Error(`a fault: ${JSON.stringify(faults.mock.lastCall)}`);
  const said = answer.body === '' ? undefined : problemSchema.parse(JSON.parse(answer.body));
  if (answer.statusCode >= 400 && (said?.status !== answer.statusCode || said.code === undefined)) throw new Error(`no problem: ${answer.body}`);
  return answer;
};
const problemSchema = z.looseObject({ status: z.unknown().optional(), code: z.string().optional() });

const schema: unknown = JSON.parse(JSON.stringify(publishedSubmissionSchema('https://teilhabe.example')));
const submissions = fc.oneof(
  { weight: 3, arbitrary: valuesOf(schema, true) },
  { weight: 2, arbitrary: valuesOf(schema) },
  { weight: 2, arbitrary: withOneChange(fc.oneof(validSubmissions, fc.constant(fullSubmission))) },
  { weight: 1, arbitrary: validSubmissions },
  { weight: 1, arbitrary: oddities },
);

// What is no JSON, or JSON as no library writes it.
const pieces = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '"a"',
  '1',
  '-',
  'e9',
  '1e999',
  'null',
  'true',
  '"costs"',
  '"__proto__"',
  '"project"',
  '\\u',
  ' ',
  'ä',
  '\u0000',
);
const raw = fc.oneof(
  fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.json({ maxDepth: 4 }),
  fc
    .tuple(fc.constantFrom('[', '{"a":', '{"project":{"title":', '{"costs":[{"amount":'), fc.integer({ min: 1, max: 30_000 }))
    .map(([open, depth]) => open.repeat(depth)),
);
const mediaTypes = fc.constantFrom('application/json', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded', 'text/plain', '');

// They take seconds on a machine that has nothing else to do.
const patience = 120_000;

describe('whatever a program sends', () => {
  it(
    'as an application is stored whole or refused in words, 3,500 times',
    async () => {
      const site = applicationSite();
      const seen = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(submissions, async (sent) => {
          emptied(site);
          const { statusCode } = await answered(site.postJson(sent));
          seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1);
          const whole = statusCode === 201 ? 1 : 0;
          expect([site.applications.size, site.receipts.size, site.snapshots.size]).toEqual([whole, whole, whole]);
        }),
        { numRuns: 3500 },
      );
      // Neither all one nor all the other, or the test tests half.
      expect([...seen.keys()].toSorted()).toEqual([201, 422]);
      expect(seen.get(201)).toBeGreaterThan(100);
    },
    patience,
  );

  it(
    'as a draft is kept as it was sent or refused in words, read back, and submitted or not, 2,500 times',
    async () => {
      const site = applicationSite();
      const client = await apiClient(site);
      const seen = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(submissions, submissions, async (first, second) => {
          emptied(site);
          const begun = await answered(client.begin(first));
          expect(site.drafts.drafts.size).toBe(begun.statusCode === 201 ? 1 : 0);
          const { id } = begun.statusCode === 201 ? JSON.parse(begun.body) : JSON.parse((await client.begin()).body);
          const before = storedIn(site);
          const put = await answered(client.replace(id, 1, second));
          expect(storedIn(site) === before).toBe(put.statusCode !== 200 || JSON.parse(put.body).version === 1);
          const { version, content, complete } = JSON.parse((await answered(client.get(`/api/drafts/${id}`))).body);
          expect((await answered(client.replace(id, version, content))).statusCode).toBe(200);
          const kept = storedIn(site);
          const sent = await answered(client.submit(id, version));
          expect(sent.statusCode === 201).toBe(complete);
          if (!complete) expect(storedIn(site)).toBe(kept);
          expect(site.applications.size + site.drafts.drafts.size).toBe(1);
          const how = `${begun.statusCode} ${put.statusCode} ${sent.statusCode}`;
          seen.set(how, (seen.get(how) ?? 0) + 1);
        }),
        { numRuns: 500 },
      );
      expect([...seen.keys()]).toEqual(expect.arrayContaining(['201 200 201', '201 200 422', '422 422 422']));
    },
    patience,
  );

  it(
    'as bytes is refused in words where it is no JSON, 1,500 times',
    async () => {
      const site = applicationSite();
      const client = await apiClient(site);
      const { id } = await client.begun({ project: { title: 'bleibt' } });
      const [before, kept] = [storedIn(site), structuredClone([...site.drafts.drafts.values()])];
      const addresses = fc.constantFrom(['POST', '/api/applications'], ['PUT', `/api/drafts/${id}`], ['POST', `/api/drafts/${id}/attachments`]);
      await fc.assert(
        fc.asyncProperty(raw, mediaTypes, addresses, async (body, type, [method = '', path = '']) => {
          const headers = { authorization: `Bearer ${client.key}`, 'if-match': '"1"', ...(type !== '' && { 'content-type': type }) };
          const { statusCode } = await answered(site.call(method, path, { body, headers }));
          const after = storedIn(site);
          // An empty object is content too, and empties the draft.
          for (const draft of kept) site.drafts.drafts.set(draft.id, draft);
          site.drafts.events.length = 1;
          if (statusCode !== 200) expect(after).toBe(before);
        }),
        { numRuns: 1500 },
      );
    },
    patience,
  );

  it(
    'as headers and addresses is refused in words, 500 times',
    async () => {
      const site = applicationSite();
      const client = await apiClient(site);
      const { id } = await client.begun();
      const kept = [...site.drafts.drafts.values()];
      const text = fc.oneof(
        fc.string({ maxLength: 40 }),
        fc.constantFrom('*', '"1"', 'W/"1"', '"1', ',', ',,"1",', `Bearer ${client.key}`, 'Bearer'),
      );
      const paths = fc
        .constantFrom('', '/', '/attachments', '/attachments/x', '/submission', `/attachments/${id}`)
        .map((rest) => `/api/drafts/${id}${rest}`);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
          paths,
          fc.record({ 'if-match': text, 'if-none-match': text, 'idempotency-key': text, authorization: text }, { requiredKeys: [] }),
          async (method, path, headers) => {
            const { statusCode } = await site.call(method, path, { headers });
            if (statusCode >= 500) throw new Error(`a fault: ${JSON.stringify(faults.mock.lastCall)}`);
            for (const draft of kept) site.drafts.drafts.set(draft.id, draft);
          },
        ),
        { numRuns: 500 },
      );
    },
    patience,
  );
});
