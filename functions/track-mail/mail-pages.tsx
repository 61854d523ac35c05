import { may } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatDate, formatInstant, type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { leaveHref, type MailRecord } from '../../shared/domain/notices/mail.ts';
import { isUnderWay } from '../../shared/domain/notices/mail-decisions.ts';
import { recipientPath } from '../../shared/domain/notices/mail-paths.ts';
import type { Suppression } from '../../shared/domain/notices/recipient.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { diagnosticWords, mailDeliveries, mailReasonOf, mailStateOf, mailTitleOf } from '../../shared/mail/mail-words.ts';
import { shownAddress } from '../../shared/mail/shown-address.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import type { ListedMail, OpenMail } from '../../shared/store/mail-list-store.ts';
import { type OpenKind, paths } from './paths.ts';
import { texts } from './texts.ts';

const parents = [{ href: paths.all, label: texts.title }];

/** Names of fields. `lease`: the attempt that a person saw, so that a resend counts for that one alone. */
export const mailFields = { address: 'adresse', lease: 'versuch', lift: 'aufheben' } as const;

/** `about`: what an announcement is about, by its id. */
type OpenList = {
  readonly kind: OpenKind;
  readonly mails: readonly OpenMail[];
  readonly most: number;
  readonly about: ReadonlyMap<string, string>;
};

/** Mails that are not done with, of one kind. */
export const openPage = ({ county, exampleData }: MailFrame, staff: StaffSession, { kind, mails, most, about }: OpenList): string => {
  const { titles, leads, none, caption, columns } = texts.open;
  return renderPage(
    <StaffPage staff={staff} title={titles[kind]} county={county} exampleData={exampleData} breadcrumbs={parents} wide>
      <Text>{leads[kind]}</Text>
      {mails.length === 0 ? (
        <Text>{none}</Text>
      ) : (
        <DataTable
          id="mails"
          caption={caption(titles[kind])}
          columns={[{ header: columns.template }, { header: columns.since }, { header: columns.announcement }]}
          rows={mails.map(({ id, template, openSince, announcement }) => ({
            header: <Link href={paths.mail(id)}>{mailTitleOf({ template, announcement })}</Link>,
            cells: [
              formatInstant(openSince),
              announcement === undefined ? '' : <Link href={paths.announcement(announcement)}>{about.get(announcement) ?? announcement}</Link>,
            ],
          }))}
          note={mails.length < most ? undefined : texts.open.most(most)}
        />
      )}
    </StaffPage>,
  );
};

/** What was asked, what is known of it, and whether its block was just lifted. */
export type AddressView = {
  readonly now: Instant;
  readonly typed?: string;
  readonly mails?: readonly ListedMail[];
  readonly errors?: readonly FieldError[];
  readonly suppression?: Suppression | undefined;
  readonly isRecipient?: boolean;
  readonly lifted?: boolean;
};

/** Asks for an address, and shows what was sent to it. `mails` is absent before somebody asked. */
export const addressPage = (
  { county, exampleData }: MailFrame,
  staff: StaffSession,
  { now, typed = '', mails, errors = [], suppression, isRecipient = false, lifted = false }: AddressView,
): string => {
  const { title, lead, label, button } = texts.address;
  return renderPage(
    <StaffPage staff={staff} title={title} county={county} exampleData={exampleData} breadcrumbs={parents} wide hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Text>{lead}</Text>
      <form class="form" method="post" action={paths.address} novalidate>
        <TextField name={mailFields.address} label={label} type="email" autocomplete="off" value={typed} error={errors[0]?.message} />
        <SubmitButton>{button}</SubmitButton>
      </form>
      {lifted ? <Alert kind="success" title={texts.address.suppressed.lifted} /> : null}
      {suppression === undefined ? null : <Suppressed typed={typed} suppression={suppression} isRecipient={isRecipient} staff={staff} />}
      {mails === undefined ? null : <Mails mails={mails} now={now} />}
    </StaffPage>,
  );
};

/** Recipients have a history that says who lifted it; an address that is none, as an applicant's, has only this page. */
const Suppressed = ({
  typed,
  suppression: { reason, at, addressee },
  isRecipient,
  staff,
}: Required<Pick<AddressView, 'typed' | 'isRecipient'>> & { readonly suppression: Suppression; readonly staff: StaffSession }) => {
  const said = texts.address.suppressed;
  return (
    <>
      <Alert kind="warning" title={said.title}>
        <Text>{said[reason](formatDate(inBerlin(at).date))}</Text>
      </Alert>
      {isRecipient ? (
        <Text>
          {said.recipient} <Link href={recipientPath(addressee)}>{said.recipientLink}</Link>
        </Text>
      ) : null}
      {isRecipient || !may(staff.roles, 'steer-mail') ? null : (
        <form class="form" method="post" action={paths.address}>
          <input type="hidden" name={mailFields.address} value={typed} />
          <input type="hidden" name={mailFields.lift} value="ja" />
          <SubmitButton variant="secondary">{said.lift}</SubmitButton>
        </form>
      )}
    </>
  );
};

const stateAndReason = (mail: ListedMail, now: Instant): string =>
  [mailStateOf(mail, now), ...(mail.reason === undefined ? [] : [mailReasonOf(mail.reason)])].join(', ');

const Mails = ({ mails, now }: { readonly mails: readonly ListedMail[]; readonly now: Instant }) => {
  const { none, caption, columns } = texts.address;
  if (mails.length === 0) return <Text>{none}</Text>;
  return (
    <DataTable
      id="mails"
      caption={caption}
      columns={[columns.template, columns.created, columns.state, columns.delivery].map((header) => ({ header }))}
      rows={mails.map((mail) => ({
        header: <Link href={paths.mail(mail.id)}>{mailTitleOf(mail)}</Link>,
        cells: [formatInstant(mail.createdAt), stateAndReason(mail, now), mail.delivery === undefined ? '' : mailDeliveries[mail.delivery.kind]],
      }))}
    />
  );
};

/** Can a person have it sent again? */
const isResendable = ({ state }: Pick<MailRecord, 'state'>): boolean => state === 'given-up' || state === 'sending';

/** One mail: what it says, how far it came, and the way to send it again. */
export const mailPage = (
  { county, exampleData }: MailFrame,
  staff: StaffSession,
  {
    mail,
    now,
    done = false,
    about,
  }: { readonly mail: MailRecord; readonly now: Instant; readonly done?: boolean /** Of its announcement. */; readonly about?: string | undefined },
): string => {
  const said = texts.mail;
  const { delivery, announcement, leave } = mail;
  return renderPage(
    <StaffPage staff={staff} title={said.title} county={county} exampleData={exampleData} breadcrumbs={parents}>
      {done ? <Alert kind="success" title={said.resent} /> : null}
      <DescriptionList
        entries={[
          { term: said.subject, value: mail.subject },
          { term: said.to, value: [mail.to.name, shownAddress(mail.to.address)].filter((part) => part !== undefined).join(', ') },
          ...(leave === undefined || !may(staff.roles, 'manage-recipients')
            ? []
            : [{ term: said.recipient, value: <Link href={recipientPath(leave.recipient)}>{said.recipientLink}</Link> }]),
          { term: said.template, value: mailTitleOf(mail) },
          ...(announcement === undefined
            ? []
            : [{ term: said.announcement, value: <Link href={paths.announcement(announcement)}>{about ?? announcement}</Link> }]),
          { term: said.created, value: formatInstant(mail.createdAt) },
          { term: said.state, value: mailStateOf(mail, now) },
          ...(mail.reason === undefined ? [] : [{ term: said.reason, value: mailReasonOf(mail.reason) }]),
          ...(mail.sentAt === undefined ? [] : [{ term: said.sent, value: formatInstant(mail.sentAt) }]),
          ...(delivery === undefined ? [] : [{ term: said.delivery, value: `${mailDeliveries[delivery.kind]} (${formatInstant(delivery.at)})` }]),
          ...(delivery?.diagnostic === undefined ? [] : [diagnosticWords(delivery.diagnostic, delivery.kind === 'complained')]),
        ]}
      />
      {isUnderWay(mail, now) ? <Text>{said.underWay}</Text> : null}
      {isResendable(mail) && !isUnderWay(mail, now) && may(staff.roles, 'steer-mail') ? (
        <form class="form" method="post" action={paths.mail(mail.id)}>
          {mail.state === 'sending' ? <Text>{said.resendUncertain}</Text> : null}
          <input type="hidden" name={mailFields.lease} value={mail.leaseId ?? ''} />
          <SubmitButton>{said.resend}</SubmitButton>
        </form>
      ) : null}
      <Heading level={2}>{said.text}</Heading>
      <Wording {...mail} />
    </StaffPage>,
  );
};

/** What many got may be read again. What one person got may hold their data, or a link that lets somebody in. */
const Wording = ({ announcement, text, template }: MailRecord) =>
  announcement === undefined ? (
    <Text>
      {texts.mail.textHidden} <Link href={paths.preview(template)}>{texts.mail.textPreview}</Link>
    </Text>
  ) : (
    <pre class="mail-text">{text.replaceAll(leaveHref, texts.mail.ownLink)}</pre>
  );
