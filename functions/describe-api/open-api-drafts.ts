import { applicationAnswerSchema } from '../../shared/domain/funding/application-api-shapes.ts';
import { maximumFileSize, maximumFiles } from '../../shared/domain/funding/attachment.ts';
import { maximumDrafts } from '../../shared/domain/funding/draft.ts';
import { draftAnswerSchemas } from '../../shared/domain/funding/draft-api-shapes.ts';
import { apiDraftSchema } from '../../shared/domain/funding/draft-content.ts';
import { fileTypeCodes } from '../../shared/domain/funding/file-types.ts';
import { paperKinds } from '../../shared/domain/funding/submission-codes.ts';
import { describedSchema } from './described-schema.ts';
import { exampleSubmission } from './example-submission.ts';
import type { DescribedApi } from './open-api.ts';
import { applicationDescriptions, draftDescriptions, listDescriptions, uploadDescriptions } from './open-api-draft-words.ts';
import { idempotencyKey, jsonOf, locationHeader, problems } from './open-api-parts.ts';
import { submissionDescriptions } from './submission-descriptions.ts';

const security = [{ key: [] }];
const tags = ['drafts'];
const id = { name: 'id', in: 'path', required: true, description: 'Identifier of the draft.', schema: { type: 'string', format: 'uuid' } };
const file = { name: 'file', in: 'path', required: true, description: 'Identifier of the file.', schema: { type: 'string', format: 'uuid' } };
const etag = { ETag: { description: 'The version, and what else the answer says: changes with both.', schema: { type: 'string' } } };

/** @param example as it is after the requests before it, in the order of this document */
const ifMatch = (example: string) => ({
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'What was read: the ETag of the last answer, or the version in quotation marks. Only the version counts.',
  schema: { type: 'string' },
  example,
});
const ifNoneMatch = { name: 'If-None-Match', in: 'header', required: false, description: 'ETag that the client has.', schema: { type: 'string' } };
const notModified = { description: 'The client has it already.', headers: etag };

/** What a program sends first: some fields, in any order, right or not yet. */
const firstPart = (api: DescribedApi) => {
  if (api.round === undefined) return {};
  const { roundId, organisation, contact, project } = exampleSubmission(api.round, api);
  return { example: { roundId, organisation, contact, project: { title: project.title, kind: project.kind } } };
};

const complete = (api: DescribedApi) => (api.round === undefined ? {} : { example: exampleSubmission(api.round, api) });

const draftAnswer = { headers: etag, content: jsonOf('Draft') };

/** Keys, drafts, their files and their submission, in the order in which a program needs them. */
export const draftPaths = (api: DescribedApi) => ({
  '/api/keys': {
    post: {
      operationId: 'makeKey',
      tags,
      summary: 'Makes a key.',
      description: `Whoever has the key opens the drafts that were begun with it, and nothing else. Nothing is stored but a hash of it with each draft: a key that is lost cannot be given again. One key has at most ${maximumDrafts} open drafts: make one for each applicant.`,
      responses: { 201: { description: 'A new key.', content: jsonOf('Key') }, ...problems(400, 405, 413, 415, 429) },
    },
  },
  '/api/drafts': {
    get: {
      operationId: 'listDrafts',
      tags,
      security,
      summary: 'The drafts of a key, the one that was saved last first.',
      responses: { 200: { description: 'All of them.', content: jsonOf('DraftList') }, ...problems(401, 405) },
    },
    post: {
      operationId: 'beginDraft',
      tags,
      security,
      summary: 'Begins an application.',
      description:
        'Any part of a submission may come with it, also with mistakes: they are kept as they were sent, and named in `problems`. Amounts of cost lines that are left out are computed from quantity and unit price, the requested amount from the lines of the financing plan.',
      parameters: [idempotencyKey('draft', 'Without a key every request begins a draft.')],
      requestBody: { required: true, content: jsonOf('DraftContent', firstPart(api)) },
      responses: {
        201: { description: 'The draft is stored.', ...draftAnswer, headers: { ...etag, ...locationHeader('Address of the draft.') } },
        ...problems(400, 401, 404, 405, 409, 413, 415, 422, 429),
      },
    },
  },
  '/api/drafts/{id}': {
    parameters: [id],
    get: {
      operationId: 'readDraft',
      tags,
      security,
      summary: 'A draft: what was sent, what is missing or wrong, what became of its files.',
      parameters: [ifNoneMatch],
      responses: { 200: { description: 'As it is now.', ...draftAnswer }, 304: notModified, ...problems(401, 404, 405) },
    },
    put: {
      operationId: 'replaceDraft',
      tags,
      security,
      summary: 'Replaces all of its content.',
      description:
        'What is not sent is emptied; files stay. The very same content again changes nothing, whatever was read; on a later day it keeps the draft longer. The round stays.',
      parameters: [ifMatch('"1"')],
      requestBody: { required: true, content: jsonOf('DraftContent', complete(api)) },
      responses: { 200: { description: 'The draft is stored.', ...draftAnswer }, ...problems(400, 401, 404, 405, 412, 413, 415, 422, 428) },
    },
    delete: {
      operationId: 'deleteDraft',
      tags,
      security,
      summary: 'Deletes a draft with its files.',
      responses: { 204: { description: 'It is gone.' }, ...problems(401, 404, 405) },
    },
  },
  '/api/drafts/{id}/attachments': {
    parameters: [id],
    post: {
      operationId: 'announceFile',
      tags,
      security,
      summary: 'Asks for a place to upload one file to.',
      description: `Send \`multipart/form-data\` to \`upload.url\`: every entry of \`upload.fields\`, then the file as the last field, named \`file\`. The answer is 303; do not follow it. The file then stands in \`attachments\` of the draft: \`checking\` for some seconds, then \`ready\` or \`refused\`. At most ${maximumFiles} files, each at most ${maximumFileSize / 1024 / 1024} MB.`,
      requestBody: { required: true, content: jsonOf('Announcement', { example: { kind: 'timetable', type: 'pdf' } }) },
      responses: {
        201: {
          description: 'Where the file is uploaded to, for one hour.',
          headers: locationHeader('Address of the file, once it is there.'),
          content: jsonOf('Upload'),
        },
        ...problems(400, 401, 404, 405, 413, 415, 422),
      },
    },
  },
  '/api/drafts/{id}/attachments/{file}': {
    parameters: [id, file],
    get: {
      operationId: 'readFile',
      tags,
      security,
      summary: 'A file that was checked.',
      responses: {
        303: { description: 'Where the file is, for 60 seconds.', headers: locationHeader('Address of the file; it needs no key.') },
        ...problems(401, 404, 405, 409),
      },
    },
    delete: {
      operationId: 'deleteFile',
      tags,
      security,
      summary: 'Takes a file away, checked or refused.',
      responses: { 204: { description: 'It is gone.' }, ...problems(401, 404, 405) },
    },
  },
  '/api/drafts/{id}/submission': {
    parameters: [id],
    post: {
      operationId: 'submitDraft',
      tags,
      security,
      summary: 'Submits a draft.',
      description:
        'The draft becomes an application of the same id, with the files that are `ready`. The contact gets a confirmation and a copy by mail. The same request again answers the same receipt.',
      parameters: [ifMatch('"2"')],
      responses: {
        201: { description: 'The application is stored.', headers: locationHeader('Address of the application.'), content: jsonOf('Receipt') },
        ...problems(400, 401, 404, 405, 409, 412, 413, 415, 422, 428),
      },
    },
  },
});

/** What became of an application that was submitted with a key. */
export const statusPaths = () => ({
  '/api/applications/{id}': {
    parameters: [{ ...id, description: 'Identifier of the application: that of its draft.' }],
    get: {
      operationId: 'readApplication',
      tags: ['applications'],
      security,
      summary: 'Where an application stands that was submitted with this key.',
      parameters: [ifNoneMatch],
      responses: {
        200: { description: 'As it stands now. Nothing about persons.', headers: etag, content: jsonOf('Application') },
        304: notModified,
        ...problems(401, 404, 405),
      },
    },
  },
});

const withContent = (schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...schema,
  properties: { ...Object(schema['properties']), content: { $ref: '#/components/schemas/DraftContent' } },
});

/** Schemas of these paths. */
export const draftSchemas = () => {
  const { key, draft, drafts, upload } = draftAnswerSchemas();
  return {
    Key: describedSchema(key, { '/key': '64 hexadecimal digits. Sent as `Authorization: Bearer <key>`. Keep it as a password.' }),
    DraftContent: describedSchema(apiDraftSchema(), {
      ...submissionDescriptions(),
      '': 'A submission of which any part may be missing or wrong. Unknown fields are refused.',
      '/check': 'Answers of the check before the application, codes by question. May be left out; if it is there, it counts.',
    }),
    Draft: withContent(describedSchema(draft, draftDescriptions)),
    DraftList: describedSchema(drafts, listDescriptions),
    Announcement: {
      type: 'object',
      properties: {
        kind: {
          enum: Object.keys(paperKinds),
          description: `What the file shows. ${Object.entries(paperKinds)
            .map(([code, name]) => `\`${code}\`: ${name}`)
            .join('; ')}.`,
        },
        type: { enum: fileTypeCodes, description: 'Type of the file: its content has to be that.' },
      },
      required: ['kind', 'type'],
    },
    Upload: describedSchema(upload, uploadDescriptions),
    Application: describedSchema(applicationAnswerSchema(), applicationDescriptions),
  };
};
