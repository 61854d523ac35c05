import type { CaseRow } from '../../shared/domain/funding/case-row.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';

/** What the list needs from outside. */
export type ListDeps = Pick<DeskStore, 'rowsOfRound' | 'waitingFor'> & { readonly rounds: () => Promise<readonly Round[]> };

/** What waits, across all rounds, the most urgent first; and what was decided in one of them. */
export type DecisionList = {
  readonly toPrepare: readonly CaseRow[];
  readonly returned: readonly CaseRow[];
  readonly prepared: readonly CaseRow[];
  readonly issued: readonly CaseRow[];
  readonly round: Round | undefined;
  readonly rounds: readonly Round[];
  readonly ofRound: readonly CaseRow[];
};

/** A case is on this list from the resolution on. */
const isDecided = ({ state, decision }: CaseRow): boolean => state === 'decided' || decision !== undefined;

/**
 * The lists of decisions as this person may see them.
 * @param asked id of a round; without one the one of the most urgent case, else the one that began last, or the first
 */
export const listDecisions = async (
  { rounds: allRounds, rowsOfRound, waitingFor }: ListDeps,
  { staff, asked, now }: { readonly staff: string; readonly asked: string | undefined; readonly now: string },
): Promise<DecisionList> => {
  const rounds = (await allRounds()).toSorted((one, other) => (one.opensAt < other.opensAt ? 1 : -1));
  const begun = rounds.filter(({ opensAt }) => opensAt <= now);
  const [atDesk, atSecond] = await Promise.all([waitingFor('caseworker', staff), waitingFor('approver', staff)]);
  const urgent = [...atSecond, ...atDesk].find(isDecided)?.round;
  const round = rounds.find(({ id }) => id === (asked ?? urgent)) ?? begun[0] ?? rounds[0];
  const rows = round === undefined ? [] : await rowsOfRound(round.id, staff);
  return {
    toPrepare: atDesk.filter(({ state, decision }) => state === 'decided' && decision === undefined),
    returned: atDesk.filter(({ decision }) => decision?.step === 'returned'),
    prepared: atSecond.filter(({ decision }) => decision?.step === 'prepared'),
    issued: atDesk.filter(({ decision }) => decision?.step === 'issued'),
    ...{ round, rounds },
    ofRound: rows.filter(isDecided),
  };
};
