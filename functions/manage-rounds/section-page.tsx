import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { RoundProposal } from '../../shared/domain/funding/round-proposal.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { crumbs, fields, paths, type Site } from './frame.ts';
import type { RoundSection } from './round-fields.ts';
import { SectionFields } from './section-fields.tsx';
import { texts } from './texts.ts';

/** A section as it is shown. `applications`: how many the round has. */
export type SectionView = {
  readonly section: RoundSection;
  readonly shown: Round;
  readonly waiting: RoundProposal | undefined;
  readonly applications: number;
  readonly params: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly saved?: boolean;
};

/** The form of a section of a round. */
export const sectionPage = ({ county, exampleData }: Site, staff: StaffSession, view: SectionView): string => {
  const { section, shown, waiting, applications, params, errors, saved = false } = view;
  return renderPage(
    <StaffPage
      staff={staff}
      title={texts.section.title(section.title, shown.title)}
      county={county}
      exampleData={exampleData}
      breadcrumbs={[...crumbs, { href: paths.round(shown.id), label: shown.title }]}
      hasErrors={errors.length > 0}
      scripts={['leave']}
    >
      <ErrorSummary errors={errors} />
      {saved ? <Alert kind="success" title={texts.done.gespeichert} /> : null}
      {waiting?.state === 'proposed' ? (
        <Alert kind="warning" title={texts.section.willBeDraftTitle}>
          <Text>{texts.section.willBeDraft}</Text>
        </Alert>
      ) : null}
      {applications === 0 ? null : (
        <Alert kind="info" title={texts.round.applicationsTitle}>
          <Text>{texts.round.applications(applications)}</Text>
        </Alert>
      )}
      <form class="form" method="post" action={paths.edit(shown.id)} novalidate data-unsaved>
        <input type="hidden" name={fields.section} value={section.id} />
        <input type="hidden" name={fields.revision} value={waiting?.revision ?? 0} />
        <SectionFields fields={section.fields} params={params} errors={errors} />
        <SubmitButton name={fields.act} value="speichern">
          {texts.section.save}
        </SubmitButton>
        <SubmitButton name={fields.act} value="weiter" variant="secondary">
          {texts.section.next}
        </SubmitButton>
      </form>
      <Text>
        <Link href={paths.round(shown.id)}>{texts.section.back}</Link>
      </Text>
    </StaffPage>,
  );
};
