import { formatInstant, formatMonth, type Instant, type Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type ReleaseRule, releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import { changed, draftOrEmpty, type ReleaseDraft } from '../../shared/domain/statistics/release-draft.ts';
import type { ReleaseDraftStore } from '../../shared/store/release-draft-store.ts';

/** @throws Refusal `too-early` before the instant at which the report of a month appears */
export const refuseEarly = (month: Month, now: Instant, rule: ReleaseRule): void => {
  const due = releaseInstant(month, rule);
  if (Date.parse(now) >= Date.parse(due)) return;
  throw new Refusal('too-early', `Der Bericht für ${formatMonth(month)} erscheint am ${formatInstant(due)}. Vorher wird nichts veröffentlicht.`);
};

/** @throws Refusal `on-hold` while staff hold the report of a month */
export const refuseHeld = (draft: ReleaseDraft | undefined): void => {
  if (draft?.hold === undefined) return;
  const { name, reason, at } = draft.hold;
  throw new Refusal(
    'on-hold',
    `Der Bericht für ${formatMonth(draft.month)} ist seit dem ${formatInstant(at)} angehalten, von ${name}. Grund: ${reason.replace(/[.!?]$/, '')}. Wer ihn veröffentlichen will, lässt ihn zuerst weiterlaufen.`,
  );
};

/**
 * Keeps that a report is stopped, and which hidden numbers could be concluded: the office hears of it, and nothing is public.
 * @param cells ids, sorted; none: the report is safe
 * @throws Refusal `unsafe-release`
 */
export const stopUnsafe = async (
  month: Month,
  cells: readonly string[],
  { drafts, now }: { readonly drafts: Pick<ReleaseDraftStore, 'draft' | 'keepDraft'>; readonly now: () => Instant },
): Promise<void> => {
  if (cells.length === 0) return;
  const at = now();
  for (let kept = false; !kept; ) {
    const draft = draftOrEmpty(await drafts.draft(month), month, at);
    if (JSON.stringify(draft.stop?.cells) === JSON.stringify(cells)) break;
    kept = await drafts.keepDraft(changed(draft, { stop: { at, cells: [...cells] } }, { kind: 'release.stopped', cells: [...cells], at }));
  }
  throw new Refusal(
    'unsafe-release',
    `Aus dem Bericht für ${formatMonth(month)} ließen sich geheime Zahlen berechnen. Er ist nicht veröffentlicht. Betroffen: ${cells.join(', ')}.`,
  );
};
