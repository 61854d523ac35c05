import type { DeliveryFields } from '../../shared/domain/statistics/delivery-form.ts';
import { allFields, fieldNames } from '../../shared/domain/statistics/delivery-form.ts';
import { labelWithin } from '../../shared/domain/statistics/delivery-reading.ts';
import { type ReadTemplate, withTemplate } from '../../shared/domain/statistics/delivery-template.ts';
import type { FiguresError } from '../../shared/domain/statistics/figures-file.ts';
import { Alert, DataTable, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import type { ReadingNote } from '../../shared/spreadsheets/read-rows.ts';
import { filePath } from './file-page.tsx';
import { fileTexts } from './file-texts.ts';
import { formNames } from './form-fields.ts';
import { FiguresFrame, formPath } from './frame.tsx';
import type { Site } from './site.ts';
import type { DeliveryView } from './view-delivery.ts';

const texts = fileTexts.check;

/** A file that was read, beside what is saved. */
export type CheckedFile = {
  readonly id: string;
  readonly view: DeliveryView;
  readonly read: ReadTemplate;
  readonly notes: readonly ReadingNote[];
  /** Somebody saved something else since the page was shown. */
  readonly changed?: boolean;
};

const noteText = (note: ReadingNote): string => {
  if (note.kind === 'windows-1252') return texts.encoding;
  if (note.kind === 'hidden') return texts.hidden;
  return note.kind === 'sheet' ? texts.sheet(note.sheet) : texts.cut(note.line);
};

const numberIn = (fields: DeliveryFields, name: string): string => fields[name] ?? (fieldNames.missing(name) in fields ? texts.missing : texts.none);

/** A number with its remark, as it stands in the file or in the form. */
const saidIn = (fields: DeliveryFields, name: string): string => {
  const comment = fields[fieldNames.comment(name)];
  return comment === undefined ? numberIn(fields, name) : texts.withComment(numberIn(fields, name), comment);
};

/** Fields of which the file says something. */
const namedIn = ({ fields, named }: ReadTemplate, name: string): boolean => named.includes(name) || fieldNames.comment(name) in fields;

const ErrorList = ({ errors }: { readonly errors: readonly FiguresError[] }) => (
  <>
    <ErrorSummary
      title={texts.errorsTitle(errors.length)}
      errors={errors.map(({ line, column, message }) => ({ pointer: '', message: `${texts.place(line, column?.name)}: ${message}` }))}
    />
    <Text>{texts.errorsLead}</Text>
  </>
);

const FileTable = ({ view: { form, fields }, read }: Pick<CheckedFile, 'view' | 'read'>) => {
  const rows = form.figures.flatMap((figure) =>
    allFields(figure)
      .filter(({ name }) => namedIn(read, name))
      .map((field) => ({
        header: labelWithin(figure, field),
        cells: [saidIn(read.fields, field.name), saidIn(fields, field.name)],
      })),
  );
  return (
    <DataTable
      id="zahlen"
      caption={texts.caption}
      columns={[{ header: texts.columns.label }, { header: texts.columns.file, numeric: true }, { header: texts.columns.saved, numeric: true }]}
      rows={rows}
    />
  );
};

const changesIn = ({ view: { form, fields }, read }: Pick<CheckedFile, 'view' | 'read'>): number => {
  const after = withTemplate(fields, read);
  return form.figures.flatMap(allFields).filter(({ name }) => saidIn(after, name) !== saidIn(fields, name)).length;
};

const Take = ({ id, view, read }: CheckedFile) => {
  const changes = changesIn({ view, read });
  return (
    <>
      <Text>{changes === 0 ? texts.same : texts.changes(changes)}</Text>
      <form class="form" method="post" action={filePath(view.form.month, id)}>
        <input type="hidden" name={formNames.read} value={JSON.stringify(view.fields)} />
        <Text small>{texts.takeHint}</Text>
        <SubmitButton>{texts.take}</SubmitButton>
      </form>
    </>
  );
};

/** What was read next to what is saved, or what is wrong with the file, with line and column. */
export const fileCheckPage = (site: Site, checked: CheckedFile): string => {
  const { view, read, notes, changed = false } = checked;
  const { month } = view.form;
  const isWrong = read.errors.length > 0;
  const isEmpty = Object.keys(read.fields).length === 0;
  return renderPage(
    <FiguresFrame site={site} title={texts.title} hasErrors={isWrong || changed}>
      {changed ? (
        <Alert kind="warning" title={texts.changed}>
          <Text>{texts.changedWhy}</Text>
        </Alert>
      ) : null}
      {isWrong ? <ErrorList errors={read.errors} /> : null}
      {notes.length > 0 ? (
        <Alert kind="info" title={texts.notes}>
          <List items={notes.map(noteText)} />
        </Alert>
      ) : null}
      {isEmpty ? isWrong ? null : <Text>{texts.nothing}</Text> : <FileTable view={view} read={read} />}
      {isWrong || isEmpty ? null : <Take {...checked} />}
      <List items={[<Link href={filePath(month)}>{fileTexts.other}</Link>, <Link href={formPath(month)}>{fileTexts.back}</Link>]} />
    </FiguresFrame>,
  );
};
