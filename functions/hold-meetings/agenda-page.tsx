import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { type Consultation, resultName, statesFor } from '../../shared/domain/funding/committee.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import { type Meeting, stepRoles } from '../../shared/domain/funding/meeting.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Alert, DataTable, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbs, errorAt, fields, paths, type ShownForm, type Site } from './frame.ts';
import type { Sums } from './make-papers.ts';
import { consultationIn, type ListedCase, settledBefore } from './read-case.ts';
import { type Agenda, placeField } from './set-agenda.ts';
import { texts } from './texts.ts';

const said = texts.agenda;

/** Name of a meeting with its day. */
export const nameOfMeeting = ({ body, date }: Pick<Meeting, 'body' | 'date'>): string => texts.list.meeting(body, formatWeekdayDate(date));

/** Result of a case in a meeting, in words. */
export const resultIn = ({ outcome, role }: Consultation): string => {
  if (outcome === undefined) return said.open;
  const name = resultName(outcome.result, role);
  return outcome.amount === undefined ? name : `${name}, ${formatEuro(outcome.amount)}`;
};

type Shown = { readonly agenda: Agenda; readonly sums: Sums; readonly form: ShownForm; readonly isSaved: boolean };

/** The agenda of a meeting: what is on it and what could be, each with its place. */
export const agendaPage = (site: Site, staff: StaffSession, { agenda, sums, form, isSaved }: Shown): string => {
  const { meeting, on, off } = agenda;
  const { id, version } = meeting;
  const mayEdit = may(staff.roles, 'prepare-papers');
  return renderPage(
    <StaffPage
      {...site}
      title={nameOfMeeting(meeting)}
      current={paths.list}
      breadcrumbs={[...crumbs]}
      staff={staff}
      wide
      hasErrors={form.errors.length > 0}
    >
      <ErrorSummary errors={form.errors} />
      {isSaved ? (
        <div role="status">
          <Alert kind="success" title={texts.saved} />
        </div>
      ) : null}
      <Twice agenda={agenda} />
      {on.length + off.length === 0 ? (
        <Text>{said.none}</Text>
      ) : (
        <form class="form" method="post" action={paths.meeting(id)} novalidate>
          <input type="hidden" name={fields.version} value={version} />
          {mayEdit ? <Text>{said.lead}</Text> : null}
          <Cases agenda={agenda} sums={sums} form={form} mayEdit={mayEdit} />
          {mayEdit ? <SubmitButton>{said.button}</SubmitButton> : null}
        </form>
      )}
      {on.length === 0 ? null : (
        <>
          <Heading level={2}>{said.papers}</Heading>
          <List
            items={[
              <Link href={`${paths.meeting(id)}?vorlagen=docx`}>{said.docx}</Link>,
              <Link href={`${paths.meeting(id)}?vorlagen=pdf`}>{said.pdf}</Link>,
              <Link href={`${paths.meeting(id)}?ansicht=druck`}>{said.print}</Link>,
              ...(may(staff.roles, 'record-committee') ? [<Link href={paths.minutes(id)}>{said.minutes}</Link>] : []),
            ]}
          />
        </>
      )}
    </StaffPage>,
  );
};

/** What came of a case in another meeting of the same body, with its day. */
export const resultElsewhere = (consultation: Consultation): string => said.settled(formatDate(consultation.date), resultIn(consultation));

/** What came of it here or in another meeting, or why nothing can: a case may be taken back after it came onto the agenda. */
const standingOf = (each: ListedCase, meeting: Meeting): string => {
  const { item, of } = each;
  const [consultation, before] = [consultationIn(of, meeting, item.role), settledBefore(each, meeting)];
  const { state } = of.application;
  if (before !== undefined) return resultElsewhere(before);
  return consultation.outcome === undefined && !statesFor(item.role).includes(state) ? applicationStates[state] : resultIn(consultation);
};

const Standing = ({ each, agenda: { meeting, alsoOn } }: { readonly each: ListedCase; readonly agenda: Agenda }) => (
  <>
    {standingOf(each, meeting)}
    {(alsoOn.get(each.item.applicationId) ?? []).map((other) => (
      <span key={other.id}>
        <br />
        {said.alsoOn} <Link href={paths.meeting(other.id)}>{formatDate(other.date)}</Link>
      </span>
    ))}
  </>
);

/** A case that two meetings of a body wait with: one of them will have nothing left to say. */
const Twice = ({ agenda: { on, alsoOn } }: Pick<Shown, 'agenda'>) => {
  const twice = on.filter(({ item }) => (alsoOn.get(item.applicationId) ?? []).length > 0);
  return twice.length === 0 ? null : (
    <Alert kind="warning" title={said.twice}>
      <List items={twice.map(nameOf)} />
      <Text>{said.twiceLead}</Text>
    </Alert>
  );
};

const nameOf = ({ of: { application } }: ListedCase): string =>
  `${application.project.title}, ${application.organisation.name} (${application.reference})`;

const Cases = ({ agenda, sums, form: { typed, errors }, mayEdit }: Pick<Shown, 'agenda' | 'sums' | 'form'> & { readonly mayEdit: boolean }) => {
  const { on, off } = agenda;
  const place = (each: ListedCase): string => typed.get(placeField(each.item)) ?? (on.includes(each) ? String(on.indexOf(each) + 1) : '');
  return (
    <DataTable
      id="tagesordnung"
      caption={said.title}
      columns={[
        ...said.columns.map((header, at) => ({ header, numeric: at === 2 || at === 3 })),
        // No words to repeat in every row of a narrow screen: the fields have theirs.
        { header: <span>{said.placeColumn}</span> },
      ]}
      stacked
      note={sums.free.map(({ year, amount }) => said.free(year, formatEuro(amount))).join('. ')}
      rows={[
        ...[...on, ...off].map((each) => ({
          header: <Link href={paths.case(each.item.applicationId)}>{nameOf(each)}</Link>,
          cells: [
            stepRoles[each.item.role],
            formatEuro(each.of.application.requestedAmount),
            formatEuro(each.of.proposed),
            <Standing each={each} agenda={agenda} />,
            mayEdit ? (
              <TextField
                name={placeField(each.item)}
                label={said.place(each.item.reference)}
                value={place(each)}
                inputMode="numeric"
                width="short"
                required={false}
                error={errorAt(errors, placeField(each.item))}
              />
            ) : (
              place(each)
            ),
          ],
        })),
        { header: said.total, kind: 'total' as const, cells: ['', formatEuro(sums.requested), formatEuro(sums.proposed), '', ''] },
      ]}
    />
  );
};

/** The agenda alone, with its sums, to be printed. */
export const printedAgendaPage = (site: Site, staff: StaffSession, { agenda: { meeting, on }, sums }: Pick<Shown, 'agenda' | 'sums'>): string =>
  renderPage(
    <StaffPage
      {...site}
      title={`${said.title}: ${nameOfMeeting(meeting)}`}
      current={paths.list}
      breadcrumbs={[...crumbs, { href: paths.meeting(meeting.id), label: nameOfMeeting(meeting) }]}
      staff={staff}
      wide
    >
      {on.length === 0 ? (
        <Text>{said.nothing}</Text>
      ) : (
        <DataTable
          id="tagesordnung"
          caption={said.title}
          columns={said.printed.map((header, at) => ({ header, numeric: at > 2 }))}
          stacked
          rows={[
            ...on.map((each, at) => ({
              header: String(at + 1),
              cells: [nameOf(each), stepRoles[each.item.role], formatEuro(each.of.application.requestedAmount), formatEuro(each.of.proposed)],
            })),
            { header: said.total, kind: 'total' as const, cells: ['', '', formatEuro(sums.requested), formatEuro(sums.proposed)] },
          ]}
        />
      )}
      <List items={sums.free.map(({ year, amount }) => said.free(year, formatEuro(amount)))} />
    </StaffPage>,
  );
