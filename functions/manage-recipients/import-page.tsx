import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate, formatInstant, type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import { mailings } from '../../shared/domain/notices/mail.ts';
import { groups, languages } from '../../shared/domain/notices/recipient.ts';
import { countFates, type Fate, type FatedLine, type ImportDefaults } from '../../shared/domain/notices/recipient-import.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { shownAddress } from '../../shared/mail/shown-address.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, ErrorSummary, Fieldset, SelectField, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbs, fields, paths, type Site } from './frame.ts';
import type { PlannedList } from './import-list.ts';
import { importTexts } from './import-texts.ts';

const said = importTexts.check;

/** Fates in the order in which they are counted. */
const kinds = ['broken', 'deleted', 'duplicate', 'new', 'changed', 'unchanged', 'overtaken'] as const satisfies readonly Fate['kind'][];

/** Lines on a page. */
const perPage = 200;

/** What a look at a list shows: which lines, and what was chosen for lines that say nothing. */
export type ImportLook = { readonly defaults: ImportDefaults; readonly kind: Fate['kind'] | undefined; readonly page: number };

/** The fate that is meant; `undefined`: all. */
export const kindIn = (word: string | null): Fate['kind'] | undefined => kinds.find((kind) => kind === word);

type Shown = {
  readonly id: string;
  readonly list: PlannedList;
  readonly look: ImportLook;
  readonly errors: readonly FieldError[];
  readonly ticked: readonly string[];
};

const day = (at: Instant): string => formatDate(inBerlin(at).date);

const parents = [...crumbs, { href: paths.imports, label: importTexts.title }];

/** The address of a look at a list. */
export const lookHref = (id: string, { defaults, kind, page }: ImportLook): string => {
  const query = new URLSearchParams({
    ...(defaults.group !== undefined && { [fields.group]: defaults.group }),
    ...(defaults.language !== undefined && { [fields.language]: defaults.language }),
    ...(kind !== undefined && { zeigen: kind }),
    ...(page > 1 && { seite: String(page) }),
  });
  return query.size === 0 ? paths.import(id) : `${paths.import(id)}?${query}`;
};

/** What becomes of every line of a list, and the decision about it. */
export const importPage = (site: Site, staff: StaffSession, shown: Shown): string => {
  const { id, list, look, errors } = shown;
  const { lines } = list.plan;
  const counts = countFates(lines);
  const suppressed = lines.filter((line) => line.suppressed !== undefined && line.fate.kind !== 'duplicate').length;
  const rows = look.kind === undefined ? lines : lines.filter(({ fate }) => fate.kind === look.kind);
  return renderPage(
    <StaffPage {...site} title={said.title} current={paths.import(id)} breadcrumbs={parents} staff={staff} wide hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Text>{list.begun === undefined ? said.nothingYet : said.begun(list.begun.by, formatInstant(list.begun.startedAt))}</Text>
      {list.unknownColumns.length === 0 ? null : <Alert kind="warning" title={said.unknownColumns(list.unknownColumns.join(', '))} />}
      <DescriptionList
        entries={[
          ...kinds.flatMap((kind) => (counts[kind] === 0 ? [] : [{ term: said.counts[kind], value: formatInteger(counts[kind]) }])),
          ...(suppressed === 0 ? [] : [{ term: said.suppressed, value: formatInteger(suppressed) }]),
        ]}
      />
      {list.begun === undefined ? <Defaults id={id} look={look} /> : null}
      <Heading level={2}>{said.table}</Heading>
      <Filter id={id} look={look} counts={counts} all={lines.length} />
      <Lines rows={rows} look={look} id={id} />
      <Heading level={2}>{importTexts.decide.heading}</Heading>
      <Decide {...shown} broken={counts.broken} />
    </StaffPage>,
  );
};

const Defaults = ({ id, look: { defaults } }: Pick<Shown, 'id' | 'look'>) => (
  <form class="form" method="get" action={paths.import(id)}>
    <SelectField
      name={fields.group}
      label={said.group}
      hint={said.groupHint}
      value={defaults.group}
      options={Object.entries(groups).map(([value, label]) => ({ value, label }))}
      empty={said.groupNone}
      required={false}
    />
    <SelectField
      name={fields.language}
      label={said.language}
      value={defaults.language}
      options={Object.entries(languages).flatMap(([value, label]) => (value === 'de' ? [] : [{ value, label }]))}
      empty={languages.de}
      required={false}
    />
    <SubmitButton variant="secondary">{said.again}</SubmitButton>
  </form>
);

const Filter = ({
  id,
  look,
  counts,
  all,
}: Pick<Shown, 'id' | 'look'> & { readonly counts: Readonly<Record<Fate['kind'], number>>; readonly all: number }) => {
  const there = kinds.filter((kind) => counts[kind] > 0);
  if (there.length < 2) return null;
  const entry = (kind: Fate['kind'] | undefined, label: string) =>
    kind === look.kind ? <strong>{label}</strong> : <Link href={lookHref(id, { ...look, kind, page: 1 })}>{label}</Link>;
  return (
    <List items={[entry(undefined, said.show(said.all, all)), ...there.map((kind) => entry(kind, said.show(said.counts[kind], counts[kind])))]} />
  );
};

const hintsOf = ({ notes, suppressed, left }: FatedLine): string =>
  [
    ...notes,
    ...(suppressed === undefined ? [] : [said.isSuppressed[suppressed]]),
    ...(left.length === 0 ? [] : [said.leftBy(left.map((mailing) => mailings[mailing]).join(', '))]),
  ].join(' ');

const Lines = ({ rows, look, id }: { readonly rows: readonly FatedLine[] } & Pick<Shown, 'look' | 'id'>) => {
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(look.page, pages);
  const steps = [...(page > 1 ? [{ to: page - 1, label: said.earlier }] : []), ...(page < pages ? [{ to: page + 1, label: said.later }] : [])];
  return (
    <>
      <DataTable
        id="zeilen"
        caption={said.table}
        columns={said.columns.map((header) => ({ header }))}
        rows={rows.slice((page - 1) * perPage, page * perPage).map((line) => ({
          header: line.line,
          cells: [line.id === undefined ? line.text : shownAddress(line.text), importTexts.fate(line.fate, day), hintsOf(line)],
        }))}
      />
      {pages === 1 ? null : (
        <>
          <Text>{said.pages(page, pages)}</Text>
          <List items={steps.map(({ to, label }) => <Link href={lookHref(id, { ...look, page: to })}>{label}</Link>)} />
        </>
      )}
    </>
  );
};

const Decide = ({ id, list, look: { defaults }, errors, ticked, broken }: Shown & { readonly broken: number }) => {
  const { plan, begun, seen } = list;
  const deleted = plan.lines.flatMap(({ id: addressee, text, fate }) =>
    fate.kind === 'deleted' && addressee !== undefined ? [{ addressee, text: shownAddress(text), at: fate.at }] : [],
  );
  const hasSomething = plan.writes.length > 0 || deleted.length > 0 || begun !== undefined;
  return (
    <>
      {hasSomething ? (
        <form class="form" method="post" action={paths.import(id)}>
          <input type="hidden" name="gesehen" value={seen} />
          <input type="hidden" name={fields.group} value={defaults.group ?? ''} />
          <input type="hidden" name={fields.language} value={defaults.language ?? ''} />
          {deleted.length === 0 || begun !== undefined ? null : (
            <Fieldset name={fields.again} legend={importTexts.decide.deleted} hint={importTexts.decide.deletedHint}>
              {deleted.map(({ addressee, text, at }) => (
                <CheckboxField
                  key={addressee}
                  name={fields.again}
                  id={`wieder-${addressee}`}
                  value={addressee}
                  label={importTexts.decide.deletedAt(text, day(at))}
                  checked={ticked.includes(addressee)}
                />
              ))}
            </Fieldset>
          )}
          {broken === 0 || begun !== undefined ? null : (
            <CheckboxField
              name="fehler"
              value="gesehen"
              label={importTexts.decide.looked(broken)}
              error={errors.find(({ pointer }) => pointer === '/fehler')?.message}
            />
          )}
          <SubmitButton name="aktion" value="uebernehmen">
            {begun === undefined ? importTexts.decide.take(plan.writes.length) : importTexts.decide.goOn}
          </SubmitButton>
        </form>
      ) : (
        <Text>{importTexts.decide.nothing}</Text>
      )}
      {begun === undefined ? (
        <form class="form" method="post" action={paths.import(id)}>
          <SubmitButton variant="secondary" name="aktion" value="verwerfen">
            {importTexts.decide.discard}
          </SubmitButton>
        </form>
      ) : null}
    </>
  );
};
