import * as z from 'zod';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { type Submission, submissionSchema } from '../../shared/domain/funding/application.ts';
import { lastDayWithin } from '../../shared/domain/funding/project-period.ts';
import { costCategories, financingSources, legalForms, type Round } from '../../shared/domain/funding/round.ts';
import { mostBeside } from '../../shared/domain/funding/shares.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import { problemSchema, refusalsByStatus } from './api-problems.ts';
import { receiptSchema } from './application-api.ts';

const listed = (names: Readonly<Record<string, string>>): string =>
  Object.entries(names)
    .map(([code, name]) => `\`${code}\`: ${name}`)
    .join('; ');

// English sentences for programmers, by the path of the field in the schema.
const submissionDescriptions: Readonly<Record<string, string>> = {
  '/organisation': 'The organisation that applies.',
  '/organisation/name': 'Name of the organisation.',
  '/organisation/legalForm': `Legal form. The round says which ones may apply. ${listed(legalForms)}.`,
  '/organisation/street': 'Street and number.',
  '/organisation/postcode': 'Postal code of five digits, as text.',
  '/organisation/city': 'Town.',
  '/contact': 'The person who answers questions about the project.',
  '/contact/name': 'Full name.',
  '/contact/email': 'Address for the confirmation and the copy of the application.',
  '/contact/phone': 'Telephone number, free text.',
  '/project/title': 'Title of the project.',
  '/project/shortDescription': 'What is planned, and for whom. No names of participants. Line feeds are allowed.',
  '/project/municipalities': 'Where the project takes place: AGS of municipalities of the county, each once.',
  '/project/startDate': 'First day, inside the budget year of the round.',
  '/project/endDate': 'Last day, inside the budget year of the round, not before the first.',
  '/costs': 'Cost plan. Its sum equals the sum of the financing plan to the cent.',
  '/costs/items/category': `Category of the cost. ${listed(costCategories)}.`,
  '/costs/items/description': 'What the money is for.',
  '/costs/items/amount': 'Cents of euro.',
  '/financing': 'Financing plan. It has at least one line with source `county`.',
  '/financing/items/source': `Where the money comes from. ${listed(financingSources)}.`,
  '/financing/items/description': 'Explanation of the line.',
  '/financing/items/amount': 'Cents of euro.',
  '/requestedAmount': 'Cents of euro: the sum of the financing lines with source `county`, within the limits of the round.',
  '/reuseRelease': 'May the county publish and reuse the short description? Voluntary, without influence on the decision.',
};

const receiptDescriptions: Readonly<Record<string, string>> = {
  '/id': 'Identifier of the application.',
  '/reference': 'Reference for people, e.g. `INT-2026-0042`: unique, and ascending within the year of submission.',
  '/state': 'State of the application when it was submitted.',
  '/submittedAt': 'Instant of submission in UTC. A repeated request is answered with the first one.',
  '/links/receipt': 'Page with the receipt. Whoever knows the address can read it.',
};

/** Describes each field where it stands: two fields may share one schema, but not one description. */
const described = (schema: unknown, descriptions: Readonly<Record<string, string>>, path = ''): unknown => {
  if (typeof schema !== 'object' || schema === null) return schema;
  const { properties, items, ...rest } = nodeSchema().parse(schema);
  const description = descriptions[path];
  return {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, described(inner, descriptions, `${path}/${name}`)])),
    }),
    ...(items !== undefined && { items: described(items, descriptions, `${path}/items`) }),
    ...(description !== undefined && { description }),
  };
};
const nodeSchema = () => z.looseObject({ properties: z.record(z.string(), z.unknown()).optional(), items: z.unknown().optional() });

const schemaOf = (schema: z.ZodType, descriptions: Readonly<Record<string, string>> = {}): unknown => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return described(rest, descriptions);
};

/** Own money beside the county's, enough for the own share and for the limit of public money: both leave the same part to others. */
const ownMoneyBeside = (requested: number, { financing: { minimumOwnShare, maximumPublicShare } }: Round): number =>
  mostBeside(requested, Math.min(Math.max(minimumOwnShare, 10_000 - maximumPublicShare), 9_999)) + 1;

/**
 * A submission that the round takes as it stands: dates in its budget year, an amount within its limits, a legal form and a kind of cost
 * it admits, the own money it asks for, the first municipality of the county.
 */
export const exampleSubmission = (round: Round, county: Pick<CountyProfile, 'municipalities'>): Submission => {
  const requestedAmount = Math.min(Math.max(750_000, round.minimumGrant), round.maximumGrant);
  const own = Math.max(250_000, ownMoneyBeside(requestedAmount, round));
  // Neither staff nor fees: a quota limits those.
  const other = round.costCategories.find((code) => code !== 'staff' && code !== 'fees') ?? 'fees';
  const fitting = (wanted: keyof typeof costCategories) => (round.costCategories.includes(wanted) ? wanted : other);
  const [startDate, november] = [`${round.budgetYear}-03-01`, `${round.budgetYear}-11-30`];
  const last = lastDayWithin(startDate, round.duration.maximumMonths);
  return {
    organisation: {
      name: 'Beispielverein Brücke e. V.',
      legalForm: round.legalForms[0] ?? 'association',
      street: 'Beispielstraße 1',
      postcode: '12345',
      city: 'Beispielstadt',
    },
    contact: { name: 'Kim Beispiel', email: 'kim.beispiel@example.org', phone: '+49 30 0000000' },
    project: {
      title: 'Gemeinsam kochen, gemeinsam reden',
      shortDescription: 'Einmal in der Woche kochen Menschen aus vielen Ländern zusammen und lernen sich kennen.',
      municipalities: county.municipalities.slice(0, 1).map(({ ags }) => ags),
      startDate,
      endDate: last < november ? last : november,
    },
    costs: [
      { category: fitting('rent'), description: 'Küche und Geräte', amount: requestedAmount },
      { category: fitting('catering'), description: 'Lebensmittel und Geschirr', amount: own },
    ],
    financing: [
      { source: 'county', amount: requestedAmount },
      { source: 'own', description: 'Mitgliedsbeiträge', amount: own },
    ],
    requestedAmount,
    reuseRelease: true,
  };
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

/** What differs between places and rounds. */
export type DescribedApi = { readonly county: CountyProfile /** No trailing slash. */; readonly siteUrl: string; readonly round: Round | undefined };

/**
 * The OpenAPI 3.1 document of the public API. Schemas come from the schemas that the requests are parsed with,
 * the example body from the round that takes applications now.
 */
export const openApiDocument = ({ county, siteUrl, round }: DescribedApi) => ({
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
          'Stores the application and answers its reference at once. The contact gets a confirmation and a copy by mail. The same request again answers the same reference and stores nothing: by its idempotency key, or by its content where it has none.',
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
              ...(round === undefined ? {} : { example: exampleSubmission(round, county) }),
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
  },
  components: {
    schemas: {
      Submission: schemaOf(submissionSchema, submissionDescriptions),
      Receipt: schemaOf(receiptSchema, receiptDescriptions),
      Problem: schemaOf(problemSchema()),
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
