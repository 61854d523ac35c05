import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import type { TakenUpload } from './check-upload.ts';
import { crumbs, paths, type Site } from './frame.ts';
import { texts } from './texts.ts';

/** A file was taken: where its state can be looked at and taken back. */
export const donePage = (site: Site, staff: StaffSession, { source, result: { rows, months } }: TakenUpload): string =>
  renderPage(
    <StaffPage {...site} title={texts.done.title} current={paths.choose()} breadcrumbs={crumbs} staff={staff}>
      <Alert kind="success" title={texts.done.title}>
        <Text>{texts.done.lead(source, rows)}</Text>
      </Alert>
      <Heading level={2}>{texts.done.months}</Heading>
      <List
        items={months.map((month) => (
          <Link key={month} href={paths.vintages(month)}>
            {texts.done.month(month)}
          </Link>
        ))}
      />
      <Text>
        <Link href={paths.choose()}>{texts.done.again}</Link>
      </Text>
    </StaffPage>,
  );

/** There is no file: not yet, or no longer. */
export const missingPage = (site: Site, staff: StaffSession): string =>
  renderPage(
    <StaffPage {...site} title={texts.missing.title} current={paths.choose()} breadcrumbs={crumbs} staff={staff}>
      <Text>{texts.missing.lead}</Text>
      <Text>
        <Link href={paths.choose()}>{texts.missing.again}</Link>
      </Text>
    </StaffPage>,
  );
