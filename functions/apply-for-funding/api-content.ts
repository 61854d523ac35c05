import type { Instant } from '../../shared/domain/calendar.ts';
import { type DraftContent, type DraftSection, draftContentSchema, draftSectionCodes } from '../../shared/domain/funding/draft.ts';
import { apiDraftSchema, bySection, completed, timedDeclarations } from '../../shared/domain/funding/draft-content.ts';
import { fieldErrorsOf } from '../../shared/domain/funding/field-messages.ts';
import { refuseFields } from '../../shared/domain/funding/read-submission.ts';
import { rowsAt } from './section-values.ts';

/** Sections of a draft with their content. */
export type Contents = Readonly<Partial<Record<DraftSection, DraftContent>>>;

/** What is left out is computed as in the pages; what is there stays as it was sent, right or wrong. */
const finished = (section: DraftSection, content: DraftContent, { declarations }: { readonly declarations: unknown }, now: Instant) => {
  if (section === 'costs' || (section === 'financing' && content['requestedAmount'] === undefined)) return completed(section, content, {});
  if (section !== 'declarations' || content['declarations'] === undefined) return content;
  const made = rowsAt(content, '/declarations').filter((row) => typeof row === 'object' && row !== null);
  return { ...content, declarations: timedDeclarations(made, declarations, now) };
};

/**
 * Reads what a program sent for a draft: fields of a submission, any of them or none. Whether they are right is not asked here.
 * @param stored the draft as it was before: declarations keep the time at which they were made
 * @returns what was sent, in the order of the schema; the round that it names; the content of each section that has one
 * @throws Refusal `invalid-fields` for fields that the submission does not know, and for containers that are none
 */
export const sentContent = (
  body: unknown,
  stored: DraftContent,
  now: Instant,
): { readonly sent: DraftContent; readonly roundId: unknown; readonly contents: Contents } => {
  const { success, data, error } = apiDraftSchema().safeParse(body);
  if (!success) throw refuseFields(fieldErrorsOf(error.issues, body, 'api'));
  const { roundId, ...whole } = data;
  const sections = bySection(whole);
  const contents: Partial<Record<DraftSection, DraftContent>> = {};
  for (const code of draftSectionCodes) {
    const content = sections[code];
    if (content === undefined) continue;
    contents[code] = draftContentSchema().parse(finished(code, content, { declarations: stored['declarations'] }, now));
  }
  return { sent: data, roundId, contents };
};
