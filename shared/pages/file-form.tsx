import { SubmitButton } from './form.tsx';

/** A form that posts straight to the bucket: its address, and the hidden fields that let it. */
export type FileFormView = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/**
 * A form that sends one file straight to the bucket. The page needs `contentSecurityPolicyFor` its address.
 * @param props.id unlike that of every other form of the page
 * @param props.accept what the browser offers to choose from: endings and media types
 */
export const FileForm = ({
  form: { url, fields },
  id,
  label,
  hint,
  accept,
  button,
  look = 'form',
}: {
  readonly form: FileFormView;
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly button: string;
  readonly look?: string;
}) => (
  <form class={look} method="post" action={url} enctype="multipart/form-data">
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <div class="kern-form-input">
      <label class="kern-label" for={id}>
        {label}
      </label>
      <div class="kern-hint" id={`${id}-hinweis`}>
        {hint}
      </div>
      <input class="kern-form-input__input" id={id} type="file" name="file" required accept={accept} aria-describedby={`${id}-hinweis`} />
    </div>
    <SubmitButton>{button}</SubmitButton>
  </form>
);
