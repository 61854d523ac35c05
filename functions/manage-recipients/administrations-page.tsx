import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { shownAddress } from '../../shared/mail/shown-address.ts';
import { Alert, DataTable, Link, List, Text } from '../../shared/pages/content.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbs, paths, type Site } from './frame.ts';
import { standing } from './list-page.tsx';
import { type AdministrationLine, type ListedRecipient, nameOfRecipient, reaches } from './list-recipients.ts';
import { texts } from './texts.ts';

const said = texts.administrations;

const lackingIn = ({ name, figures, report }: AdministrationLine): string | undefined => {
  const [asked, told] = [reaches(figures, 'figures'), reaches(report, 'report')];
  if (asked && told) return undefined;
  if (!asked && !told) return said.lackingBoth(name);
  return asked ? said.lackingReport(name) : said.lackingFigures(name);
};

/** Per administration who is asked for figures and who gets the report; where nobody is, it says so on top. */
export const administrationsPage = (site: Site, staff: StaffSession, lines: readonly AdministrationLine[]): string => {
  const lacking = lines.flatMap((line) => lackingIn(line) ?? []);
  return renderPage(
    <StaffPage {...site} title={said.title} current={paths.administrations} breadcrumbs={crumbs} staff={staff} wide>
      {lacking.length === 0 ? null : (
        <Alert kind="warning" title={said.lacking(lacking.length)}>
          <List items={lacking} />
        </Alert>
      )}
      <Text>{said.lead}</Text>
      <DataTable
        id="verwaltungen"
        caption={said.caption}
        columns={said.columns.map((header) => ({ header }))}
        stacked
        rows={lines.map(({ name, figures, report }) => ({ header: name, cells: [<People people={figures} />, <People people={report} />] }))}
      />
      <Text>
        <Link href={paths.new}>{texts.list.enter}</Link>
      </Text>
    </StaffPage>,
  );
};

const People = ({ people }: { readonly people: readonly ListedRecipient[] }) => {
  if (people.length === 0) return <strong>{said.nobody}</strong>;
  return people.map((one) => (
    <div key={one.recipient.id}>
      <Link href={paths.recipient(one.recipient.id)}>{nameOfRecipient(one.recipient)}</Link> {shownAddress(one.recipient.address)}
      {standing(one) === '' ? null : `, ${standing(one)}`}
    </div>
  ));
};
