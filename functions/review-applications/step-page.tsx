import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { isUndecided } from '../../shared/domain/funding/life-cycle.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { Alert, DescriptionList, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbs, fields, paths, type Site } from './frame.ts';
import type { CaseView } from './open-case.ts';
import type { Step } from './step.ts';
import { stepTexts } from './step-texts.ts';
import { texts } from './texts.ts';

/** What a page of a step shows besides the case. */
export type ShownStep = { readonly path: string; readonly step: Step; readonly typed: URLSearchParams; readonly refusal?: Refusal };

/**
 * The version that a form is about. Only who was told what happened meanwhile goes on from the newest; a mistake in a field hides nothing.
 */
export const shownVersion = (typed: URLSearchParams, newest: number, refusal: Refusal | undefined): string =>
  refusal?.code === 'version-conflict' ? String(newest) : (typed.get(fields.version) ?? String(newest));

/** A form over a case: what it is about, what is wrong, the fields. */
export const stepPage = (
  site: Site & { readonly offices: readonly string[] },
  staff: StaffSession,
  view: CaseView,
  { path, step, typed, refusal }: ShownStep,
): string => {
  const { application } = view;
  const { reference, project, organisation, requestedAmount, id } = application;
  const errors = refusal === undefined ? [] : refusal.errors.length > 0 ? refusal.errors : [{ pointer: '', message: refusal.message }];
  const over = step.always === undefined && !isUndecided(application.state);
  const {
    fields: content,
    ready,
    also,
  } = over
    ? { fields: <Alert kind="info" title={stepTexts.over(applicationStates[application.state])} />, ready: false }
    : step.form({ view, typed, errors, offices: site.offices });
  return renderPage(
    <StaffPage
      {...site}
      title={`${step.title}: ${reference}`}
      current={path}
      breadcrumbs={[...crumbs, { href: paths.case(id), label: reference }]}
      staff={staff}
      hasErrors={refusal !== undefined}
    >
      <ErrorSummary errors={errors} />
      <DescriptionList
        entries={[
          { term: stepTexts.seen, value: `${project.title}, ${organisation.name}` },
          { term: texts.file.terms.requested, value: formatEuro(requestedAmount) },
        ]}
      />
      {ready ? (
        <form class="form" method="post" action={path} novalidate>
          <input type="hidden" name={fields.version} value={shownVersion(typed, application.version, refusal)} />
          {content}
          <SubmitButton>{refusal?.code === 'version-conflict' ? stepTexts.saveAnyway : step.button}</SubmitButton>
          {also}
        </form>
      ) : (
        content
      )}
      <Text>
        <Link href={paths.case(id)}>{stepTexts.back}</Link>
      </Text>
    </StaffPage>,
  );
};
