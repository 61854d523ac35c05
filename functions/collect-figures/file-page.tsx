import { formatMonth, type Month } from '../../shared/domain/calendar.ts';
import { templateColumns } from '../../shared/domain/statistics/delivery-template.ts';
import { Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { FileForm } from '../../shared/pages/file-form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { tableFileEndings } from '../../shared/spreadsheets/file-kind.ts';
import type { UploadForm } from '../../shared/store/presigned-form.ts';
import { fileTexts as texts } from './file-texts.ts';
import { FiguresFrame, formPath } from './frame.tsx';
import type { Site } from './site.ts';

/** Where a file is uploaded to, and where one that was is looked at. */
export const filePath = (month: Month, id?: string): string => `${formPath(month)}/datei${id === undefined ? '' : `/${id}`}`;

/** A form that posts to the bucket, until when, and how large a file may be. */
type Upload = {
  readonly form: UploadForm;
  /** Time of the day, `14:05 Uhr`. */
  readonly until: string;
  readonly megabytes: number;
};

/** The template and the form for the filled-in file. The page needs `contentSecurityPolicyFor` the form's address. */
export const filePage = (site: Site, month: Month, { form, until, megabytes }: Upload): string =>
  renderPage(
    <FiguresFrame site={site} title={texts.title(formatMonth(month))}>
      <Text>{texts.lead}</Text>
      <Heading level={2}>{texts.template.heading}</Heading>
      <List
        items={[
          <Link href={`${formPath(month)}/vorlage.xlsx`}>{texts.template.xlsx}</Link>,
          <Link href={`${formPath(month)}/vorlage.csv`}>{texts.template.csv}</Link>,
        ]}
      />
      <Text>{texts.template.how(templateColumns(month).value)}</Text>
      <Heading level={2}>{texts.upload.heading}</Heading>
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
        <Link href={formPath(month)}>{texts.back}</Link>
      </Text>
    </FiguresFrame>,
  );

/** The file is not there: it was taken over, expired, or never came. */
export const goneFilePage = (site: Site, month: Month): string =>
  renderPage(
    <FiguresFrame site={site} title={texts.gone.title} hasErrors>
      <Text>{texts.gone.lead}</Text>
      <List items={[<Link href={formPath(month)}>{texts.back}</Link>, <Link href={filePath(month)}>{texts.other}</Link>]} />
    </FiguresFrame>,
  );
