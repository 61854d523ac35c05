import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatMonth } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { VintageStanding } from '../../shared/domain/statistics/vintage-standing.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { DifferenceTable, sumsOf } from './difference-page.tsx';
import { crumbsOf, type Site, shortInstant } from './frame.tsx';
import { nowKey, withoutKey } from './month-states.ts';
import { paths } from './paths.ts';
import { originLabel } from './value-words.ts';
import { vintageTexts } from './vintage-texts.ts';
import { longestReason, type WithdrawalPreview } from './withdraw-vintage.ts';

const said = vintageTexts.withdrawal;

// Enough to see what kind of change it is; all of them stand on the page of the difference afterwards.
const shownRows = 100;

type Shown = {
  readonly areas: AreasOverTime;
  readonly preview: WithdrawalPreview;
  readonly reason: string;
  readonly errors: readonly FieldError[];
};

/** What would change if a vintage were taken back, and the button that does it. */
export const withdrawalPage = (site: Site, staff: StaffSession, { areas, preview, reason, errors }: Shown): string => {
  const { month, standing, restores, difference } = preview;
  const title = restores === undefined ? said.title : said.restoreTitle;
  return renderPage(
    <StaffPage
      {...site}
      title={title}
      breadcrumbs={[...crumbsOf(month), { href: paths.vintages(month), label: vintageTexts.vintages.title(month) }]}
      staff={staff}
      wide
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} title={errors.length === 1 && errors[0]?.pointer === '' ? errors[0].message : undefined} />
      <Facts preview={preview} />
      {standing.counts ? (
        <>
          <Text>{restores === undefined ? said.lead : said.restoreLead}</Text>
          <Published preview={preview} />
          <Heading level={2}>{said.changes}</Heading>
          <Text>{difference.length === 0 ? said.nothing : sumsOf(difference)}</Text>
          {difference.length > shownRows ? <All preview={preview} /> : null}
          {difference.length === 0 ? null : <DifferenceTable site={site} areas={areas} month={month} rows={difference.slice(0, shownRows)} />}
          <Months preview={preview} />
          <WithdrawalForm preview={preview} reason={reason} errors={errors} />
        </>
      ) : (
        <Already standing={standing} preview={preview} />
      )}
      <Text>
        <Link href={paths.vintages(month)}>{said.back}</Link>
      </Text>
    </StaffPage>,
  );
};

const Facts = ({ preview: { standing, restores, month } }: Pick<Shown, 'preview'>) => {
  const { vintage } = standing;
  const subject = restores ?? vintage;
  return (
    <>
      <DescriptionList
        entries={[
          { term: said.received, value: shortInstant(subject.receivedAt) },
          { term: said.what, value: originLabel(subject, undefined) },
          { term: said.rows, value: formatInteger(subject.rows) },
          { term: said.months(subject.months.length), value: monthsWords(subject.months) },
        ]}
      />
      {subject.months.length === 1 ? null : <Text>{restores === undefined ? said.several(month) : said.restoreSeveral(month)}</Text>}
    </>
  );
};

const All = ({ preview: { month, standing, difference } }: Pick<Shown, 'preview'>) => (
  <Text>
    {said.first(shownRows, difference.length)}{' '}
    <Link href={paths.differenceFile(month, { von: nowKey, bis: withoutKey(standing.vintage) })}>{said.file(difference.length)}</Link>
  </Text>
);

const Months = ({ preview: { months, standing } }: Pick<Shown, 'preview'>) =>
  months.length === 1 ? null : (
    <details>
      <summary>{said.monthsOf(months.length)}</summary>
      <DataTable
        id="monate"
        stacked
        caption={said.monthsTable}
        columns={said.monthColumns.map((header, index) => ({ header, numeric: index === 1 }))}
        rows={months.map(({ month, rows }) => ({
          header: formatMonth(month),
          cells: [
            formatInteger(rows),
            <Link href={paths.difference(month, { von: nowKey, bis: withoutKey(standing.vintage) })}>
              {said.differenceOf} <span class="kern-sr-only">({formatMonth(month)})</span>
            </Link>,
          ],
        }))}
      />
    </details>
  );

const monthsWords = (months: readonly string[]): string => {
  const [first = '', last = ''] = [months.at(0), months.at(-1)];
  return months.length > 3 ? `${formatMonth(first)} bis ${formatMonth(last)}` : months.map(formatMonth).join(', ');
};

const Published = ({ preview: { published } }: Pick<Shown, 'preview'>) =>
  published.length === 0 ? null : (
    <Alert kind="warning" title={said.published(published)}>
      <Text>{said.correction}</Text>
      {published.length > 1 && published.length < 7 ? <List items={published.map(formatMonth)} /> : null}
    </Alert>
  );

const WithdrawalForm = ({ preview, reason, errors }: Omit<Shown, 'areas'>) => {
  const { month, standing, restores, published, request } = preview;
  return (
    <form class="form" method="post" action={paths.withdrawal(month, standing.vintage)} novalidate>
      <input type="hidden" name="auftrag" value={request} />
      <TextArea
        name="grund"
        label={published.length === 0 ? said.reason : said.publicReason}
        hint={said.hint}
        error={errors.find(({ pointer }) => pointer === '/grund')?.message}
        value={reason}
        limit={longestReason}
        rows={3}
      />
      <SubmitButton>{restores === undefined ? said.button : said.restoreButton}</SubmitButton>
    </form>
  );
};

const Already = ({ standing: { withdrawnBy }, preview: { month } }: { readonly standing: VintageStanding; readonly preview: WithdrawalPreview }) => (
  <Alert kind="info" title={said.already}>
    {withdrawnBy === undefined ? null : (
      <>
        <Text>{said.alreadyWhy(shortInstant(withdrawnBy.receivedAt), withdrawnBy.by)}</Text>
        <Text>
          <Link href={paths.withdrawal(month, withdrawnBy)}>{said.undo}</Link>
        </Text>
      </>
    )}
  </Alert>
);
