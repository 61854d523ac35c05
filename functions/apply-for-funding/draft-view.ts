import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import type { Draft, DraftContent, DraftSection } from '../../shared/domain/funding/draft.ts';
import { draftSectionCodes } from '../../shared/domain/funding/draft.ts';
import { candidateOf, type SectionStatus, statusOf, wholeOf } from '../../shared/domain/funding/draft-content.ts';
import { decideEligibility } from '../../shared/domain/funding/eligibility.ts';
import { type Channel, valueAt } from '../../shared/domain/funding/field-messages.ts';
import { hintsOf } from '../../shared/domain/funding/hints.ts';
import { readSubmission } from '../../shared/domain/funding/read-submission.ts';
import { openRounds, type Round } from '../../shared/domain/funding/round.ts';
import { sectionOf } from '../../shared/domain/funding/sections.ts';
import type { RuleContext } from '../../shared/domain/funding/submission-rules.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { DraftStore } from '../../shared/store/draft-store.ts';
import { apiTexts } from './api-texts.ts';
import { draftTexts } from './draft-texts.ts';
import { rowsAt } from './section-values.ts';

/** What looking at a draft needs from outside. */
export type ViewDraftDeps = Pick<DraftStore, 'draftOf'> & {
  readonly now: () => Instant;
  /** All rounds, as they stood at most some seconds ago. */
  readonly rounds: (at: Instant, needed?: string) => Promise<readonly Round[]>;
  /** The files of a draft in the order of their upload. */
  readonly attachmentsOf: (id: string) => Promise<readonly Attachment[]>;
} & Pick<RuleContext, 'knownMunicipality' | 'validIban'>;

/** A draft as its pages show it. */
export type DraftView = {
  readonly draft: Draft;
  /** The round as it is now; the draft may have been begun under an earlier version of it. */
  readonly round: Round;
  /** Can it be submitted now: the round is open, or a permit lets it in? */
  readonly open: boolean;
  readonly contents: Readonly<Partial<Record<DraftSection, DraftContent>>>;
  readonly whole: DraftContent;
  readonly files: readonly Attachment[];
  /** Everything that is missing or wrong, in the order of the form. */
  readonly errors: readonly FieldError[];
  /** What is good to know and refuses nothing. */
  readonly hints: readonly FieldError[];
  readonly statuses: Readonly<Record<DraftSection, SectionStatus>>;
};

/** Contents of the sections that were saved. */
export const contentsOf = ({ sections }: Pick<Draft, 'sections'>): DraftView['contents'] =>
  Object.fromEntries(draftSectionCodes.flatMap((code) => (sections[code] === undefined ? [] : [[code, sections[code].content]])));

/**
 * The check before the application is a section too: its questions are answered, and none of them excludes the project. Programs may leave
 * it out.
 */
export const checkErrors = (whole: DraftContent, round: Round, channel: Channel): readonly FieldError[] => {
  if (channel === 'api' && whole['check'] === undefined) return [];
  const eligibility = decideEligibility((name) => {
    const answer = valueAt(whole, ['check', name]);
    return typeof answer === 'string' ? answer : null;
  }, round);
  if (eligibility.verdict === 'unanswered') return eligibility.missing.map((name) => ({ pointer: `/check/${name}`, message: draftTexts.check.ask }));
  return eligibility.verdict === 'no' ? [{ pointer: '/check', message: draftTexts.check.no }] : [];
};

/** Everything the rules need beside the draft. */
export const contextOf = (
  { knownMunicipality, validIban, now }: Pick<ViewDraftDeps, 'knownMunicipality' | 'validIban' | 'now'>,
  round: Round,
  files: readonly Attachment[],
): RuleContext => ({
  round,
  knownMunicipality,
  validIban,
  today: inBerlin(now()).date,
  files: files.filter(({ state }) => state !== 'refused').map(({ kind }) => kind),
});

/** Nobody types the requested amount: it is the sum of the lines of this grant. So their errors are its errors. */
const withoutSum = (errors: readonly FieldError[], whole: DraftContent): readonly FieldError[] => {
  const isLeftOut = ({ pointer }: FieldError): boolean => pointer === '/requestedAmount' && valueAt(whole, ['requestedAmount']) === undefined;
  const hasLine = rowsAt(whole, '/financing').some((row) => valueAt(row, ['source']) === 'county');
  return errors.flatMap((error) => {
    if (!isLeftOut(error)) return [error];
    return hasLine ? [] : [{ ...error, message: draftTexts.plan.requestedMissing }];
  });
};

/** Groups of fields that a page asks for one by one: an empty one is not missing as a whole. */
const groups = { organisation: {}, contact: {}, project: {}, goals: {} };

/**
 * A draft with its round, its files, and what is still to be done.
 * @param channel who reads the sentences about mistakes
 * @throws Refusal `not-found`, also for another person's
 */
export const viewDraft =
  (deps: ViewDraftDeps, channel: Channel = 'form') =>
  async (principal: string, id: string): Promise<DraftView> => {
    const at = deps.now();
    const [draft, rounds, files] = await Promise.all([deps.draftOf(principal, id), deps.rounds(at), deps.attachmentsOf(id)]);
    if (draft === undefined) throw new Refusal('not-found', channel === 'form' ? draftTexts.unknown : apiTexts.unknownDraft);
    const isOfDraft = ({ id: round }: Round): boolean => round === draft.roundId;
    // A round that was entered a moment ago may not be remembered yet.
    const round = rounds.find(isOfDraft) ?? (await deps.rounds(at, draft.roundId)).find(isOfDraft);
    if (round === undefined) throw new Error(`the round ${draft.roundId} of a draft is missing`);
    const contents = contentsOf(draft);
    const whole = wholeOf(contents);
    const context = contextOf(deps, round, files);
    const read = readSubmission(candidateOf(channel === 'form' ? { ...groups, ...whole } : whole, round.id), channel, context);
    const wrong = 'errors' in read ? read.errors : [];
    const errors = [...checkErrors(whole, round, channel), ...(channel === 'form' ? withoutSum(wrong, whole) : wrong)];
    // Who has added files has begun, whether or not they pressed the button below.
    const begun = files.length > 0 ? { attachments: { onFile: [] }, ...contents } : contents;
    const status = (section: DraftSection): SectionStatus => statusOf(section, begun, errors);
    return {
      draft,
      round,
      open: draft.latePermit !== undefined || openRounds([round], at).length > 0,
      contents,
      whole,
      files,
      errors,
      hints: hintsOf(candidateOf(whole, round.id), context),
      statuses: {
        check: status('check'),
        organisation: status('organisation'),
        project: status('project'),
        goals: status('goals'),
        costs: status('costs'),
        financing: status('financing'),
        attachments: status('attachments'),
        declarations: status('declarations'),
      },
    };
  };

/** The errors of one section. */
export const errorsOf = ({ errors }: Pick<DraftView, 'errors'>, section: DraftSection): readonly FieldError[] =>
  errors.filter(({ pointer }) => sectionOf(pointer) === section);
