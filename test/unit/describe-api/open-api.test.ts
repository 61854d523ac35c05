import { createHash } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { exampleSubmission } from '../../../functions/describe-api/example-submission.ts';
import { openApiDocument } from '../../../functions/describe-api/open-api.ts';
import { publishedSubmissionSchema } from '../../../functions/describe-api/published-schema.ts';
import { roundOf, smallRoundOf } from '../../../infra/local/example-rounds.ts';
import { county } from '../../../shared/county/county.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { readSubmission } from '../../../shared/domain/funding/read-submission.ts';
import { costCategories, legalForms, type Round, roundSchema } from '../../../shared/domain/funding/round.ts';
import { submissionSchemaPath, submissionVersion } from '../../../shared/domain/funding/snapshot.ts';
import { submissionSchema } from '../../../shared/domain/funding/submission.ts';
import { paperKinds } from '../../../shared/domain/funding/submission-codes.ts';
import { fullSubmission } from '../../support/full-submission.ts';
import { round, ruleContext, submission, validSubmissions } from '../../support/submissions.ts';

const siteUrl = 'https://teilhabe.example';
const today = '2026-11-22';
const described = (of: Round | undefined = round): unknown => openApiDocument({ county, siteUrl, round: of, today });
const known = new Set(county.municipalities.map(({ ags }) => ags));

/** What is wrong with the example when it is sent on a day as it stands, without a file. */
const mistakes = (of: Round, day: string) => {
  const context = { ...ruleContext, round: of, today: day, knownMunicipality: (ags: string) => known.has(ags) };
  const read = readSubmission(JSON.parse(JSON.stringify(exampleSubmission(of, { county, today: day }))), 'api', context);
  return 'errors' in read ? read.errors : [];
};
const keysOf = <K extends string>(record: Readonly<Record<K, string>>): K[] => {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  return keys;
};

describe('the example', () => {
  it.each([2027, 2028])('is taken by both example rounds of %d from their first day to their last', (year) => {
    for (const of of [roundOf(year), smallRoundOf(year)]) {
      const [first, last] = [`${year - 1}-09-01`, `${year}-08-31`];
      const days = Array.from({ length: 73 }, (_, step) => addDays(first, 5 * step)).filter((day) => day < last);
      for (const day of [...days, last]) expect(mistakes(of, day), `${of.id} on ${day}`).toEqual([]);
    }
  });

  it('names its round: another one may be open', () => {
    expect(exampleSubmission(smallRoundOf(2027), { county, today }).roundId).toBe('2027-klein');
  });

  it('is of an organisation that needs no papers, or says that the office has them', () => {
    const papers: Round['papers'] = [{ kind: 'statutes', legalForms: ['association'] }];
    expect(exampleSubmission({ ...round, papers }, { county, today })).toMatchObject({ organisation: { legalForm: 'municipality' } });
    const wanted = exampleSubmission({ ...round, papers: [{ kind: 'board-list' }] }, { county, today });
    expect(wanted.onFile).toEqual([{ kind: 'board-list', reference: 'INT-2026-0001' }]);
    expect(exampleSubmission(round, { county, today })).not.toHaveProperty('onFile');
  });

  it('is accepted as it stands, whatever the round and the day', () => {
    const cents = fc.integer({ min: 1, max: 10_000_000 });
    const share = fc.integer({ min: 0, max: 9000 });
    const rounds = fc
      .record({
        amounts: fc.tuple(cents, cents).map((pair) => pair.sort((a, b) => a - b)),
        legalForms: fc.uniqueArray(fc.constantFrom(...keysOf(legalForms)), { minLength: 1 }),
        seatInCounty: fc.boolean(),
        papers: fc.array(
          fc.record(
            { kind: fc.constantFrom(...keysOf(paperKinds)), legalForms: fc.uniqueArray(fc.constantFrom(...keysOf(legalForms)), { minLength: 1 }) },
            { requiredKeys: ['kind'] },
          ),
          { maxLength: 4 },
        ),
        // A round that takes neither staff nor fees nor overhead only.
        costCategories: fc.uniqueArray(fc.constantFrom(...keysOf(costCategories)), { minLength: 1 }).map((codes) => [...new Set([...codes, 'rent'])]),
        leadTimes: fc.array(fc.record({ days: fc.nat(400) }), { maxLength: 2 }),
        earlyStart: fc.boolean(),
        financing: fc.record({ minimumOwnShare: share, publicPart: share, countysPart: share, inKindCounts: fc.boolean() }),
        quotes: fc.array(fc.record({ from: cents, offers: fc.nat(1000) }), { maxLength: 3 }),
        maximumMonths: fc.integer({ min: 1, max: 24 }),
        period: fc.constantFrom('within-year', 'touches-year'),
        fieldsOfAction: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
        declarations: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
      })
      .map(
        ({ amounts: [minimumGrant, maximumGrant], financing, leadTimes, earlyStart, maximumMonths, period, fieldsOfAction, declarations, ...rest }) =>
          roundSchema.parse({
            ...round,
            ...rest,
            minimumGrant,
            maximumGrant,
            applications: { leadTimes, earlyStart },
            financing: {
              minimumOwnShare: financing.minimumOwnShare,
              maximumPublicShare: 10_000 - financing.publicPart,
              maximumRate: 10_000 - financing.countysPart,
              inKindCounts: financing.inKindCounts,
            },
            staffCosts: { maximumShare: 0, feesCount: true },
            costs: { maximumOverhead: 0, feePerHour: 1, perKilometre: 1, perMeal: 1 },
            duration: { maximumMonths, period },
            fieldsOfAction: fieldsOfAction.map((code) => ({ code, title: code, priority: false })),
            texts: { declarations: declarations.map((code) => ({ code, version: '3', text: code })) },
          }),
      );
    fc.assert(
      fc.property(rounds, fc.integer({ min: 0, max: 400 }), (of, days) => {
        const day = addDays('2026-11-01', days);
        fc.pre(day <= '2027-12-31');
        expect(mistakes(of, day)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(JSON.stringify(described())));
    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, validator.version]).toEqual([true, '3.1']);
  });

  it('has the example of its round, and none without a round', () => {
    const bodySchema = z.object({
      paths: z.object({
        '/api/applications': z.object({
          post: z.object({
            requestBody: z.object({ content: z.object({ 'application/json': z.looseObject({ example: z.unknown().optional() }) }) }),
          }),
        }),
      }),
    });
    const body = (document: unknown) => bodySchema.parse(document).paths['/api/applications'].post.requestBody.content['application/json'];
    expect(body(described()).example).toEqual(exampleSubmission(round, { county, today }));
    expect(body(openApiDocument({ county, siteUrl, round: undefined, today }))).not.toHaveProperty('example');
  });

  it('describes every field, each in words of its own, and names every kind of answer', () => {
    const text = JSON.stringify(described());
    const codes = ['invalid-fields', 'malformed-request', 'body-too-large', 'unsupported-media-type', 'idempotency-key-reused', 'no-round-open'];
    for (const code of [...codes, 'not-found', 'method-not-allowed', 'fault']) expect(text).toContain(`\`${code}\``);
    expect(described()).toMatchObject({ servers: [{ url: siteUrl }], info: { contact: { email: county.office.email } } });
    const { Submission } = z.object({ components: z.object({ schemas: z.object({ Submission: z.unknown() }) }) }).parse(described())
      .components.schemas;
    const without: string[] = [];
    const said: unknown[] = [];
    const visit = (schema: unknown, at: string): void => {
      const node = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional(), items: z.unknown().optional() }).parse(schema);
      if (at !== '' && !at.endsWith('/items') && node['description'] === undefined) without.push(at);
      said.push(node['description'] ?? at);
      for (const [name, inner] of Object.entries(node.properties ?? {})) visit(inner, `${at}/${name}`);
      if (node.items !== undefined) visit(node.items, `${at}/items`);
    };
    visit(Submission, '');
    expect(without).toEqual([]);
    expect(said.length).toBeGreaterThan(90);
    expect(said.filter((sentence, i) => sentence !== 'Cents of euro.' && said.indexOf(sentence) !== i)).toEqual([]);
  });

  it('names every code with its meaning, and says where the schema stands', () => {
    const text = JSON.stringify(described());
    for (const [code, name] of Object.entries({ ...legalForms, ...paperKinds })) expect(text).toContain(`\`${code}\`: ${name}`);
    expect(text).toContain('"/api/schemas/application-1.json":{"get":');
  });

  it('uses regular expressions that other languages understand', () => {
    const text = JSON.stringify(described());
    expect(text).not.toContain('\\\\p{');
    expect(text).not.toContain('$schema');
  });
});

describe('the published schema of an application', () => {
  const published: unknown = JSON.parse(JSON.stringify(publishedSubmissionSchema(siteUrl)));

  it('says which draft and which version it is, at an address of its own', () => {
    expect(published).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${siteUrl}${submissionSchemaPath}`,
      'x-schema-version': submissionVersion,
      type: 'object',
      additionalProperties: false,
    });
    expect(submissionSchemaPath).toContain(`-${submissionVersion}.json`);
  });

  /**
   * Whoever sends applications by program has checked them against this schema. When this test fails, the schema has changed:
   * - Fields, limits or codes are others: raise `submissionVersion`, enter the new hash, and tell the clients. The address of the
   *   old version is gone then, so say so where it stood.
   * - Nothing but the way in which zod writes the same schema: enter the new hash.
   * Descriptions are not part of the hash; words may become better at any time.
   */
  it('is the one of this version', () => {
    const withoutWords = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(withoutWords);
      if (typeof value !== 'object' || value === null) return value;
      // A field may be called `description`: then its value is a schema and no text.
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, inner]) => (key === 'description' && typeof inner === 'string' ? [] : [[key, withoutWords(inner)]])),
      );
    };
    const hash = createHash('sha256')
      .update(JSON.stringify(withoutWords(published)))
      .digest('hex');
    expect({ version: submissionVersion, hash }).toEqual({ version: 1, hash: '19e7f3581bfd58bed88956b0785d3a7ad08f940484f067f18f48d6030ae6c88f' });
  });

  it('takes what the API takes, and refuses unknown and missing fields as the API does', () => {
    const schema = z.fromJSONSchema(z.looseObject({}).parse(published));
    for (const sent of [submission, fullSubmission]) expect(schema.safeParse(sent).success).toBe(true);
    fc.assert(
      fc.property(validSubmissions, (valid) => {
        expect(schema.safeParse(valid).success).toBe(true);
      }),
      { numRuns: 50 },
    );
    const required = Object.keys(submissionSchema.shape).filter(
      (key) => !submissionSchema.safeParse({ ...fullSubmission, [key]: undefined }).success,
    );
    expect(required).toEqual([
      'organisation',
      'contact',
      'project',
      'goals',
      'costs',
      'financing',
      'sameCostsElsewhere',
      'requestedAmount',
      'declarations',
      'reuseRelease',
    ]);
    for (const key of required)
      expect(schema.safeParse(Object.fromEntries(Object.entries(fullSubmission).filter(([name]) => name !== key))).success).toBe(false);
    expect(schema.safeParse({ ...submission, colour: 'red' }).success).toBe(false);
    expect(schema.safeParse({ ...submission, requestedAmount: 12.5 }).success).toBe(false);
  });
});
