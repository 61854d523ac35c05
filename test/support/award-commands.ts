import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { issueDecision } from '../../functions/decide-awards/approve-decision.ts';
import type { NoteDeps } from '../../functions/decide-awards/note-dispatch.ts';
import { prepareDecision } from '../../functions/decide-awards/prepare-decision.ts';
import { type ChangeDeps, changeBudget } from '../../functions/keep-budget/change-budget.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { type Budget, earmarkedMoney } from '../../shared/domain/funding/budget.ts';
import { sumCents } from '../../shared/domain/money.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { adopted, approver, caseworker, termsOver } from './decided-cases.ts';
import { submission } from './submissions.ts';

/** A table that decisions are made over. */
export type AwardWorld = {
  readonly deps: NoteDeps & ChangeDeps;
  readonly given: (over: Partial<Application>) => Promise<Application>;
  readonly putBudget: (budget: Budget) => Promise<void>;
  readonly application: (id: string) => Promise<Application | undefined>;
  readonly bound: (year: number) => Promise<{ readonly budget: Budget | undefined; readonly ledger: number; readonly free: unknown }>;
};

const decidedAmount = 750_000;
const cases = 5;

type Kind = 'award' | 'amendment' | 'release' | 'decline' | 'revocation';
/** Something that people do: a decision on one of the cases, or another total or reserve of the budget. */
export type Command =
  | { readonly do: Kind; readonly on: number; readonly amount: number }
  | { readonly do: 'budget'; readonly total: number; readonly reserve: number; readonly earmark: number };

const amount = fc.oneof(fc.integer({ min: 1, max: decidedAmount + 50_000 }), fc.constantFrom(decidedAmount, 1, 200_000));
/** What people do, in any order. */
export const commands = (maxLength: number) =>
  fc.array(
    fc.oneof(
      fc.record({
        do: fc.constantFrom<Kind>('award', 'award', 'amendment', 'amendment', 'release', 'decline', 'revocation'),
        on: fc.nat({ max: cases - 1 }),
        amount,
      }),
      fc.record({
        do: fc.constant('budget' as const),
        total: fc.nat({ max: 3_000_000 }),
        reserve: fc.nat({ max: 200_000 }),
        earmark: fc.nat({ max: 200_000 }),
      }),
    ),
    { maxLength },
  );

/** What should be: a budget and the cases, by the rules in a few lines. */
const model = (total: number) => {
  const plan = { total, reserve: 0, earmark: 0 };
  const state = Array.from({ length: cases }, () => ({ state: 'decided', bound: 0 }));
  const committed = (): number => sumCents(state.map(({ bound }) => bound));
  const free = (): number => plan.total - plan.reserve - plan.earmark - committed();
  const allowed = (command: Command): boolean => {
    if (command.do === 'budget')
      return command.reserve + command.earmark <= command.total && command.total - command.reserve - command.earmark >= committed();
    const { state: at, bound } = state[command.on] ?? { state: '', bound: 0 };
    if (command.do === 'award') return at === 'decided' && command.amount <= decidedAmount && command.amount <= free();
    if (at !== 'award_issued') return false;
    if (command.do === 'amendment') return command.amount !== bound && command.amount <= decidedAmount && command.amount - bound <= free();
    return command.do === 'release' ? command.amount < bound : true;
  };
  const apply = (command: Command): void => {
    if (command.do === 'budget') return void Object.assign(plan, { total: command.total, reserve: command.reserve, earmark: command.earmark });
    const ends = command.do === 'decline' ? 'declined' : command.do === 'revocation' ? 'revoked' : undefined;
    state[command.on] = { state: ends ?? 'award_issued', bound: ends === undefined ? command.amount : 0 };
  };
  return { allowed, apply, state, committed, free, plan };
};

/** Starts a year of its own with five cases that are decided on. */
export const awardYear = async (world: AwardWorld, year: number, total: number) => {
  await world.putBudget(adopted(year, total));
  const ids: string[] = [];
  const project = { ...submission.project, startDate: `${year}-02-01`, endDate: `${year}-11-30` };
  for (let count = 0; count < cases; count += 1) ids.push((await world.given({ decidedAmount, project })).id);

  const decide = async (kind: Kind, id: string, cents: number): Promise<void> => {
    const { version = 0 } = (await world.application(id)) ?? {};
    const decision = randomUUID();
    const terms = termsOver(kind, kind === 'decline' || kind === 'revocation' ? undefined : cents);
    await prepareDecision({ id, version, decision, terms }, caseworker, world.deps);
    await issueDecision({ id, version: version + 1, decision }, approver, world.deps);
  };

  /** @returns whether it was done; anything but a refusal is a fault */
  const run = async (command: Command): Promise<boolean> => {
    try {
      if (command.do === 'budget') {
        const version = (await world.bound(year)).budget?.version ?? 1;
        const earmarks = command.earmark === 0 ? [] : [{ label: 'Zweck', amount: command.earmark }];
        await changeBudget(year, { total: command.total, reserve: command.reserve, earmarks, status: 'adopted' }, version, approver, world.deps);
      } else await decide(command.do, ids[command.on] ?? '', command.amount);
      return true;
    } catch (fault) {
      if (fault instanceof Refusal) return false;
      throw fault;
    }
  };

  /** What holds whatever happened and whoever raced. */
  const checkInvariants = async (): Promise<void> => {
    const { budget, ledger, free } = await world.bound(year);
    if (budget === undefined) throw new Error('no budget');
    const applications = await Promise.all(ids.map(world.application));
    const approved = sumCents(applications.map((application) => application?.approvedAmount ?? 0));
    expect([budget.committed, ledger, approved]).toEqual([approved, approved, approved]);
    expect(Number(free)).toBeGreaterThanOrEqual(0);
    expect(earmarkedMoney(budget) + budget.reserve + budget.committed + Number(free)).toBe(budget.total);
  };

  return { run, checkInvariants, model: model(total), ids };
};

/** One after the other every command does what the model says, and leaves what holds. */
export const agreesWithModel = async (world: AwardWorld, year: number, total: number, given: readonly Command[]): Promise<void> => {
  const { run, checkInvariants, model: should, ids } = await awardYear(world, year, total);
  for (const command of given) {
    const allowed = should.allowed(command);
    expect({ command, done: await run(command) }).toEqual({ command, done: allowed });
    if (allowed) should.apply(command);
    await checkInvariants();
    expect((await world.bound(year)).free).toBe(should.free());
    for (const [at, id] of ids.entries()) expect((await world.application(id))?.state).toBe(should.state[at]?.state);
  }
};
