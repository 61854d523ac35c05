import type { Instant } from '../../shared/domain/calendar.ts';
import { expiryOfDraft } from '../../shared/domain/funding/draft.ts';
import { refuseFields } from '../../shared/domain/funding/read-submission.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { DraftStore } from '../../shared/store/draft-store.ts';
import { sentContent } from './api-content.ts';
import { apiTexts } from './api-texts.ts';
import type { DraftView } from './draft-view.ts';
import { changedMeanwhile } from './entity-tag.ts';

/** What replacing needs from outside. */
export type ReplaceApiDraftDeps = Pick<DraftStore, 'replaceAll'> & { readonly now: () => Instant };

/**
 * Replaces everything that is typed in a draft: what is not sent is emptied. The very same again only keeps the draft longer, whatever it had read.
 * @param read versions of the draft that the program has read
 * @throws Refusal `invalid-fields`, `precondition-failed` when somebody else saved meanwhile, `draft-too-large`, `not-found`
 */
export const replaceApiDraft =
  ({ replaceAll, now }: ReplaceApiDraftDeps) =>
  async ({ draft, round, whole }: DraftView, principal: string, body: unknown, read: readonly number[]): Promise<void> => {
    const at = now();
    const { roundId, contents } = sentContent(body, whole, at);
    if (roundId !== undefined && roundId !== round.id) throw refuseFields([{ pointer: '/roundId', message: apiTexts.roundFixed }]);
    const readVersion = read.find((version) => version === draft.version) ?? read[0] ?? 0;
    const outcome = await replaceAll({ id: draft.id, principal, at, expiresAt: expiryOfDraft(round, at), readVersion, sections: contents });
    if (outcome === undefined) throw new Refusal('not-found', apiTexts.unknownDraft);
    if ('conflict' in outcome) throw changedMeanwhile(outcome.conflict.version);
  };
