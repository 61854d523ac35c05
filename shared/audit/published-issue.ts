/** The files of an issue as the public can read them: what an attacker has, and nothing else. */
export type PublishedIssue = {
  /** `2026-10`. */
  readonly month: string;
  readonly revision: number;
  /** The tidy CSV with every number of the issue (`…-2026-10.csv`). */
  readonly csv: string;
  /** `struktur.json`: areas, categories and relations. */
  readonly structure: string;
};

/** A hidden number, and what can be concluded of it. */
export type AuditedCell = {
  /** `INDICATOR|REF_AREA|TIME_PERIOD|CITIZENSHIP|SEX|AGE|STATUS`. */
  readonly cell: string;
  /** Issue that hides it: `2026-10/1`. */
  readonly issue: string;
  /** Least and largest count that agree with everything published; `high` is absent where there is no bound. */
  readonly low: number;
  readonly high?: number;
  /** Least count that `high` must reach. */
  readonly threshold: number;
  readonly safe: boolean;
};

/** What an audit found. The release may be published when `unsafe` is empty. */
export type AuditReport = {
  /** All hidden numbers that the audited issue shows a sign for, lowest `high` first. */
  readonly cells: readonly AuditedCell[];
  readonly unsafe: readonly AuditedCell[];
  /** Sums that the published numbers themselves contradict, in words; they are left out. */
  readonly contradictions: readonly string[];
};
