import { Heading } from '../../shared/pages/content.tsx';
import { SubmitButton, TextArea } from '../../shared/pages/form.tsx';
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

/** Takes the whole file. The reason is asked for where values change that were known. */
export const AcceptForm = (props: {
  readonly id: string;
  readonly chosen: Chosen;
  readonly seen: string;
  readonly changes: boolean;
  readonly reason?: string | undefined;
  readonly error?: string | undefined;
}) => {
  const { id, chosen, seen, changes, reason, error } = props;
  return (
    <>
      <Heading level={2}>{said.title}</Heading>
      <form class="form" method="post" action={paths.upload(id)}>
        <Hidden fields={{ ...fieldsOf(chosen), gesehen: seen, aktion: 'uebernehmen' }} />
        {changes ? <TextArea name="grund" label={said.reason} hint={said.reasonHint} value={reason} error={error} limit={300} rows={3} /> : null}
        <SubmitButton>{said.accept}</SubmitButton>
      </form>
      <DiscardForm id={id} chosen={chosen} />
    </>
  );
};
