import type { ComponentChildren } from 'preact';
import { maximumFileSize } from '../domain/funding/attachment.ts';
import { formatFileSize } from '../domain/funding/attachment-texts.ts';
import { type FileType, fileTypes } from '../domain/funding/file-types.ts';
import { Heading, Text } from './content.tsx';
import { FileForm, type FileFormView } from './file-form.tsx';

/** A form for files of one type. */
export type UploadFormView = FileFormView & { readonly type: FileType };

const words = {
  lead: (until: string) => `Wählen Sie, was für eine Datei es ist. Diese Seite gilt bis ${until}. Danach laden Sie sie bitte neu.`,
  file: (type: string) => `Datei auswählen: ${type}`,
  hint: `Höchstens ${formatFileSize(maximumFileSize)}.`,
  send: 'Datei hochladen',
};

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
        <FileForm
          form={{ url, fields }}
          look="form kern-fieldset__body"
          id={`datei-${type}`}
          label={words.file(fileTypes[type].label)}
          hint={words.hint}
          accept={[fileTypes[type].mediaType, ...fileTypes[type].endings.map((ending) => `.${ending}`)].join(',')}
          button={words.send}
        />
      </details>
    ))}
    {children}
  </section>
);
