import { administrationName } from '../../shared/county/administration-name.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import type { FiguresKey } from '../../shared/domain/access/figures-key.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate, type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SelectField, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { texts } from './texts.ts';

/** Where the pages stand. */
export type Site = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

/** First page of the keys. */
export const keysPath = '/amt/zahlen/schluessel';
const pathOf = (id: string): string => `${keysPath}/${id}`;
const parents = [{ href: keysPath, label: texts.title }];

/** Names of the fields of a new key. */
export const keyFields = { area: 'verwaltung', name: 'programm', id: 'anfrage' } as const;

/** What somebody typed for a new key. `id`: of the key that it will be, so that a form counts once. */
export type NewKeyForm = { readonly id: string; readonly area: string; readonly name: string };

/** The list as it is shown: `done` after revoking, with `errors` when a new key was refused. */
export type KeysView = {
  readonly staff: StaffSession;
  readonly keys: readonly FiguresKey[];
  readonly form: NewKeyForm;
  readonly errors?: readonly FieldError[];
  readonly revoked?: boolean;
};

const day = (at: Instant): string => formatDate(inBerlin(at).date);

const KeyTable = ({ county, keys }: { readonly county: CountyProfile; readonly keys: readonly FiguresKey[] }) => {
  const { area, name, created, used, state } = texts.columns;
  return (
    <DataTable
      id="schluessel"
      caption={texts.caption}
      columns={[area, name, created, used, state].map((header) => ({ header }))}
      rows={keys.map((key) => ({
        header: administrationName(county)(key.area),
        cells: [
          key.name,
          texts.createdBy(day(key.createdAt), key.createdBy),
          key.lastUsedOn === undefined ? texts.never : formatDate(key.lastUsedOn),
          key.revokedAt === undefined ? (
            <Link href={pathOf(key.id)}>{texts.revoke(key.name)}</Link>
          ) : (
            texts.revoked(day(key.revokedAt), key.revokedBy ?? '')
          ),
        ],
      }))}
    />
  );
};

/** All keys, and the form for a new one. */
export const keysPage = ({ county, exampleData }: Site, { staff, keys, form, errors = [], revoked = false }: KeysView): string => {
  const messageAt = (pointer: string) => errors.find((error) => error.pointer === `/${pointer}`)?.message;
  return renderPage(
    <StaffPage staff={staff} title={texts.title} county={county} exampleData={exampleData} current={keysPath} wide hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {revoked ? <Alert kind="success" title={texts.done} /> : null}
      <Text>{texts.lead}</Text>
      <Text>
        <Link href="/api/openapi.json">{texts.api}</Link>
      </Text>
      {keys.length === 0 ? <Text>{texts.none}</Text> : <KeyTable county={county} keys={keys} />}
      <Heading level={2}>{texts.make.heading}</Heading>
      <form class="form" method="post" action={keysPath} novalidate>
        <input type="hidden" name={keyFields.id} value={form.id} />
        <SelectField
          name={keyFields.area}
          label={texts.make.area}
          value={form.area}
          options={county.administrations.map(({ area, name }) => ({ value: area, label: name }))}
          error={messageAt(keyFields.area)}
        />
        <TextField name={keyFields.name} label={texts.make.name} hint={texts.make.nameHint} value={form.name} error={messageAt(keyFields.name)} />
        <SubmitButton>{texts.make.button}</SubmitButton>
      </form>
    </StaffPage>,
  );
};

/** The one time that a key is shown. */
export const madePage = ({ county, exampleData }: Site, staff: StaffSession, { area, name }: NewKeyForm, key: string): string =>
  renderPage(
    <StaffPage staff={staff} title={texts.made.title} county={county} exampleData={exampleData} breadcrumbs={parents}>
      <Alert kind="success" title={texts.made.once}>
        <Text>{texts.made.onceWhy}</Text>
      </Alert>
      <DescriptionList
        entries={[
          { term: texts.made.area, value: administrationName(county)(area) },
          { term: texts.made.name, value: name },
          { term: texts.made.key, value: <code class="kern-body">{key}</code> },
        ]}
      />
      <Text>
        {texts.made.how} <code class="kern-body">Authorization: Bearer …</code>
      </Text>
      <Text>
        <Link href={keysPath}>{texts.made.back}</Link>
      </Text>
    </StaffPage>,
  );

/** Asks once more before a key is revoked. */
export const revokePage = ({ county, exampleData }: Site, staff: StaffSession, key: FiguresKey): string =>
  renderPage(
    <StaffPage staff={staff} title={texts.confirm.title} county={county} exampleData={exampleData} breadcrumbs={parents}>
      <Text>{texts.confirm.lead}</Text>
      <DescriptionList
        entries={[
          { term: texts.columns.area, value: administrationName(county)(key.area) },
          { term: texts.columns.name, value: key.name },
          { term: texts.columns.created, value: texts.createdBy(day(key.createdAt), key.createdBy) },
          { term: texts.columns.used, value: key.lastUsedOn === undefined ? texts.never : formatDate(key.lastUsedOn) },
        ]}
      />
      <form class="form" method="post" action={pathOf(key.id)}>
        <SubmitButton>{texts.confirm.button}</SubmitButton>
      </form>
      <Text>
        <Link href={keysPath}>{texts.confirm.back}</Link>
      </Text>
    </StaffPage>,
  );
