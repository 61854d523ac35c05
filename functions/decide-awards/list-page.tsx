import { formatDate } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import type { CaseRow } from '../../shared/domain/funding/case-row.ts';
import { decisionKinds } from '../../shared/domain/funding/decision.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { DataTable, Heading, Link, Reference, Text } from '../../shared/pages/content.tsx';
import { SelectField, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { finalFromWords } from './finality-words.ts';
import { paths, type Site } from './frame.ts';
import type { DecisionList } from './list-decisions.ts';
import { texts } from './texts.ts';

const said = texts.list;

/** Name of the round in the page's address. */
export const roundField = 'runde';

const caseLink = ({ id, reference, title }: CaseRow) => (
  <Link href={paths.case(id)}>
    <Reference>{reference}</Reference>: {title}
  </Link>
);

const stepOf = ({ decision }: CaseRow): string => (decision === undefined ? '' : `${decisionKinds[decision.kind]}, ${texts.steps[decision.step]}`);
const euro = (amount: number | undefined): string => (amount === undefined ? '' : formatEuro(amount));

const Waiting = ({ id, title, rows }: { readonly id: string; readonly title: string; readonly rows: readonly CaseRow[] }) => (
  <>
    <Heading level={2}>{title}</Heading>
    {rows.length === 0 ? (
      <Text>{said.nothing}</Text>
    ) : (
      <DataTable
        id={id}
        caption={title}
        captionHidden
        columns={said.columns.map((header, at) => ({ header, numeric: at === 2 }))}
        stacked
        rows={rows.map((row) => ({
          header: caseLink(row),
          cells: [row.organisation, euro(row.decidedAmount), stepOf(row), row.due === undefined ? '' : formatDate(row.due)],
        }))}
      />
    )}
  </>
);

/** What waits for whom, and the decisions of one round. */
export const listPage = (site: Site, staff: { readonly name: string }, list: DecisionList): string =>
  renderPage(
    <StaffPage {...site} title={texts.title} current={paths.list} staff={staff} wide>
      <Text>{said.lead}</Text>
      <Text>
        <Link href={paths.budgets}>{said.budget}</Link>
      </Text>
      <Waiting id="vorbereiten" title={said.toPrepare} rows={list.toPrepare} />
      {list.returned.length === 0 ? null : <Waiting id="zurueckgegeben" title={said.returned} rows={list.returned} />}
      <Waiting id="zweitunterschrift" title={said.prepared} rows={list.prepared} />
      <Waiting id="versand" title={said.issued} rows={list.issued} />
      {list.round === undefined ? null : (
        <>
          <Heading level={2}>{said.ofRound(list.round.title)}</Heading>
          <form class="form" method="get" action={paths.list}>
            <SelectField
              name={roundField}
              label={said.round}
              value={list.round.id}
              options={list.rounds.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <SubmitButton variant="secondary">{said.show}</SubmitButton>
          </form>
          {list.ofRound.length === 0 ? (
            <Text>{said.noRound}</Text>
          ) : (
            <DataTable
              id="runde-entscheidungen"
              caption={said.ofRound(list.round.title)}
              captionHidden
              columns={said.roundColumns.map((header, at) => ({ header, numeric: at === 3 || at === 4 }))}
              stacked
              rows={list.ofRound.map((row) => ({
                header: caseLink(row),
                cells: [
                  row.organisation,
                  [applicationStates[row.state], stepOf(row)].filter((word) => word !== '').join('; '),
                  euro(row.decidedAmount),
                  euro(row.approvedAmount),
                  finalFromWords(row.decision?.finalFrom),
                ],
              }))}
            />
          )}
        </>
      )}
    </StaffPage>,
  );
