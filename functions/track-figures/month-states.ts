import { endOfDay, type Instant, inBerlin, isoDateSchema, type Month } from '../../shared/domain/calendar.ts';
import { parseGermanDate } from '../../shared/domain/german-date.ts';
import type { KnownValue } from '../../shared/domain/statistics/month-as-known.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
import { countingVintages, type Vintage } from '../../shared/domain/statistics/vintage.ts';
import { type DifferingValue, vintageDifference } from '../../shared/domain/statistics/vintage-difference.ts';
import { countingWithout, releasedVintages, vintageOfSlug, vintageSlug, vintageStandings } from '../../shared/domain/statistics/vintage-standing.ts';
import type { FiguresDeps } from './figures-deps.ts';
import { valuesOfVintages } from './known-month.ts';
import { vintageTexts as texts } from './vintage-texts.ts';

/** A state of a month: what counted at some time. */
export type MonthState = {
  /** As it stands in an address; empty for the one that is meant without a word. */
  readonly key: string;
  /** When this was, German, to stand after „Stand:“. */
  readonly label: string;
  /** What counted, oldest first. */
  readonly vintages: readonly Vintage[];
};

/** What states are read from. */
export type MonthHistory = {
  readonly month: Month;
  readonly now: Instant;
  readonly vintages: readonly Vintage[];
  readonly revisions: readonly Release[];
};

type Reads = Pick<FiguresDeps, 'now' | 'figures' | 'releases'>;

/** All that was received for a month, and what was published of it. */
export const monthHistory = async ({ now, figures, releases }: Reads, month: Month): Promise<MonthHistory> => {
  const [vintages, revisions] = await Promise.all([figures.vintages(month), releases.revisions(month)]);
  return { month, now: now(), vintages, revisions };
};

/** What counts now. */
export const stateNow = ({ vintages }: Pick<MonthHistory, 'vintages'>): MonthState => ({
  key: '',
  label: texts.states.now,
  vintages: countingVintages(vintages),
});

/** What `jetzt` names: with it two states can be compared of which the first is the one of now. */
export const nowKey = 'jetzt';

/** What would count if a vintage were taken back, as it stands in an address. */
export const withoutKey = ({ vintage }: Pick<Vintage, 'vintage'>): string => `ohne-${vintageSlug(vintage)}`;

/** The month before anything came. */
export const stateOfNothing: MonthState = { key: '', label: texts.states.nothing, vintages: [] };

// A millisecond: the state of a day is that of its last one.
const instantBefore = (instant: Instant): Instant => new Date(Date.parse(instant) - 1).toISOString();

/**
 * The state that a text in an address names: the end of a day in Berlin (`2026-11-20`, `20.11.2026`), the moment after a vintage was
 * received (its name in addresses), what a revision of the report was made from (`fassung-2`), now (`jetzt`), or what would count if a
 * vintage were taken back (`ohne-` and its name).
 * @returns `undefined` for a text that names nothing, and for a day that is not there yet
 */
export const stateOf = (text: string, { now, vintages, revisions }: MonthHistory): MonthState | undefined => {
  const revision = revisions.find((each) => `fassung-${each.revision}` === text);
  if (revision !== undefined) {
    return { key: text, label: texts.states.revision(revision.revision), vintages: releasedVintages(revision, vintages) };
  }
  if (text === nowKey) return { ...stateNow({ vintages }), key: text };
  const without = vintages.find((each) => withoutKey(each) === text);
  if (without !== undefined) {
    return { key: text, label: texts.states.without(without.receivedAt, without.kind === 'withdrawal'), vintages: stateWithout(vintages, without) };
  }
  const vintage = vintageOfSlug(vintages, text);
  if (vintage !== undefined) {
    return { key: text, label: texts.states.after(vintage.receivedAt), vintages: countingVintages(vintages, vintage.receivedAt) };
  }
  const { data: day } = isoDateSchema.safeParse(parseGermanDate(text));
  if (day === undefined || day > inBerlin(now).date) return undefined;
  return { key: day, label: texts.states.day(day), vintages: countingVintages(vintages, instantBefore(endOfDay(day))) };
};

/** What would count if a vintage were taken back now; of one that does not count any more: what counts. */
export const stateWithout = (vintages: readonly Vintage[], vintage: Vintage): readonly Vintage[] =>
  vintageStandings(vintages).some((standing) => standing.counts && standing.vintage === vintage)
    ? countingWithout(vintages, vintage)
    : countingVintages(vintages);

/** The values of a state, each with where it came from, in a fixed order. */
export const valuesOfState = async (deps: Pick<FiguresDeps, 'figures'>, { vintages }: MonthState): Promise<readonly KnownValue[]> =>
  (await valuesOfVintages(deps, vintages)).toSorted((a, b) => compareSubjects(a, b));

const subjectColumns = ['indicator', 'area', 'citizenship', 'sex', 'age', 'status'] as const;

const compareSubjects = ({ observation: a }: KnownValue, { observation: b }: KnownValue): number => {
  const column = subjectColumns.find((name) => a[name] !== b[name]);
  if (column === undefined) return 0;
  // The sum stands before what it is the sum of.
  if (a[column] === '_T' || b[column] === '_T') return a[column] === '_T' ? -1 : 1;
  return a[column] < b[column] ? -1 : 1;
};

/** What differs between two states, value by value. A vintage that both have is read once. */
export const differenceOf = async (
  { figures }: Pick<FiguresDeps, 'figures'>,
  from: Pick<MonthState, 'vintages'>,
  to: Pick<MonthState, 'vintages'>,
): Promise<readonly DifferingValue[]> => {
  const reads = new Map<string, Promise<Observation[]>>();
  const valuesOf = (vintage: Vintage): Promise<Observation[]> => {
    const reading = reads.get(vintage.vintage) ?? figures.valuesOf(vintage);
    reads.set(vintage.vintage, reading);
    return reading;
  };
  const merged = async ({ vintages }: Pick<MonthState, 'vintages'>): Promise<readonly Observation[]> =>
    (await valuesOfVintages({ figures: { valuesOf } }, vintages)).map(({ observation }) => observation);
  const [before, after] = await Promise.all([merged(from), merged(to)]);
  return vintageDifference(before, after);
};
