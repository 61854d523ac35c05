import type { ComponentChildren } from 'preact';
import { maximumFileSize } from '../domain/funding/attachment.ts';
import { formatFileSize } from '../domain/funding/attachment-texts.ts';
import { type FileType, fileTypes } from '../domain/funding/file-types.ts';
import { Heading, Text } from './content.tsx';
import { SubmitButton } from './form.tsx';

/** A form that posts straight to the bucket: its address, and the hidden fields that let it. */
export type UploadFormView = { readonly type: FileType; readonly url: string; readonly fields: Readonly<Record<string, string>> };

const words = {
  lead: (until: string) => `Wählen Sie, was für eine Datei es ist. Diese Seite gilt bis ${until}. Danach laden Sie sie bitte neu.`,
  file: (type: string) => `Datei auswählen: ${type}`,
  hint: `Höchstens ${formatFileSize(maximumFileSize)}.`,
  send: 'Datei hochladen',
};

const UploadField = ({ type }: Pick<UploadFormView, 'type'>) => (
  <div class="kern-form-input">
    <label class="kern-label" for={`datei-${type}`}>
      {words.file(fileTypes[type].label)}
    </label>
    <div class="kern-hint" id={`datei-${type}-hinweis`}>
      {words.hint}
    </div>
    <input
      class="kern-form-input__input"
      id={`datei-${type}`}
      type="file"
      name="file"
      required
      accept={[fileTypes[type].mediaType, ...fileTypes[type].endings.map((ending) => `.${ending}`)].join(',')}
      aria-describedby={`datei-${type}-hinweis`}
    />
  </div>
);

/**
 * One form for each type of file, the first one open. The page needs `contentSecurityPolicyFor` their addresses.
 * @param until time of the day, `14:05 Uhr`
 */
export const UploadForms = ({
  title,
  until,
  forms,
  children,
}: {
  readonly title: string;
  readonly until: string;
  readonly forms: readonly UploadFormView[];
  readonly children?: ComponentChildren;
}) => (
  <section class="flow" aria-labelledby="hochladen">
    <Heading level={2} id="hochladen">
      {title}
    </Heading>
    <Text>{words.lead(until)}</Text>
    {forms.map(({ type, url, fields }) => (
      <details key={type} open={type === 'pdf'}>
        <summary>{fileTypes[type].label}</summary>
        <form class="form kern-fieldset__body" method="post" action={url} enctype="multipart/form-data">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <UploadField type={type} />
          <SubmitButton>{words.send}</SubmitButton>
        </form>
      </details>
    ))}
    {children}
  </section>
);
