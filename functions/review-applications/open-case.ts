import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import type { CaseRow } from '../../shared/domain/funding/case-row.ts';
import { type Criterion, checkedCase, formalCheckOf } from '../../shared/domain/funding/formal-check.ts';
import { emptyReview, type Review } from '../../shared/domain/funding/review.ts';
import type { Reviewed } from '../../shared/domain/funding/review-changes.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { AttachmentStore } from '../../shared/store/attachment-store.ts';
import type { CaseFile, DeskStore } from '../../shared/store/desk-store.ts';
import type { FundingStore } from '../../shared/store/funding-store.ts';
import type { ReviewStore } from '../../shared/store/review-store.ts';
import { texts } from './texts.ts';

/** What opening a case needs from outside. */
export type OpenDeps = Pick<DeskStore, 'caseFile' | 'logReading' | 'rowsOfRound'> &
  Pick<ReviewStore, 'caseRow'> &
  Pick<FundingStore, 'roundVersion'> &
  Pick<AttachmentStore, 'attachmentsOf'> & { readonly now: () => Instant };

/** A case as its pages show it. */
export type CaseView = Reviewed & {
  readonly file: CaseFile;
  readonly review: Review;
  readonly row: CaseRow | undefined;
  readonly round: Round;
  readonly files: readonly Attachment[];
  /** The formal check of its round with what the system sees. */
  readonly criteria: readonly Criterion[];
  readonly at: Instant;
  /** In Berlin. */
  readonly today: string;
};

type Who = Pick<StaffSession, 'subject' | 'name'>;

/**
 * Reads a case with everything that its pages show.
 * @throws Refusal `not-found` where there is none, and for whoever has declared a conflict of interest
 */
export const readCase = async (deps: OpenDeps, id: string, { subject }: Pick<Who, 'subject'>): Promise<CaseView> => {
  const file = await deps.caseFile(id, subject);
  if (file === undefined) throw new Refusal('not-found', texts.unknown);
  const { application, requests, review = emptyReview(id) } = file;
  const [round, row, files] = await Promise.all([
    deps.roundVersion(application.roundId, application.roundVersion),
    deps.caseRow(application),
    deps.attachmentsOf(id),
  ]);
  if (round === undefined) throw new Error(`version ${application.roundVersion} of round ${application.roundId} is not there`);
  // Only the limit of an organisation looks at other cases.
  const others = round.maximumPerOrganisation === undefined ? [] : await deps.rowsOfRound(application.roundId, subject);
  const now = deps.now();
  const ready = [...application.attachments, ...files.filter(({ state }) => state === 'ready')];
  const submittedOn = inBerlin(application.submittedAt).date;
  const criteria = formalCheckOf(checkedCase(application, { round, submittedOn, others, files: ready }));
  const byTime = requests.toSorted((a, b) => Date.parse(a.askedAt) - Date.parse(b.askedAt));
  return { file, application, requests: byTime, review, row, round, files, criteria, at: now, today: inBerlin(now).date };
};

/** Reads a case for somebody who looks at it, and notes that they did. @throws Refusal `not-found` */
export const openCase = async (deps: OpenDeps, id: string, who: Who): Promise<CaseView> => {
  const view = await readCase(deps, id, who);
  await deps.logReading(id, { at: view.at, subject: who.subject, name: who.name });
  return view;
};
