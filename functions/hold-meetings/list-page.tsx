import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Meeting } from '../../shared/domain/funding/meeting.ts';
import { DataTable, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SelectField, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { nameOfMeeting } from './agenda-page.tsx';
import { errorAt, fields, paths, type ShownForm, type Site, typedText } from './frame.ts';
import { texts } from './texts.ts';

const said = texts.list;

type Shown = {
  readonly coming: readonly Meeting[];
  readonly past: readonly Meeting[];
  readonly bodies: readonly string[];
  /** Bodies that a case waits for without an agenda. */
  readonly waitedFor: readonly string[];
  /** Agendas of these can be changed; others only look. */
  readonly form: ShownForm;
};

/** The list of meetings, and the form for one more. */
export const listPage = (site: Site, staff: StaffSession, { coming, past, bodies, waitedFor, form }: Shown): string =>
  renderPage(
    <StaffPage {...site} title={texts.title} current={paths.list} staff={staff} hasErrors={form.errors.length > 0}>
      <ErrorSummary errors={form.errors} />
      <Text>{said.lead}</Text>
      <List items={[<Link href={paths.office}>{said.office}</Link>]} />
      {coming.length === 0 ? <Text>{said.none}</Text> : <Meetings id="naechste" when="coming" meetings={coming} waitedFor={waitedFor} />}
      {may(staff.roles, 'prepare-papers') ? <AddMeeting bodies={bodies} form={form} /> : null}
      {past.length === 0 ? null : <Meetings id="vergangene" when="past" meetings={past} waitedFor={[]} />}
    </StaffPage>,
  );

type MeetingsProps = Pick<Shown, 'waitedFor'> & {
  readonly id: string;
  readonly when: 'coming' | 'past';
  readonly meetings: readonly Meeting[];
};

/** What waits for a body waits for its next meeting without an agenda, not for all of them. */
const isWaitedFor = ({ id, body }: Meeting, meetings: readonly Meeting[], waitedFor: readonly string[]): boolean =>
  waitedFor.includes(body) && meetings.find((each) => each.body === body && each.items.length === 0)?.id === id;

// How many cases: who has declared a conflict of interest could count the one that is not there for them.
const Meetings = ({ id, when, meetings, waitedFor }: MeetingsProps) => (
  <DataTable
    id={id}
    caption={said[when]}
    columns={said.columns.map((header) => ({ header }))}
    stacked
    rows={meetings.map((meeting) => ({
      header: <Link href={paths.meeting(meeting.id)}>{nameOfMeeting(meeting)}</Link>,
      cells: [meeting.items.length > 0 ? said.items : isWaitedFor(meeting, meetings, waitedFor) ? said.waiting : said.noItems[when]],
    }))}
  />
);

const AddMeeting = ({ bodies, form: { typed, errors } }: Pick<Shown, 'bodies' | 'form'>) => (
  <form class="form" method="post" action={paths.list} novalidate>
    <Heading level={2}>{said.add}</Heading>
    <Text>{said.addLead}</Text>
    <SelectField
      name={fields.body}
      label={said.body}
      value={typedText(typed, fields.body)}
      options={bodies.map((body) => ({ value: body, label: body }))}
      error={errorAt(errors, fields.body)}
    />
    <TextField name={fields.date} label={said.date} type="date" value={typedText(typed, fields.date)} error={errorAt(errors, fields.date)} />
    <SubmitButton variant="secondary">{said.button}</SubmitButton>
  </form>
);
