import { formatDate, formatMonth, inBerlin } from '../../../shared/domain/calendar.ts';
import { archivePath, calendarFeedPath, calendarPath, feedPath, subscribePath } from '../../../shared/domain/statistics/publication-paths.ts';
import { DataTable, Link, List, Text } from '../../../shared/pages/content.tsx';
import { Page, renderPage } from '../../../shared/pages/page.tsx';
import type { ReportSite } from '../report-site.ts';
import { dateWords } from './date-words.ts';
import type { ReleaseDate } from './release-dates.ts';

/** When the next reports appear. */
export const calendarPage = ({ county, exampleData }: ReportSite, dates: readonly ReleaseDate[]): string =>
  renderPage(
    <Page
      title="Termine der Zuwanderungs&shy;berichte"
      county={county}
      exampleData={exampleData}
      current={calendarPath}
      breadcrumbs={[{ href: archivePath, label: 'Zuwanderungsberichte' }]}
      description={`Wann die nächsten Zuwanderungsberichte erscheinen, ${county.name}.`}
      head={<link rel="alternate" type="text/calendar" title="Termine der Zuwanderungsberichte" href={calendarFeedPath} />}
    >
      <Text>
        {`Der Bericht erscheint jeden Monat am ${county.report.day}. um ${county.report.time} Uhr, auch an Sonn- und Feiertagen. Vorher ist nichts davon öffentlich.`}
      </Text>
      <DataTable
        id="termine"
        stacked
        caption="Die nächsten Termine"
        columns={['Termin', 'Zahlen für', 'Stand'].map((header) => ({ header }))}
        rows={dates.map(({ month, at, state }) => {
          const { date, time } = inBerlin(at);
          return { header: `${formatDate(date)}, ${time} Uhr`, cells: [formatMonth(month), dateWords[state]] };
        })}
      />
      <List
        items={[
          <Link href={calendarFeedPath}>Termine für Ihren Kalender (iCalendar)</Link>,
          <Link href={subscribePath}>Bericht per E-Mail abonnieren</Link>,
          <>
            Neue Berichte und Berichtigungen als <Link href={feedPath}>Atom-Feed</Link>
          </>,
        ]}
      />
      <Text>Die Adresse des Kalenders können Sie in Ihrem Kalenderprogramm abonnieren. Dann kommen neue Termine von selbst dazu.</Text>
    </Page>,
  );
