import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Consultation } from '../../shared/domain/funding/committee.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import { type Meeting, stepRoles } from '../../shared/domain/funding/meeting.ts';
import { inOrder, type Motion } from '../../shared/domain/funding/motion.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { Alert, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { fieldId } from '../../shared/pages/field.tsx';
import { CheckboxField, ErrorSummary, Fieldset, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { nameOfMeeting, resultElsewhere, resultIn } from './agenda-page.tsx';
import { crumbs, errorAt, fields, paths, type ShownForm, type Site, type Typed } from './frame.ts';
import { consultationIn, type ListedCase, settledBefore } from './read-case.ts';
import type { Agenda } from './set-agenda.ts';
import { texts } from './texts.ts';
import { itemField, motionField, versionField } from './typed-minutes.ts';

const said = texts.minutes;

type Shown = {
  readonly agenda: Pick<Agenda, 'meeting' | 'on'>;
  /** Has its day come? Before, there is nothing to write down. */
  readonly isHeld: boolean;
  /** Absent: what is stored. */
  readonly form: ShownForm | undefined;
  /** How many results were just written down; beside errors those of other cases. */
  readonly saved: number | undefined;
};

/** What a meeting did with every case of its agenda, on one page. */
export const minutesPage = (site: Site, staff: StaffSession, { agenda: { meeting, on }, isHeld, form, saved }: Shown): string => {
  const errors = form?.errors ?? [];
  const name = nameOfMeeting(meeting);
  return renderPage(
    <StaffPage
      {...site}
      title={`${said.title}: ${name}`}
      current={paths.list}
      breadcrumbs={[...crumbs, { href: paths.meeting(meeting.id), label: name }]}
      staff={staff}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {saved === undefined ? null : (
        <div role="status">
          <Alert kind={saved === 0 ? 'info' : 'success'} title={savedTitle(saved, errors.length > 0)} />
        </div>
      )}
      {on.length === 0 || !isHeld ? (
        <Text>{isHeld ? texts.agenda.nothing : said.notYet(formatWeekdayDate(meeting.date))}</Text>
      ) : (
        <>
          <Text>{said.lead}</Text>
          <Text>{said.correct}</Text>
          <form class="form" method="post" action={paths.minutes(meeting.id)} novalidate>
            {on.map((each, at) => (
              <Item key={each.item.reference} each={each} place={at + 1} meeting={meeting} form={form} />
            ))}
            {on.every((each) => settledBefore(each, meeting) !== undefined) ? null : <SubmitButton>{said.button}</SubmitButton>}
          </form>
        </>
      )}
      <Text>
        <Link href={paths.meeting(meeting.id)}>{texts.agenda.back}</Link>
      </Text>
    </StaffPage>,
  );
};

const savedTitle = (saved: number, isBesideErrors: boolean): string => {
  if (saved === 0) return said.nothing;
  return isBesideErrors ? said.savedSome(saved) : said.saved(saved);
};

type Listed = { readonly each: ListedCase; readonly place: number; readonly form: ShownForm | undefined };

const Item = ({ meeting, ...listed }: Listed & { readonly meeting: Meeting }) => {
  const before = settledBefore(listed.each, meeting);
  if (before === undefined) return <OpenItem {...listed} stored={consultationIn(listed.each.of, meeting, listed.each.item.role)} />;
  const { item, of } = listed.each;
  return (
    <>
      <Heading level={2} id={fieldId(item.reference)}>
        {said.legend(listed.place, of.application.project.title, item.reference)}
      </Heading>
      <Text>
        <strong>{said.result(resultElsewhere(before))}</strong> <Link href={paths.meeting(before.meeting)}>{said.elsewhere}</Link>
      </Text>
    </>
  );
};

const OpenItem = ({ each: { item, of }, place, stored, form }: Listed & { readonly stored: Consultation }) => {
  const { project, organisation, requestedAmount } = of.application;
  const isTicked = (field: string, otherwise: boolean): boolean => (form === undefined ? otherwise : form.typed.get(itemField(item, field)) !== null);
  const errors = form?.errors ?? [];
  const note = itemField(item, fields.note);
  return (
    <Fieldset name={item.reference} legend={said.legend(place, project.title, item.reference)} section error={errorAt(errors, item.reference)}>
      <input type="hidden" name={versionField(item)} value={stored.version} />
      <Text>{said.facts(organisation.name, formatEuro(requestedAmount), stepRoles[item.role])}</Text>
      <Text>
        <strong>{stored.outcome === undefined ? said.noResult : said.result(resultIn(stored))}</strong>
      </Text>
      {inOrder(stored.motions).map((motion) => (
        <MotionVotes key={motion.id} item={item} motion={motion} typed={form?.typed} errors={errors} />
      ))}
      {item.role === 'is-informed' ? (
        <CheckboxField name={itemField(item, fields.noted)} label={said.noted} checked={isTicked(fields.noted, stored.outcome?.result === 'noted')} />
      ) : (
        <>
          <CheckboxField
            name={itemField(item, fields.deferred)}
            label={said.deferred}
            checked={isTicked(fields.deferred, stored.outcome?.result === 'deferred')}
          />
          <Text>
            <Link href={`${paths.case(item.applicationId)}#antrag-eintragen`} newWindow>
              {said.another}
            </Link>
          </Text>
        </>
      )}
      <CheckboxField
        name={itemField(item, fields.nonPublicSession)}
        label={said.nonPublic}
        checked={isTicked(fields.nonPublicSession, !stored.publicSession)}
      />
      <TextField name={note} label={said.note} value={form?.typed.get(note) ?? stored.outcome?.note ?? ''} optional error={errorAt(errors, note)} />
    </Fieldset>
  );
};

const counts = ['yes', 'no', 'abstain', 'excluded'] as const;

type VotesProps = {
  readonly item: ListedCase['item'];
  readonly motion: Motion;
  readonly typed: Typed | undefined;
  readonly errors: ShownForm['errors'];
};

const MotionVotes = ({ item, motion, typed, errors }: VotesProps) => {
  const field = (name: string): string => motionField(item, motion, name);
  const isWithdrawn = typed === undefined ? motion.withdrawn === true : typed.get(field(fields.withdrawn)) !== null;
  return (
    <Fieldset name={`${item.reference}.${motion.id}`} legend={said.motion(motion.rank, motion.by, formatEuro(motion.amount))} hint={motion.text}>
      <div class="figure__fields">
        {counts.map((count) => (
          <TextField
            key={count}
            name={field(fields[count])}
            label={said.counts[count]}
            value={typed?.get(field(fields[count])) ?? (motion.votes === undefined ? '' : String(motion.votes[count]))}
            inputMode="numeric"
            width="short"
            required={false}
            hint={count === 'excluded' ? said.excludedHint : undefined}
            error={errorAt(errors, field(fields[count]))}
          />
        ))}
      </div>
      <CheckboxField name={field(fields.withdrawn)} label={said.withdrawn} checked={isWithdrawn} />
    </Fieldset>
  );
};
