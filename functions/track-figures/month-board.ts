import type { Instant, Month } from '../../shared/domain/calendar.ts';
import type { AreaRecipient } from '../../shared/domain/notices/recipient.ts';
import { byUrgency, countsOf, type DeliveryCounts, dueBefore, type Standing, standingOf } from '../../shared/domain/statistics/completeness.ts';
import { deliverableMonths } from '../../shared/domain/statistics/delivery-calendar.ts';
import {
  type IndicatorStanding,
  indicatorStandings,
  type KnownValue,
  knownValues,
  type Replacement,
  replacements,
  type VintageValues,
} from '../../shared/domain/statistics/month-as-known.ts';
import { total } from '../../shared/domain/statistics/observation.ts';
import { inputsOf, type Release } from '../../shared/domain/statistics/release.ts';
import { countingVintages, reasonsOfChange, type Vintage } from '../../shared/domain/statistics/vintage.ts';
import { releasedVintages, vintageStandings } from '../../shared/domain/statistics/vintage-standing.ts';
import type { FiguresDeps } from './figures-deps.ts';
import { readVintages } from './known-month.ts';
import { differenceOf } from './month-states.ts';

/** One line of the board. */
export type BoardLine = {
  readonly standing: Standing;
  readonly name: string;
  /** Who sent its newest submission: the address of a person, or the name of a program's key. */
  readonly by: string | undefined;
  /** The vintage that took back what it delivered, where all was: it says why. */
  readonly withdrawal: Vintage | undefined;
  /** Whom a reminder goes to, and who is called; empty where the county has entered nobody. */
  readonly recipients: readonly AreaRecipient[];
  /** What it says about its figures. */
  readonly comments: readonly { readonly indicator: string; readonly status: string; readonly text: string }[];
  /** Values of its newest submission that something later replaced. */
  readonly replaced: readonly Replacement[];
  /** Collected indicators without a value of this administration, however it came. */
  readonly lacking: readonly string[];
};

/** Everything that the board of a month shows. */
export type MonthBoard = {
  readonly month: Month;
  readonly now: Instant;
  /** @see dueBefore */
  readonly due: Instant;
  /** Its figures can still be delivered: then a reminder makes sense. */
  readonly deliverable: boolean;
  /** What needs somebody first stands first. */
  readonly lines: readonly BoardLine[];
  readonly counts: DeliveryCounts;
  /** Of each indicator that is delivered, in the order of the catalogue. */
  readonly indicators: readonly IndicatorStanding[];
  readonly vintages: readonly Vintage[];
  /** The newest revision; whether figures have changed since, and why, as it was said. */
  readonly published: { readonly release: Release; readonly corrected: boolean; readonly reasons: readonly string[] } | undefined;
};

type Reads = Pick<FiguresDeps, 'now' | 'county' | 'areas' | 'catalogue' | 'figures' | 'deliveries' | 'history' | 'releases' | 'duties'>;

/** The indicators that somebody delivers: what is computed is nobody's to deliver. */
export const deliveredIndicators = ({ catalogue }: Pick<FiguresDeps, 'catalogue'>): readonly string[] =>
  catalogue.indicators.filter(({ formula }) => formula === undefined).map(({ code }) => code);

/** The administrations of a month with where they stand, and what that is read from. */
export const monthStandings = async (
  { areas, county, figures, deliveries: stored, now: clock }: Pick<FiguresDeps, 'areas' | 'county' | 'figures' | 'deliveries' | 'now'>,
  month: Month,
) => {
  const now = clock();
  const deliveries = new Map((await stored.deliveries(month)).map((delivery) => [delivery.area, delivery]));
  // After the deliveries: a submission and its vintage are one write, so none is taken for one that was withdrawn.
  const vintages = await figures.vintages(month);
  const counting = new Set(countingVintages(vintages).map(({ vintage }) => vintage));
  const due = dueBefore(county.collection, month);
  const administrations = areas.at(month).children(county.key);
  const standings = administrations.map((area) => standingOf({ area, delivery: deliveries.get(area), counting, due, now }));
  return { now, due, deliveries, vintages, standings };
};

/** Who has delivered what for a month, what is missing, and what the month holds. */
export const monthBoard = async (deps: Reads, month: Month): Promise<MonthBoard> => {
  const [{ now, due, vintages, standings }, revisions, addressees] = await Promise.all([
    monthStandings(deps, month),
    deps.releases.revisions(month),
    deps.duties('figures'),
  ]);
  const read = await readVintages(deps, countingVintages(vintages));
  const values = knownValues(read);
  const replaced = replacements(read);
  const areas = deps.areas.at(month);
  const became = vintageStandings(vintages);
  const senders = new Map(await Promise.all(standings.map(async (standing) => [standing.area, await senderOf(deps, month, standing)] as const)));
  const release = revisions.findLast(({ state }) => state === 'published');
  return {
    month,
    now,
    due,
    deliverable: deliverableMonths(now).includes(month),
    lines: standings.toSorted(byUrgency(areas.name)).map((standing) => ({
      standing,
      name: areas.name(standing.area),
      by: senders.get(standing.area),
      withdrawal: became.find(({ vintage }) => vintage.vintage === standing.takenBack?.vintage)?.withdrawnBy,
      recipients: addressees.filter((recipient) => recipient.area === standing.area),
      comments: commentsOf(standing, read),
      replaced: replaced.get(standing.submission?.vintage ?? '') ?? [],
      lacking: lackingOf(deps, month, standing.area, values),
    })),
    counts: countsOf(standings),
    indicators: indicatorStandings(deliveredIndicators(deps), values),
    vintages,
    published: release && {
      release,
      corrected: await isCorrected(deps, release, vintages),
      reasons: reasonsOfChange(vintages, inputsOf(release, month)),
    },
  };
};

/** Whether a value is another one than in the release. The same value from another vintage is none. */
const isCorrected = async (deps: Pick<FiguresDeps, 'figures'>, release: Release, vintages: readonly Vintage[]): Promise<boolean> => {
  const [used, counting] = [releasedVintages(release, vintages), countingVintages(vintages)];
  if (used.map(({ vintage }) => vintage).join() === counting.map(({ vintage }) => vintage).join()) return false;
  return (await differenceOf(deps, { vintages: used }, { vintages: counting })).length > 0;
};

const senderOf = async ({ history }: Pick<FiguresDeps, 'history'>, month: Month, { area, submission }: Standing): Promise<string | undefined> => {
  if (submission === undefined) return undefined;
  return (await history(month, area)).find(({ kind, at }) => kind === 'figures.submitted' && at === submission.at)?.by;
};

/** What it remarked with its newest submission. A remark about an indicator stands in each of its rows: it is said once. */
const commentsOf = ({ submission }: Standing, read: readonly VintageValues[]): BoardLine['comments'] => {
  const own = read.find(({ vintage }) => vintage.vintage === submission?.vintage)?.observations.filter(({ comment }) => comment !== '') ?? [];
  const wholes = new Set(own.filter(({ status }) => status === total).map(({ indicator, comment }) => `${indicator}|${comment}`));
  return own
    .filter(({ indicator, comment, status }) => status === total || !wholes.has(`${indicator}|${comment}`))
    .map(({ indicator, status, comment }) => ({ indicator, status, text: comment }));
};

/** A value of the administration or of one of its Gemeinden will do: it may have come with a file. */
const lackingOf = ({ areas, county }: Reads, month: Month, area: string, values: readonly KnownValue[]): readonly string[] => {
  const own = new Set([area, ...areas.at(month).children(area)]);
  const there = new Set(values.flatMap(({ observation }) => (own.has(observation.area) ? [observation.indicator] : [])));
  return county.collection.indicators.map(({ code }) => code).filter((code) => !there.has(code));
};
