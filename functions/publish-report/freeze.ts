import type { CountyProfile } from '../../shared/county/profile.ts';
import type { Instant, Month } from '../../shared/domain/calendar.ts';
import type { Catalogue } from '../../shared/domain/statistics/indicators.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { type FundingSnapshot, type Release, releaseSchema } from '../../shared/domain/statistics/release.ts';
import type { Hash } from './files/named-file.ts';

type Vintages = Release['vintages'];

/** Merged values of months. */
export type ObservationsByMonth = ReadonlyMap<Month, readonly Observation[]>;

/** What staff have added to an issue. */
export type IssueTexts = Pick<Release, 'commentary' | 'alsoHidden' | 'preRelease' | 'leftOut'>;

/**
 * Hash over everything that decides the content of a report: the values used, the catalogue, the profile, the editors' texts and what they have
 * hidden. Not who delivered the values when: the same values delivered again are the same report. Nor their order.
 */
export const inputsHashOf = (
  observations: ObservationsByMonth,
  { county, catalogue, commentary, alsoHidden }: { readonly county: CountyProfile; readonly catalogue: Pick<Catalogue, 'indicators'> } & IssueTexts,
  hash: Hash,
): string => {
  const figures = Object.fromEntries([...observations].map(([month, values]) => [month, hash(values.map(lineOf).sort().join('\n'))]));
  return hash(canonical({ figures, catalogue: catalogue.indicators, profile: county, commentary, alsoHidden }));
};

// Every field but month and frequency, which all of a month share. A replacer with names is four times slower.
const lineOf = (o: Observation): string =>
  JSON.stringify([
    o.indicator,
    o.area,
    o.citizenship,
    o.sex,
    o.age,
    o.status,
    o.value ?? null,
    o.unit,
    o.obsStatus,
    o.confStatus,
    o.source,
    o.referenceDate ?? null,
    o.release,
    o.roundingBase ?? null,
    o.comment,
  ]);

/** JSON with sorted keys: the order in which somebody wrote a record down means nothing. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** What a run does about a month. */
export type Decision = {
  readonly release: Release;
  /** `new` must be frozen first, `frozen` was begun by a run that did not end, `published` is done and only written again. */
  readonly stage: 'new' | 'frozen' | 'published';
};

/** Said of a correction when nobody gave a reason: of other figures, or of the same ones with other words beside them. */
const defaultReasons = {
  figures: 'Nachgelieferte oder berichtigte Zahlen',
  words: 'Geänderte Texte oder Angaben, die Zahlen sind dieselben',
} as const;

const longestReason = 300;

/**
 * The public reason of a correction that nobody worded: what those wrote who changed the figures, as far as it fits. They were told that it
 * may stand in the report.
 */
export const reasonFrom = (named: readonly string[], what: keyof typeof defaultReasons = 'figures'): string => {
  const lines = named.map((reason) =>
    reason
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim()
      .replace(/\.$/, ''),
  );
  const fitting = lines.filter((_line, at) => lines.slice(0, at + 1).join('; ').length <= longestReason);
  return fitting.length === 0 ? defaultReasons[what] : fitting.join('; ');
};

export type FreezeInput = {
  readonly month: Month;
  readonly now: Instant;
  readonly reason: string | undefined;
  /** Reasons of those who changed figures since the newest revision. */
  readonly named: readonly string[];
  /** Stored revisions, oldest first. */
  readonly revisions: readonly Release[];
  /** What was read: of a revision that was begun its own vintages, otherwise what there is now. */
  readonly vintages: Vintages;
  /** Of what was read. */
  readonly inputsHash: string;
  readonly texts: IssueTexts;
  /** Issues that are public and show months of this one. */
  readonly earlier: readonly { readonly month: Month; readonly revision: number }[];
};

/**
 * Decides which revision a run is about. One that was begun is finished with its own inputs; the newest one is repeated
 * when no value changed since; otherwise there is a new one. `funding` is only asked for the first revision: all later
 * ones correct figures and keep its state of the funding.
 */
export const decide = async (input: FreezeInput, funding: () => Promise<FundingSnapshot>): Promise<Decision> => {
  const { month, now, reason, named, revisions, vintages, inputsHash, texts, earlier } = input;
  const newest = revisions.at(-1);
  // Catalogue or profile may have changed since the freeze: the hash says what the issue is really made from.
  if (newest?.state === 'frozen') return { stage: 'frozen', release: { ...newest, inputsHash } };
  if (newest?.inputsHash === inputsHash) return { stage: 'published', release: newest };
  // Parsed as the stored one will be: its fields stand in the same order then, and its files have the same bytes.
  const release = releaseSchema.parse({
    month,
    revision: (newest?.revision ?? 0) + 1,
    state: 'frozen',
    inputsHash,
    vintages,
    frozenAt: now,
    ...(newest && { reason: reason ?? reasonFrom(named, JSON.stringify(newest.vintages) === JSON.stringify(vintages) ? 'words' : 'figures') }),
    funding: newest?.funding ?? (await funding()),
    ...texts,
    earlier,
  });
  return { stage: 'new', release };
};
