import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Consultation } from '../../shared/domain/funding/committee.ts';
import type { Meeting } from '../../shared/domain/funding/meeting.ts';
import { withdrawableMotions } from '../../shared/domain/funding/withdrawn-motion.ts';
import { Heading, Text } from '../../shared/pages/content.tsx';
import { SelectField, SubmitButton, TextArea, TextField } from '../../shared/pages/form.tsx';
import { nameOfMeeting } from './agenda-page.tsx';
import { errorAt, fields, paths, type ShownForm } from './frame.ts';
import type { Case } from './read-case.ts';
import { texts } from './texts.ts';
import { paperFactsOf } from './write-paper.ts';

/** What staff write into the paper of a case. */
export const PaperForm = ({ of, staff, form }: { readonly of: Case; readonly staff: StaffSession; readonly form: ShownForm | undefined }) => {
  const said = texts.paper;
  const facts = paperFactsOf(of, staff.name);
  const field = (name: string, stored: string | undefined) => ({
    name,
    value: form?.typed.get(name) ?? stored ?? '',
    error: errorAt(form?.errors ?? [], name),
  });
  return (
    <form class="form" method="post" action={paths.case(of.application.id)} novalidate>
      <input type="hidden" name={fields.version} value={facts.version} />
      <TextField {...field(fields.number, facts.number)} label={said.number} hint={said.numberHint} width="medium" optional />
      <TextField {...field(fields.editor, facts.editor)} label={said.editor} hint={said.editorHint} />
      <TextArea {...field(fields.nonPublic, facts.nonPublicReason)} label={said.nonPublic} hint={said.nonPublicHint} limit={500} rows={2} optional />
      <TextArea {...field(fields.resolution, facts.resolution)} label={said.resolution} hint={said.resolutionHint} limit={2000} rows={4} optional />
      <TextArea {...field(fields.climate, facts.climate)} label={said.climate} hint={said.climateHint} limit={1000} rows={2} optional />
      <SubmitButton name={fields.action} value="vorlage">
        {said.button}
      </SubmitButton>
    </form>
  );
};

/** What can be taken back of the motions of a meeting: one button each. */
export const WithdrawForms = ({ of, consultation }: { readonly of: Case; readonly consultation: Consultation }) => (
  <>
    {withdrawableMotions(consultation, of).map(({ id, rank, by }) => (
      <form key={id} class="form" method="post" action={paths.case(of.application.id)} novalidate>
        <input type="hidden" name={fields.meeting} value={consultation.meeting} />
        <input type="hidden" name={fields.motion} value={id} />
        <SubmitButton name={fields.action} value="zurueckziehen" variant="secondary">
          {texts.motion.withdraw(rank, by)}
        </SubmitButton>
      </form>
    ))}
  </>
);

type MotionProps = { readonly of: Case; readonly meetings: readonly Meeting[]; readonly form: ShownForm | undefined; readonly request: string };

/** One more motion about a case. */
export const MotionForm = ({ of, meetings, form, request }: MotionProps) => {
  const said = texts.motion;
  const [only] = meetings;
  const field = (name: string, otherwise = '') => ({ name, value: form?.typed.get(name) ?? otherwise, error: errorAt(form?.errors ?? [], name) });
  return (
    <>
      <Heading level={2} id="antrag-eintragen">
        {said.title}
      </Heading>
      {only === undefined ? (
        <Text>{said.none}</Text>
      ) : (
        <form class="form" method="post" action={paths.case(of.application.id)} novalidate>
          <Text>{said.lead}</Text>
          <input type="hidden" name={fields.request} value={form?.typed.get(fields.request) ?? request} />
          <SelectField
            {...field(fields.meeting, meetings.length === 1 ? only.id : '')}
            label={said.meeting}
            options={meetings.map((meeting) => ({ value: meeting.id, label: nameOfMeeting(meeting) }))}
          />
          <TextField {...field(fields.rank)} label={said.rank} hint={said.rankHint} inputMode="numeric" width="short" />
          <TextArea {...field(fields.text)} label={said.text} limit={2000} rows={4} />
          <TextField {...field(fields.amount)} label={said.amount} hint={said.amountHint} inputMode="decimal" width="medium" />
          <TextField {...field(fields.by)} label={said.by} hint={said.byHint} />
          <SubmitButton name={fields.action} value="antrag">
            {said.button}
          </SubmitButton>
        </form>
      )}
    </>
  );
};
