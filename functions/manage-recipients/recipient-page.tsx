import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate, formatInstant, type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { mailings } from '../../shared/domain/notices/mail.ts';
import { mailPath } from '../../shared/domain/notices/mail-paths.ts';
import type { Recipient, RecipientEvent, Suppression } from '../../shared/domain/notices/recipient.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { diagnosticWords, mailDeliveries, mailReasonOf, mailStateOf, mailTitleOf } from '../../shared/mail/mail-words.ts';
import { shownAddress } from '../../shared/mail/shown-address.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import type { ListedMail } from '../../shared/store/mail-list-store.ts';
import { nameOfActor } from './change-recipient.ts';
import { EntryFields } from './entry-fields.tsx';
import { crumbs, fields, paths, type Site } from './frame.ts';
import { topicLabel } from './list-page.tsx';
import { nameOfRecipient } from './list-recipients.ts';
import { texts } from './texts.ts';
import type { TypedEntry } from './typed-entry.ts';

const said = texts.page;

const day = (at: Instant): string => formatDate(inBerlin(at).date);

/** A form that shall be shown: as it was typed, with what is wrong. */
export type ShownForm = { readonly typed: TypedEntry; readonly errors: readonly FieldError[] };

/** The form for a new recipient. `asksAgain`: the address was deleted once. */
export const newPage = (site: Site, staff: StaffSession, { typed, errors }: ShownForm, asksAgain: boolean): string =>
  renderPage(
    <StaffPage {...site} title={texts.form.newTitle} current={paths.new} breadcrumbs={crumbs} staff={staff} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <form class="form" method="post" action={paths.new} novalidate>
        <EntryFields typed={typed} errors={errors} administrations={site.county.administrations} withAddress />
        {asksAgain ? (
          <CheckboxField
            name={fields.again}
            value="ja"
            label={texts.form.again}
            checked={typed.again}
            error={errors.find(({ pointer }) => pointer === `/${fields.again}`)?.message}
          />
        ) : null}
        <SubmitButton>{texts.form.enter}</SubmitButton>
      </form>
    </StaffPage>,
  );

/** Everything that the page of a recipient shows. */
export type RecipientView = {
  readonly recipient: Recipient;
  readonly suppression: Suppression | undefined;
  readonly history: readonly RecipientEvent[];
  readonly mails: readonly ListedMail[];
  readonly now: Instant;
  readonly nameOf: (area: string) => string;
  /** Of the form for a test. */
  readonly request: string;
};

/** What was just done, by its word in the page's address. */
export const doneIn = (word: string | null): string | undefined => Object.entries(said.done).find(([name]) => name === word)?.[1];

/** One recipient: what keeps mails from it, what staff say about it, what happened, and what it was sent. */
export const recipientPage = (
  site: Site,
  staff: StaffSession,
  { recipient, suppression, history, mails, now, nameOf, request }: RecipientView,
  { typed, errors }: ShownForm,
  done?: string,
): string =>
  renderPage(
    <StaffPage
      {...site}
      title={nameOfRecipient(recipient)}
      current={paths.recipient(recipient.id)}
      breadcrumbs={crumbs}
      staff={staff}
      wide
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {done === undefined ? null : (
        <div role="status">
          <Alert kind="success" title={done} />
        </div>
      )}
      <Suppressed recipient={recipient} suppression={suppression} />
      {recipient.left.length === 0 ? null : (
        <Alert kind="info" title={`${said.leftTitle}: ${recipient.left.map((mailing) => mailings[mailing]).join(', ')}`}>
          <Text>{said.leftLead}</Text>
        </Alert>
      )}
      <DescriptionList entries={[{ term: texts.form.address, value: shownAddress(recipient.address) }]} />
      <Text small>{texts.form.addressFixed}</Text>
      {recipient.topics.length === 0 ? null : (
        <>
          <Heading level={2}>{said.topicsTitle}</Heading>
          <List items={recipient.topics.map((topic) => topicLabel(topic, nameOf))} />
          {recipient.confirmedAt === undefined ? null : <Text>{said.topicsLead(day(recipient.confirmedAt))}</Text>}
        </>
      )}
      <Heading level={2}>{said.change}</Heading>
      <form class="form" method="post" action={paths.recipient(recipient.id)} novalidate>
        <EntryFields typed={typed} errors={errors} administrations={site.county.administrations} withAddress={false} />
        <SubmitButton>{errors.some(({ pointer }) => pointer === '') ? texts.form.anyway : texts.form.save}</SubmitButton>
      </form>
      <Heading level={2}>{said.testHeading}</Heading>
      <Text>{suppression === undefined ? said.testLead : said.testSuppressed}</Text>
      {suppression === undefined ? (
        <form class="form" method="post" action={paths.test(recipient.id)}>
          <input type="hidden" name={fields.request} value={request} />
          <SubmitButton variant="secondary">{said.test}</SubmitButton>
        </form>
      ) : null}
      <Heading level={2}>{said.mails}</Heading>
      {mails.length === 0 ? <Text>{said.noMails}</Text> : <Mails mails={mails} now={now} mayRead={may(staff.roles, 'read-mail')} />}
      <Heading level={2}>{said.history}</Heading>
      <DataTable
        id="verlauf"
        caption={said.history}
        columns={said.historyColumns.map((header) => ({ header }))}
        stacked
        rows={history.toReversed().map(({ at, by, what }) => ({ header: formatInstant(at), cells: [nameOfActor(by), what] }))}
      />
      <Text>
        <Link href={paths.delete(recipient.id)}>{said.deleteLink}</Link>
      </Text>
    </StaffPage>,
  );

const Suppressed = ({ recipient, suppression }: Pick<RecipientView, 'recipient' | 'suppression'>) =>
  suppression === undefined ? null : (
    <>
      <Alert kind="warning" title={said.suppressedTitle}>
        <Text>{said.suppressedReason[suppression.reason](day(suppression.at))}</Text>
        {suppression.diagnostic === undefined ? null : (
          <Diagnostic {...diagnosticWords(suppression.diagnostic, suppression.reason === 'complaint')} />
        )}
      </Alert>
      <Text>{said.liftLead}</Text>
      <form class="form" method="post" action={paths.lift(recipient.id)}>
        <SubmitButton variant="secondary">{said.lift}</SubmitButton>
      </form>
    </>
  );

const Diagnostic = ({ term, value }: ReturnType<typeof diagnosticWords>) => (
  <Text>
    {term}: {value}
  </Text>
);

const becameOf = (mail: ListedMail, now: Instant): string => {
  const { delivery, reason } = mail;
  return [
    mailStateOf(mail, now),
    ...(delivery === undefined ? [] : [`${mailDeliveries[delivery.kind]} (${formatInstant(delivery.at)})`]),
    ...(reason === undefined ? [] : [mailReasonOf(reason)]),
  ].join(', ');
};

const Mails = ({ mails, now, mayRead }: Pick<RecipientView, 'mails' | 'now'> & { readonly mayRead: boolean }) => (
  <>
    <Text>{said.mailsLead}</Text>
    <DataTable
      id="mails"
      caption={said.mails}
      columns={said.mailsColumns.map((header) => ({ header }))}
      stacked
      rows={mails.map((mail) => ({
        header: mayRead ? (
          <Link href={mailPath(mail.id)}>{formatInstant(mail.sentAt ?? mail.createdAt)}</Link>
        ) : (
          formatInstant(mail.sentAt ?? mail.createdAt)
        ),
        cells: [mailTitleOf(mail), becameOf(mail, now)],
      }))}
    />
  </>
);

/** Asks once more before a recipient is deleted. */
export const deletePage = (
  site: Site,
  staff: StaffSession,
  {
    recipient,
    lastFor,
    errors,
  }: { readonly recipient: Recipient /** Names of administrations. */; readonly lastFor: readonly string[]; readonly errors: readonly FieldError[] },
): string =>
  renderPage(
    <StaffPage
      {...site}
      title={texts.delete.title}
      breadcrumbs={[...crumbs, { href: paths.recipient(recipient.id), label: nameOfRecipient(recipient) }]}
      staff={staff}
      hasErrors={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      <Text>{texts.delete.lead}</Text>
      <DescriptionList
        entries={[
          ...(recipient.name === undefined ? [] : [{ term: texts.form.name, value: recipient.name }]),
          { term: texts.form.address, value: shownAddress(recipient.address) },
        ]}
      />
      {lastFor.length === 0 ? null : <Alert kind="warning" title={texts.delete.lastFigures(lastFor.join(', '))} />}
      <form class="form" method="post" action={paths.delete(recipient.id)}>
        <input type="hidden" name={fields.version} value={recipient.version} />
        <SubmitButton>{texts.delete.button}</SubmitButton>
      </form>
      <Text>
        <Link href={paths.recipient(recipient.id)}>{texts.delete.back}</Link>
      </Text>
    </StaffPage>,
  );
