import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../calendar.ts';
import { attachmentKinds, refusalReasons } from './attachment.ts';
import { draftSectionCodes } from './draft.ts';
import { sectionStatuses } from './draft-content.ts';
import { codesOf } from './round.ts';

const makeSchemas = () => {
  const address = z.url();
  const remark = z.strictObject({ pointer: z.string(), detail: z.string() });
  const head = {
    id: z.uuid(),
    roundId: z.string(),
    version: z.int().min(1),
    createdAt: instantSchema,
    savedAt: instantSchema,
    keptUntil: isoDateSchema,
  };
  const attachment = z.strictObject({
    id: z.uuid(),
    kind: codesOf(attachmentKinds),
    name: z.string(),
    size: z.int(),
    mediaType: z.string(),
    uploadedAt: instantSchema,
    state: z.enum(['checking', 'ready', 'refused']),
    refusedBecause: z.enum(refusalReasons).optional(),
    detail: z.string().optional(),
    links: z.strictObject({ self: address }),
  });
  const status = z.strictObject({ status: codesOf(sectionStatuses) });
  return {
    key: z.strictObject({ key: z.string() }),
    draft: z.strictObject({
      ...head,
      complete: z.boolean(),
      content: z.looseObject({}),
      problems: z.array(remark),
      hints: z.array(remark),
      sections: z.record(z.enum(draftSectionCodes), status),
      attachments: z.array(attachment),
      links: z.strictObject({ self: address, attachments: address, submission: address }),
    }),
    drafts: z.strictObject({ drafts: z.array(z.strictObject({ ...head, title: z.string().optional(), links: z.strictObject({ self: address }) })) }),
    upload: z.strictObject({
      id: z.uuid(),
      upload: z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()) }),
      expiresAt: instantSchema,
      links: z.strictObject({ self: address }),
    }),
  };
};

let made: ReturnType<typeof makeSchemas> | undefined;

/** What the API answers about drafts. Made when it is first asked for: pages do not need it. */
export const draftAnswerSchemas = (): ReturnType<typeof makeSchemas> => {
  made ??= makeSchemas();
  return made;
};
