import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { formatDeadline } from '../../shared/domain/funding/deadline.ts';
import { openRounds, type Round } from '../../shared/domain/funding/round.ts';
import type { RoundProposal } from '../../shared/domain/funding/round-proposal.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DataTable, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SelectField, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { fields, paths, type Site } from './frame.ts';
import { texts } from './texts.ts';

const said = texts.list;

/** The list as it is shown. */
export type RoundsView = {
  readonly rounds: readonly Round[];
  readonly proposals: readonly RoundProposal[];
  readonly now: Instant;
  readonly typed: { readonly from: string; readonly year: string };
  readonly errors: readonly FieldError[];
  readonly dropped?: boolean;
};

const stateOf = (round: Round, now: Instant): string => {
  if (openRounds([round], now).length > 0) return texts.states.open;
  return Date.parse(round.opensAt) > Date.parse(now) ? texts.states.next : texts.states.past;
};

const Table = ({ rounds, proposals, now }: RoundsView) => {
  const known = new Set(rounds.map(({ id }) => id));
  const all = [...rounds, ...proposals.flatMap(({ round }) => (known.has(round.id) ? [] : [round]))].toSorted(
    (one, other) => other.budgetYear - one.budgetYear || (one.id < other.id ? -1 : 1),
  );
  const { round: name, year, state, deadline, waiting } = said.columns;
  return (
    <DataTable
      id="runden"
      caption={said.caption}
      stacked
      columns={[name, year, state, deadline, waiting].map((header) => ({ header }))}
      rows={all.map((round) => {
        const proposal = proposals.find((candidate) => candidate.round.id === round.id);
        return {
          header: <Link href={paths.round(round.id)}>{round.title}</Link>,
          cells: [
            round.budgetYear,
            known.has(round.id) ? stateOf(round, now) : texts.states.planned,
            formatDeadline(round),
            proposal === undefined ? said.noChange : texts.waiting[proposal.state],
          ],
        };
      })}
    />
  );
};

const CopyForm = ({ rounds, typed, errors }: RoundsView) => {
  const errorAt = (name: string) => errors.find(({ pointer }) => pointer === `/${name}`)?.message;
  return (
    <>
      <Heading level={2}>{said.copy}</Heading>
      <Text>{said.copyLead}</Text>
      <form class="form" method="post" action={paths.list} novalidate>
        <SelectField
          name={fields.from}
          label={said.from}
          value={typed.from}
          options={rounds.map(({ id, title }) => ({ value: id, label: title }))}
          error={errorAt(fields.from)}
        />
        <TextField name={fields.year} label={said.year} value={typed.year} width="short" inputMode="numeric" error={errorAt(fields.year)} />
        <SubmitButton>{said.copyButton}</SubmitButton>
      </form>
    </>
  );
};

/** All rounds with what waits, and the way to next year's. */
export const roundsPage = ({ county, exampleData }: Site, staff: StaffSession, view: RoundsView): string =>
  renderPage(
    <StaffPage
      staff={staff}
      title={said.title}
      county={county}
      exampleData={exampleData}
      current={paths.list}
      breadcrumbs={[]}
      wide
      hasErrors={view.errors.length > 0}
    >
      <ErrorSummary errors={view.errors} />
      {view.dropped ? <Alert kind="success" title={said.dropped} /> : null}
      <Text>{said.lead}</Text>
      {view.rounds.length + view.proposals.length === 0 ? <Text>{said.none}</Text> : <Table {...view} />}
      <Text>
        <Link href="/foerderung">{said.public}</Link>
      </Text>
      {may(staff.roles, 'manage-rounds') && view.rounds.length > 0 ? <CopyForm {...view} /> : null}
    </StaffPage>,
  );
