import { formatInstant } from '../../shared/domain/calendar.ts';
import { type Draft, type DraftEvent, draftSections } from '../../shared/domain/funding/draft.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { DraftFrame, draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import { titleOf } from './drafts-page.tsx';
import { whoHas } from './section-page.tsx';
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
                  <SubmitButton variant="secondary">
                    {words.remove}
                    <span class="kern-sr-only">: {address}</span>
                  </SubmitButton>
                </form>
              ) : null}
            </li>
          );
        })}
      </ul>
      {isOwner ? (
        <form class="form" method="post" action={draftPath(draft.id, 'mitarbeit')} novalidate>
          <Heading level={2}>{words.invite}</Heading>
          <TextField
            name="email"
            label={words.address}
            hint={words.addressHint}
            type="email"
            autocomplete="off"
            value={typed}
            error={errors[0]?.message}
          />
          <SubmitButton>{words.button}</SubmitButton>
        </form>
      ) : (
        <Text>{words.onlyOwner}</Text>
      )}
      <Text>
        <Link href={draftPath(draft.id)}>{draftTexts.tasks.back}</Link>
      </Text>
    </DraftFrame>,
  );
};

/** A save without a change keeps the draft longer and changes nothing. */
type Deed = DraftEvent & { readonly kind: Exclude<DraftEvent['kind'], 'draft.prolonged'> };
const isDeed = (event: DraftEvent): event is Deed => event.kind !== 'draft.prolonged';

const deedOf = (draft: Draft, { kind, section, editor }: Deed): string => {
  const texts = draftTexts.history;
  switch (kind) {
    case 'draft.created':
      return texts.created;
    case 'draft.saved':
      return section === undefined ? texts.savedWhole : texts.saved(draftSections[section].title);
    case 'draft.editor-invited': {
      const address = draft.editors.find((each) => each.principal === editor)?.address;
      return address === undefined ? texts.invitedSomebody : texts.invited(address);
    }
    case 'draft.editor-removed':
      return texts.removed;
  }
};

const sentenceOf = (draft: Draft, principal: string, event: Deed): string =>
  `${formatInstant(event.at)}: ${whoHas(draft, principal, event.actor)} ${deedOf(draft, event)}.`;

/** `/antrag/entwuerfe/{id}/verlauf`: who changed what, newest first. */
export const historyPage = (site: Site, draft: Draft, principal: string, events: readonly DraftEvent[]): string =>
  renderPage(
    <DraftFrame site={site} draft={draft} title={draftTexts.history.title}>
      <List
        items={events
          .filter(isDeed)
          .toReversed()
          .map((event) => sentenceOf(draft, principal, event))}
      />
      <Text>
        <Link href={draftPath(draft.id)}>{draftTexts.tasks.back}</Link>
      </Text>
    </DraftFrame>,
  );

/** `/antrag/entwuerfe/{id}/loeschen`: asks once more. */
export const removePage = (site: Site, draft: Draft, principal: string): string =>
  renderPage(
    <DraftFrame site={site} draft={draft} title={draftTexts.remove.title}>
      <Text>
        <strong>{titleOf(draft)}</strong>
      </Text>
      {draft.owner === principal ? (
        <>
          <Text>{draftTexts.remove.question}</Text>
          <form class="form" method="post" action={draftPath(draft.id, 'loeschen')}>
            <SubmitButton>{draftTexts.remove.button}</SubmitButton>
          </form>
        </>
      ) : (
        <Text>{draftTexts.remove.onlyOwner}</Text>
      )}
      <Text>
        <Link href={draftPath(draft.id)}>{draftTexts.remove.back}</Link>
      </Text>
    </DraftFrame>,
  );
