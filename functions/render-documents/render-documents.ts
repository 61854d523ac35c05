import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { isNotice } from '../../shared/domain/funding/decision-steps.ts';
import { inForce } from '../../shared/domain/funding/decision-terms.ts';
import { copyNameOf, noticeNameOf } from '../../shared/domain/funding/document-names.ts';
import type { NoticeBasis } from '../../shared/domain/funding/notice.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { DocumentStore } from '../../shared/store/document-store.ts';
import type { Paper } from './paper.ts';

/** What rendering is given. */
export type RenderDocumentsDeps = {
  /** The application as it is now, read consistently. */
  readonly application: (id: string) => Promise<Application | undefined>;
  /** A version of a round. */
  readonly roundVersion: (id: string, version: number) => Promise<Round | undefined>;
  /** All decisions of an application. */
  readonly decisionsOf: (id: string) => Promise<readonly Decision[]>;
  /** What the copy says. */
  readonly paper: (application: Application, round: Round | undefined) => Paper;
  /** What a notice says. */
  readonly noticePaper: (basis: NoticeBasis) => Paper;
  /** The PDF of a paper; the same paper gives the same bytes. */
  readonly render: (paper: Paper) => Uint8Array;
  readonly keep: DocumentStore['keep'];
};

const noticeBasis = async (application: Application, id: string | undefined, { decisionsOf, roundVersion }: RenderDocumentsDeps) => {
  const [decisions, round] = await Promise.all([decisionsOf(application.id), roundVersion(application.roundId, application.roundVersion)]);
  const decision = decisions.find((each) => each.id === id);
  if (decision === undefined || round === undefined) throw new Error(`Decision ${id} of application ${application.id} or its round is missing`);
  return { application, decision, before: inForce(decisions.filter(({ number }) => number < decision.number)), round };
};

/**
 * Makes the PDF copy of an application that was submitted, and the PDF of a notice that was issued. Repeated for the same event it changes
 * nothing.
 * @throws Error when the application or the decision is not there or cannot be set without loss: the stream tries again, then parks the event
 */
export const renderDocuments = async ({ applicationId, kind, subject }: ApplicationEvent, deps: RenderDocumentsDeps): Promise<void> => {
  if (kind !== 'application.submitted' && kind !== 'decision.issued') return;
  const application = await deps.application(applicationId);
  if (application === undefined) throw new Error(`Application ${applicationId} of the event is missing`);
  if (kind === 'application.submitted') {
    const round = await deps.roundVersion(application.roundId, application.roundVersion);
    await deps.keep({ applicationId, name: copyNameOf(application.reference), body: deps.render(deps.paper(application, round)) });
    return;
  }
  const basis = await noticeBasis(application, subject, deps);
  if (!isNotice(basis.decision)) return;
  const name = noticeNameOf(application.reference, basis.decision.number);
  await deps.keep({ applicationId, name, body: deps.render(deps.noticePaper(basis)) });
};
