import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import { announcementIdOf } from '../../shared/domain/notices/announcement.ts';
import { announcementPath } from '../../shared/domain/notices/mail-paths.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { monthPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { ReleaseEvent } from '../../shared/domain/statistics/release-draft.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbsOf, type Site, writableTexts } from './frame.tsx';
import { ApprovalSection, type FormProps, HidingSection, HoldSection, PublishSection, ReadersSection } from './month-forms.tsx';
import { CellList, CreateSection, NotesSection, PreviewSection, TextsSection } from './month-sections.tsx';
import { type MonthView, stateOf, stateWords } from './month-view.ts';
import { texts } from './texts.ts';

const said = texts.month;

/** What somebody has just done, as the address says it. */
export type Done = keyof typeof said.done;

/** @returns `undefined` for what is none */
export const doneIn = (text: string | null): Done | undefined => {
  const isDone = (name: string): name is Done => Object.hasOwn(said.done, name);
  return text !== null && isDone(text) ? text : undefined;
};

/** The page of a month. `typed`: the fields of a form that was refused. */
export type MonthPageProps = {
  readonly view: MonthView;
  readonly done?: Done | undefined;
  readonly errors?: readonly FieldError[];
  readonly typed?: URLSearchParams;
};

/** Everything about the report of one month: what it looks like, what is odd, what is written, and what is decided. */
export const monthPage = (site: Site, staff: StaffSession, { view, done, errors = [], typed = new URLSearchParams() }: MonthPageProps): string => {
  const props: FormProps = { view, staff, typed, messageAt: (name) => errors.find(({ pointer }) => pointer === `/${name}`)?.message };
  return renderPage(
    <StaffPage {...site} title={said.title(view.month)} breadcrumbs={crumbsOf()} staff={staff} wide hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {done === undefined ? null : <Alert kind="success" title={said.done[done]} />}
      <Facts view={view} staff={staff} />
      <Stop view={view} />
      <LeftOut site={site} view={view} />
      {view.draft === undefined ? (
        <CreateSection site={site} view={view} staff={staff} />
      ) : (
        <>
          <PreviewSection view={view} staff={staff} />
          <NotesSection site={site} view={view} />
          <TextsSection site={site} view={view} staff={staff} />
          <ApprovalSection {...props} site={site} />
          <PublishSection {...props} />
          <HoldSection {...props} />
          <HidingSection {...props} />
          <ReadersSection {...props} />
        </>
      )}
      <History view={view} />
    </StaffPage>,
  );
};

type ViewProps = { readonly view: MonthView };

const Facts = ({ view: { month, draft, published, firstPublished, due }, staff }: ViewProps & { readonly staff: StaffSession }) => (
  <DescriptionList
    entries={[
      { term: said.state, value: stateWords(stateOf(draft, published?.revision)) },
      firstPublished === undefined
        ? { term: said.appears, value: formatInstant(due) }
        : {
            term: said.appeared,
            value: (
              <>
                {`${formatInstant(firstPublished.frozenAt)}. `}
                <Link href={monthPath(month)}>{said.public}</Link>
              </>
            ),
          },
      ...(published === undefined || !may(staff.roles, 'read-mail')
        ? []
        : [
            {
              term: said.mails,
              value: (
                <Link href={announcementPath(announcementIdOf({ kind: 'release', month, revision: published.revision }))}>{said.mailsLink}</Link>
              ),
            },
          ]),
    ]}
  />
);

const Stop = ({ view: { draft } }: ViewProps) =>
  draft?.stop === undefined ? null : (
    <Alert kind="warning" title={texts.stop.title}>
      <Text>{texts.stop.lead(draft.stop.at)}</Text>
      <CellList cells={draft.stop.cells} />
      <Text>{texts.stop.out}</Text>
    </Alert>
  );

const LeftOut = ({ site, view: { published } }: ViewProps & { readonly site: Pick<Site, 'county'> }) => {
  const names = writableTexts(site).filter(({ id }) => published?.leftOut?.includes(id));
  return published === undefined || names.length === 0 ? null : (
    <Alert kind="warning" title={texts.leftOut.title(published.revision)}>
      <Text>{texts.leftOut.lead}</Text>
      <List items={names.map(({ title }) => title)} />
      <Text>{texts.leftOut.out}</Text>
    </Alert>
  );
};

const happened = (event: ReleaseEvent): string => {
  if (event.kind === 'release.asked') return texts.history.kinds[event.kind][event.wants];
  if (event.kind === 'release.appeared') return texts.history.kinds[event.kind](event.revision, event.leftOut.length);
  return texts.history.kinds[event.kind];
};

const History = ({ view: { events } }: ViewProps) =>
  events.length === 0 ? null : (
    <>
      <Heading level={2} id="verlauf">
        {texts.history.heading}
      </Heading>
      <DataTable
        id="verlauf-tabelle"
        stacked
        caption={texts.history.table}
        columns={['Wann', 'Was', 'Wer'].map((header) => ({ header }))}
        rows={events.toReversed().map((event) => ({
          header: formatInstant(event.at),
          cells: [
            `${happened(event)}${'reason' in event ? `: ${event.reason}` : ''}`,
            ('by' in event ? event.by : undefined) ?? texts.history.bySystem,
          ],
        }))}
      />
    </>
  );
