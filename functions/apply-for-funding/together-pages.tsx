import { formatInstant } from '../../shared/domain/calendar.ts';
import { type Draft, type DraftEvent, draftSections } from '../../shared/domain/funding/draft.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { DraftFrame, draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import { titleOf } from './drafts-page.tsx';
import { nameOfEditor } from './section-page.tsx';
import type { Site } from './site.ts';

const words = draftTexts.editors;

/** Who writes together, and how to invite somebody. */
export type EditorsView = {
  readonly draft: Draft;
  readonly principal: string;
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
  /** Address that was invited just now. */
  readonly invited?: string | undefined;
};

/** `/antrag/entwuerfe/{id}/mitarbeit`. */
export const editorsPage = (site: Site, { draft, principal, typed = '', errors = [], invited }: EditorsView): string => {
  const isOwner = draft.owner === principal;
  return renderPage(
    <DraftFrame site={site} draft={draft} title={words.title} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      {invited === undefined ? null : (
        <div role="status">
          <Alert kind="success" title={words.invited(invited)} />
        </div>
      )}
      <Text>{words.lead}</Text>
      <Heading level={2}>{words.heading}</Heading>
      <ul class="draft-list">
        {draft.editors.map((editor) => {
          const address = editor.address ?? words.program;
          return (
            <li key={editor.principal} class="draft-item flow">
              <Text>
                {address}
                {editor.principal === draft.owner ? `, ${words.owner}` : ''}
              </Text>
              {isOwner && editor.principal !== draft.owner ? (
                <form method="post" action={draftPath(draft.id, 'mitarbeit/entfernen')}>
                  <input type="hidden" name="person" value={editor.principal} />
                  <SubmitButton variant="secondary">{words.remove(address)}</SubmitButton>
                </form>
              ) : null}
            </li>
          );
        })}
      </ul>
      {isOwner ? (
        <form class="form" method="post" action={draftPath(draft.id, 'mitarbeit')} novalidate>
          <Heading level={2}>{words.invite}</Heading>
          <TextField name="email" label={words.address} hint={words.addressHint} type="email" value={typed} error={errors[0]?.message} />
          <SubmitButton>{words.button}</SubmitButton>
        </form>
      ) : (
        <Text>{words.onlyOwner}</Text>
      )}
      <Text>
        <Link href={draftPath(draft.id)}>{draftTexts.section.back}</Link>
      </Text>
    </DraftFrame>,
  );
};

const sentenceOf = (draft: Draft, principal: string, { kind, at, actor, section, editor }: DraftEvent): string => {
  const what = kind === 'draft.saved' ? (section === undefined ? draftTexts.history.whole : draftSections[section].title) : '';
  const whom = draft.editors.find((each) => each.principal === editor)?.address ?? '';
  const detail = [what, whom].filter((part) => part !== '').join(', ');
  const name = new Map<string, string>(Object.entries(draftTexts.history.kinds)).get(kind) ?? kind;
  return `${formatInstant(at)}: ${name}${detail === '' ? '' : ` (${detail})`} ${draftTexts.history.by(nameOfEditor(draft, principal, actor))}`;
};

/** `/antrag/entwuerfe/{id}/verlauf`: who changed what, newest first. */
export const historyPage = (site: Site, draft: Draft, principal: string, events: readonly DraftEvent[]): string =>
  renderPage(
    <DraftFrame site={site} draft={draft} title={draftTexts.history.title}>
      <List items={events.toReversed().map((event) => sentenceOf(draft, principal, event))} />
      <Text>
        <Link href={draftPath(draft.id)}>{draftTexts.section.back}</Link>
      </Text>
    </DraftFrame>,
  );

/** `/antrag/entwuerfe/{id}/loeschen`: asks once more. */
export const removePage = (site: Site, draft: Draft): string =>
  renderPage(
    <DraftFrame site={site} draft={draft} title={draftTexts.remove.title}>
      <Text>
        <strong>{titleOf(draft)}</strong>
      </Text>
      <Text>{draftTexts.remove.question}</Text>
      <form class="form" method="post" action={draftPath(draft.id, 'loeschen')}>
        <SubmitButton>{draftTexts.remove.button}</SubmitButton>
      </form>
      <Text>
        <Link href={draftPath(draft.id)}>{draftTexts.remove.back}</Link>
      </Text>
    </DraftFrame>,
  );
