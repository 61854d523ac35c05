import type { CountyProfile } from '../../shared/county/profile.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import { brokenSentences, isWholeTrail } from '../../shared/domain/funding/trail.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DataTable, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import type { ReadTrail } from './read-trail.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean; readonly siteUrl: string };

/** First page of the trail. */
export const trailPath = '/amt/protokoll';
const shownReadings = 100;

/** Asks whose trail to open. */
export const searchPage = ({ county, exampleData }: Site, staff: StaffSession, typed: string, errors: readonly FieldError[]): string =>
  renderPage(
    <StaffPage
      staff={staff}
      title={texts.title}
      county={county}
      exampleData={exampleData}
      current={trailPath}
      breadcrumbs={[]}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      <Text>{texts.lead}</Text>
      <Text>{texts.logged}</Text>
      <form class="form" method="get" action={trailPath} novalidate>
        <TextField
          name="aktenzeichen"
          label={texts.reference}
          hint={texts.referenceHint}
          value={typed}
          width="medium"
          autocomplete="off"
          error={errors[0]?.message}
        />
        <SubmitButton>{texts.search}</SubmitButton>
      </form>
    </StaffPage>,
  );

const Verdict = ({ trail }: ReadTrail) =>
  isWholeTrail(trail) ? (
    <Alert kind="success" title={texts.whole(trail.entries.length)}>
      <Text>
        {texts.head} <code class="hash">{trail.head}</code>
      </Text>
    </Alert>
  ) : (
    <Alert kind="warning" title={texts.broken}>
      <List items={brokenSentences(trail)} />
      <Text>{texts.brokenWhat}</Text>
    </Alert>
  );

const Readings = ({ readings }: ReadTrail) => (
  <>
    <Heading level={2}>{texts.readings}</Heading>
    {readings.length === 0 ? (
      <Text>{texts.noReadings}</Text>
    ) : (
      <DataTable
        id="gelesen"
        caption={texts.readingsCaption}
        stacked
        columns={[texts.readingColumns.at, texts.readingColumns.name].map((header) => ({ header }))}
        rows={readings.slice(0, shownReadings).map(({ at, name }) => ({ header: formatInstant(at), cells: [name] }))}
        note={readings.length > shownReadings ? texts.shown(shownReadings, readings.length) : undefined}
      />
    )}
  </>
);

/** The trail of a case: is it whole, what happened, who looked at it. */
export const trailPage = ({ county, exampleData }: Site, staff: StaffSession, read: ReadTrail): string => {
  const { trail } = read;
  const of = `${trailPath}/${trail.reference}`;
  const { number, at, what } = texts.columns;
  return renderPage(
    <StaffPage
      staff={staff}
      title={texts.of(trail.reference)}
      county={county}
      exampleData={exampleData}
      breadcrumbs={[{ href: trailPath, label: texts.title }]}
      wide
    >
      <Verdict {...read} />
      <Heading level={2}>{texts.events}</Heading>
      {trail.entries.length === 0 ? (
        <Text>{texts.noEvents}</Text>
      ) : (
        <DataTable
          id="eintraege"
          caption={texts.eventsCaption}
          stacked
          columns={[number, at, what].map((header) => ({ header }))}
          rows={trail.entries.map((entry) => ({ header: entry.number ?? '–', cells: [formatInstant(entry.at), entry.sentence] }))}
        />
      )}
      <Readings {...read} />
      <Heading level={2}>{texts.files}</Heading>
      <List items={[<Link href={`${of}/eintraege.csv`}>{texts.csv}</Link>, <Link href={`${of}/protokoll.json`}>{texts.json}</Link>]} />
    </StaffPage>,
  );
};
