import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, ErrorSummary, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbs, fields, paths, type Site } from './frame.ts';
import type { CaseView } from './open-case.ts';
import { errorAt } from './step.ts';
import { shownVersion } from './step-page.tsx';
import { stepTexts } from './step-texts.ts';

const said = stepTexts.conflict;

/** Who has declared a conflict of interest, as the history names them. */
const declared = ({ application: { conflicts = [] }, file: { events } }: CaseView) =>
  conflicts.map((subject) => {
    const event = events.findLast(({ kind, actor }) => kind === 'conflict.declared' && actor === subject);
    return { subject, name: event?.actorName ?? said.unknownPerson, at: event?.at };
  });

/** Declares a conflict of interest, and takes those of others back. */
export const conflictPage = (site: Site, staff: StaffSession, view: CaseView, typed: URLSearchParams, refusal?: Refusal): string => {
  const { id, reference, version } = view.application;
  const people = declared(view);
  const errors = refusal === undefined ? [] : refusal.errors.length > 0 ? refusal.errors : [{ pointer: '', message: refusal.message }];
  const mayLift = staff.roles.some((role) => role === 'caseworker' || role === 'approver');
  return renderPage(
    <StaffPage
      {...site}
      title={`${said.title}: ${reference}`}
      current={paths.conflict(id)}
      breadcrumbs={[...crumbs, { href: paths.case(id), label: reference }]}
      staff={staff}
      hasErrors={refusal !== undefined}
    >
      <ErrorSummary errors={errors} />
      <Text>{said.lead}</Text>
      <Alert kind="warning" title={said.effect} />
      <form class="form" method="post" action={paths.conflict(id)} novalidate>
        <input type="hidden" name={fields.version} value={String(version)} />
        <CheckboxField name="sicher" label={said.sure} error={errorAt(errors, 'sicher')} />
        <SubmitButton>{said.button}</SubmitButton>
      </form>
      {people.length === 0 ? null : (
        <>
          <Heading level={2}>{said.declared}</Heading>
          <List items={people.map(({ name, at }) => (at === undefined ? name : said.who(name, formatInstant(at))))} />
          {mayLift ? (
            <>
              <Text>{said.liftLead}</Text>
              <form class="form" method="post" action={paths.conflict(id)} novalidate>
                <input type="hidden" name={fields.version} value={shownVersion(typed, version, refusal)} />
                <input type="hidden" name={fields.action} value="aufheben" />
                <TextArea name="grund" label={said.reason} value={typed.get('grund') ?? ''} limit={1000} rows={3} error={errorAt(errors, 'grund')} />
                {people.map(({ subject, name }) => (
                  <SubmitButton key={subject} variant="secondary" name="person" value={subject}>
                    {said.lift(name)}
                  </SubmitButton>
                ))}
              </form>
            </>
          ) : (
            <Text>{said.notYou}</Text>
          )}
        </>
      )}
      <Text>
        <Link href={paths.case(id)}>{stepTexts.back}</Link>
      </Text>
    </StaffPage>,
  );
};
