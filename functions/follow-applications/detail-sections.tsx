import { formatDate, formatInstant, type Instant } from '../../shared/domain/calendar.ts';
import type { Application, Confirmation } from '../../shared/domain/funding/application.ts';
import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import { mayConfirm, missingConfirmations, nextLinkAt } from '../../shared/domain/funding/confirmation.ts';
import { mayAskForEarlyStart } from '../../shared/domain/funding/early-start.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { FileName } from './answer-files-page.tsx';
import { caseTexts } from './case-texts.ts';
import type { CaseView } from './case-view.ts';
import { pathOf } from './status-pages.tsx';
import { texts } from './texts.ts';

/** What was asked and answered. */
export const RequestAnswers = ({
  request: { points, answer },
  files,
}: {
  readonly request: InformationRequest;
  readonly files: readonly Attachment[];
}) => {
  const sent = files.filter(({ id }) => answer?.attachmentIds.includes(id));
  return (
    <>
      <DescriptionList entries={points.map((term, index) => ({ term, value: <span class="typed-text">{answer?.texts[index] ?? ''}</span> }))} />
      {sent.length === 0 ? null : (
        <>
          <Text>{texts.detail.sentFiles}</Text>
          <List items={sent.map((file) => <FileName file={file} />)} />
        </>
      )}
    </>
  );
};

/** Every request that is answered. */
export const Answers = ({ requests, files }: Pick<CaseView, 'requests' | 'files'>) => {
  const answered = requests.filter(({ state }) => state === 'answered');
  if (answered.length === 0) return null;
  return (
    <>
      <Heading level={2}>{texts.detail.requests}</Heading>
      {answered.map((request) => (
        <div key={request.id}>
          <Heading level={3}>
            {texts.detail.askedAt(formatInstant(request.askedAt))}
            {request.answer === undefined ? '' : `, ${texts.detail.answeredAt(formatInstant(request.answer.at))}`}
          </Heading>
          <RequestAnswers request={request} files={files} />
        </div>
      ))}
    </>
  );
};

const whoIs = ({ name, role }: Confirmation): string => caseTexts.confirmations.who(name, role);

const lineOf = (application: Application, confirmation: Confirmation): string => {
  const { state, confirmedAt, askedAt } = confirmation;
  if (state === 'confirmed') return caseTexts.confirmations.confirmed(whoIs(confirmation), formatInstant(confirmedAt ?? askedAt));
  if (!mayConfirm(application, confirmation.id)) return caseTexts.confirmations.notNeeded(whoIs(confirmation));
  return caseTexts.confirmations.asked(whoIs(confirmation), formatInstant(askedAt));
};

/** A button that has another link sent, or from when on there will be one. */
const AnotherLink = ({
  application,
  confirmation,
  at,
}: {
  readonly application: Application;
  readonly confirmation: Confirmation;
  readonly at: Instant;
}) => {
  const next = nextLinkAt(confirmation);
  if (Date.parse(next) > Date.parse(at)) return <Text small>{caseTexts.confirmations.pause(confirmation.name, formatInstant(next))}</Text>;
  return (
    <form class="form" method="post" action={`${pathOf(application)}/bestaetigung`}>
      <input type="hidden" name="wer" value={confirmation.id} />
      <SubmitButton variant="secondary">{caseTexts.confirmations.again(confirmation.name)}</SubmitButton>
    </form>
  );
};

/** Who confirmed, and who is still waited for. */
export const Confirmations = ({ application, at }: { readonly application: Application; readonly at: Instant }) => {
  const { confirmations = [] } = application;
  if (confirmations.length === 0) return null;
  return (
    <>
      <Heading level={2} id="bestaetigungen">
        {caseTexts.confirmations.heading}
      </Heading>
      {missingConfirmations(application) === 0 ? <Text>{caseTexts.confirmations.complete}</Text> : null}
      <List items={confirmations.map((confirmation) => lineOf(application, confirmation))} />
      {confirmations
        .filter(({ id }) => mayConfirm(application, id))
        .map((confirmation) => (
          <AnotherLink key={confirmation.id} application={application} confirmation={confirmation} at={at} />
        ))}
    </>
  );
};

/** The wish to begin early as it stands. */
export const EarlyStartFacts = ({
  earlyStart: { from, reason, requestedAt, state },
}: {
  readonly earlyStart: NonNullable<Application['earlyStart']>;
}) => (
  <DescriptionList
    entries={[
      { term: caseTexts.earlyStart.terms.state, value: caseTexts.earlyStart.stateNames[state] },
      { term: caseTexts.earlyStart.terms.from, value: formatDate(from) },
      { term: caseTexts.earlyStart.terms.reason, value: <span class="typed-text">{reason}</span> },
      { term: caseTexts.earlyStart.terms.requestedAt, value: formatInstant(requestedAt) },
    ]}
  />
);

/** How it stands with beginning early, or how to ask for it. */
export const EarlyStart = ({ application, round }: { readonly application: Application; readonly round: Round | undefined }) => {
  const { earlyStart } = application;
  if (earlyStart === undefined && !mayAskForEarlyStart(application, round)) return null;
  return (
    <>
      <Heading level={2}>{caseTexts.earlyStart.heading}</Heading>
      {earlyStart === undefined ? (
        <>
          <Text>{application.project.start === 'early' ? caseTexts.earlyStart.wished : caseTexts.earlyStart.offer}</Text>
          <Text>
            <Link href={`${pathOf(application)}/frueher-beginnen`}>{caseTexts.earlyStart.link}</Link>
          </Text>
        </>
      ) : (
        <>
          <Text>{caseTexts.earlyStart.states[earlyStart.state]}</Text>
          <EarlyStartFacts earlyStart={earlyStart} />
        </>
      )}
    </>
  );
};

/** Whether the short description may be used again, and the button to change that. */
export const Release = ({ application }: { readonly application: Application }) => {
  const { reuseRelease } = application;
  return (
    <>
      <Heading level={2} id="freigabe">
        {caseTexts.release.heading}
      </Heading>
      <Text>{reuseRelease ? caseTexts.release.granted : caseTexts.release.revoked}</Text>
      <Text>{caseTexts.release.free}</Text>
      <form class="form" method="post" action={`${pathOf(application)}/freigabe`}>
        <input type="hidden" name="freigabe" value={reuseRelease ? 'nein' : 'ja'} />
        <SubmitButton variant="secondary">{reuseRelease ? caseTexts.release.revoke : caseTexts.release.grant}</SubmitButton>
      </form>
    </>
  );
};
