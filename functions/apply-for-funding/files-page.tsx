import type { Application } from '../../shared/domain/funding/application.ts';
import type { Attachment } from '../../shared/domain/funding/attachment.ts';
import { fileState, formatFileSize } from '../../shared/domain/funding/attachment-texts.ts';
import { draftReview, draftSections } from '../../shared/domain/funding/draft.ts';
import { requiredPapers } from '../../shared/domain/funding/statement-rules.ts';
import { submissionSchema } from '../../shared/domain/funding/submission.ts';
import { paperKinds } from '../../shared/domain/funding/submission-codes.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, ErrorSummary, Fieldset, SelectField, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { UploadForms, type UploadFormView } from '../../shared/pages/upload-forms.tsx';
import { DraftFrame, draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import { errorsOf } from './draft-view.ts';
import { listedErrors, shownErrors } from './section-errors.ts';
import type { SectionView } from './section-page.tsx';
import { contentAt, rowsAt } from './section-values.ts';
import type { Site } from './site.ts';

const words = draftTexts.files;

/** Kind of a paper that somebody adds here. */
export type PaperKind = keyof typeof paperKinds;
const kinds = Object.entries(paperKinds);

/** The kind that a text names. */
export const paperKindOf = (text: string | null): PaperKind | undefined => {
  for (const kind in paperKinds) if (kind === text && isKind(kind)) return kind;
  return undefined;
};
const isKind = (text: string): text is PaperKind => text in paperKinds;

/** The page of files as it is asked for. */
export type FilesView = SectionView & {
  /** Forms for a file of the chosen kind, one for each type of file. */
  readonly upload?: { readonly kind: PaperKind; readonly until: string; readonly forms: readonly UploadFormView[] } | undefined;
  /** Id of a file that was uploaded just now, and may not be listed yet. */
  readonly uploaded?: string | undefined;
  /** Applications whose papers may be used again. */
  readonly earlier: readonly Application[];
};

/** Address of the page; who comes from the last page is led back there in the end. */
export const filesPath = (id: string, { back, hochgeladen }: { readonly back: boolean; readonly hochgeladen?: string | undefined }): string => {
  const query = new URLSearchParams({ ...(hochgeladen !== undefined && { hochgeladen }), ...(back && { von: draftReview.slug }) });
  return `${draftPath(id, draftSections.attachments.slug)}${query.size === 0 ? '' : `?${query}`}`;
};

const Uploads = ({ view }: { readonly view: FilesView }) => {
  const { upload } = view;
  if (upload === undefined) return null;
  return (
    <UploadForms title={words.uploadTitle(paperKinds[upload.kind])} until={upload.until} forms={upload.forms}>
      <Text>
        <Link href={filesPath(view.draft.id, view)}>{words.cancel}</Link>
      </Text>
    </UploadForms>
  );
};

const FileItem = ({ file, draftId }: { readonly file: Attachment; readonly draftId: string }) => (
  <li class="draft-item flow">
    <Text>
      <strong>{new Map(kinds).get(file.kind) ?? file.kind}</strong>:{' '}
      {file.state === 'ready' ? <Link href={draftPath(draftId, `anlagen/${file.id}`)}>{file.name}</Link> : file.name} ({formatFileSize(file.size)})
    </Text>
    <Text small={file.state !== 'refused'}>
      {file.state === 'refused' ? <span class="kern-icon kern-icon--warning" aria-hidden="true" /> : null} {fileState(file)}
    </Text>
    <form method="post" action={draftPath(draftId, 'anlagen/entfernen')}>
      <input type="hidden" name="datei" value={file.id} />
      <SubmitButton variant="secondary">
        {words.remove}
        <span class="kern-sr-only">: {file.name}</span>
      </SubmitButton>
    </form>
  </li>
);

const Missing = ({ view }: { readonly view: FilesView }) => {
  const legalForm = submissionSchema.shape.organisation.shape.legalForm.safeParse(contentAt(view.whole, '/organisation/legalForm')).data;
  if (legalForm === undefined) return <Text>{words.legalFormFirst}</Text>;
  const required = requiredPapers(legalForm, view.round);
  if (required.length === 0) return <Text>{words.nothingRequired}</Text>;
  const onFile = rowsAt(view.whole, '/onFile').map((row) => contentAt(Object(row), '/kind'));
  const there = new Set<unknown>([...onFile, ...view.files.filter(({ state }) => state !== 'refused').map(({ kind }) => kind)]);
  return (
    <>
      <Text>{words.required}</Text>
      <List items={required.map((kind) => (there.has(kind) ? words.isThere : words.isMissing)(paperKinds[kind]))} />
    </>
  );
};

/** Papers of earlier applications that may be used again without uploading them: kind and reference. */
const onFileChoices = (earlier: readonly Application[]): readonly { readonly value: string; readonly label: string }[] =>
  earlier.flatMap(({ reference, attachments }) =>
    [...new Set(attachments.map(({ kind }) => kind))].flatMap((kind) => {
      const paper = paperKindOf(kind);
      return paper === undefined ? [] : [{ value: `${paper} ${reference}`, label: words.onFile(paperKinds[paper], reference) }];
    }),
  );

const OnFile = ({ view }: { readonly view: FilesView }) => {
  const choices = onFileChoices(view.earlier);
  const ticked = new Set(
    rowsAt(view.contents.attachments ?? {}, '/onFile').map((row) => `${contentAt(Object(row), '/kind')} ${contentAt(Object(row), '/reference')}`),
  );
  return choices.length === 0 ? null : (
    <Fieldset name="onFile" legend={words.onFileTitle} hint={words.onFileHint}>
      {choices.map(({ value, label }) => (
        <CheckboxField
          key={value}
          name="onFile"
          id={`vorhanden-${value.replaceAll(' ', '-')}`}
          value={value}
          label={label}
          checked={ticked.has(value)}
        />
      ))}
    </Fieldset>
  );
};

/** What kind of file comes next, what is on file already, and the way on. */
const Adding = ({ view, error }: { readonly view: FilesView; readonly error: string | undefined }) => {
  const { draft, back } = view;
  return (
    <>
      <form class="form" method="get" action={`${draftPath(draft.id, draftSections.attachments.slug)}#hochladen`}>
        <Heading level={2}>{words.add}</Heading>
        {back ? <input type="hidden" name="von" value={draftReview.slug} /> : null}
        <SelectField name="art" label={words.kind} error={error} options={kinds.map(([value, label]) => ({ value, label }))} />
        <SubmitButton variant="secondary">{words.choose}</SubmitButton>
      </form>
      <form class="form" method="post" action={filesPath(draft.id, { back })} novalidate>
        <input type="hidden" name="version" value={String(draft.sections.attachments?.version ?? 0)} />
        <OnFile view={view} />
        <SubmitButton name="action" value="save">
          {draftTexts.section.continue}
        </SubmitButton>
      </form>
    </>
  );
};

/** `/antrag/entwuerfe/{id}/anlagen`: which papers are there, how to add one, and what stands in the way of one. */
export const filesPage = (site: Site, view: FilesView): string => {
  const { draft, files, checked, uploaded, back } = view;
  const errors = checked ? errorsOf(view, 'attachments') : [];
  const waiting = uploaded !== undefined && !files.some(({ id }) => id === uploaded);
  return renderPage(
    <DraftFrame site={site} draft={draft} title={words.title} hasErrors={errors.length > 0}>
      <ErrorSummary errors={listedErrors(errors)} />
      {waiting || files.some(({ state }) => state === 'checking') ? (
        <div role="status">
          <Alert kind="info" title={words.waiting}>
            <Text>
              {words.waitingLead} <Link href={filesPath(draft.id, { back, hochgeladen: waiting ? uploaded : undefined })}>{words.reload}</Link>
            </Text>
          </Alert>
        </div>
      ) : null}
      <Missing view={view} />
      <Heading level={2}>{words.listTitle}</Heading>
      {files.length === 0 ? (
        <Text>{words.none}</Text>
      ) : (
        <ul class="draft-list">
          {files.map((file) => (
            <FileItem key={file.id} file={file} draftId={draft.id} />
          ))}
        </ul>
      )}
      {view.upload === undefined ? <Adding view={view} error={shownErrors(errors).get('/art')} /> : <Uploads view={view} />}
      <Text>
        <Link href={draftPath(draft.id)}>{draftTexts.tasks.back}</Link>
      </Text>
    </DraftFrame>,
  );
};
