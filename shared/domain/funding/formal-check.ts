import type { IsoDate } from '../calendar.ts';
import type { Application } from './application.ts';
import type { CaseRow } from './case-row.ts';
import { type Facts, factsOf } from './facts.ts';
import { findings } from './formal-findings.ts';
import { type Plans, plansOf } from './plan-rules.ts';
import type { Review } from './review.ts';
import type { Round } from './round.ts';

/** What somebody can find. `open`: nobody has looked; that is not the same as looked and found wanting. */
export const checkResults = { ok: 'In Ordnung', 'not-ok': 'Nicht in Ordnung', 'not-applicable': 'Trifft nicht zu' } as const;

/** @see checkResults */
export type CheckResult = keyof typeof checkResults;

/** What the system sees by itself: a result to start from, and why. Without a result only a person can tell. */
export type Finding = { readonly result?: CheckResult; readonly text: string };

/** What the findings are made of. */
export type CheckedCase = {
  readonly application: Application;
  readonly round: Round;
  readonly facts: Facts;
  readonly plans: Plans;
  /** Day of submission in Berlin: what the rules looked at. */
  readonly submittedOn: IsoDate;
  /** Kinds of papers that are there, as files or from an earlier application. */
  readonly papers: readonly string[];
  /** Other lines of the round: what the same organisation asks for besides. */
  readonly others: readonly Pick<CaseRow, 'id' | 'organisation' | 'requestedAmount' | 'state'>[];
};

/** One question of the formal check, as the round makes it. */
export type Criterion = { readonly code: string; readonly title: string; readonly finding: Finding };

/** The case as its findings see it. */
export const checkedCase = (
  application: Application,
  given: Pick<CheckedCase, 'round' | 'submittedOn' | 'others'> & { readonly files: readonly { readonly kind: string }[] },
): CheckedCase => {
  const facts = factsOf(application);
  return {
    ...{ application, facts, round: given.round, submittedOn: given.submittedOn, others: given.others },
    plans: plansOf(facts.costs, facts.financing),
    papers: [...given.files.map(({ kind }) => kind), ...facts.onFile],
  };
};

/** The list of the formal check: what the round's parameters ask for, each with what the system sees. */
export const formalCheckOf = (of: CheckedCase): readonly Criterion[] =>
  Object.entries(findings).flatMap(([code, { title, find }]) => {
    const finding = find(of);
    return finding === undefined ? [] : [{ code, title, finding }];
  });

/** How far the check is: `open` counts what nobody has looked at. */
export const checkProgress = (criteria: readonly Pick<Criterion, 'code'>[], { checks }: Pick<Review, 'checks'>) => {
  const results = criteria.map(({ code }) => checks.find((check) => check.code === code)?.result);
  return {
    all: results.length,
    open: results.filter((result) => result === undefined).length,
    wanting: results.filter((result) => result === 'not-ok').length,
  };
};
