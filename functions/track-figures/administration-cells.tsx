import { Fragment } from 'preact';
import type { Month } from '../../shared/domain/calendar.ts';
import { type BoardFilter, deliveryStates, hasDelivered, isRemindable } from '../../shared/domain/statistics/completeness.ts';
import { deliveryWays } from '../../shared/domain/statistics/delivery.ts';
import type { Vintage } from '../../shared/domain/statistics/vintage.ts';
import { shownAddress } from '../../shared/mail/shown-address.ts';
import { Link, List } from '../../shared/pages/content.tsx';
import { indicatorLabel, partLabel, reminderWords, type Site, shortInstant } from './frame.tsx';
import type { BoardLine } from './month-board.ts';
import { paths } from './paths.ts';
import { texts } from './texts.ts';
import { originLabel } from './value-words.ts';

const said = texts.board;

/** Where an administration stands: the word first, below it since when, by which way and from whom. */
export const AdministrationState = ({ line: { standing, by } }: { readonly line: BoardLine }) => {
  const { state, since, late, submission } = standing;
  const word = hasDelivered(standing) ? deliveryStates[state] : late ? said.overdue : said.missing;
  const facts = [
    ...(hasDelivered(standing) ? [] : [deliveryStates[state]]),
    ...(since === undefined ? [] : [shortInstant(since)]),
    ...(submission === undefined ? [] : [deliveryWays[submission.way]]),
    ...(by === undefined ? [] : [shownAddress(by)]),
  ];
  return (
    <>
      <strong>{word}</strong>
      <br />
      {facts.join(', ')}
    </>
  );
};

/** What somebody should look at. */
export const AdministrationHints = ({
  site,
  line: { standing, comments, replaced, lacking, withdrawal },
}: {
  readonly site: Site;
  readonly line: BoardLine;
}) => {
  const { late, submission, correcting } = standing;
  const hints = [
    ...(withdrawal === undefined ? [] : [said.takenBack(withdrawal.by, withdrawal.reason ?? '')]),
    ...replaced.map(({ by, values }) => said.replaced(values, vintageName(by))),
    ...(submission !== undefined && late ? [said.deliveredLate] : []),
    ...(submission === undefined || submission.notes === 0 ? [] : [said.notes(submission.notes)]),
    ...(submission?.provisional === true ? [said.provisional] : []),
    ...(correcting ? [said.correcting] : []),
    ...(submission === undefined && lacking.length === 0 ? [said.otherwise] : []),
    ...(submission?.reason === undefined ? [] : [submission.reason]),
  ];
  return (
    <>
      {hints.join('; ')}
      {comments.length === 0 ? null : (
        <details>
          <summary>{said.comments(comments.length)}</summary>
          <List items={comments.map(({ indicator, status, text }) => `${subjectOf(site, indicator, status)}: ${text}`)} />
        </details>
      )}
    </>
  );
};

const vintageName = (vintage: Vintage): string => `${originLabel(vintage, undefined)}, ${shortInstant(vintage.receivedAt)}`;

const subjectOf = (site: Site, indicator: string, status: string): string =>
  [indicatorLabel(site, indicator), partLabel(site, indicator, status)].flatMap((words) => words ?? []).join(', ');

/** Says with a form which part of the board it was sent from. */
export const KeptFilter = ({ filter }: { readonly filter: BoardFilter | undefined }) =>
  filter === undefined ? null : <input type="hidden" name="zeige" value={filter} />;

/** When it was reminded last, and the button for the next time. */
export const AdministrationReminder = ({
  month,
  line,
  filter,
  mayRemind,
}: {
  readonly month: Month;
  /** Of the board that the button stands on: it leads back there. */
  readonly filter: BoardFilter | undefined;
  readonly line: BoardLine;
  readonly mayRemind: boolean;
}) => {
  const { standing, name, recipients } = line;
  return (
    <>
      {standing.lastReminder === undefined ? said.never : reminderWords(standing.lastReminder)}
      {recipients.length === 0 ? `; ${said.noAddress}` : null}
      {standing.state === 'withdrawn' ? (
        <>
          <br />
          {said.callInstead} <Phone line={line} />
        </>
      ) : null}
      {mayRemind && recipients.length > 0 && isRemindable(standing) ? (
        <form method="post" action={paths.remind(month)}>
          <KeptFilter filter={filter} />
          <button type="submit" class="kern-btn kern-btn--secondary" name="verwaltung" value={standing.area}>
            <span class="kern-label">
              {said.remind} <span class="kern-sr-only">{name}</span>
            </span>
          </button>
        </form>
      ) : null}
    </>
  );
};

/** Whom to call, and by which number. */
export const Phone = ({ line: { recipients } }: { readonly line: BoardLine }) => {
  const reached = recipients.filter(({ phone }) => phone !== undefined);
  if (reached.length === 0) return texts.phones.noPhone;
  return (
    <>
      {reached.map(({ id, contact, name, phone = '' }, index) => (
        <Fragment key={id}>
          {index === 0 ? null : <br />}
          {contact ?? name}, <Link href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Link>
        </Fragment>
      ))}
    </>
  );
};
