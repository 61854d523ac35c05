import type { ComponentChildren } from 'preact';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatMonth, type Instant, type IsoDate, inBerlin, type Month } from '../../shared/domain/calendar.ts';
import { byCalendar } from '../../shared/domain/statistics/delivery-event.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { SourceMappings } from '../../shared/domain/statistics/source-mapping.ts';
import { paths } from './paths.ts';
import { texts } from './texts.ts';

/** Where the pages stand, and the words that they show codes with. `mappings` costs a few milliseconds when it is asked for first. */
export type Site = {
  readonly county: CountyProfile;
  readonly exampleData: boolean;
  readonly catalogue: Catalogue;
  readonly mappings: () => SourceMappings;
};

/** The way from the desk to a page below a month. */
export const crumbsOf = (month?: Month) => [
  { href: paths.all(), label: texts.months.title },
  ...(month === undefined ? [] : [{ href: paths.month(month), label: formatMonth(month) }]),
];

/** `20.11.2026, 09:14 Uhr` in Berlin: a table has no room for names of months. */
export const shortInstant = (instant: Instant): string => {
  const { date, time } = inBerlin(instant);
  return `${shortDate(date)}, ${time}\u00a0Uhr`;
};

/** Instants of a list in words that tell them apart: with seconds where another one is of the same minute. */
export const tellingInstants = (instants: readonly Instant[]): ((instant: Instant) => string) => {
  const minuteOf = (instant: Instant): string => instant.slice(0, 16);
  const times = Map.groupBy(new Set(instants), minuteOf);
  return (instant) => {
    const { date, time } = inBerlin(instant);
    const isAlone = (times.get(minuteOf(instant))?.length ?? 0) < 2;
    return isAlone ? shortInstant(instant) : `${shortDate(date)}, ${time}:${instant.slice(17, 19)}\u00a0Uhr`;
  };
};

/** `20.11.2026`. */
export const shortDate = (date: IsoDate): string => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;

/** Heading of an indicator; a code that the catalogue no longer has stands as it is. */
export const indicatorLabel = ({ catalogue }: Pick<Site, 'catalogue'>, code: string): string => catalogue.find(code)?.label ?? code;

/** What a kind of a collected indicator is called on the form, `undefined` for the sum. */
export const partLabel = ({ county }: Pick<Site, 'county'>, code: string, status: string): string | undefined =>
  county.collection.indicators.find((collected) => collected.code === code)?.parts.find((part) => part.status === status)?.label;

/** Who reminded, in words. */
export const reminderWords = ({ at, by }: { readonly at: Instant; readonly by: string }): string =>
  texts.board.reminded(shortInstant(at), by === byCalendar ? texts.board.calendar : by);

/** One of several ways: a link, or where one is now. */
export type Choice = { readonly href: string; readonly label: ComponentChildren; readonly current?: boolean | undefined };

/** Ways in a row. */
export const Choices = ({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) =>
  choices.length === 0 ? null : (
    <nav aria-label={label} class="choices">
      <ChoiceList choices={choices} />
    </nav>
  );

/** The same without a landmark: in a cell of a table. */
export const ChoiceList = ({ choices }: { readonly choices: readonly Choice[] }) => (
  <ul class="choices__list">
    {choices.map(({ href, label, current }) => (
      <li key={href}>
        <a class="kern-link kern-link--no-visited-state" href={href} aria-current={current ? 'true' : undefined}>
          {label}
        </a>
      </li>
    ))}
  </ul>
);
