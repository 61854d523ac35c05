import type * as z from 'zod';
import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import { whyRefused } from '../../shared/domain/funding/attachment-texts.ts';
import { type Draft, type DraftSection, keptUntil } from '../../shared/domain/funding/draft.ts';
import type { draftAnswerSchemas } from '../../shared/domain/funding/draft-api-shapes.ts';
import { asSent, wholeOf } from '../../shared/domain/funding/draft-content.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { contentsOf, type DraftView } from './draft-view.ts';
import { contentAt } from './section-values.ts';

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
