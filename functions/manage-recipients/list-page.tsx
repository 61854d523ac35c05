import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import { mailings } from '../../shared/domain/notices/mail.ts';
import { mailsPath } from '../../shared/domain/notices/mail-paths.ts';
import { dutyRoles, groups, type Topic } from '../../shared/domain/notices/recipient.ts';
import type { RecipientImport } from '../../shared/domain/notices/recipient-import.ts';
import { shownAddress } from '../../shared/mail/shown-address.ts';
import { Alert, DataTable, Link, List, Text } from '../../shared/pages/content.tsx';
import { SelectField, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { paths, type Site } from './frame.ts';
import { type Asked, filters, type ListedRecipient, nameOfRecipient, type RecipientPage } from './list-recipients.ts';
import { texts } from './texts.ts';

const said = texts.list;

/** Names of the fields of the search. */
export const searchFields = {
  text: 'suche',
  group: 'gruppe',
  topic: 'abo',
  language: 'sprache',
  state: 'stand',
  sort: 'reihenfolge',
  page: 'seite',
} as const;

type Shown = {
  readonly asked: Asked;
  readonly list: RecipientPage;
  readonly unfinished: readonly RecipientImport[];
  readonly nameOf: (area: string) => string;
  readonly deleted: boolean;
};

const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The list of recipients with its search. */
export const listPage = (site: Site, staff: StaffSession, { asked, list, unfinished, nameOf, deleted }: Shown): string =>
  renderPage(
    <StaffPage {...site} title={texts.title} current={paths.list} staff={staff} wide>
      {deleted ? (
        <div role="status">
          <Alert kind="success" title={texts.page.deletedDone} />
        </div>
      ) : null}
      {unfinished.map(({ id, by, startedAt }) => (
        <Alert key={id} kind="warning" title={said.unfinished(by, formatInstant(startedAt))}>
          <Text>
            <Link href={paths.import(id)}>{said.unfinishedLink}</Link>
          </Text>
        </Alert>
      ))}
      <Text>{said.lead}</Text>
      <List
        items={[
          <Link href={paths.new}>{said.enter}</Link>,
          <Link href={paths.imports}>{said.read}</Link>,
          <Link href={paths.administrations}>{said.administrations}</Link>,
          ...(may(staff.roles, 'read-mail') ? [<Link href={mailsPath}>{said.mails}</Link>] : []),
        ]}
      />
      {list.all === 0 ? (
        <Text>{said.empty}</Text>
      ) : (
        <>
          <Search asked={asked} />
          <Text>{said.count(formatInteger(list.found), formatInteger(list.all))}</Text>
          {list.found === 0 ? <Text>{said.none}</Text> : <Rows list={list} nameOf={nameOf} />}
          <Pages asked={asked} list={list} />
        </>
      )}
    </StaffPage>,
  );

const Search = ({ asked }: { readonly asked: Asked }) => (
  <search aria-label={said.search}>
    <form class="form" method="post" action={paths.list} novalidate>
      <TextField name={searchFields.text} label={said.text} hint={said.textHint} value={asked.text} required={false} />
      <SelectField
        name={searchFields.group}
        label={said.group}
        value={asked.group}
        options={options({ ...groups, ...texts.duties })}
        empty={said.all}
        required={false}
      />
      <SelectField
        name={searchFields.topic}
        label={said.topic}
        value={asked.topic}
        options={options({ ...texts.topics, figures: texts.figuresTopic('eine Verwaltung') })}
        empty={said.all}
        required={false}
      />
      <SelectField
        name={searchFields.language}
        label={said.language}
        value={asked.language}
        options={options(filters.languages)}
        empty={said.all}
        required={false}
      />
      <SelectField
        name={searchFields.state}
        label={said.state}
        value={asked.state}
        options={options(said.states)}
        empty={said.all}
        required={false}
      />
      <SelectField
        name={searchFields.sort}
        label={said.sort}
        value={asked.sort}
        options={options(said.sorts)}
        empty={said.sorts.name}
        required={false}
      />
      <SubmitButton>{said.button}</SubmitButton>
    </form>
  </search>
);

/** What a topic is called. */
export const topicLabel = (topic: Topic, nameOf: (area: string) => string): string =>
  topic === 'report' || topic === 'projects' || topic === 'rounds' ? mailings[topic] : texts.figuresTopic(nameOf(topic.slice('figures:'.length)));

/** What keeps mails from somebody, in words; empty when nothing does. */
export const standing = ({ recipient: { left }, suppression }: ListedRecipient): string =>
  [
    ...(suppression === undefined ? [] : [texts.suppressed[suppression.reason]]),
    ...(left.length === 0 ? [] : [texts.left(left.map((mailing) => mailings[mailing]).join(', '))]),
  ].join('; ');

const purposes = ({ recipient: { duties, groups: entered, topics } }: ListedRecipient, nameOf: (area: string) => string): string =>
  [
    ...duties.map(({ area, role }) => `${nameOf(area)}: ${dutyRoles[role]}`),
    ...entered.map((group) => groups[group]),
    ...topics.map((topic) => topicLabel(topic, nameOf)),
  ].join('; ');

const Rows = ({ list, nameOf }: Pick<Shown, 'list' | 'nameOf'>) => (
  <DataTable
    id="empfaenger"
    caption={texts.title}
    columns={said.columns.map((header) => ({ header }))}
    stacked
    rows={list.rows.map((row) => ({
      header: <Link href={paths.recipient(row.recipient.id)}>{nameOfRecipient(row.recipient)}</Link>,
      cells: [shownAddress(row.recipient.address), purposes(row, nameOf), standing(row)],
    }))}
  />
);

/** Query of the page with these filters; the text never stands in it. */
export const listHref = ({ group, topic, language, state, sort }: Asked, page: number): string => {
  const query = new URLSearchParams({
    ...(group !== undefined && { [searchFields.group]: group }),
    ...(topic !== undefined && { [searchFields.topic]: topic }),
    ...(language !== undefined && { [searchFields.language]: language }),
    ...(state !== undefined && { [searchFields.state]: state }),
    ...(sort !== 'name' && { [searchFields.sort]: sort }),
    ...(page > 1 && { [searchFields.page]: String(page) }),
  });
  return query.size === 0 ? paths.list : `${paths.list}?${query}`;
};

const Pages = ({ asked, list: { page, pages } }: Pick<Shown, 'asked' | 'list'>) => {
  if (pages === 1) return null;
  const steps = [...(page > 1 ? [{ to: page - 1, label: said.earlier }] : []), ...(page < pages ? [{ to: page + 1, label: said.later }] : [])];
  return (
    <>
      <Text>{said.pages(page, pages)}</Text>
      {asked.text === '' ? (
        <List items={steps.map(({ to, label }) => <Link href={listHref(asked, to)}>{label}</Link>)} />
      ) : (
        <form class="form" method="post" action={paths.list}>
          {Object.entries({ ...asked, page: undefined }).map(([name, value]) =>
            value === undefined ? null : <input key={name} type="hidden" name={fieldNameOf(name)} value={value} />,
          )}
          {steps.map(({ to, label }) => (
            <SubmitButton key={to} variant="secondary" name={searchFields.page} value={String(to)}>
              {label}
            </SubmitButton>
          ))}
        </form>
      )}
    </>
  );
};

const fieldNameOf = (name: string): string => Object.entries(searchFields).find(([key]) => key === name)?.[1] ?? name;
