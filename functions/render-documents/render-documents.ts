import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import { copyNameOf } from '../../shared/domain/funding/document-names.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { DocumentStore } from '../../shared/store/document-store.ts';
import type { Paper } from './paper.ts';

/** What rendering is given. */
export type RenderDocumentsDeps = {
  /** The application as it is now, read consistently. */
  readonly application: (id: string) => Promise<Application | undefined>;
  /** A version of a round. */
  readonly roundVersion: (id: string, version: number) => Promise<Round | undefined>;
  /** What the copy says. */
  readonly paper: (application: Application, round: Round | undefined) => Paper;
  /** The PDF of a paper; the same paper gives the same bytes. */
  readonly render: (paper: Paper) => Uint8Array;
  readonly keep: DocumentStore['keep'];
};

/**
 * Makes the PDF copy of an application that was submitted. Repeated for the same event it changes nothing.
 * @throws Error when the application is not there or cannot be set without loss: the stream tries again, then parks the event
 */
export const renderDocuments = async ({ applicationId, kind }: ApplicationEvent, deps: RenderDocumentsDeps): Promise<void> => {
  if (kind !== 'application.submitted') return;
  const application = await deps.application(applicationId);
  if (application === undefined) throw new Error(`Application ${applicationId} of the event is missing`);
  const round = await deps.roundVersion(application.roundId, application.roundVersion);
  await deps.keep({ applicationId, name: copyNameOf(application.reference), body: deps.render(deps.paper(application, round)) });
};
