import * as z from 'zod';
import type { Role } from '../../shared/domain/access/roles.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { freeMoney } from '../../shared/domain/funding/budget.ts';
import { type CaseFilter, type CaseSums, filteredCases, isLate, sumsOf } from '../../shared/domain/funding/case-filter.ts';
import type { CaseRow, DeskFacts } from '../../shared/domain/funding/case-row.ts';
import type { RoundChoice } from '../../shared/domain/funding/round.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { FundingStore } from '../../shared/store/funding-store.ts';
import type { ReviewStore } from '../../shared/store/review-store.ts';
import type { SavedView, ViewStore } from '../../shared/store/view-store.ts';

/** What the list needs from outside. */
export type ListDeps = Pick<DeskStore, 'rowsOfRound'> &
  Pick<ReviewStore, 'mostUrgent' | 'newestRounds'> &
  Pick<ViewStore, 'viewsOf'> &
  Pick<FundingStore, 'budget' | 'round'> & { readonly now: () => Instant };

/** What somebody asks for. */
export type Asked = { readonly round?: string | undefined; readonly filter: CaseFilter /** From 1 on. */; readonly page: number };

/** Cases on a page of the list. */
const pageSize = 25;
/** Of what waits and of what is late the page shows so many. */
export const shownUrgent = 10;
/** Rounds that can be chosen: two a year are six years. */
const offeredRounds = 12;

/** The list as its page shows it. */
export type CaseList = {
  readonly round: RoundChoice;
  readonly rounds: readonly RoundChoice[];
  readonly rows: readonly CaseRow[];
  readonly found: number;
  readonly all: number;
  readonly page: number;
  readonly pages: number;
  readonly shownSums: CaseSums;
  readonly roundSums: CaseSums;
  /** Cents; `undefined` while the year has no budget. */
  readonly free: number | undefined;
  readonly waiting: readonly CaseRow[];
  readonly late: readonly CaseRow[];
  readonly views: readonly SavedView[];
  /** Everybody who works on a case of the round. */
  readonly assignees: readonly { readonly subject: string; readonly name: string }[];
  readonly today: string;
};

const waitingRoles: Partial<Record<Role, NonNullable<DeskFacts['waitsFor']>>> = {
  caseworker: 'caseworker',
  'kit-adviser': 'kit-adviser',
  'committee-clerk': 'committee',
  approver: 'approver',
  cashier: 'cashier',
};

/** The round that was asked for; else the newest in which something waits for this person, else the newest that has begun. */
const chosenRound = async (
  { round }: Pick<ListDeps, 'round'>,
  asked: string | undefined,
  { rounds, waiting, now }: { readonly rounds: readonly RoundChoice[]; readonly waiting: readonly CaseRow[]; readonly now: Instant },
): Promise<RoundChoice | undefined> => {
  const named = asked === undefined ? undefined : (rounds.find(({ id }) => id === asked) ?? (await round(asked)));
  const [newest] = rounds.filter(({ opensAt }) => Date.parse(opensAt) <= Date.parse(now));
  return named ?? rounds.find(({ id }) => waiting.some((row) => row.round === id)) ?? newest ?? rounds[0];
};

const assigneesOf = (rows: readonly CaseRow[]): CaseList['assignees'] => [
  ...new Map(rows.flatMap(({ assignee }) => (assignee === undefined ? [] : [[assignee.subject, assignee] as const]))).values(),
];

/**
 * The cases of a round that somebody asks for. Reads the lines of one round, its budget, the newest rounds, what waits and what is late:
 * what it costs depends on none of the rounds before.
 * @returns `undefined` while there is no round
 */
export const listCases = async (
  deps: ListDeps,
  { subject, roles }: Pick<StaffSession, 'subject' | 'roles'>,
  asked: Asked,
): Promise<CaseList | undefined> => {
  const now = deps.now();
  const { date: today } = inBerlin(now);
  const whom = roles.flatMap((role) => waitingRoles[role] ?? []);
  // What does not choose the round is asked for at once, and waited for beside the lines, which take longest.
  const saved = deps.viewsOf(subject);
  // Its fault is thrown where it is waited for.
  saved.catch(() => undefined);
  const [rounds, urgent] = await Promise.all([deps.newestRounds(offeredRounds), deps.mostUrgent(subject, shownUrgent)]);
  const waiting = urgent.filter(({ waitsFor }) => waitsFor !== undefined && whom.includes(waitsFor)).slice(0, shownUrgent);
  const late = urgent.filter((row) => isLate(row, today)).slice(0, shownUrgent);
  const round = await chosenRound(deps, asked.round, { rounds, waiting, now });
  if (round === undefined) return undefined;
  const [all, budget, views] = await Promise.all([deps.rowsOfRound(round.id, subject), deps.budget(round.budgetYear), saved]);
  const found = filteredCases(all, asked.filter, { today, me: subject });
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(asked.page, pages);
  return {
    ...{ round, rounds, views, waiting, late, today, page, pages },
    rows: found.slice((page - 1) * pageSize, page * pageSize),
    ...{ found: found.length, all: all.length, assignees: assigneesOf(all) },
    ...{ shownSums: sumsOf(found), roundSums: sumsOf(all), free: budget && freeMoney(budget) },
  };
};

/** Ids of rounds as they stand in an address. */
export const roundIdSchema = z.string().min(1).max(40).optional().catch(undefined);
