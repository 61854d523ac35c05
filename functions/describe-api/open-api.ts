import type { CountyProfile } from '../../shared/county/profile.ts';
import type { IsoDate } from '../../shared/domain/calendar.ts';
import { receiptSchema } from '../../shared/domain/funding/application-api-shapes.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { submissionSchemaPath } from '../../shared/domain/funding/snapshot.ts';
import { submissionSchema } from '../../shared/domain/funding/submission.ts';
import { problemSchema } from './api-problems.ts';
import { describedSchema } from './described-schema.ts';
import { exampleSubmission } from './example-submission.ts';
import { draftPaths, draftSchemas, statusPaths } from './open-api-drafts.ts';
import { figuresPaths, figuresSchemas } from './open-api-figures.ts';
import { idempotencyKey, jsonOf, locationHeader, problems, sharedResponses } from './open-api-parts.ts';
import { submissionDescriptions } from './submission-descriptions.ts';

const receiptDescriptions: Readonly<Record<string, string>> = {
  '/id': 'Identifier of the application.',
  '/reference': 'Reference for people, e.g. `INT-2026-0042`: unique, and ascending within the year of submission.',
  '/state': 'State of the application when it was submitted.',
  '/submittedAt': 'Instant of submission in UTC. A repeated request is answered with the first one.',
  '/links/receipt': 'Page with the receipt. Whoever knows the address can read it.',
  '/links/application': 'Where the state of the application can be read with the key of its draft.',
};

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

const example = (api: DescribedApi) => (api.round === undefined ? {} : { example: exampleSubmission(api.round, api) });

/**
 * The OpenAPI 3.1 document of the public API. Schemas come from the schemas that the requests are parsed with,
 * the example body from the round that takes applications now.
 */
export const openApiDocument = (api: DescribedApi) => ({
  openapi: '3.1.0',
  info: {
    title: `Integration und Teilhabe, ${api.county.name}`,
    version: '1.0.0',
    summary: 'Applications for funding of integration projects, and figures of the month.',
    description:
      'Amounts are integer cents of euro, dates are ISO 8601, municipalities are keys of eight digits (Amtlicher Gemeindeschlüssel). Sentences for people are German. Unknown fields are refused. The API is for servers: no answer carries CORS headers, so that keys stay out of browsers.',
    contact: { name: api.county.office.name, email: api.county.office.email, url: `${api.siteUrl}/kontakt` },
    license: { name: 'European Union Public Licence 1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: api.siteUrl }],
  tags: [
    { name: 'applications', description: 'Applications for funding, sent in one request or as the end of a draft.' },
    { name: 'drafts', description: 'Applications that are written step by step, with files.' },
    { name: 'figures', description: 'Figures of the month, delivered by the administrations of the county.' },
    { name: 'description', description: 'This document.' },
  ],
  paths: {
    ...draftPaths(api),
    '/api/applications': {
      post: {
        operationId: 'submitApplication',
        tags: ['applications'],
        summary: 'Submits an application for funding.',
        description:
          'Stores the application and answers its reference at once. The contact gets a confirmation and a copy by mail. The same request again answers the same reference and stores nothing: by its idempotency key, or by its content where it has none. Files cannot come with this request: papers that the round wants are named in `onFile` if the office has them already.',
        parameters: [idempotencyKey('application', 'Without a key the content itself is it.')],
        requestBody: { required: true, content: jsonOf('Submission', example(api)) },
        responses: {
          201: { description: 'The application is stored.', headers: locationHeader('Address of the receipt.'), content: jsonOf('Receipt') },
          ...problems(400, 404, 405, 409, 413, 415, 422, 429),
        },
      },
    },
    ...statusPaths(),
    ...figuresPaths(api),
    '/api/openapi.json': {
      get: {
        operationId: 'describeApi',
        tags: ['description'],
        summary: 'This document.',
        responses: {
          200: { description: 'The OpenAPI document.', content: { 'application/json': { schema: { type: 'object' } } } },
          ...problems(404, 405),
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
          ...problems(404, 405),
        },
      },
    },
  },
  components: {
    schemas: {
      Submission: describedSchema(submissionSchema, submissionDescriptions()),
      Receipt: describedSchema(receiptSchema, receiptDescriptions),
      ...draftSchemas(),
      ...figuresSchemas(),
      Problem: describedSchema(problemSchema()),
    },
    responses: sharedResponses(),
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer', description: 'A key of `POST /api/keys`.' },
      figuresKey: { type: 'http', scheme: 'bearer', description: 'The key of an administration. The office makes it and takes it back.' },
    },
  },
});
