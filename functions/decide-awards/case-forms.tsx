import type { Application } from '../../shared/domain/funding/application.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { Heading, Text } from '../../shared/pages/content.tsx';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../shared/pages/form.tsx';
import type { SmallForm } from './case-page.tsx';
import { fields, paths } from './frame.ts';
import { texts } from './texts.ts';

const said = texts.case;

type FormProps = { readonly application: Application; readonly decision: Decision; readonly form: SmallForm };

const at = ({ typed, errors }: SmallForm, name: string) => ({
  name,
  value: typed[name] ?? '',
  error: errors.find(({ pointer }) => pointer === `/${name}`)?.message,
});

const Chosen = ({ application, decision }: Omit<FormProps, 'form'>) => (
  <>
    <input type="hidden" name={fields.id} value={decision.id} />
    <input type="hidden" name={fields.version} value={application.version} />
  </>
);

/** The second person puts a decision in force, or gives it back. */
export const ReviewForms = ({ form, ...chosen }: FormProps) => (
  <>
    <Heading level={3}>{said.approveTitle}</Heading>
    <Text>{said.approveLead}</Text>
    <form class="form" method="post" action={paths.approve(chosen.application.id)}>
      <Chosen {...chosen} />
      <SubmitButton name={fields.action} value="freigeben">
        {said.approve}
      </SubmitButton>
    </form>
    <form class="form" method="post" action={paths.approve(chosen.application.id)} novalidate>
      <Chosen {...chosen} />
      <TextArea {...at(form, fields.reason)} label={said.reason} limit={1000} rows={3} />
      <SubmitButton variant="secondary" name={fields.action} value="zurueckgeben">
        {said.giveBack}
      </SubmitButton>
    </form>
  </>
);

/** How and when a notice left. */
export const DispatchForm = ({ form, ...chosen }: FormProps) => (
  <>
    <Heading level={3}>{said.dispatchTitle}</Heading>
    {chosen.decision.internal === true ? null : <Text>{said.dispatchLead}</Text>}
    <form class="form" method="post" action={paths.case(chosen.application.id)} novalidate>
      <Chosen {...chosen} />
      <TextField {...at(form, fields.on)} label={said.on} hint={said.onHint} width="short" />
      <RadioGroup {...at(form, fields.how)} label={said.how} options={Object.entries(said.ways).map(([value, label]) => ({ value, label }))} />
      <SubmitButton name={fields.action} value="versand">
        {said.dispatch}
      </SubmitButton>
    </form>
  </>
);

/** The recipient waived the objection. */
export const WaiverForm = ({ form, ...chosen }: FormProps) => (
  <>
    <Heading level={3}>{said.waiverTitle}</Heading>
    <Text>{said.waiverLead}</Text>
    <form class="form" method="post" action={paths.case(chosen.application.id)} novalidate>
      <Chosen {...chosen} />
      <TextField {...at(form, fields.waivedOn)} label={said.on} hint={said.onHint} width="short" />
      <SubmitButton variant="secondary" name={fields.action} value="verzicht">
        {said.waiver}
      </SubmitButton>
    </form>
  </>
);
