import type { ComponentChildren } from 'preact';
import { formatMonth, type Month } from '../../shared/domain/calendar.ts';
import { SubmitButton } from '../../shared/pages/form.tsx';
import { Page, type PageScript } from '../../shared/pages/page.tsx';
import { type FormAction, formNames } from './form-fields.ts';
import type { Site } from './site.ts';
import { texts } from './texts.ts';

/** Where the list of months is. */
export const monthsPath = '/zahlen/meldungen';

/** Address of the form of a month, and of its receipt. */
export const formPath = (month: Month): string => `/zahlen/${month}`;
export const receiptPath = (month: Month): string => `${formPath(month)}/gemeldet`;

// An address of more than 8 KB is refused on the way. No key of an odd value is as long as that.
const [namedInAddress, shownInAddress, longestKey] = [30, 60, 120];

/**
 * Address of the form after something was saved.
 * @param action what a button did
 * @param foreign names of fields that others filled in meanwhile; of many the first ones and how many more there are
 * @param shown keys of the odd values that the page showed
 */
export const savedPath = (month: Month, action: FormAction, foreign: readonly string[], shown: readonly string[] = []): string => {
  const more = foreign.length - namedInAddress;
  const query = new URLSearchParams([
    [formNames.done, action],
    ...foreign.slice(0, namedInAddress).map((name) => [formNames.foreign, name]),
    ...(more > 0 ? [[formNames.more, String(more)]] : []),
    ...shown
      .filter((key) => key.length <= longestKey)
      .slice(0, shownInAddress)
      .map((key) => [formNames.shown, key]),
  ]);
  return `${formPath(month)}?${query}`;
};

/** `Oktober 2026` → `Oktober`, where the year is clear. */
export const monthName = (month: Month): string => formatMonth(month).replace(/ \d+$/, '');

/** Ends the session. */
const SignOut = () => (
  <form class="form" method="post" action="/zahlen/abmelden">
    <SubmitButton variant="secondary">{texts.months.signOut}</SubmitButton>
  </form>
);

/** The frame of every page of an administration that is signed in. */
export const FiguresFrame = ({
  site: { county, exampleData },
  title,
  below = true,
  hasErrors = false,
  scripts,
  children,
}: {
  readonly site: Site;
  readonly title: string;
  /** The page lies below the list of months. */
  readonly below?: boolean;
  readonly hasErrors?: boolean;
  readonly scripts?: readonly PageScript[];
  readonly children: ComponentChildren;
}) => (
  <Page
    title={title}
    county={county}
    exampleData={exampleData}
    current={monthsPath}
    hasErrors={hasErrors}
    scripts={scripts}
    breadcrumbs={below ? [{ href: monthsPath, label: texts.months.title }] : undefined}
  >
    {children}
    <SignOut />
  </Page>
);
