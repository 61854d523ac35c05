import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { longestCommentary } from '../../shared/domain/statistics/commentary.ts';
import type { ChangedFigures } from '../../shared/domain/statistics/preview-notes.ts';
import { summaryText } from '../../shared/domain/statistics/release-draft.ts';
import { Alert, Heading, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextArea } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { StaffPage } from '../../shared/pages/staff-page.tsx';
import { ChangedFiguresList } from './changed-figures.tsx';
import { crumbsOf, fields, paths, type Site } from './frame.tsx';
import { texts } from './texts.ts';

const said = texts.text;

/** A text as it is shown. `stored`: what somebody else has saved meanwhile, beside what was typed. */
export type TextView = {
  readonly month: Month;
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly version: number;
  readonly stored?: string;
  /** Numbers that are other than when it was written. */
  readonly changes?: ChangedFigures;
  readonly errors?: readonly FieldError[];
};

/** The form of one text. */
export const textPage = (site: Site, staff: StaffSession, { month, id, title, content, version, stored, changes, errors = [] }: TextView): string =>
  renderPage(
    <StaffPage
      {...site}
      title={said.title(title, month)}
      breadcrumbs={crumbsOf(month)}
      staff={staff}
      hasErrors={errors.length > 0}
      scripts={['count', 'leave']}
    >
      <ErrorSummary errors={errors} />
      {changes === undefined ? null : (
        <>
          <Alert kind="warning" title={texts.changed.title(1)}>
            <Text>{texts.changed.lead}</Text>
          </Alert>
          <ChangedFiguresList changes={changes} />
        </>
      )}
      {stored === undefined ? null : (
        <>
          <Heading level={2}>{said.stored}</Heading>
          {stored === '' ? <Text>{said.nothing}</Text> : <p class="kern-body typed-text">{stored}</p>}
          <Heading level={2}>{said.own}</Heading>
        </>
      )}
      <form class="form" method="post" action={paths.text(month, id)} novalidate>
        <input type="hidden" name={fields.version} value={version} />
        <TextArea
          name={fields.content}
          label={said.label}
          hint={id === summaryText ? said.summaryHint : said.hint}
          value={content}
          limit={longestCommentary}
          rows={14}
          optional
          error={errors.find(({ pointer }) => pointer === `/${fields.content}`)?.message}
        />
        <SubmitButton>{said.save}</SubmitButton>
      </form>
    </StaffPage>,
  );
