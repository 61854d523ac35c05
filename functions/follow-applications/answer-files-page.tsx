import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import { fileState, formatFileSize } from '../../shared/domain/funding/attachment-texts.ts';
import { answerFiles } from '../../shared/domain/funding/information-request.ts';
import { Alert, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { UploadForms, type UploadFormView } from '../../shared/pages/upload-forms.tsx';
import type { Site } from './access-pages.tsx';
import { caseTexts } from './case-texts.ts';
import { type CaseView, toAnswer } from './case-view.ts';
import { caseParents, pathOf } from './status-pages.tsx';

const words = caseTexts.files;

/** Path of the page where files of an answer are sent and taken away. */
export const filesPathOf = (application: { readonly id: string }): string => `${pathOf(application)}/antworten/dateien`;

/** Path at which a checked file opens. */
export const filePathOf = ({ caseId, id }: Pick<Attachment, 'caseId' | 'id'>): string => `${pathOf({ id: caseId })}/dateien/${id}`;

/** A file by its name, as a link where it may be opened. */
export const FileName = ({ file }: { readonly file: Attachment }) => (
  <>
    {file.state === 'ready' ? <Link href={filePathOf(file)}>{file.name}</Link> : file.name} ({formatFileSize(file.size)})
  </>
);

const FileItem = ({ file }: { readonly file: Attachment }) => (
  <li class="draft-item">
    <Text>
      <FileName file={file} />
    </Text>
    <Text small>{fileState(file)}</Text>
    <form method="post" action={`${filesPathOf({ id: file.caseId })}/entfernen`}>
      <input type="hidden" name="datei" value={file.id} />
      <SubmitButton variant="secondary">{words.remove(file.name)}</SubmitButton>
    </form>
  </li>
);

/** Forms for a new file, and the id of one that was sent just now and may not be listed yet. */
export type Uploading = { readonly until: string; readonly forms: readonly UploadFormView[]; readonly uploaded: string | undefined };

/** The files that go with an answer. `uploading`: absent where none are taken. */
export const answerFilesPage = ({ county, exampleData }: Site, view: CaseView, uploading: Uploading | undefined): string => {
  const { application, requests, files } = view;
  const request = toAnswer(application, requests);
  const own = request === undefined ? [] : answerFiles(request, requests, files);
  const unseen = uploading?.uploaded !== undefined && !files.some(({ id }) => id === uploading.uploaded);
  const answerParent = { href: `${pathOf(application)}/antworten`, label: caseTexts.answer.title(application.reference) };
  return renderPage(
    <Page
      title={words.title(application.reference)}
      county={county}
      exampleData={exampleData}
      breadcrumbs={[...caseParents(application), answerParent]}
    >
      {unseen || own.some(({ state }) => state === 'checking') ? (
        <div role="status">
          <Alert kind="info" title={words.waiting}>
            <Text>
              {words.waitingLead}{' '}
              <Link href={`${filesPathOf(application)}${unseen ? `?hochgeladen=${uploading.uploaded}` : ''}`}>{words.reload}</Link>
            </Text>
          </Alert>
        </div>
      ) : null}
      <Heading level={2}>{words.listTitle}</Heading>
      {own.length === 0 ? (
        <Text>{words.none}</Text>
      ) : (
        <ul class="draft-list">
          {own.map((file) => (
            <FileItem key={file.id} file={file} />
          ))}
        </ul>
      )}
      {uploading === undefined ? <Text>{words.closed}</Text> : <UploadForms title={words.upload} until={uploading.until} forms={uploading.forms} />}
      <Text>
        <Link href={answerParent.href}>{words.back}</Link>
      </Text>
    </Page>,
  );
};
