import { roles as roleNames } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { isLate } from '../../shared/domain/funding/case-filter.ts';
import { type CaseRow, waitsForNames } from '../../shared/domain/funding/case-row.ts';
import { formatEuro, formatInteger } from '../../shared/domain/money.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { Alert, DataTable, Heading, Link, List, Reference, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { fields, paths, type Site } from './frame.ts';
import { type Asked, type CaseList, shownUrgent } from './list-cases.ts';
import { Search } from './list-filters.tsx';
import { fieldsOf, listFields, listHref, noFilter, viewFields } from './list-form.ts';
import { texts } from './texts.ts';

const said = texts.list;

type Shown = { readonly asked: Asked; readonly list: CaseList; readonly done?: string; readonly refusal?: Refusal; readonly name?: string };

const done: Readonly<Record<string, string>> = { befangen: said.conflictDone, ansicht: said.viewKept, 'ansicht-geloescht': said.viewForgotten };

/** What a redirect says was done. */
export const doneIn = (said: string | null): string | undefined => (said !== null && Object.hasOwn(done, said) ? done[said] : undefined);

/** Whom a case waits for and until when, in words. @param today in Berlin */
export const waitsText = (row: Pick<CaseRow, 'waitsFor' | 'due'>, today: string): string => {
  if (row.waitsFor === undefined) return said.nobody;
  const day = row.due === undefined ? '' : `, ${(isLate(row, today) ? said.overdue : said.until)(formatDate(row.due))}`;
  return `${waitsForNames[row.waitsFor]}${day}`;
};

const CaseLink = ({ row }: { readonly row: CaseRow }) => (
  <Link href={paths.case(row.id)}>
    <Reference>{row.reference}</Reference>
  </Link>
);

const Project = ({ row }: { readonly row: CaseRow }) => (
  <>
    {row.title}
    <br />
    {row.organisation}
  </>
);

/** There is no round yet. */
export const noRoundPage = (site: Site, staff: StaffSession): string =>
  renderPage(
    <StaffPage {...site} title={texts.title} current={paths.list} staff={staff}>
      <Text>{said.noRound}</Text>
    </StaffPage>,
  );

/** The list of a round's cases, with what waits and what is late. */
export const listPage = (site: Site, staff: StaffSession, { asked, list, done: what, refusal, name }: Shown): string =>
  renderPage(
    <StaffPage {...site} title={texts.title} current={paths.list} staff={staff} wide hasErrors={refusal !== undefined}>
      <ErrorSummary errors={refusal?.errors ?? []} />
      {what === undefined ? null : (
        <div role="status">
          <Alert kind="success" title={what} />
        </div>
      )}
      <Heading level={2}>{said.waiting}</Heading>
      <Urgent
        id="auf-mich"
        rows={list.waiting}
        today={list.today}
        none={said.waitingNone}
        caption={staff.roles.map((role) => roleNames[role]).join(', ')}
      />
      <Heading level={2}>{said.late}</Heading>
      <Urgent id="ueberfaellig" rows={list.late} today={list.today} none={said.lateNone} caption={said.late} captionHidden />
      <Heading level={2}>{said.cases(list.round.title)}</Heading>
      {asked.round === undefined && list.waiting.some(({ round }) => round === list.round.id) ? <Text>{said.whyRound}</Text> : null}
      {list.views.length === 0 ? null : (
        <nav aria-label={said.views}>
          <List items={list.views.map((view) => <Link href={`${paths.list}?${viewFields.view}=${view.id}`}>{view.name}</Link>)} />
        </nav>
      )}
      <Search asked={asked} list={list} />
      {list.all === 0 ? <Text>{said.empty}</Text> : <Found asked={asked} list={list} />}
      <Sums list={list} />
      <Views asked={asked} list={list} error={refusal?.errors[0]?.message} name={name ?? ''} />
    </StaffPage>,
  );

const Urgent = ({
  id,
  rows,
  today,
  none,
  caption,
  captionHidden,
}: {
  readonly id: string;
  readonly captionHidden?: boolean;
  readonly rows: readonly CaseRow[];
  readonly today: string;
  readonly none: string;
  readonly caption: string;
}) =>
  rows.length === 0 ? (
    <Text>{none}</Text>
  ) : (
    <DataTable
      id={id}
      caption={caption}
      captionHidden={captionHidden}
      columns={said.shortColumns.map((header) => ({ header }))}
      stacked
      rows={rows.map((row) => ({
        header: <CaseLink row={row} />,
        cells: [<Project row={row} />, applicationStates[row.state], waitsText(row, today)],
      }))}
      {...(rows.length >= shownUrgent && { note: said.more })}
    />
  );

const Found = ({ asked, list }: Pick<Shown, 'asked' | 'list'>) => (
  <>
    <Text>{said.found(formatInteger(list.found), formatInteger(list.all))}</Text>
    {list.found === 0 ? (
      <Text>{said.none}</Text>
    ) : (
      <DataTable
        id="antraege"
        caption={said.cases(list.round.title)}
        captionHidden
        columns={said.columns.map((header) => ({ header, numeric: header === said.columns[3] }))}
        stacked
        rows={list.rows.map((row) => ({
          header: <CaseLink row={row} />,
          cells: [
            <Project row={row} />,
            applicationStates[row.state],
            formatEuro(row.requestedAmount),
            waitsText(row, list.today),
            row.assignee?.name ?? said.nobody,
          ],
        }))}
      />
    )}
    <Pages asked={asked} list={list} />
  </>
);

const Pages = ({ asked, list: { page, pages } }: Pick<Shown, 'asked' | 'list'>) => {
  if (pages === 1) return null;
  const steps = [...(page > 1 ? [{ to: page - 1, label: said.earlier }] : []), ...(page < pages ? [{ to: page + 1, label: said.later }] : [])];
  return (
    <>
      <Text>{said.pages(page, pages)}</Text>
      {asked.filter.text === undefined ? (
        <List items={steps.map(({ to, label }) => <Link href={listHref({ ...asked, page: to })}>{label}</Link>)} />
      ) : (
        <form class="form" method="post" action={paths.list}>
          <Hidden asked={{ ...asked, page: 1 }} />
          {steps.map(({ to, label }) => (
            <SubmitButton key={to} variant="secondary" name={listFields.page} value={String(to)}>
              {label}
            </SubmitButton>
          ))}
        </form>
      )}
    </>
  );
};

const Hidden = ({ asked }: { readonly asked: Asked }) => (
  <>
    {[...fieldsOf(asked)].map(([field, value]) => (
      <input key={field} type="hidden" name={field} value={value} />
    ))}
  </>
);

const Sums = ({ list: { round, free, found, all, shownSums, roundSums } }: Pick<Shown, 'list'>) => {
  const { count, ...names } = said.sumNames;
  return (
    <>
      <Heading level={2}>{said.sums}</Heading>
      <DataTable
        id="summen"
        caption={said.sums}
        captionHidden
        columns={said.sumColumns.map((header, column) => ({ header, numeric: column > 0 }))}
        stacked
        rows={[
          { header: count, cells: [formatInteger(found), formatInteger(all)] },
          { header: names.requested, cells: [formatEuro(shownSums.requested), formatEuro(roundSums.requested)] },
          { header: names.decided, cells: [formatEuro(shownSums.decided), formatEuro(roundSums.decided)] },
          { header: names.approved, cells: [formatEuro(shownSums.approved), formatEuro(roundSums.approved)] },
        ]}
        note={free === undefined ? said.noBudget(round.budgetYear) : said.free(round.budgetYear, formatEuro(free))}
      />
    </>
  );
};

const Views = ({
  asked,
  list: { views, round },
  error,
  name,
}: Pick<Shown, 'asked' | 'list'> & { readonly error: string | undefined; readonly name: string }) => (
  <>
    <Heading level={2}>{said.views}</Heading>
    {views.length === 0 ? (
      <Text>{said.viewsNone}</Text>
    ) : (
      <form class="form" method="post" action={paths.list}>
        <input type="hidden" name={fields.action} value="ansicht-loeschen" />
        {views.map((view) => (
          <SubmitButton key={view.id} variant="secondary" name={viewFields.forget} value={view.id}>
            {said.forgetView(view.name)}
          </SubmitButton>
        ))}
      </form>
    )}
    <form class="form" method="post" action={paths.list} novalidate>
      <Hidden asked={{ ...asked, round: asked.round ?? round.id, page: 1 }} />
      <TextField name={viewFields.name} label={said.viewName} hint={said.viewHint} value={name} error={error} />
      <SubmitButton variant="secondary" name={fields.action} value="ansicht-speichern">
        {said.keepView}
      </SubmitButton>
    </form>
    <Text>
      <Link href={listHref({ round: round.id, filter: noFilter, page: 1 })}>{said.reset}</Link>
    </Text>
  </>
);
