import { areaName } from '../../shared/county/areas.ts';
import { formatDeadline } from '../../shared/domain/funding/deadline.ts';
import { draftReview, draftSectionCodes, draftSections } from '../../shared/domain/funding/draft.ts';
import { type SummaryPart, summaryOf } from '../../shared/domain/funding/summary.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { ErrorSummary, SubmitButton } from '../../shared/pages/form.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { DraftFrame, draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import { type DraftView, errorsOf } from './draft-view.ts';
import type { Site } from './site.ts';

const words = draftTexts.send;

const anchorOf = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const Change = ({ part, draft }: { readonly part: SummaryPart; readonly draft: DraftView['draft'] }) => (
  <Link href={`${draftPath(draft.id, draftSections[part.section].slug)}?von=${draftReview.slug}`}>
    {words.change}
    <span class="kern-sr-only">{words.changeOf(part.heading)}</span>
  </Link>
);

const Part = ({ part, draft }: { readonly part: SummaryPart; readonly draft: DraftView['draft'] }) => (
  <section class="kern-summary" aria-labelledby={`teil-${anchorOf(part.heading)}`}>
    <div class="kern-summary__header summary__header">
      <h2 class="kern-heading-medium" id={`teil-${anchorOf(part.heading)}`}>
        {part.heading}
      </h2>
      <Change part={part} draft={draft} />
    </div>
    <div class="kern-summary__body">
      {'facts' in part ? (
        part.facts.length === 0 ? (
          <Text>{words.none}</Text>
        ) : (
          <dl class="kern-description-list">
            {part.facts.map(({ pointer, label, value }) => (
              <div key={`${pointer} ${label}`} class="kern-description-list-item">
                <dt class="kern-description-list-item__key">{label}</dt>
                <dd class="kern-description-list-item__value">
                  {value.length === 0 ? words.notProvided : value.map((line) => <div key={line}>{line}</div>)}
                </dd>
              </div>
            ))}
          </dl>
        )
      ) : (
        <ul class="summary__rows">
          {part.rows.map(({ kind, details, amount }, row) => (
            <li key={row} class="summary__row kern-body">
              <span>{[kind, ...details].filter((text) => text !== '').join('; ')}</span>
              <span class="summary__amount">{amount}</span>
            </li>
          ))}
          <li class="summary__row kern-body">
            <span>{part.total.label}</span>
            <span class="summary__amount">{part.total.amount}</span>
          </li>
        </ul>
      )}
    </div>
  </section>
);

/** What is still to be done, section by section. */
const Missing = ({ view }: { readonly view: DraftView }) => {
  const open = draftSectionCodes.filter((code) => view.statuses[code] !== 'done');
  return open.length === 0 ? null : (
    <Alert kind="warning" title={words.missingTitle}>
      <Text>{words.missing}</Text>
      <List
        items={open.map((code) => (
          <>
            <Link href={`${draftPath(view.draft.id, draftSections[code].slug)}?pruefen&von=${draftReview.slug}`}>{draftSections[code].title}</Link>
            {/* A link that stands alone is a block of its own. */}
            {errorsOf(view, code).length === 0 ? null : <span>: {words.problems(errorsOf(view, code).length)}</span>}
          </>
        ))}
      />
    </Alert>
  );
};

/** `/antrag/entwuerfe/{id}/absenden`: everything once more, and the button. `refused`: why it was not sent. */
export const sendPage = (site: Site, view: DraftView, refused?: { readonly title: string; readonly detail: string }): string => {
  const { draft, round, whole, files, open, statuses, hints } = view;
  const ready = open && draftSectionCodes.every((code) => statuses[code] === 'done');
  const placeName = (ags: string): string => areaName(site.county, ags) ?? ags;
  const kept = files.filter(({ state }) => state !== 'refused');
  return renderPage(
    <DraftFrame site={site} draft={draft} title={words.title} hasErrors={refused !== undefined}>
      {refused === undefined ? null : <ErrorSummary title={refused.title} errors={[{ pointer: '', message: refused.detail }]} />}
      {open ? (
        <Text>
          {round.title}. {draft.latePermit === undefined ? draftTexts.tasks.deadline(formatDeadline(round)) : ''}
        </Text>
      ) : (
        <Alert kind="warning" title={words.closedTitle}>
          <Text>{draftTexts.tasks.closed}</Text>
        </Alert>
      )}
      <Missing view={view} />
      {ready ? <Text>{words.lead}</Text> : null}
      {hints.length === 0 ? null : (
        <Alert kind="info" title={draftTexts.section.hints}>
          <List items={hints.map(({ message }) => message)} />
        </Alert>
      )}
      {summaryOf(whole, kept, { round, placeName }).map((part) => (
        <Part key={part.heading} part={part} draft={draft} />
      ))}
      {ready ? (
        <form class="form" method="post" action={draftPath(draft.id, draftReview.slug)}>
          <Heading level={2}>{words.confirm}</Heading>
          <List items={words.steps} />
          <input type="hidden" name="version" value={String(draft.version)} />
          <input type="hidden" name="runde" value={String(round.version)} />
          <SubmitButton>{words.button}</SubmitButton>
        </form>
      ) : null}
      <Text>
        <Link href={draftPath(draft.id)}>{draftTexts.tasks.back}</Link>
      </Text>
    </DraftFrame>,
  );
};
