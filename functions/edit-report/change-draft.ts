import type { Instant, Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type ReleaseRule, releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import {
  approved,
  changed,
  type DraftChange,
  type EarlyReader,
  edited,
  newDraft,
  type Person,
  type ReleaseDraft,
} from '../../shared/domain/statistics/release-draft.ts';
import type { PreviewStore } from '../../shared/store/preview-store.ts';
import type { ReleaseDraftStore } from '../../shared/store/release-draft-store.ts';
import { confirmField, fields } from './frame.tsx';
import { texts } from './texts.ts';
import { textsToConfirm } from './texts-to-confirm.ts';

/** What changing a draft needs. */
export type ChangeDeps = Pick<ReleaseDraftStore, 'draft' | 'keepDraft'> & {
  readonly county: { readonly report: ReleaseRule };
  readonly notes: PreviewStore['notes'];
  readonly now: () => Instant;
};

// Other people save, and the renderer reports: each of them once in a while.
const attempts = 8;

/** Decides on what stands there now, and again when somebody else was faster. @param decide `undefined`: it is so already */
const change = async (month: Month, { draft, keepDraft }: ChangeDeps, decide: (draft: ReleaseDraft) => DraftChange | undefined): Promise<void> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await draft(month);
    if (stored === undefined) throw new Refusal('not-found', texts.noDraft);
    const next = decide(stored);
    if (next === undefined || (await keepDraft(next))) return;
  }
  throw new Refusal('version-conflict', texts.busy);
};

/** Makes the draft of a month; one that is there stays as it is. */
export const createDraft = async (month: Month, by: Person, { draft, keepDraft, now }: ChangeDeps): Promise<void> => {
  if ((await draft(month)) === undefined) await keepDraft(newDraft(month, now(), by.name));
};

/** Asks for a preview of what there is now. */
export const renewPreview = (month: Month, by: Person, deps: ChangeDeps): Promise<void> =>
  change(month, deps, (draft) => changed(draft, {}, { kind: 'release.asked', wants: 'preview', by: by.name, at: deps.now() }, { wants: 'preview' }));

/** A text as somebody typed it, and the version of it that they had read. */
export type TypedText = { readonly text: string; readonly content: string; readonly version: number };

/**
 * Keeps a text.
 * @throws Refusal `version-conflict` when somebody else has changed it since it was read
 */
export const editText = (month: Month, { text, content, version }: TypedText, by: Person, deps: ChangeDeps): Promise<void> =>
  change(month, deps, (draft) => {
    const stored = draft.texts[text];
    // Nothing new, a double click, or a form that was sent again: it is kept already.
    if ((stored?.text ?? '') === content) return undefined;
    if ((stored?.version ?? 0) === version) return edited(draft, { text, content, by, at: deps.now() });
    throw new Refusal('version-conflict', texts.text.conflict, [{ pointer: `/${fields.content}`, message: texts.text.conflict }]);
  });

/** What somebody has read before they approve: the version of the texts, and the name of the numbers beside them. */
export type Reading = {
  readonly textVersion: number;
  readonly figures: string /** Whether they said of a text that it still holds. */;
  readonly confirms: (text: string) => boolean;
};

/**
 * Approves the texts as they stand, beside the numbers of the preview. The table holds the condition of four eyes too.
 * @throws Refusal `four-eyes` for who edited last, `version-conflict` when a text or a number changed since, `invalid-fields` for texts whose
 * numbers changed after they were written and that are not confirmed
 */
export const approve = async (month: Month, { textVersion, figures, confirms }: Reading, by: Person, deps: ChangeDeps): Promise<void> => {
  const notes = (await deps.notes(month)) ?? {};
  return change(month, deps, (draft) => {
    if (draft.textVersion !== textVersion) throw new Refusal('version-conflict', texts.approval.stale);
    if (draft.editedBy?.subject === by.subject) throw new Refusal('four-eyes', texts.approval.fourEyes);
    if (draft.preview?.figures === undefined) throw new Refusal('version-conflict', texts.approval.noPreview);
    if (draft.preview.figures !== figures) throw new Refusal('version-conflict', texts.approval.otherFigures);
    const open = textsToConfirm(draft, notes).filter(({ id }) => !confirms(id));
    const errors = open.map(({ id }) => ({ pointer: `/${confirmField(id)}`, message: texts.changed.open }));
    if (errors.length > 0) throw new Refusal('invalid-fields', texts.invalid, errors);
    return approved(draft, { figures, by, at: deps.now() });
  });
};

/** Keeps the report from appearing. @throws Refusal `on-hold` when it is held already */
export const hold = (month: Month, reason: string, by: Person, deps: ChangeDeps): Promise<void> =>
  change(month, deps, (draft) => {
    if (draft.hold !== undefined) throw new Refusal('on-hold', texts.hold.already);
    const at = deps.now();
    return changed(draft, { hold: { ...by, reason, at } }, { kind: 'release.held', reason, by: by.name, at });
  });

/**
 * Lets a report that was held appear: at its time, or at once when that has passed.
 * @param published whether a revision of the month is public: corrections do not appear by themselves
 */
export const lift = (month: Month, published: boolean, by: Person, deps: ChangeDeps): Promise<void> =>
  change(month, deps, (draft) => {
    if (draft.hold === undefined) throw new Refusal('version-conflict', texts.hold.notHeld);
    const { hold: _lifted, ...open } = draft;
    const { held: _told, ...told } = open.told;
    const at = deps.now();
    const isLate = !published && draft.stop === undefined && at >= releaseInstant(month, deps.county.report);
    const event = { kind: 'release.continued', by: by.name, at } as const;
    return changed({ ...open, told }, {}, event, isLate ? { wants: 'publication' } : undefined);
  });

/**
 * Starts the publication of a report that is due: a correction, or what a stop or an outage kept back.
 * @param reason public, of a correction
 * @throws Refusal `too-early` before its minute, `on-hold`
 */
export const publishNow = (month: Month, reason: string | undefined, by: Person, deps: ChangeDeps): Promise<void> =>
  change(month, deps, (draft) => {
    const [at, due] = [deps.now(), releaseInstant(month, deps.county.report)];
    if (at < due) throw new Refusal('too-early', texts.publish.early(month, due));
    if (draft.hold !== undefined) throw new Refusal('on-hold', texts.publish.held);
    const { stop: _looked, ...open } = draft;
    const event = { kind: 'release.asked', wants: 'publication', by: by.name, at } as const;
    return changed(open, {}, event, { wants: 'publication', ...(reason !== undefined && { reason }) });
  });

/** Replaces the list of cells that are hidden beside those that the rules hide, and asks for a preview of it. */
export const hideCells = (month: Month, cells: readonly string[], by: Person, deps: ChangeDeps): Promise<void> =>
  change(month, deps, (draft) =>
    changed(
      draft,
      { alsoHidden: [...cells] },
      { kind: 'release.hiding-changed', cells: [...cells], by: by.name, at: deps.now() },
      { wants: 'preview' },
    ),
  );

/** Replaces the list of those who may read before the report appears. @throws what `list` throws */
export const listReaders = (
  month: Month,
  list: (readers: readonly EarlyReader[]) => readonly EarlyReader[],
  by: Person,
  deps: ChangeDeps,
): Promise<void> =>
  change(month, deps, (draft) =>
    changed(draft, { preRelease: [...list(draft.preRelease)] }, { kind: 'release.readers-changed', by: by.name, at: deps.now() }),
  );
