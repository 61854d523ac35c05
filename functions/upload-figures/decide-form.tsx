import { Heading } from '../../shared/pages/content.tsx';
import { CheckboxField, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { type Chosen, fieldsOf, paths } from './frame.ts';
import { texts } from './texts.ts';

const said = texts.decide;

const Hidden = ({ fields }: { readonly fields: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
);

/** Deletes the file. */
export const DiscardForm = ({ id, chosen }: { readonly id: string; readonly chosen: Chosen }) => (
  <form class="form" method="post" action={paths.upload(id)}>
    <Hidden fields={{ ...fieldsOf(chosen), aktion: 'verwerfen' }} />
    <SubmitButton variant="secondary">{said.discard}</SubmitButton>
  </form>
);

/** Takes the whole file. */
export const AcceptForm = (props: {
  readonly id: string;
  readonly chosen: Chosen;
  readonly seen: string;
  /** Whether a reason is asked for, and whether the public will read it. */
  readonly asks: 'reason' | 'public-reason' | undefined;
  /** What does not fit, in sentences: then the person says that they have seen it. */
  readonly doubts: readonly string[];
  readonly reason?: string | undefined;
  readonly errorAt: (pointer: string) => string | undefined;
}) => {
  const { id, chosen, seen, asks, doubts, reason, errorAt } = props;
  return (
    <>
      <Heading level={2}>{said.title}</Heading>
      <form class="form" method="post" action={paths.upload(id)}>
        <Hidden fields={{ ...fieldsOf(chosen), gesehen: seen, aktion: 'uebernehmen' }} />
        {asks === undefined ? null : <TextArea name="grund" {...said[asks]} value={reason} error={errorAt('/grund')} limit={300} rows={3} />}
        {doubts.length === 0 ? null : (
          <CheckboxField name="abweichungen" value="gesehen" label={said.looked} hint={doubts.join(' ')} error={errorAt('/abweichungen')} />
        )}
        <SubmitButton>{said.accept}</SubmitButton>
      </form>
      <DiscardForm id={id} chosen={chosen} />
    </>
  );
};
