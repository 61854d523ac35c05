import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate } from '../../shared/domain/calendar.ts';
import { formatEuro, sumCents } from '../../shared/domain/money.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DataTable, Heading, Link, Reference, type TableRow, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { proofNames } from './blocked.ts';
import { actField, acts, paths, type Site } from './frame.ts';
import type { OpenInstalment, PaymentList } from './list-payments.ts';
import { PayeeText, signature, standingText, whatOf } from './parts.tsx';
import { texts } from './texts.ts';

const { overview } = texts;
const { columns } = overview;
const caseLink = ({ id, reference }: { readonly id: string; readonly reference: string }) => (
  <Link href={paths.case(id)}>
    <Reference>{reference}</Reference>
  </Link>
);

/** The sum of a list of several, below them; `place` of the amount among the cells. */
const sumRow = (amounts: readonly number[], place: number, cells: number): readonly TableRow[] =>
  amounts.length < 2
    ? []
    : [{ header: overview.sum, cells: Array.from({ length: cells }, (_, at) => (at === place ? formatEuro(sumCents(amounts)) : '')), kind: 'total' }];

/** Name of a box: which payment it releases. */
export const releaseField = 'zahlung';

type Seen = { readonly staff: StaffSession; readonly list: PaymentList };

const Instalments = ({
  id,
  caption,
  captionHidden,
  all,
  why,
}: {
  readonly id: string;
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly all: readonly OpenInstalment[];
  readonly why: (open: OpenInstalment) => string;
}) => (
  <DataTable
    id={id}
    caption={caption}
    captionHidden={captionHidden}
    stacked
    columns={[
      { header: columns.case },
      { header: columns.organisation },
      { header: columns.what },
      { header: columns.amount, numeric: true },
      { header: columns.why },
    ]}
    rows={[
      ...all.map((open) => ({
        header: caseLink(open.row),
        cells: [open.row.organisation, overview.instalment(open.instalment.place), formatEuro(open.instalment.open), why(open)],
      })),
      ...sumRow(
        all.map(({ instalment }) => instalment.open),
        2,
        4,
      ),
    ]}
  />
);

const Due = ({ list }: Pick<Seen, 'list'>) => (
  <>
    <Heading level={2}>{overview.due}</Heading>
    {list.due.length === 0 ? (
      <Text>{overview.noDue}</Text>
    ) : (
      <Instalments id="faellig" caption={overview.due} captionHidden all={list.due} why={({ instalment }) => standingText(instalment.standing)} />
    )}
    {list.blocked.length === 0 ? null : (
      <Instalments id="gesperrt" caption={overview.blocked} all={list.blocked} why={({ overdue }) => proofNames(overdue)} />
    )}
    {list.coming.length === 0 ? null : (
      <Instalments id="spaeter" caption={overview.coming} all={list.coming} why={({ instalment }) => standingText(instalment.standing)} />
    )}
  </>
);

const Waiting = ({ staff, list }: Seen) => {
  if (list.waiting.length === 0) return <Text>{overview.noWaiting}</Text>;
  const mayRelease = may(staff.roles, 'release-payments');
  const table = (
    <DataTable
      id="freigabe"
      caption={overview.waiting}
      captionHidden
      stacked
      columns={[
        { header: columns.case },
        { header: columns.what },
        { header: columns.amount, numeric: true },
        { header: columns.due },
        { header: columns.payee },
        { header: columns.ordered },
        ...(mayRelease ? [{ header: columns.choose }] : []),
      ]}
      rows={[
        ...list.waiting.map(({ row, payment }) => ({
          header: (
            <>
              {caseLink(row)}
              <br />
              {row.organisation}
            </>
          ),
          cells: [
            whatOf(payment),
            formatEuro(payment.amount),
            formatDate(payment.due),
            <PayeeText payment={payment} />,
            signature(payment.ordered),
            ...(mayRelease
              ? [
                  payment.ordered.by.subject === staff.subject ? (
                    overview.own
                  ) : (
                    <CheckboxField
                      name={releaseField}
                      id={`zahlung-${row.reference}-${payment.number}`}
                      value={`${row.id}:${payment.number}`}
                      label={
                        <>
                          {overview.choose}
                          <span class="kern-sr-only">: {overview.which(row.reference, payment.number)}</span>
                        </>
                      }
                    />
                  ),
                ]
              : []),
          ],
        })),
        ...sumRow(
          list.waiting.map(({ payment }) => payment.amount),
          1,
          mayRelease ? 6 : 5,
        ),
      ]}
    />
  );
  if (!mayRelease) return table;
  return (
    <form class="form" method="post" action={paths.all}>
      <input type="hidden" name={actField} value={acts.release} />
      {table}
      <SubmitButton>{overview.release}</SubmitButton>
    </form>
  );
};

const Transfers = ({ staff, list, request }: Seen & { readonly request: string }) => (
  <>
    <Heading level={2}>{overview.transfers}</Heading>
    {list.transfers.length === 0 ? (
      <Text>{overview.noTransfers}</Text>
    ) : (
      <>
        <DataTable
          id="ohne-datei"
          caption={overview.transfers}
          captionHidden
          stacked
          columns={[{ header: columns.case }, { header: columns.what }, { header: columns.amount, numeric: true }, { header: columns.payee }]}
          rows={[
            ...list.transfers.map((payment) => ({
              header: caseLink({ id: payment.applicationId, reference: payment.reference }),
              cells: [whatOf(payment), formatEuro(payment.amount), <PayeeText payment={payment} />],
            })),
            ...sumRow(
              list.transfers.map(({ amount }) => amount),
              1,
              3,
            ),
          ]}
          note={list.more ? overview.more : undefined}
        />
        {may(staff.roles, 'release-payments') ? (
          <form class="form" method="post" action={paths.all}>
            <input type="hidden" name={actField} value={acts.file} />
            <input type="hidden" name="anfrage" value={request} />
            <Text small>{overview.makeHint}</Text>
            <SubmitButton>{overview.make}</SubmitButton>
          </form>
        ) : null}
      </>
    )}
  </>
);

const Files = ({ staff, list }: Seen) => {
  if (list.files.length === 0) return <Text>{overview.noFiles}</Text>;
  const mayOpen = may(staff.roles, 'release-payments');
  return (
    <DataTable
      id="dateien"
      caption={overview.files}
      captionHidden
      stacked
      columns={[
        { header: columns.number },
        { header: columns.made },
        { header: columns.count, numeric: true },
        { header: columns.amount, numeric: true },
        ...(mayOpen ? [{ header: columns.file }] : []),
      ]}
      rows={list.files.map(({ number, made, count, amount }) => ({
        header: String(number),
        cells: [
          signature(made),
          String(count),
          formatEuro(amount),
          ...(mayOpen
            ? [
                <>
                  <Link href={paths.file(number, 'xml')}>{overview.xml(number)}</Link>
                  <br />
                  <Link href={paths.file(number, 'csv')}>{overview.csv(number)}</Link>
                </>,
              ]
            : []),
        ],
      }))}
    />
  );
};

const Released = ({ list }: Pick<Seen, 'list'>) =>
  list.released.length === 0 ? null : (
    <DataTable
      id="freigegeben"
      caption={overview.released}
      stacked
      columns={[
        { header: columns.case },
        { header: columns.organisation },
        { header: columns.amount, numeric: true },
        { header: columns.released },
        { header: columns.file },
      ]}
      rows={list.released.map(({ row, payment }) => ({
        header: caseLink(row),
        cells: [
          row.organisation,
          formatEuro(payment.amount),
          payment.released === undefined ? '' : signature(payment.released),
          payment.payee.kind === 'internal'
            ? overview.internal
            : payment.exported === undefined
              ? overview.noFile
              : overview.fileOf(payment.exported.file),
        ],
      }))}
    />
  );

/** What stands above the list after something was done or refused. */
export type ListNews = {
  readonly done?: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly errorTitle?: string | undefined;
  readonly request: string;
};

/** All payments: what is due, what waits for the cashier, what goes into the next file, and the files. */
export const listPage = ({ county, exampleData }: Site, { staff, list }: Seen, { done, errors = [], errorTitle, request }: ListNews): string =>
  renderPage(
    <StaffPage staff={staff} title={texts.title} county={county} exampleData={exampleData} current={paths.all} wide hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} title={errorTitle} />
      {done === undefined ? null : <Alert kind="success" title={done} />}
      <Text>{texts.lead}</Text>
      <Heading level={2}>{overview.waiting}</Heading>
      <Waiting staff={staff} list={list} />
      <Transfers staff={staff} list={list} request={request} />
      <Due list={list} />
      <Heading level={2}>{overview.files}</Heading>
      <Files staff={staff} list={list} />
      <Released list={list} />
    </StaffPage>,
  );
