import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatMonth } from '../../shared/domain/calendar.ts';
import { Alert, DescriptionList, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { FileForm } from '../../shared/pages/file-form.tsx';
import { ErrorSummary, SelectField, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { tableFileEndings } from '../../shared/spreadsheets/file-kind.ts';
import type { UploadForm } from '../../shared/store/presigned-form.ts';
import { type Chosen, crumbs, paths, type Site } from './frame.ts';
import { texts } from './texts.ts';

const said = texts.choose;

/** What was typed, and what is wrong with it. */
export type ChooseForm = {
  readonly source: string;
  readonly month: string;
  readonly errors: readonly { readonly pointer: string; readonly message: string }[];
  /** Path that the form leads to: of a file that is there already, or of these pages. */
  readonly action: string;
  readonly discarded: boolean;
};

/** Which source, and which month where no file says it. */
export const choosePage = (site: Site, staff: StaffSession, { source, month, errors, action, discarded }: ChooseForm): string => {
  const errorAt = (pointer: string) => errors.find((error) => error.pointer === pointer)?.message;
  return renderPage(
    <StaffPage {...site} title={said.title} current={paths.choose()} breadcrumbs={crumbs} staff={staff} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {discarded ? (
        <div role="status">
          <Alert kind="success" title={texts.discarded.title}>
            <Text>{texts.discarded.lead}</Text>
          </Alert>
        </div>
      ) : null}
      <Text>{said.lead}</Text>
      <form class="form" method="get" action={action}>
        <SelectField
          name="quelle"
          label={said.source}
          value={source}
          error={errorAt('/quelle')}
          options={site.mappings.mappings.map(({ code, label }) => ({ value: code, label }))}
        />
        <TextField name="monat" label={said.month} hint={said.monthHint} value={month} error={errorAt('/monat')} width="short" optional />
        <SubmitButton>{said.next}</SubmitButton>
      </form>
      <Heading level={2}>{said.looks}</Heading>
      <Text>{said.looksLead}</Text>
      <DescriptionList entries={site.mappings.mappings.map(({ label, note }) => ({ term: label, value: note }))} />
    </StaffPage>,
  );
};

/** The form that sends the file. `until`: time of the day. */
export const uploadPage = (
  site: Site,
  staff: StaffSession,
  { chosen, form, until, megabytes }: { readonly chosen: Chosen; readonly form: UploadForm; readonly until: string; readonly megabytes: number },
): string =>
  renderPage(
    <StaffPage {...site} title={texts.upload.title} current={paths.choose()} breadcrumbs={crumbs} staff={staff}>
      <DescriptionList
        entries={[
          { term: texts.upload.chosen, value: chosen.mapping.label },
          { term: texts.upload.month, value: chosen.month === undefined ? texts.upload.monthInFile : formatMonth(chosen.month) },
        ]}
      />
      <Text>{chosen.mapping.note}</Text>
      <Text>{texts.upload.until(until)}</Text>
      <FileForm
        form={form}
        id="datei"
        label={texts.upload.file}
        hint={texts.upload.hint(megabytes)}
        accept={tableFileEndings}
        button={texts.upload.send}
      />
      <Text>
        <Link href={paths.choose()}>{texts.upload.other}</Link>
      </Text>
    </StaffPage>,
  );
