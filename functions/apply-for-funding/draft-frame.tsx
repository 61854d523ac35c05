import type { ComponentChildren } from 'preact';
import type { Draft } from '../../shared/domain/funding/draft.ts';
import { Page, type PageScript } from '../../shared/pages/page.tsx';
import { draftTexts } from './draft-texts.ts';
import type { Site } from './site.ts';
import { texts } from './texts.ts';

/** Address of a draft's task list, or of one of its pages. */
export const draftPath = (id: string, page?: string): string => `/antrag/entwuerfe/${id}${page === undefined ? '' : `/${page}`}`;

/** The frame of every page of a draft: where it stands, and the way back to the task list. */
export const DraftFrame = ({
  site: { county, exampleData },
  draft,
  title,
  hasErrors = false,
  wide = false,
  scripts,
  children,
}: {
  readonly site: Site;
  readonly draft: Pick<Draft, 'id'>;
  readonly title: string;
  readonly hasErrors?: boolean;
  readonly wide?: boolean;
  readonly scripts?: readonly PageScript[];
  readonly children: ComponentChildren;
}) => (
  <Page
    title={title}
    county={county}
    exampleData={exampleData}
    current="/antrag/entwuerfe"
    hasErrors={hasErrors}
    wide={wide}
    scripts={scripts}
    breadcrumbs={[
      { href: '/antrag', label: texts.title },
      { href: '/antrag/entwuerfe', label: draftTexts.list.title },
      { href: draftPath(draft.id), label: draftTexts.tasks.fallbackTitle },
    ]}
  >
    {children}
  </Page>
);
