import * as z from 'zod';
import { instantSchema, isoDateSchema } from '../../shared/domain/calendar.ts';
import { type Attachment, attachmentKinds, refusalReasons } from '../../shared/domain/funding/attachment.ts';
import { whyRefused } from '../../shared/domain/funding/attachment-texts.ts';
import { type Draft, type DraftSection, draftSectionCodes, keptUntil } from '../../shared/domain/funding/draft.ts';
import { asSent, sectionStatuses, wholeOf } from '../../shared/domain/funding/draft-content.ts';
import { codesOf } from '../../shared/domain/funding/round.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { contentsOf, type DraftView } from './draft-view.ts';
import { contentAt } from './section-values.ts';

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

type DraftAnswers = ReturnType<typeof draftAnswerSchemas>;

const remarks = (errors: readonly FieldError[]) => errors.map(({ pointer, message }) => ({ pointer, detail: message }));

/** Address of a draft in the API. @param siteUrl no trailing slash */
export const draftAddress = (siteUrl: string, id: string): string => `${siteUrl}/api/drafts/${id}`;

const headOf = (draft: Draft) => {
  const { id, roundId, version, createdAt, savedAt } = draft;
  return { id, roundId, version, createdAt, savedAt, keptUntil: keptUntil(draft) };
};

const attachmentOf = (file: Attachment, self: string) => {
  const { id, kind, name, size, mediaType, uploadedAt, state } = file;
  const refused = file.state === 'refused' ? { refusedBecause: file.refusedBecause, detail: whyRefused(file) } : {};
  return { id, kind, name, size, mediaType, uploadedAt, state, ...refused, links: { self } };
};

/** A draft with everything that its pages show. */
export const draftOfView = ({ draft, whole, errors, hints, statuses, files }: DraftView, siteUrl: string): z.input<DraftAnswers['draft']> => {
  const self = draftAddress(siteUrl, draft.id);
  const section = (code: DraftSection) => ({ status: statuses[code] });
  return {
    ...headOf(draft),
    complete: errors.length === 0 && files.every(({ state }) => state !== 'checking'),
    content: asSent(whole),
    problems: remarks(errors),
    hints: remarks(hints),
    sections: {
      check: section('check'),
      organisation: section('organisation'),
      project: section('project'),
      goals: section('goals'),
      costs: section('costs'),
      financing: section('financing'),
      attachments: section('attachments'),
      declarations: section('declarations'),
    },
    attachments: files.map((file) => attachmentOf(file, `${self}/attachments/${file.id}`)),
    links: { self, attachments: `${self}/attachments`, submission: `${self}/submission` },
  };
};

/** Drafts as a list shows them. */
export const draftList = (drafts: readonly Draft[], siteUrl: string): z.input<DraftAnswers['drafts']> => ({
  drafts: drafts.map((draft) => {
    const title = contentAt(wholeOf(contentsOf(draft)), '/project/title');
    return { ...headOf(draft), title: typeof title === 'string' ? title : undefined, links: { self: draftAddress(siteUrl, draft.id) } };
  }),
});
