import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import { type LeftOut, type RecipientImport, rememberedLines } from '../../shared/domain/notices/recipient-import.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { FileForm } from '../../shared/pages/file-form.tsx';
import { ErrorSummary, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { tableFileEndings } from '../../shared/spreadsheets/file-kind.ts';
import type { UploadForm } from '../../shared/store/presigned-form.ts';
import { crumbs, paths, type Site } from './frame.ts';
import { importTexts as said } from './import-texts.ts';

/** Name of the field that a list is pasted into. */
export const pasteField = 'liste';

/** Characters that a pasted list may have: a form brings 256 KB at most, and some letters count several times. */
export const longestPaste = 150_000;

type Choose = {
  readonly form: UploadForm;
  /** Time of the day. */
  readonly until: string;
  readonly typed: string;
  readonly errors: readonly FieldError[];
  readonly discarded: boolean;
};

const parents = [...crumbs, { href: paths.imports, label: said.title }];

/** Where a list comes in: as a file, or pasted. */
export const choosePage = (site: Site, staff: StaffSession, { form, until, typed, errors, discarded }: Choose): string =>
  renderPage(
    <StaffPage {...site} title={said.title} current={paths.imports} breadcrumbs={crumbs} staff={staff} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {discarded ? (
        <div role="status">
          <Alert kind="success" title={said.discarded} />
        </div>
      ) : null}
      <Text>{said.lead}</Text>
      <List items={said.rules} />
      <Heading level={2}>{said.fileHeading}</Heading>
      <Text>{said.until(until)}</Text>
      <FileForm form={form} id="datei" label={said.file} hint={said.fileHint} accept={tableFileEndings} button={said.send} />
      <Heading level={2}>{said.pasteHeading}</Heading>
      <form class="form" method="post" action={paths.imports} novalidate>
        <TextArea
          name={pasteField}
          label={said.paste}
          hint={said.pasteHint}
          value={typed}
          limit={longestPaste}
          rows={10}
          error={errors.find(({ pointer }) => pointer === `/${pasteField}`)?.message}
        />
        <SubmitButton variant="secondary">{said.pasteButton}</SubmitButton>
      </form>
    </StaffPage>,
  );

/** A file that is no list. */
export const refusedPage = (site: Site, staff: StaffSession, reasons: readonly string[]): string =>
  renderPage(
    <StaffPage {...site} title={said.refused.title} breadcrumbs={parents} staff={staff} hasErrors>
      <List items={reasons} />
      <Text>
        <Link href={paths.imports}>{said.done.other}</Link>
      </Text>
    </StaffPage>,
  );

/** A list that is gone. `begun`: a part of it was taken. */
export const missingPage = (site: Site, staff: StaffSession, id: string, begun: boolean): string =>
  renderPage(
    <StaffPage {...site} title={said.missing.title} breadcrumbs={parents} staff={staff}>
      <Text>{begun ? said.missing.begun : said.missing.lead}</Text>
      <Text>
        <Link href={paths.imports}>{said.done.other}</Link>
      </Text>
      {begun ? (
        <form class="form" method="post" action={paths.import(id)}>
          <SubmitButton variant="secondary" name="aktion" value="verwerfen">
            {said.missing.end}
          </SubmitButton>
        </form>
      ) : null}
    </StaffPage>,
  );

/** What an import did. */
export const donePage = (site: Site, staff: StaffSession, { by, finishedAt = '', startedAt, counts, leftOut = [] }: RecipientImport): string =>
  renderPage(
    <StaffPage {...site} title={said.done.title} breadcrumbs={parents} staff={staff}>
      <div role="status">
        <Text>{said.done.lead(by, formatInstant(finishedAt === '' ? startedAt : finishedAt))}</Text>
      </div>
      {counts === undefined ? null : (
        <DescriptionList
          entries={[
            { term: said.done.counts.entered, value: formatInteger(counts.entered) },
            { term: said.done.counts.changed, value: formatInteger(counts.changed) },
            { term: said.done.counts.unchanged, value: formatInteger(counts.unchanged) },
            { term: said.done.counts.deleted, value: formatInteger(counts.deleted) },
            { term: said.done.counts.overtaken, value: formatInteger(counts.overtaken) },
            { term: said.done.counts.broken, value: formatInteger(counts.broken) },
          ]}
        />
      )}
      {leftOut.length === 0 ? null : <LeftOutLines lines={leftOut} />}
      <List items={[<Link href={paths.list}>{said.done.list}</Link>, <Link href={paths.imports}>{said.done.other}</Link>]} />
    </StaffPage>,
  );

const LeftOutLines = ({ lines }: { readonly lines: LeftOut }) => (
  <>
    <Heading level={2}>{said.done.leftOut}</Heading>
    <Text>{said.done.leftOutLead}</Text>
    <DataTable
      id="fehlerhaft"
      caption={said.done.leftOut}
      columns={said.done.leftOutColumns.map((header) => ({ header }))}
      rows={lines.map(({ line, what }) => ({ header: line, cells: [what] }))}
      note={lines.length < rememberedLines ? undefined : said.done.leftOutMost(rememberedLines)}
    />
  </>
);
