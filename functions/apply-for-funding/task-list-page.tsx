import { formatDate } from '../../shared/domain/calendar.ts';
import { formatDeadline } from '../../shared/domain/funding/deadline.ts';
import { draftReview, draftSectionCodes, draftSections, keptUntil, sectionOfSlug, titleOfDraft } from '../../shared/domain/funding/draft.ts';
import type { SectionStatus } from '../../shared/domain/funding/draft-content.ts';
import { Alert, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { Page, renderPage } from '../../shared/pages/page.tsx';
import { draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import type { DraftView } from './draft-view.ts';
import type { Site } from './site.ts';
import { texts } from './texts.ts';

const words = draftTexts.tasks;

const badges = {
  'not-started': 'kern-badge kern-badge--info',
  started: 'kern-badge kern-badge--warning',
  problem: 'kern-badge kern-badge--danger',
  done: 'kern-badge kern-badge--success',
} as const satisfies Record<SectionStatus, string>;

const Task = (props: { readonly number: number; readonly href: string; readonly title: string; readonly badge: string; readonly status: string }) => {
  const { number, href, title, badge, status } = props;
  const id = `stand-${number}`;
  return (
    <li class="kern-task-list__item">
      <span class="kern-number" aria-hidden="true">
        {number}
      </span>
      <div class="task">
        <a class="kern-link" href={href} aria-describedby={id}>
          {title}
        </a>
        <span class={badge} id={id}>
          <span class="kern-label kern-label--small">{status}</span>
        </span>
      </div>
    </li>
  );
};

/** The task list of a draft. `saved`: slug of the section that was saved just now. */
export const taskListPage = ({ county, exampleData }: Site, view: DraftView, saved: string | null): string => {
  const { draft, round, statuses, open } = view;
  const done = draftSectionCodes.filter((code) => statuses[code] === 'done').length;
  const ready = done === draftSectionCodes.length && open;
  const savedSection = saved === null ? undefined : sectionOfSlug(saved);
  return renderPage(
    <Page
      title={titleOfDraft(draft) ?? words.fallbackTitle}
      county={county}
      exampleData={exampleData}
      current="/antrag/entwuerfe"
      breadcrumbs={[
        { href: '/antrag', label: texts.title },
        { href: '/antrag/entwuerfe', label: draftTexts.list.title },
      ]}
    >
      {savedSection === undefined ? null : (
        <div role="status">
          <Alert kind="success" title={words.saved(draftSections[savedSection].title)} />
        </div>
      )}
      {round.version === draft.roundVersion ? null : (
        <Alert kind="warning" title={words.roundChanged}>
          <Text>{words.roundChangedLead}</Text>
        </Alert>
      )}
      {open ? (
        <Text>
          {round.title}. {draft.latePermit === undefined ? words.deadline(formatDeadline(round)) : ''}
        </Text>
      ) : (
        <Alert kind="warning" title={draftTexts.send.closedTitle}>
          <Text>{words.closed}</Text>
        </Alert>
      )}
      <Text>
        <strong>{words.progress(done, draftSectionCodes.length)}</strong> {ready ? words.complete : words.lead}
      </Text>
      <Heading level={2}>{words.sections}</Heading>
      <ol class="kern-task-list__list">
        {draftSectionCodes.map((code, index) => (
          <Task
            key={code}
            number={index + 1}
            href={`${draftPath(draft.id, draftSections[code].slug)}${statuses[code] === 'problem' ? '?pruefen' : ''}`}
            title={draftSections[code].title}
            badge={badges[statuses[code]]}
            status={words.statuses[statuses[code]]}
          />
        ))}
        <Task
          number={draftSectionCodes.length + 1}
          href={draftPath(draft.id, draftReview.slug)}
          title={draftReview.title}
          badge={badges[ready ? 'started' : 'not-started']}
          status={ready ? words.ready : words.notYet}
        />
      </ol>
      <Text>{words.keptUntil(formatDate(keptUntil(draft)))}</Text>
      <Heading level={2}>{words.together}</Heading>
      <List
        items={[
          <Link href={draftPath(draft.id, 'mitarbeit')}>{words.editors}</Link>,
          <Link href={draftPath(draft.id, 'verlauf')}>{words.history}</Link>,
        ]}
      />
      <Heading level={2}>{words.more}</Heading>
      <List items={[<Link href="/antrag/entwuerfe">{words.all}</Link>, <Link href={draftPath(draft.id, 'loeschen')}>{words.delete}</Link>]} />
    </Page>,
  );
};
