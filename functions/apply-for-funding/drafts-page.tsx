import { formatDate, formatInstant, type Instant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { formatDeadline } from '../../shared/domain/funding/deadline.ts';
import { type Draft, keptUntil, titleOfDraft } from '../../shared/domain/funding/draft.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, DescriptionList, Heading, Link, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, type Option, RadioGroup, SubmitButton } from '../../shared/pages/form.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import type { Site } from './site.ts';
import { texts } from './texts.ts';

const words = draftTexts.begin;

/** What the list of drafts shows. */
export type DraftsView = {
  readonly address: string;
  readonly principal: string;
  readonly drafts: readonly Draft[];
  readonly rounds: readonly Round[];
  /** Rounds that take applications now; of a permit only its own. */
  readonly open: readonly Round[];
  /** Why nothing can be begun now, where nothing can. */
  readonly closed: string | undefined;
  /** A permit to apply late: its token, to be sent back with the form, and why it was given. */
  readonly permit?: { readonly token: string; readonly reason: string; readonly until: Instant } | undefined;
  /** Applications whose organisation can be taken over. */
  readonly earlier: readonly Application[];
  /** Random: a double click begins one draft. */
  readonly key: string;
  readonly errors?: readonly FieldError[];
  readonly done?: string | undefined;
};

/** Title of a draft as far as it has one. */
export const titleOf = (draft: Pick<Draft, 'sections'>): string => titleOfDraft(draft) ?? draftTexts.list.untitled;

const DraftItem = ({ draft, view }: { readonly draft: Draft; readonly view: DraftsView }) => {
  const round = view.rounds.find(({ id }) => id === draft.roundId);
  const owner = draft.editors.find(({ principal }) => principal === draft.owner);
  return (
    <li class="draft-item flow">
      <h3 class="kern-heading-small">
        <Link href={draftPath(draft.id)}>{titleOf(draft)}</Link>
      </h3>
      <ul class="draft-item__facts">
        {round === undefined ? null : (
          <li class="kern-body kern-body--small">
            {round.title}. {draftTexts.list.deadline(formatDeadline(round))}
          </li>
        )}
        <li class="kern-body kern-body--small">{draftTexts.list.savedAt(formatInstant(draft.savedAt))}</li>
        {draft.owner === view.principal || owner?.address === undefined ? null : (
          <li class="kern-body kern-body--small">{draftTexts.list.shared(owner.address)}</li>
        )}
        <li class="kern-body kern-body--small">{draftTexts.list.keptUntil(formatDate(keptUntil(draft)))}</li>
      </ul>
    </li>
  );
};

/** Newest application of each organisation that somebody applied for. */
const organisations = (earlier: readonly Application[]): readonly Application[] => [
  ...new Map(earlier.map((application) => [application.organisation.name, application])).values(),
];

/**
 * What can be taken over instead of typing it again: the organisation of an application, and with a permit everything that somebody had
 * begun in its round before it closed.
 */
const copiesOf = ({ earlier, drafts, open, permit }: DraftsView): readonly Option[] => [
  ...organisations(earlier).map(({ id, reference, organisation }) => ({ value: id, label: words.copyFrom(reference, organisation.name) })),
  ...(permit === undefined ? [] : drafts.filter(({ roundId }) => roundId === open[0]?.id)).map((draft) => ({
    value: draft.id,
    label: words.copyDraft(titleOf(draft), formatInstant(draft.savedAt)),
  })),
];

const limitsOf = ({ minimumGrant, maximumGrant }: Round): string => texts.round.limits(formatEuro(minimumGrant), formatEuro(maximumGrant));

const Begin = ({ view }: { readonly view: DraftsView }) => {
  const [first, ...others] = view.open;
  if (first === undefined)
    return (
      <Alert kind="info" title={texts.closed.heading}>
        {view.closed === undefined ? null : <Text>{view.closed}</Text>}
      </Alert>
    );
  const copies = copiesOf(view);
  const deadline = formatDeadline(view.permit === undefined ? first : { closesAt: view.permit.until });
  return (
    <form class="form" method="post" action="/antrag/entwuerfe" novalidate>
      <input type="hidden" name="key" value={view.key} />
      {view.permit === undefined ? null : (
        <>
          <input type="hidden" name="erlaubnis" value={view.permit.token} />
          <Text>{words.late(first.title, view.permit.reason)}</Text>
        </>
      )}
      {others.length === 0 ? (
        <>
          <input type="hidden" name="runde" value={first.id} />
          <DescriptionList
            entries={[
              { term: texts.round.name, value: first.title },
              { term: texts.round.deadline, value: texts.round.until(deadline) },
              { term: texts.round.amount, value: limitsOf(first) },
            ]}
          />
        </>
      ) : (
        <RadioGroup
          name="runde"
          label={words.round}
          error={view.errors?.[0]?.message}
          options={view.open.map((round) => ({
            value: round.id,
            label: `${round.title}. ${words.roundHint(formatDeadline(round), limitsOf(round))}`,
          }))}
        />
      )}
      {copies.length === 0 ? null : (
        <RadioGroup
          name="uebernehmen"
          label={words.copy}
          hint={words.copyHint}
          value={copies.at(-1)?.value}
          options={[...copies, { value: 'nichts', label: words.copyNothing }]}
        />
      )}
      <SubmitButton>{words.button}</SubmitButton>
    </form>
  );
};

/** `/antrag/entwuerfe`: what somebody has begun, and how to begin another. */
export const draftsPage = ({ county, exampleData }: Site, view: DraftsView): string =>
  renderPage(
    <Page
      title={draftTexts.list.title}
      county={county}
      exampleData={exampleData}
      current="/antrag/entwuerfe"
      breadcrumbs={[{ href: '/antrag', label: texts.title }]}
      hasErrors={(view.errors ?? []).length > 0}
    >
      <ErrorSummary errors={view.errors ?? []} />
      {view.done === undefined ? null : (
        <div role="status">
          <Alert kind="success" title={view.done} />
        </div>
      )}
      <Text>{draftTexts.list.lead(view.address)}</Text>
      <Heading level={2}>{draftTexts.list.drafts}</Heading>
      {view.drafts.length === 0 ? (
        <Text>{draftTexts.list.none}</Text>
      ) : (
        <ul class="draft-list">
          {view.drafts.map((draft) => (
            <DraftItem key={draft.id} draft={draft} view={view} />
          ))}
        </ul>
      )}
      <Heading level={2}>{words.heading}</Heading>
      <Begin view={view} />
      <Text>
        {draftTexts.list.sent} <Link href="/status/antraege">{draftTexts.list.sentLink}</Link>
      </Text>
      <form method="post" action="/status/abmelden">
        <SubmitButton variant="secondary">{draftTexts.list.signOut}</SubmitButton>
      </form>
    </Page>,
  );
