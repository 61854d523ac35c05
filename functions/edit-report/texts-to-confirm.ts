import type { ChangedFigures, PreviewNotes } from '../../shared/domain/statistics/preview-notes.ts';
import type { ReleaseDraft } from '../../shared/domain/statistics/release-draft.ts';

/** A text whose numbers are others than those that it was written for. `changes`: which, as far as they are known. */
export type TextToConfirm = { readonly id: string; readonly changes: ChangedFigures };

const unknown: ChangedFigures = { numbers: [], more: 0, hidden: 0 };

/**
 * Texts that somebody has to read again beside the numbers of the preview. One that was written before there was any preview is not among them:
 * who approves it reads it beside this one.
 */
export const textsToConfirm = ({ texts, preview }: ReleaseDraft, { changed = {} }: Pick<PreviewNotes, 'changed'>): readonly TextToConfirm[] =>
  preview?.figures === undefined
    ? []
    : Object.entries(texts).flatMap(([id, { text, figures }]) => {
        if (text === '' || figures === undefined || figures === preview.figures) return [];
        const since = changed[figures];
        const changes = since === undefined ? unknown : since[id];
        return changes === undefined ? [] : [{ id, changes }];
      });
