import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant, type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { RoundOpening, RoundProposal } from '../../shared/domain/funding/round-proposal.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { RoundFacts } from '../../shared/pages/round-facts.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { differenceOf, linesOf } from './difference.ts';
import { crumbs, fields, paths, type Site } from './frame.ts';
import { roundSections } from './round-fields.ts';
import { texts } from './texts.ts';

const said = texts.round;

/** A round as it is shown: the version in force, what waits, and how it came about. */
export type RoundView = {
  readonly current: Round | undefined;
  readonly waiting: RoundProposal | undefined;
  readonly shown: Round;
  readonly applications: number;
  readonly openings: readonly RoundOpening[];
  readonly now: Instant;
  readonly done: string | undefined;
  readonly errors: readonly FieldError[];
  /** What somebody typed who gives a version back. */
  readonly reason: string;
};

const listed = (lines: readonly string[]) => (lines.length < 2 ? (lines[0] ?? texts.none) : <List items={lines} />);

const Difference = ({ current, waiting }: RoundView) => {
  if (waiting === undefined) return null;
  if (current === undefined) return <Text>{said.newRound}</Text>;
  const changes = differenceOf(current, waiting.round);
  if (changes.length === 0) return <Text>{said.noDifference}</Text>;
  return (
    <DataTable
      id="unterschied"
      caption={said.difference}
      stacked
      columns={[said.columns.label, said.columns.before, said.columns.after].map((header) => ({ header }))}
      rows={changes.map(({ label, before, after }) => ({ header: label, cells: [listed(before), listed(after)] }))}
    />
  );
};

const Hidden = ({ waiting }: { readonly waiting: RoundProposal }) => (
  <>
    <input type="hidden" name={fields.revision} value={waiting.revision} />
    <input type="hidden" name={fields.version} value={waiting.round.version} />
  </>
);

const Acts = ({ waiting, staff, errors, reason }: RoundView & { readonly staff: StaffSession }) => {
  if (waiting === undefined) return null;
  const { id } = waiting.round;
  const isWriter = waiting.editorSubjects.includes(staff.subject);
  const mayOpen = waiting.state === 'proposed' && may(staff.roles, 'open-rounds');
  return (
    <>
      {mayOpen && isWriter ? <Text>{texts.acts.ownWork}</Text> : null}
      {mayOpen && !isWriter ? (
        <form class="form" method="post" action={paths.open(id)} novalidate>
          <Hidden waiting={waiting} />
          <Text>{texts.acts.openLead}</Text>
          <SubmitButton name={fields.act} value="freigeben">
            {texts.acts.open}
          </SubmitButton>
          <TextArea
            name={fields.reason}
            label={texts.acts.reason}
            value={reason}
            limit={1000}
            rows={3}
            optional
            error={errors.find(({ pointer }) => pointer === `/${fields.reason}`)?.message}
          />
          <SubmitButton name={fields.act} value="zurueckgeben" variant="secondary">
            {texts.acts.giveBack}
          </SubmitButton>
        </form>
      ) : null}
      {may(staff.roles, 'manage-rounds') ? (
        <form class="form" method="post" action={paths.edit(id)}>
          <Hidden waiting={waiting} />
          {waiting.state === 'draft' ? (
            <SubmitButton name={fields.act} value="vorlegen">
              {texts.acts.propose}
            </SubmitButton>
          ) : null}
          <SubmitButton name={fields.act} value="verwerfen" variant="secondary">
            {texts.acts.drop}
          </SubmitButton>
        </form>
      ) : null}
    </>
  );
};

const Waiting = (view: RoundView & { readonly staff: StaffSession }) => {
  const { waiting } = view;
  if (waiting === undefined) return null;
  const { returned } = waiting;
  return (
    <>
      <Heading level={2}>{said.proposal(waiting.round.version)}</Heading>
      <Text>{waiting.proposedAt === undefined ? said.draft : said.proposed(formatInstant(waiting.proposedAt))}</Text>
      <Text>{said.editors(waiting.editors.map(({ name }) => name).join(', '))}</Text>
      {returned === undefined ? null : (
        <Alert kind="warning" title={said.returned(returned.by.name, formatInstant(returned.at))}>
          <Text>{returned.reason}</Text>
        </Alert>
      )}
      <Difference {...view} />
      <Acts {...view} />
    </>
  );
};

const Everything = ({ shown, waiting, staff }: RoundView & { readonly staff: StaffSession }) => (
  <>
    <Heading level={2}>{said.all}</Heading>
    {roundSections.map((section) => (
      <details key={section.id} id={section.id}>
        <summary>{section.title}</summary>
        <DescriptionList entries={section.fields.map((field) => ({ term: field.label, value: listed(linesOf(field, waiting?.round ?? shown)) }))} />
        {may(staff.roles, 'manage-rounds') ? (
          <Text>
            <Link href={paths.edit(shown.id, section.id)}>
              {said.edit}: {section.title}
            </Link>
          </Text>
        ) : null}
      </details>
    ))}
  </>
);

const History = ({ current, openings }: RoundView) => {
  if (current === undefined) return null;
  const lines = Array.from({ length: current.version }, (_, index) => {
    const version = current.version - index;
    const opening = openings.find((each) => each.version === version);
    return opening === undefined
      ? said.entered(version)
      : said.opened(version, opening.openedBy.name, formatInstant(opening.at), opening.editors.map(({ name }) => name).join(', '));
  });
  return (
    <>
      <Heading level={2}>{said.history}</Heading>
      <List items={lines} />
    </>
  );
};

/** One round: what is in force, what waits and what changes by it, and everything that it says. */
export const roundPage = ({ county, exampleData }: Site, staff: StaffSession, view: RoundView): string => {
  const { current, shown, applications, now, done, errors } = view;
  return renderPage(
    <StaffPage
      staff={staff}
      title={shown.title}
      county={county}
      exampleData={exampleData}
      breadcrumbs={[...crumbs]}
      wide
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {done === undefined ? null : <Alert kind="success" title={done} />}
      <Text>{current === undefined ? said.notYet : said.inForce(current.version)}</Text>
      {applications === 0 ? null : (
        <Alert kind="info" title={said.applicationsTitle}>
          <Text>{said.applications(applications)}</Text>
        </Alert>
      )}
      <Waiting {...view} staff={staff} />
      <Heading level={2}>{said.preview}</Heading>
      <RoundFacts round={shown} today={inBerlin(now).date} />
      <Everything {...view} staff={staff} />
      <History {...view} />
    </StaffPage>,
  );
};
