import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { type Round, roundSchema } from '../../shared/domain/funding/round.ts';
import { copyRound } from '../../shared/domain/funding/round-copy.ts';
import { editedBy, type RoundProposal } from '../../shared/domain/funding/round-proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { RoundProposalStore } from '../../shared/store/round-proposal-store.ts';
import type { RoundStore } from '../../shared/store/round-store.ts';
import { differenceOf } from './difference.ts';
import { type RoundSection, roundSections } from './round-fields.ts';
import { problemsOf } from './round-problems.ts';
import { errorsOf } from './section-errors.ts';
import { roundIn } from './section-values.ts';
import { texts } from './texts.ts';

/** What changing rounds needs from outside. */
export type ChangeDeps = Pick<RoundStore, 'round' | 'rounds'> &
  Pick<RoundProposalStore, 'proposal' | 'keepProposal' | 'dropProposal'> & { readonly now: () => Instant };

type Staff = Pick<StaffSession, 'subject' | 'name'>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Writes a proposal that follows the one that was read; written by this person with these words before, it is fine. */
const keep = async (proposal: RoundProposal, { proposal: read, keepProposal }: ChangeDeps): Promise<boolean> => {
  if (await keepProposal(proposal)) return true;
  const stored = await read(proposal.round.id);
  return stored?.revision === proposal.revision && stored.state === proposal.state && same(stored.round, proposal.round);
};

/**
 * Begins the round of a later year from another one. Begun twice it is there once.
 * @returns its id
 * @throws Refusal `invalid-fields` when the year is none, or the round is there already
 */
export const beginRound = async (
  { from, year }: { readonly from: string; readonly year: string },
  staff: Staff,
  deps: ChangeDeps,
): Promise<string> => {
  const source = await deps.round(from);
  if (source === undefined) throw new Refusal('invalid-fields', texts.list.noRound, [{ pointer: '/von', message: texts.list.noRound }]);
  const wrong = (message: string): Refusal => new Refusal('invalid-fields', message, [{ pointer: '/jahr', message }]);
  if (!/^20\d\d$/.test(year.trim()) || Number(year) <= source.budgetYear) throw wrong(texts.list.badYear(source.budgetYear));
  const round = roundSchema.parse(copyRound(source, Number(year)));
  if ((await deps.round(round.id)) !== undefined) throw wrong(texts.list.exists(round.title));
  await deps.keepProposal(editedBy(round, undefined, staff, deps.now()));
  return round.id;
};

/** A section as somebody typed it. `revision`: of the proposal that was read, 0 without one. */
export type TypedSection = { readonly roundId: string; readonly section: RoundSection; readonly params: URLSearchParams; readonly revision: number };

/** What a round says now: the proposal, else the version in force. @throws Refusal `not-found` */
export const standing = async (
  roundId: string,
  { round, proposal }: Pick<ChangeDeps, 'round' | 'proposal'>,
): Promise<{ readonly current: Round | undefined; readonly waiting: RoundProposal | undefined; readonly shown: Round }> => {
  const [current, waiting] = await Promise.all([round(roundId), proposal(roundId)]);
  const shown = waiting?.round ?? current;
  if (shown === undefined) throw new Refusal('not-found', texts.round.unknown);
  return { current, waiting, shown };
};

const conflict = (section: RoundSection, stored: unknown, typed: unknown): Refusal => {
  const labels = new Set(section.fields.map(({ label }) => label));
  const changes = differenceOf(stored, typed).filter(({ label }) => labels.has(label));
  const said = changes.map(({ label, before }) => texts.section.conflictChange(label, before.join(', ') || texts.none));
  return new Refusal(
    'version-conflict',
    texts.section.conflict,
    [texts.section.conflict, ...said].map((message) => ({ pointer: '', message })),
  );
};

/**
 * Saves a section; the others stay as they are. The proposal is a draft then, whatever it was.
 * @throws Refusal `invalid-fields`; `version-conflict` with what stands there when somebody else has changed the section; `not-found`
 */
export const saveSection = async ({ roundId, section, params, revision }: TypedSection, staff: Staff, deps: ChangeDeps): Promise<void> => {
  const { current, waiting, shown } = await standing(roundId, deps);
  const { round: said, places } = roundIn(section, params, shown);
  const version = (current?.version ?? 0) + 1;
  const judged = roundSchema.safeParse({ ...said, version });
  if (!judged.success) throw new Refusal('invalid-fields', texts.errors.invalid, errorsOf(judged.error.issues, places));
  const round = judged.data;
  const problems = problemsOf(round).filter(({ path }) => section.fields.some((field) => path.startsWith(field.path)));
  if (problems.length > 0)
    throw new Refusal(
      'invalid-fields',
      texts.errors.invalid,
      problems.map(({ path, message }) => ({ pointer: `/${path.replaceAll('.', '/')}`, message })),
    );
  // Also a double click: what it wants is there.
  if (same(round, { ...shown, version }) && (waiting === undefined || waiting.round.version === version)) return;
  if ((waiting?.revision ?? 0) !== revision) throw conflict(section, shown, round);
  if (!(await keep(editedBy(round, waiting, staff, deps.now()), deps))) throw conflict(section, (await standing(roundId, deps)).shown, round);
};

/** The section in whose form a parameter stands. */
export const sectionOf = (path: string): string => roundSections.find(({ fields }) => fields.some((field) => path.startsWith(field.path)))?.id ?? '';

/**
 * Gives a proposal to a second person. Given twice it waits once.
 * @throws Refusal `invalid-fields` with what contradicts, and where it stands; `version-conflict`; `not-found`
 */
export const proposeRound = async (roundId: string, revision: number, deps: ChangeDeps): Promise<void> => {
  const { current, waiting } = await standing(roundId, deps);
  if (waiting === undefined) throw new Refusal('not-found', texts.acts.gone);
  if (waiting.state === 'proposed' && waiting.revision === revision + 1) return;
  if (waiting.revision !== revision) throw new Refusal('version-conflict', texts.acts.changed);
  const { round } = waiting;
  if (current !== undefined && round.version !== current.version + 1) throw new Refusal('version-conflict', texts.acts.outdated(current.version));
  if (current !== undefined && same({ ...current, version: round.version }, round)) throw new Refusal('wrong-state', texts.acts.nothingChanged);
  const problems = problemsOf(round);
  if (problems.length > 0)
    throw new Refusal(
      'invalid-fields',
      texts.acts.contradicts,
      problems.map(({ path, message }) => ({ pointer: `/${sectionOf(path)}`, message })),
    );
  const at = deps.now();
  const { returned: _answered, ...proposal } = waiting;
  if (!(await keep({ ...proposal, state: 'proposed', proposedAt: at, changedAt: at, revision: revision + 1 }, deps)))
    throw new Refusal('version-conflict', texts.acts.changed);
};

/** Throws a proposal away. Thrown away twice it is gone. @throws Refusal `version-conflict` when it is another one meanwhile */
export const dropRound = async (roundId: string, revision: number, deps: ChangeDeps): Promise<void> => {
  if (await deps.dropProposal(roundId, revision)) return;
  if ((await deps.proposal(roundId)) !== undefined) throw new Refusal('version-conflict', texts.acts.changed);
};
