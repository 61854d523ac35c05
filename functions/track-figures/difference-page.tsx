import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { areaLabel, exactChange, signLabels, valueLabel } from '../../shared/domain/statistics/value-words.ts';
import type { DifferingValue } from '../../shared/domain/statistics/vintage-difference.ts';
import { DataTable, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbsOf, indicatorLabel, type Site } from './frame.tsx';
import type { MonthState } from './month-states.ts';
import { paths } from './paths.ts';
import { pageOf, RowPages } from './row-pages.tsx';
import { StateField } from './state-field.tsx';
import { partsLabel } from './value-words.ts';
import { vintageTexts } from './vintage-texts.ts';

const said = vintageTexts.difference;

type Shown = {
  readonly month: Month;
  readonly areas: AreasOverTime;
  /** As they were asked for. */
  readonly asked: { readonly von: string; readonly bis: string; readonly seite: string | null };
  /** `undefined` when the text names no state. */
  readonly from: MonthState | undefined;
  readonly to: MonthState | undefined;
  readonly difference: readonly DifferingValue[];
};

/** Two states of a month side by side: only what differs. */
export const differencePage = (site: Site, staff: StaffSession, { month, areas, asked, from, to, difference }: Shown): string => {
  const errorOf = (state: MonthState | undefined) => (state === undefined ? vintageTexts.noState : undefined);
  const errors = [
    { pointer: '/von', message: errorOf(from) },
    { pointer: '/bis', message: errorOf(to) },
  ].flatMap(({ pointer, message }) => (message === undefined ? [] : [{ pointer, message }]));
  const page = pageOf(difference, asked.seite);
  const between = { von: asked.von, bis: asked.bis };
  return renderPage(
    <StaffPage
      {...site}
      title={said.title(month)}
      current={paths.difference(month)}
      breadcrumbs={crumbsOf(month)}
      staff={staff}
      wide
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      <form class="form" method="get" action={paths.difference(month)} novalidate>
        <StateField name="von" label={said.from} hint={said.fromHint} error={errorOf(from)} asked={asked.von} state={from} />
        <StateField name="bis" label={said.to} hint={vintageTexts.state.dayHint} error={errorOf(to)} asked={asked.bis} state={to} />
        <SubmitButton>{said.compare}</SubmitButton>
      </form>
      {from === undefined || to === undefined ? null : (
        <>
          <Text>{said.shown(from.label, to.label)}</Text>
          <Text>{sumsOf(difference)}</Text>
          {difference.length === 0 ? null : (
            <>
              <Text>
                <Link href={paths.differenceFile(month, between)}>{said.file}</Link>
              </Text>
              <DifferenceTable site={site} areas={areas} month={month} rows={page.rows} />
              <RowPages page={page} hrefOf={(seite) => paths.difference(month, { ...between, seite })} />
            </>
          )}
        </>
      )}
    </StaffPage>,
  );
};

/** How many values differ, and how. */
export const sumsOf = (difference: readonly DifferingValue[]): string => {
  const countOf = (wanted: DifferingValue['kind']): number => difference.filter(({ kind }) => kind === wanted).length;
  return difference.length === 0 ? said.same : said.sums({ changed: countOf('changed'), new: countOf('new'), gone: countOf('gone') });
};

/** Values before and after. */
export const DifferenceTable = ({
  site,
  areas,
  month,
  rows,
}: {
  readonly site: Site;
  readonly areas: AreasOverTime;
  readonly month: Month;
  readonly rows: readonly DifferingValue[];
}) => (
  <DataTable
    id="unterschied"
    stacked
    caption={said.table}
    columns={said.columns.map((header, index) => ({ header, numeric: index === 2 || index === 3 }))}
    rows={rows.map((row) => ({
      header: `${indicatorLabel(site, row.indicator)}: ${areaLabel(areas.at(month), row.area)}`,
      cells: [partsLabel(site, row), shown(row.before), shown(row.after), changeLabel(row)],
    }))}
  />
);

const shown = (observation: Observation | undefined): string =>
  observation === undefined ? said.absent : [valueLabel(observation), ...signLabels(observation)].join(', ');

const changeLabel = ({ kind, change, fields, after }: DifferingValue): string => {
  if (kind !== 'changed') return said.kinds[kind];
  const others = fields
    .filter((field) => field !== 'value')
    .map((field) => (field === 'comment' ? said.comment(after?.comment ?? '') : said.fields[field]));
  const number = exactChange(change);
  return [number === '' && fields.includes('value') ? said.fields.value : number, ...others].filter((words) => words !== '').join(', ');
};
