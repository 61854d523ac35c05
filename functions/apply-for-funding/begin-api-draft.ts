import { apiLimits } from '../../shared/domain/access/limits.ts';
import { refuseFields } from '../../shared/domain/funding/read-submission.ts';
import { openRounds } from '../../shared/domain/funding/round.ts';
import type { DraftStore } from '../../shared/store/draft-store.ts';
import { sentContent } from './api-content.ts';
import { type StartDraftDeps, startDraft } from './start-draft.ts';
import { askForRound, refuseClosed, roundFor, type SubmitDeps } from './submit-application.ts';

/** What beginning a draft through the API needs from outside. */
export type BeginApiDraftDeps = StartDraftDeps & Pick<SubmitDeps, 'admit'> & Pick<DraftStore, 'begunBy'>;

/** What a program asks for. `key`: what makes a repeated request the same one; without it every request begins a draft. */
export type ApiBeginning = {
  readonly principal: string;
  readonly body: unknown;
  readonly key: string | undefined;
  readonly callerAddress: string;
};

/**
 * Begins a draft with what a program sent. What was begun before is answered as it was then, even when the round has closed since.
 * @returns its id
 * @throws Refusal `invalid-fields`, `no-round-open`, `idempotency-key-reused`, `too-many-requests`, `too-many-drafts`, `draft-too-large`
 */
export const beginApiDraft =
  (deps: BeginApiDraftDeps) =>
  async ({ principal, body, key, callerAddress }: ApiBeginning): Promise<{ readonly id: string }> => {
    const at = deps.now();
    const { sent, contents } = sentContent(body, {}, at);
    const contentHash = deps.hash(JSON.stringify(sent));
    const earlier = key === undefined ? undefined : await deps.begunBy({ owner: principal, key, contentHash });
    if (earlier !== undefined) return earlier;

    const rounds = await deps.rounds(at);
    const open = openRounds(rounds, at);
    if (open.length === 0) throw refuseClosed(rounds, at);
    const round = roundFor(body, open);
    if (round === undefined) throw refuseFields(askForRound(body, open));
    await deps.admit(apiLimits('draft', { callerAddress }, deps.hash), at);
    return startDraft(deps)({ owner: { principal }, key: key ?? deps.newId(), roundId: round.id, contents, contentHash });
  };
