import type { CountyProfile } from '../../shared/county/profile.ts';
import type { IsoDate } from '../../shared/domain/calendar.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { submissionSchemaPath } from '../../shared/domain/funding/snapshot.ts';
import { submissionSchema } from '../../shared/domain/funding/submission.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import { problemSchema, refusalsByStatus } from './api-problems.ts';
import { receiptSchema } from './application-api.ts';
import { describedSchema } from './described-schema.ts';
import { exampleSubmission } from './example-submission.ts';
import { submissionDescriptions } from './submission-descriptions.ts';

const receiptDescriptions: Readonly<Record<string, string>> = {
  '/id': 'Identifier of the application.',
  '/reference': 'Reference for people, e.g. `INT-2026-0042`: unique, and ascending within the year of submission.',
  '/state': 'State of the application when it was submitted.',
  '/submittedAt': 'Instant of submission in UTC. A repeated request is answered with the first one.',
  '/links/receipt': 'Page with the receipt. Whoever knows the address can read it.',
};

const meanings: Readonly<Record<number, string>> = {
  400: 'The body is no JSON in UTF-8, or the header Idempotency-Key is malformed.',
  404: 'There is nothing at this address.',
  405: 'The address does not take this method. The header Allow says which ones it takes.',
  409: 'No round is open, or the idempotency key came before with other content.',
  413: 'The body is larger than 256 KiB.',
  415: 'The content type is not application/json.',
  422: 'Fields are wrong, missing or unknown, or rules of the round are broken. `errors` names all of them at once.',
  429: 'Too many applications in an hour from one network or for one contact. Repeats of what is stored are never refused.',
};

const problemResponse = (status: number, codes: readonly RefusalCode[]) => ({
  description: `${meanings[status] ?? 'Refused.'} Codes: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
  ...(status === 429 && { headers: { 'Retry-After': { description: 'Seconds until there is room again.', schema: { type: 'integer' } } } }),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { status: { const: status }, code: { enum: codes } } }],
      },
    },
  },
});

const problems = (statuses: readonly number[]) =>
  Object.fromEntries(
    [...refusalsByStatus()].filter(([status]) => statuses.includes(status)).map(([status]) => [status, { $ref: `#/components/responses/${status}` }]),
  );

const fault = { 500: { $ref: '#/components/responses/500' } };

/** What differs between places, rounds and days. */
export type DescribedApi = {
  readonly county: CountyProfile;
  /** No trailing slash. */
  readonly siteUrl: string;
  /** The round that the example is for. */
  readonly round: Round | undefined;
  /** In Berlin. */
  readonly today: IsoDate;
};

/**
 * The OpenAPI 3.1 document of the public API. Schemas come from the schemas that the requests are parsed with,
 * the example body from the round that takes applications now.
 */
export const openApiDocument = ({ county, siteUrl, round, today }: DescribedApi) => ({
  openapi: '3.1.0',
  info: {
    title: `Integration und Teilhabe, ${county.name}`,
    version: '1.0.0',
    summary: 'Applications for funding of integration projects.',
    description:
      'Amounts are integer cents of euro, dates are ISO 8601, municipalities are keys of eight digits (Amtlicher Gemeindeschlüssel). Sentences for people are German. Unknown fields are refused.',
    contact: { name: county.office.name, email: county.office.email, url: `${siteUrl}/kontakt` },
    license: { name: 'European Union Public Licence 1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: siteUrl }],
  tags: [
    { name: 'applications', description: 'Applications for funding.' },
    { name: 'description', description: 'This document.' },
  ],
  paths: {
    '/api/applications': {
      post: {
        operationId: 'submitApplication',
        tags: ['applications'],
        summary: 'Submits an application for funding.',
        description:
          'Stores the application and answers its reference at once. The contact gets a confirmation and a copy by mail. The same request again answers the same reference and stores nothing: by its idempotency key, or by its content where it has none. Files cannot come with this request: papers that the round wants are named in `onFile` if the office has them already.',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            description:
              'Chosen by the client, random, one per application: a repeated request with the same key and content is answered as the first one. The same key with other content is refused with 409.',
            schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x20-\\x7e]+$' },
            example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Submission' },
              ...(round === undefined ? {} : { example: exampleSubmission(round, { county, today }) }),
            },
          },
        },
        responses: {
          201: {
            description: 'The application is stored.',
            headers: { Location: { description: 'Address of the receipt.', schema: { type: 'string', format: 'uri' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
          },
          ...problems([400, 404, 405, 409, 413, 415, 422, 429]),
          ...fault,
        },
      },
    },
    '/api/openapi.json': {
      get: {
        operationId: 'describeApi',
        tags: ['description'],
        summary: 'This document.',
        responses: {
          200: { description: 'The OpenAPI document.', content: { 'application/json': { schema: { type: 'object' } } } },
          ...problems([404, 405]),
          ...fault,
        },
      },
    },
    [submissionSchemaPath]: {
      get: {
        operationId: 'describeSubmission',
        tags: ['description'],
        summary: 'The schema of an application, under an address that stays with its version.',
        responses: {
          200: { description: 'JSON Schema, draft 2020-12.', content: { 'application/json': { schema: { type: 'object' } } } },
          ...problems([404, 405]),
          ...fault,
        },
      },
    },
  },
  components: {
    schemas: {
      Submission: describedSchema(submissionSchema, submissionDescriptions()),
      Receipt: describedSchema(receiptSchema, receiptDescriptions),
      Problem: describedSchema(problemSchema()),
    },
    responses: {
      ...Object.fromEntries([...refusalsByStatus()].map(([status, codes]) => [status, problemResponse(status, codes)])),
      500: {
        description: 'A fault on our side. Nothing was stored that was not confirmed; the same request may be sent again. Code: `fault`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  },
});
