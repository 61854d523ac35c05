import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { RoundProposal } from '../../shared/domain/funding/round-proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { RoundProposalStore } from '../../shared/store/round-proposal-store.ts';
import type { RoundStore } from '../../shared/store/round-store.ts';
import { texts } from './texts.ts';

/** What opening needs from outside. */
export type OpenDeps = Pick<RoundStore, 'round'> &
  Pick<RoundProposalStore, 'proposal' | 'openProposal' | 'keepProposal' | 'openings'> & { readonly now: () => Instant };

type Staff = Pick<StaffSession, 'subject' | 'name'>;

/** The page that somebody had before them: a version of a round, as it was at a revision. */
export type Seen = { readonly roundId: string; readonly version: number; readonly revision: number };

const isWriter = ({ editorSubjects }: RoundProposal, { subject }: Staff): boolean => editorSubjects.includes(subject);

const refusalOf = async ({ roundId, version, revision }: Seen, staff: Staff, deps: OpenDeps): Promise<Refusal> => {
  const [proposal, current] = await Promise.all([deps.proposal(roundId), deps.round(roundId)]);
  if (proposal === undefined) return new Refusal('not-found', texts.acts.gone);
  if (isWriter(proposal, staff)) return new Refusal('four-eyes', texts.acts.fourEyes);
  if (proposal.state !== 'proposed') return new Refusal('wrong-state', texts.acts.notProposed);
  if (proposal.revision !== revision || proposal.round.version !== version) return new Refusal('version-conflict', texts.acts.changed);
  return new Refusal('version-conflict', texts.acts.outdated(current?.version ?? 0));
};

/**
 * Opens a version that others wrote: from now on it is the round. Who opens has written nothing of it; that is a condition of the table.
 * Opened twice by the same person it is opened once.
 * @throws Refusal `four-eyes`, `wrong-state`, `version-conflict`, `not-found`
 */
export const openRound = async (seen: Seen, staff: Staff, deps: OpenDeps): Promise<void> => {
  const proposal = await deps.proposal(seen.roundId);
  const isSeen = proposal?.revision === seen.revision && proposal.round.version === seen.version;
  if (isSeen) {
    const { round, editors } = proposal;
    const opening = {
      roundId: round.id,
      version: round.version,
      editors,
      openedBy: { subject: staff.subject, name: staff.name },
      at: deps.now(),
    };
    if (await deps.openProposal(proposal, opening)) return;
  }
  const opened = (await deps.openings(seen.roundId)).find(({ version }) => version === seen.version);
  if (opened?.openedBy.subject === staff.subject) return;
  throw await refusalOf(seen, staff, deps);
};

/**
 * Gives a version back to those who wrote it. Given back twice it is given back once.
 * @throws Refusal `invalid-fields` without a reason; `wrong-state`, `version-conflict`, `not-found`
 */
export const giveBack = async (seen: Seen, reason: string, staff: Staff, deps: OpenDeps): Promise<void> => {
  const said = reason.trim();
  if (said === '' || said.length > 1000)
    throw new Refusal('invalid-fields', texts.acts.noReason, [{ pointer: '/grund', message: texts.acts.noReason }]);
  const proposal = await deps.proposal(seen.roundId);
  const isDone = proposal?.returned?.by.subject === staff.subject && proposal.returned.reason === said && proposal.state === 'draft';
  if (isDone) return;
  if (proposal?.state === 'proposed' && proposal.revision === seen.revision) {
    const at = deps.now();
    const { proposedAt: _taken, ...kept } = proposal;
    const returned = { by: { subject: staff.subject, name: staff.name }, at, reason: said };
    if (await deps.keepProposal({ ...kept, state: 'draft', revision: seen.revision + 1, changedAt: at, returned })) return;
    const stored = await deps.proposal(seen.roundId);
    if (stored?.returned?.reason === said && stored.returned.by.subject === staff.subject) return;
  }
  throw await refusalOf(seen, staff, deps);
};
