import type { CountyProfile } from '../../shared/county/profile.ts';
import { instantOf } from '../../shared/domain/access/expiry.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant, type Instant } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import type { ExportRequest } from '../../shared/domain/funding/export-request.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DataTable, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, RadioGroup, SelectField, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { fields } from './order-export.ts';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean; readonly siteUrl: string };

/** The page of the exports. */
export const exportsPath = '/amt/ausgaben';

/** What is shown: own wishes, and the forms as they were typed. `ids`: one for each form, so that each counts once. */
export type ExportsView = {
  readonly rounds: readonly Round[];
  readonly requests: readonly ExportRequest[];
  readonly now: Instant;
  readonly ids: readonly [list: string, whole: string];
  readonly typed: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly asked?: boolean;
};

const kilobytes = (bytes: number): string => `${formatInteger(Math.max(1, Math.round(bytes / 1000)))}\u00a0KB`;
const slow = 10 * 60_000;

const whatOf = ({ wish }: ExportRequest, rounds: readonly Round[]): string => {
  if (wish.kind === 'case') return texts.whatCase(wish.reference);
  const title = rounds.find(({ id }) => id === wish.round)?.title ?? wish.round;
  return texts.whatList(title, wish.state && applicationStates[wish.state]);
};

const Outcome = ({ request, now }: { readonly request: ExportRequest; readonly now: Instant }) => {
  const { outcome, id, at } = request;
  if (outcome === undefined) return <>{Date.parse(now) - Date.parse(at) > slow ? texts.late : texts.working}</>;
  if (outcome.state === 'gone') return <>{texts.gone}</>;
  return (
    <List
      items={[
        ...outcome.files.map(({ name, size }) => <Link href={`${exportsPath}/${id}/${name}`}>{texts.file(name, kilobytes(size))}</Link>),
        ...(outcome.lines === undefined ? [] : [texts.lines(outcome.lines)]),
      ]}
    />
  );
};

const Mine = ({ requests, rounds, now }: ExportsView) => (
  <>
    <Heading level={2}>{texts.mine}</Heading>
    {requests.length === 0 ? (
      <Text>{texts.none}</Text>
    ) : (
      <DataTable
        id="dateien"
        caption={texts.mineCaption}
        stacked
        columns={[texts.columns.what, texts.columns.at, texts.columns.files, texts.columns.until].map((header) => ({ header }))}
        rows={requests.map((request) => ({
          header: whatOf(request, rounds),
          cells: [formatInstant(request.at), <Outcome request={request} now={now} />, formatInstant(instantOf(request.expiresAt))],
        }))}
      />
    )}
    {requests.some(({ outcome }) => outcome === undefined) ? (
      <Text>
        <Link href={exportsPath}>{texts.reload}</Link>
      </Text>
    ) : null}
  </>
);

const Once = ({ id, now }: { readonly id: string; readonly now: Instant }) => (
  <>
    <input type="hidden" name={fields.id} value={id} />
    <input type="hidden" name={fields.madeAt} value={now} />
  </>
);

/** The forms, and what became of what was asked before. */
export const exportsPage = ({ county, exampleData }: Site, staff: StaffSession, view: ExportsView): string => {
  const { rounds, now, ids, typed, errors, asked = false } = view;
  const errorAt = (name: string) => errors.find(({ pointer }) => pointer === `/${name}`)?.message;
  return renderPage(
    <StaffPage
      staff={staff}
      title={texts.title}
      county={county}
      exampleData={exampleData}
      current={exportsPath}
      breadcrumbs={[]}
      wide
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {asked ? (
        <Alert kind="success" title={texts.asked}>
          <Text>{texts.askedLead}</Text>
        </Alert>
      ) : null}
      <Text>{texts.lead}</Text>
      <Text>{texts.care}</Text>
      <Mine {...view} />
      <Heading level={2}>{texts.list}</Heading>
      <form class="form" method="post" action={exportsPath} novalidate>
        <Once id={ids[0]} now={now} />
        <SelectField
          name={fields.round}
          label={texts.round}
          value={typed.get(fields.round) ?? ''}
          options={rounds.map(({ id, title }) => ({ value: id, label: title }))}
          error={errorAt(fields.round)}
        />
        <SelectField
          name={fields.state}
          label={texts.state}
          value={typed.get(fields.state) ?? ''}
          options={Object.entries(applicationStates).map(([value, label]) => ({ value, label }))}
          empty={texts.allStates}
          required={false}
          error={errorAt(fields.state)}
        />
        <RadioGroup
          name={fields.format}
          label={texts.format}
          value={typed.get(fields.format) ?? 'xlsx'}
          options={Object.entries(texts.formats).map(([value, label]) => ({ value, label }))}
          error={errorAt(fields.format)}
        />
        <SubmitButton name={fields.act} value="liste">
          {texts.listButton}
        </SubmitButton>
      </form>
      <Heading level={2}>{texts.case}</Heading>
      <Text>{texts.caseLead}</Text>
      <form class="form" method="post" action={exportsPath} novalidate>
        <Once id={ids[1]} now={now} />
        <TextField
          name={fields.reference}
          label={texts.reference}
          hint={texts.referenceHint}
          value={typed.get(fields.reference) ?? ''}
          width="medium"
          autocomplete="off"
          error={errorAt(fields.reference)}
        />
        <SubmitButton name={fields.act} value="akte">
          {texts.caseButton}
        </SubmitButton>
      </form>
    </StaffPage>,
  );
};
