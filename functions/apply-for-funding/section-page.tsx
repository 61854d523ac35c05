import type { ComponentChildren } from 'preact';
import { formatInstant } from '../../shared/domain/calendar.ts';
import {
  type Draft,
  type DraftContent,
  type DraftSection,
  draftReview,
  draftSections,
  type SavedSection,
} from '../../shared/domain/funding/draft.ts';
import { type FieldGroup, fieldGroups } from '../../shared/domain/funding/sections.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { CheckFields, checkMistakes } from './check-fields.tsx';
import { DeclarationFields } from './declaration-fields.tsx';
import { DraftFrame, draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import { type DraftView, errorsOf } from './draft-view.ts';
import { fieldTexts } from './field-texts.ts';
import { PlanFields } from './plan-fields.tsx';
import { differencesOf, listedErrors, shownErrors } from './section-errors.ts';
import { type Filled, SectionField } from './section-fields.tsx';
import type { Site } from './site.ts';

const words = draftTexts.section;

/** A page of a section as it is asked for. */
export type SectionView = DraftView & {
  readonly section: DraftSection;
  readonly principal: string;
  /** Show what is missing and wrong. */
  readonly checked: boolean;
  /** Comes from the page that is checked before sending, and leads back there. */
  readonly back: boolean;
  readonly rows: ReadonlyMap<string, number>;
  /** What somebody typed while another person saved the section. */
  readonly conflict?: { readonly mine: DraftContent; readonly theirs: SavedSection | undefined } | undefined;
};

type Editors = Pick<Draft, 'editors'>;
const addressOf = ({ editors }: Editors, by: string): string | undefined => editors.find((editor) => editor.principal === by)?.address;

/** By whom something was saved: „Ihnen“, an address that everybody who writes here knows, or somebody who is no editor any more. */
const byWhom = (draft: Editors, principal: string, by: string): string =>
  by === principal ? words.byYou : (addressOf(draft, by) ?? words.bySomebody);

/** The same as the beginning of a sentence. */
export const whoHas = (draft: Editors, principal: string, by: string): string => {
  if (by === principal) return words.youHave;
  const address = addressOf(draft, by);
  return address === undefined ? words.somebodyHas : words.has(address);
};

const Conflict = ({ view }: { readonly view: SectionView }) => {
  const { conflict, draft, principal, section } = view;
  if (conflict === undefined) return null;
  const { theirs } = conflict;
  const differences = differencesOf(conflict.mine, theirs?.content ?? {}, view.round, section);
  return (
    <section class="kern-alert kern-alert--danger error-summary" aria-labelledby="konflikt" tabindex={-1} autofocus>
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 class="kern-title" id="konflikt">
          {words.conflictTitle}
        </h2>
      </div>
      <div class="kern-alert__body">
        {theirs === undefined ? null : <Text>{words.conflict(whoHas(draft, principal, theirs.by), formatInstant(theirs.at))}</Text>}
        <Text>{differences.length === 0 ? words.conflictSame : words.conflictKept}</Text>
        <List
          items={differences.map(({ label, mine, theirs: other }) => (
            <>
              <strong>{label}</strong>
              <br />
              {fieldTexts.typedByYou(mine)}
              <br />
              {fieldTexts.savedMeanwhile(other)}
            </>
          ))}
        />
        <Text>
          <Link href={draftPath(draft.id, draftSections[section].slug)}>{words.conflictTheirs}</Link>
        </Text>
      </div>
    </section>
  );
};

const Hints = ({ hints }: { readonly hints: readonly FieldError[] }) =>
  hints.length === 0 ? null : (
    <Alert kind="info" title={words.hints}>
      <List items={hints.map(({ message }) => message)} />
    </Alert>
  );

const Groups = ({ groups, filled }: { readonly groups: readonly FieldGroup[]; readonly filled: Filled }) => (
  <>
    {groups.map(({ heading, note, fields }) => (
      <section key={heading} class="flow">
        <Heading level={2}>{heading}</Heading>
        {note === undefined ? null : <Text>{note}</Text>}
        {fields.map((pointer) => (
          <SectionField key={pointer} pointer={pointer} filled={filled} />
        ))}
      </section>
    ))}
  </>
);

const Fields = ({ view, filled }: { readonly view: SectionView; readonly filled: Filled }): ComponentChildren => {
  switch (view.section) {
    case 'check':
      return <CheckFields filled={filled} />;
    case 'costs':
    case 'financing':
      return <PlanFields plan={view.section} filled={filled} whole={view.whole} />;
    case 'declarations':
      return <DeclarationFields filled={filled} />;
    case 'attachments':
      return null;
    default:
      return <Groups groups={fieldGroups[view.section]} filled={filled} />;
  }
};

/**
 * The first submit button of a form is what Enter in a text field presses. Without this one that would be „Zeile 1 entfernen“. Out of sight
 * and out of the order of the keyboard.
 */
const EnterButton = () => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus, and a screen reader would meet the button before the form
  <button type="submit" class="kern-sr-only" name="action" value="save" tabindex={-1} aria-hidden="true">
    {words.continue}
  </button>
);

const isPlan = (section: DraftSection): boolean => section === 'costs' || section === 'financing';

/** A section of a draft: its fields as they are saved, or as they were typed when somebody else was faster. */
export const sectionPage = (site: Site, view: SectionView): string => {
  const { draft, section, round, conflict, checked, contents, hints } = view;
  const saved = draft.sections[section];
  const mistakes = section === 'check' ? checkMistakes(contents.check ?? {}, round, site.county) : errorsOf(view, section);
  const errors = checked && conflict === undefined ? mistakes : [];
  const filled: Filled = {
    content: conflict?.mine ?? contents[section] ?? {},
    errors: shownErrors(errors),
    round,
    county: site.county,
    rows: view.rows,
  };
  return renderPage(
    <DraftFrame
      site={site}
      draft={draft}
      title={draftSections[section].title}
      hasErrors={errors.length > 0 || conflict !== undefined}
      wide={isPlan(section)}
      scripts={isPlan(section) ? ['plan', 'count', 'leave'] : ['count', 'leave']}
    >
      <Conflict view={view} />
      <ErrorSummary errors={listedErrors(errors)} />
      {checked && conflict === undefined ? (
        <div role="status">
          <Text>{errors.length === 0 ? words.savedNow : words.savedWithErrors}</Text>
        </div>
      ) : null}
      {saved === undefined || checked || conflict !== undefined ? null : (
        <Text small>{words.savedBy(formatInstant(saved.at), byWhom(draft, view.principal, saved.by))}</Text>
      )}
      {checked ? <Hints hints={hintsOfSection(hints, section)} /> : null}
      <form
        class="form"
        method="post"
        action={`${draftPath(draft.id, draftSections[section].slug)}${view.back ? `?von=${draftReview.slug}` : ''}`}
        novalidate
        data-unsaved={conflict === undefined ? undefined : ''}
      >
        <EnterButton />
        <input type="hidden" name="version" value={String((conflict === undefined ? saved?.version : conflict.theirs?.version) ?? 0)} />
        <Fields view={view} filled={filled} />
        <div class="form__buttons">
          <SubmitButton name="action" value="save">
            {conflict === undefined ? words.continue : words.conflictMine}
          </SubmitButton>
          <SubmitButton variant="secondary" name="action" value="later">
            {words.later}
          </SubmitButton>
        </div>
        <Text>
          <Link href={draftPath(draft.id)}>{words.back}</Link>
        </Text>
      </form>
    </DraftFrame>,
  );
};

const hintsOfSection = (hints: readonly FieldError[], section: DraftSection): readonly FieldError[] => errorsOf({ errors: hints }, section);
