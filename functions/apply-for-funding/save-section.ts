import type { Instant } from '../../shared/domain/calendar.ts';
import { type Draft, type DraftContent, draftContentSchema, expiryOfDraft, type SavedSection } from '../../shared/domain/funding/draft.ts';
import type { SectionSave } from '../../shared/domain/funding/draft-changes.ts';
import { completed } from '../../shared/domain/funding/draft-content.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { DraftStore } from '../../shared/store/draft-store.ts';
import { draftTexts } from './draft-texts.ts';

/** What saving needs from outside. */
export type SaveSectionDeps = Pick<DraftStore, 'saveSection'> & { readonly now: () => Instant };

/** A section as it was typed. */
export type TypedSection = Pick<SectionSave, 'principal' | 'section' | 'readVersion'> & {
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** The section as it was before. */
  readonly stored: DraftContent;
  readonly round: Round;
};

/**
 * Keeps a section of a draft, with what can be computed from it. What somebody else saved meanwhile is never overwritten.
 * @returns the draft, or the section as somebody else saved it and what was typed
 * @throws Refusal `not-found`, `draft-too-large`
 */
export const saveTypedSection =
  ({ saveSection, now }: SaveSectionDeps) =>
  async ({
    content: typed,
    stored,
    round,
    section,
    ...by
  }: TypedSection): Promise<{ readonly saved: Draft } | { readonly conflict: SavedSection | undefined; readonly mine: DraftContent }> => {
    const at = now();
    const content = draftContentSchema().parse(completed(section, draftContentSchema().parse(typed), stored));
    const outcome = await saveSection({ ...by, section, content, at, expiresAt: expiryOfDraft(round, at) });
    if (outcome === undefined) throw new Refusal('not-found', draftTexts.unknown);
    return 'conflict' in outcome ? { conflict: outcome.conflict, mine: content } : outcome;
  };
