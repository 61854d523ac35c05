import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import type { AreasOverTime } from '../../shared/domain/statistics/areas.ts';
import { indicatorStandings, type KnownValue } from '../../shared/domain/statistics/month-as-known.ts';
import { areaLabel, signLabels, valueLabel } from '../../shared/domain/statistics/value-words.ts';
import { vintageSlug } from '../../shared/domain/statistics/vintage-standing.ts';
import { DataTable, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SelectField, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbsOf, indicatorLabel, type Site, shortInstant } from './frame.tsx';
import type { MonthState } from './month-states.ts';
import { paths } from './paths.ts';
import { type RowPage, RowPages } from './row-pages.tsx';
import { StateField } from './state-field.tsx';
import { partsLabel, sourceLabel } from './value-words.ts';
import { vintageTexts } from './vintage-texts.ts';

const said = vintageTexts.state;

type Shown = {
  readonly month: Month;
  readonly areas: AreasOverTime;
  /** As it was asked for: the text stays in the field. */
  readonly asked: string;
  /** `undefined` when the text names no state. */
  readonly state: MonthState | undefined;
  /** Code; `undefined`: the overview of all. */
  readonly indicator: string | undefined;
  /** All values of the state. */
  readonly values: readonly KnownValue[];
  /** Those of the indicator that this page shows. */
  readonly page: RowPage<KnownValue>;
};

/** A month as it was known at some time: an overview of the indicators, or the values of one with where each comes from. */
export const statePage = (site: Site, staff: StaffSession, shown: Shown): string => {
  const { month, asked, state, indicator } = shown;
  const error = state === undefined ? vintageTexts.noState : undefined;
  return renderPage(
    <StaffPage
      {...site}
      title={said.title(month)}
      current={paths.state(month)}
      breadcrumbs={crumbsOf(month)}
      staff={staff}
      wide
      hasErrors={error !== undefined}
    >
      {error === undefined ? null : <ErrorSummary errors={[{ pointer: '/am', message: error }]} />}
      {state === undefined ? null : <Text>{said.shown(state.label)}</Text>}
      <form class="form" method="get" action={paths.state(month)} novalidate>
        <StateField name="am" label={said.day} hint={said.dayHint} error={error} asked={asked} state={state} />
        <SelectField
          name="indikator"
          label={said.indicator}
          value={indicator}
          options={site.catalogue.indicators.flatMap(({ code, label, formula }) => (formula === undefined ? [{ value: code, label }] : []))}
          empty={said.allIndicators}
          required={false}
        />
        <SubmitButton>{said.show}</SubmitButton>
      </form>
      {state === undefined ? null : <Values site={site} shown={shown} state={state} />}
    </StaffPage>,
  );
};

const Values = ({ site, shown, state }: { readonly site: Site; readonly shown: Shown; readonly state: MonthState }) => {
  const { month, indicator, values, page } = shown;
  if (values.length === 0 || (indicator !== undefined && page.all === 0)) return <Text>{said.none}</Text>;
  return (
    <>
      <Text>
        <Link href={paths.stateFile(month, { am: state.key, indikator: indicator })}>{indicator === undefined ? said.file : said.fileOf}</Link>
      </Text>
      {indicator === undefined ? (
        <Overview site={site} shown={shown} state={state} />
      ) : (
        <Table site={site} shown={shown} state={state} indicator={indicator} />
      )}
    </>
  );
};

const Overview = ({ site, shown: { month, values }, state }: { readonly site: Site; readonly shown: Shown; readonly state: MonthState }) => {
  const codes = [...new Set([...site.catalogue.indicators.map(({ code }) => code), ...values.map(({ observation }) => observation.indicator)])];
  return (
    <DataTable
      id="indikatoren"
      caption={said.overview}
      columns={said.overviewColumns.map((header, index) => ({ header, numeric: index === 1 }))}
      rows={indicatorStandings(codes, values)
        .filter(({ rows }) => rows > 0)
        .map(({ indicator, rows, latest }) => ({
          header: <Link href={paths.state(month, { am: state.key, indikator: indicator })}>{indicatorLabel(site, indicator)}</Link>,
          cells: [rows, latest === undefined ? '' : `${shortInstant(latest.receivedAt)}, ${latest.by}`],
        }))}
    />
  );
};

const Table = ({
  site,
  shown: { month, areas, page },
  state,
  indicator,
}: {
  readonly site: Site;
  readonly shown: Shown;
  readonly state: MonthState;
  readonly indicator: string;
}) => (
  <>
    <DataTable
      id="werte"
      stacked
      caption={said.table(indicatorLabel(site, indicator), site.catalogue.find(indicator)?.unitLabel)}
      columns={said.columns.map((header, index) => ({ header, numeric: index === 2 }))}
      rows={page.rows.map(({ observation, vintage }) => ({
        header: `${areaLabel(areas.at(month), observation.area)} (${observation.area})`,
        cells: [
          partsLabel(site, observation),
          valueLabel(observation),
          [...signLabels(observation), observation.comment].filter((words) => words !== '').join('; '),
          sourceLabel(observation),
          <Link href={`${paths.vintages(month)}#${vintageSlug(vintage.vintage)}`}>{shortInstant(vintage.receivedAt)}</Link>,
        ],
      }))}
    />
    <RowPages page={page} hrefOf={(seite) => paths.state(month, { am: state.key, indikator: indicator, seite })} />
  </>
);
