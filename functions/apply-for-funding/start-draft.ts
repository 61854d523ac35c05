import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { type Draft, type DraftContent, type DraftSection, draftContentSchema, openDraft } from '../../shared/domain/funding/draft.ts';
import { refuseTooLarge } from '../../shared/domain/funding/draft-changes.ts';
import { type LatePermit, permitRefusal, permits } from '../../shared/domain/funding/late-permit.ts';
import { openRounds, type Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';
import type { DraftStore } from '../../shared/store/draft-store.ts';
import type { PermitStore } from '../../shared/store/permit-store.ts';
import { draftTexts } from './draft-texts.ts';

/** What beginning a draft needs from outside. */
export type StartDraftDeps = Pick<DraftStore, 'create' | 'draftOf'> &
  Pick<PermitStore, 'permit'> &
  Pick<ApplicantStore, 'applicationOf'> & {
    readonly now: () => Instant;
    readonly newId: () => string;
    readonly hash: (text: string) => string;
    readonly rounds: (at: Instant) => Promise<readonly Round[]>;
  };

/** What somebody asks for who begins. */
export type Beginning = {
  readonly owner: { readonly principal: string; readonly address?: string };
  /** Random per form: a double click begins one draft. */
  readonly key: string;
  readonly roundId: string | undefined;
  /** Token of a permit to apply late. */
  readonly permitToken?: string | undefined;
  /** Id of an own application whose organisation is taken over, or of a draft of which everything is that somebody typed. */
  readonly copyFrom?: string | undefined;
  /** Answers of the check before it. */
  readonly check?: Readonly<Record<string, string>> | undefined;
  /** What is typed already, by section. */
  readonly contents?: Readonly<Partial<Record<DraftSection, DraftContent>>>;
  /** Of what a program sent: the same key with something else is refused. */
  readonly contentHash?: string;
};

/** A permit by its token, while it counts. @throws Refusal `permit-invalid` */
export const permitOf =
  ({ permit, hash }: Pick<StartDraftDeps, 'permit' | 'hash'>) =>
  async (token: string, rounds: readonly Round[], at: Instant): Promise<{ readonly permit: LatePermit; readonly round: Round }> => {
    const permitHash = tokenHashOf('permit', token, hash);
    const found = permitHash === undefined ? undefined : await permit(permitHash);
    const round = rounds.find(({ id }) => id === found?.roundId);
    if (found === undefined || round === undefined || !permits(found, round, at)) throw permitRefusal();
    return { permit: found, round };
  };

const organisationOf = (application: Application): DraftContent =>
  draftContentSchema().parse({ organisation: application.organisation, contact: application.contact });

/** Declarations are made anew: they name who makes them, and when. */
const typedIn = ({ sections: { declarations: _declarations, ...sections } }: Draft): Readonly<Record<string, DraftContent>> =>
  Object.fromEntries(Object.entries(sections).map(([code, { content }]) => [code, content]));

/**
 * Begins a draft: empty, or with the answers of the check and what is taken over.
 * @returns its id; the same for the same key
 * @throws Refusal `invalid-fields` for a round that takes no applications, `permit-invalid`, `too-many-drafts`, `draft-too-large`,
 *   `idempotency-key-reused`
 */
export const startDraft =
  (deps: StartDraftDeps) =>
  async ({ owner, key, roundId, permitToken, copyFrom, check, contents = {}, contentHash }: Beginning): Promise<{ readonly id: string }> => {
    const at = deps.now();
    const rounds = await deps.rounds(at);
    const late = permitToken === undefined ? undefined : await permitOf(deps)(permitToken, rounds, at);
    const open = late === undefined ? openRounds(rounds, at) : [late.round];
    const round = open.find(({ id }) => id === roundId) ?? late?.round;
    if (round === undefined) {
      const message = roundId === undefined ? draftTexts.begin.chooseRound : draftTexts.begin.invalidRound;
      throw new Refusal('invalid-fields', message, [{ pointer: '/runde', message }]);
    }
    const [earlier, begun] =
      copyFrom === undefined ? [] : await Promise.all([deps.applicationOf(owner.principal, copyFrom), deps.draftOf(owner.principal, copyFrom)]);
    const typed = {
      ...(earlier !== undefined && { organisation: organisationOf(earlier) }),
      ...(check !== undefined && Object.keys(check).length > 0 && { check: { check: { ...check } } }),
      ...(begun !== undefined && typedIn(begun)),
      ...contents,
    };
    const sections = Object.fromEntries(Object.entries(typed).map(([code, content]) => [code, { version: 1, at, by: owner.principal, content }]));
    refuseTooLarge(sections);
    const draft: Draft = { ...openDraft({ id: deps.newId(), at, round, owner, latePermit: late?.permit.hash }), sections };
    return deps.create({ key, contentHash, draft });
  };
