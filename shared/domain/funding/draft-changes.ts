import type { Instant } from '../calendar.ts';
import { Refusal } from '../refusal.ts';
import {
  type Draft,
  type DraftContent,
  type DraftEditor,
  type DraftEvent,
  type DraftSection,
  draftSectionCodes,
  maximumDraftBytes,
  maximumEditors,
  maximumSectionBytes,
  mayEdit,
  type SavedSection,
} from './draft.ts';

/** What a change makes of a draft, and the event that says so. */
export type DraftChange = { readonly after: Draft; readonly event: DraftEvent };

/** Who changes a draft, and when. */
export type Change = { readonly principal: string; readonly at: Instant };

/** A change of what is typed, which also prolongs the life of the draft. `expiresAt`: see `expiryOfDraft`. */
export type Save = Change & { readonly expiresAt: number };

/** `readVersion`: version of the section that the person had before them, 0 when there was none. */
export type SectionSave = Save & { readonly section: DraftSection; readonly readVersion: number; readonly content: DraftContent };

/** `readVersion`: version of the draft that the client had read. A section that is not named is emptied. */
export type Replacement = Save & { readonly readVersion: number; readonly sections: Readonly<Partial<Record<DraftSection, DraftContent>>> };

const bytesOf = (content: DraftContent): number => new TextEncoder().encode(JSON.stringify(content)).length;

const kilobytes = (bytes: number): string => `${bytes / 1024} Kilobyte`;

/** @throws Refusal `draft-too-large` */
export const refuseTooLarge = (sections: Draft['sections']): void => {
  const sizes = draftSectionCodes.map((code) => bytesOf(sections[code]?.content ?? {}));
  if (sizes.some((size) => size > maximumSectionBytes))
    throw new Refusal('draft-too-large', `Ein Abschnitt kann höchstens ${kilobytes(maximumSectionBytes)} haben. Bitte kürzen Sie Ihre Texte.`);
  if (sizes.reduce((sum, size) => sum + size, 0) > maximumDraftBytes)
    throw new Refusal('draft-too-large', `Ein Antrag kann zusammen höchstens ${kilobytes(maximumDraftBytes)} haben. Bitte kürzen Sie Ihre Texte.`);
};

const same = (one: DraftContent | undefined, other: DraftContent | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * A save of what is stored already changes nothing, but somebody has looked after the draft: it is kept longer. Within a day that makes no
 * difference, so the very same save may come twice.
 */
const prolonged = (draft: Draft, { principal, at, expiresAt }: Save): DraftChange | { readonly unchanged: true } => {
  if (expiresAt <= draft.expiresAt) return { unchanged: true };
  const version = draft.version + 1;
  return {
    after: { ...draft, version, savedAt: at, expiresAt },
    event: { draftId: draft.id, version, kind: 'draft.prolonged', at, actor: principal },
  };
};

const withSections = (
  draft: Draft,
  sections: Draft['sections'],
  { principal, at, expiresAt }: Save,
  section: DraftSection | undefined,
): DraftChange => {
  refuseTooLarge(sections);
  const version = draft.version + 1;
  const first = draftSectionCodes.every((code) => draft.sections[code] === undefined);
  return {
    after: { ...draft, version, savedAt: at, expiresAt, sections },
    event: {
      draftId: draft.id,
      version,
      kind: 'draft.saved',
      at,
      actor: principal,
      ...(section !== undefined && { section }),
      ...(first && { first }),
    },
  };
};

/**
 * Saves a section. Others may have saved other sections since it was read. Content that is stored already only prolongs the draft, whoever
 * stored it.
 * @returns the change, `unchanged`, or the section as somebody else saved it meanwhile (`undefined`: emptied)
 * @throws Refusal `draft-too-large`
 */
export const saveSection = (
  draft: Draft,
  save: SectionSave,
): DraftChange | { readonly unchanged: true } | { readonly conflict: SavedSection | undefined } => {
  const { section, readVersion, content, principal, at } = save;
  const stored = draft.sections[section];
  if (stored !== undefined && same(stored.content, content)) return prolonged(draft, save);
  if ((stored?.version ?? 0) !== readVersion) return { conflict: stored };
  const saved: SavedSection = { version: draft.version + 1, at, by: principal, content };
  return withSections(draft, { ...draft.sections, [section]: saved }, save, section);
};

/**
 * Replaces all sections at once. A section whose content stays keeps its version, so who has it open can still save it.
 * @returns the change, `unchanged` (also when the very same came before), or `conflict` when the draft is no longer as it was read
 * @throws Refusal `draft-too-large`
 */
export const replaceSections = (
  draft: Draft,
  replacement: Replacement,
): DraftChange | { readonly unchanged: true } | { readonly conflict: Draft } => {
  const { readVersion, sections: given, principal, at } = replacement;
  if (draftSectionCodes.every((code) => same(draft.sections[code]?.content, given[code]))) return prolonged(draft, replacement);
  if (draft.version !== readVersion) return { conflict: draft };
  const sections: Partial<Record<DraftSection, SavedSection>> = {};
  for (const code of draftSectionCodes) {
    const [stored, content] = [draft.sections[code], given[code]];
    if (content === undefined) continue;
    sections[code] = stored !== undefined && same(stored.content, content) ? stored : { version: draft.version + 1, at, by: principal, content };
  }
  return withSections(draft, sections, replacement, undefined);
};

/** @throws Refusal `owner-only` */
export const refuseOthers = (draft: Pick<Draft, 'owner'>, principal: string): void => {
  if (draft.owner !== principal) throw new Refusal('owner-only', 'Das kann nur die Person, die den Antrag begonnen hat.');
};

const withEditors = (
  draft: Draft,
  editors: readonly DraftEditor[],
  kind: Extract<DraftEvent['kind'], `draft.editor-${string}`>,
  editor: string,
  { principal, at }: Change,
): DraftChange => {
  const version = draft.version + 1;
  return { after: { ...draft, version, editors }, event: { draftId: draft.id, version, kind, at, actor: principal, editor } };
};

/**
 * The owner lets another person edit the draft. Who may already is `unchanged`.
 * @throws Refusal `owner-only`, `too-many-editors`
 */
export const inviteEditor = (draft: Draft, editor: DraftEditor, change: Change): DraftChange | { readonly unchanged: true } => {
  refuseOthers(draft, change.principal);
  if (mayEdit(draft, editor.principal)) return { unchanged: true };
  if (draft.editors.length >= maximumEditors)
    throw new Refusal(
      'too-many-editors',
      `An einem Antrag können höchstens ${maximumEditors} Personen schreiben. Bitte nehmen Sie zuerst jemanden heraus.`,
    );
  return withEditors(draft, [...draft.editors, editor], 'draft.editor-invited', editor.principal, change);
};

/**
 * The owner takes the draft from another person. Who may not edit is `unchanged`; the owner always stays.
 * @throws Refusal `owner-only`
 */
export const removeEditor = (draft: Draft, editor: string, change: Change): DraftChange | { readonly unchanged: true } => {
  refuseOthers(draft, change.principal);
  if (editor === draft.owner || !mayEdit(draft, editor)) return { unchanged: true };
  const left = draft.editors.filter(({ principal }) => principal !== editor);
  return withEditors(draft, left, 'draft.editor-removed', editor, change);
};
