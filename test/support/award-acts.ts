import { randomUUID } from 'node:crypto';
import { issueDecision } from '../../functions/decide-awards/approve-decision.ts';
import { prepareDecision } from '../../functions/decide-awards/prepare-decision.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { DecisionTerms } from '../../shared/domain/funding/decision-terms.ts';
import { adopted, approver, caseworker, type decisionWorld, termsOver } from './decided-cases.ts';
import { submission } from './submissions.ts';

let drawn = 2100;

/** A project that takes place in a year: its period says which budgets carry the award. */
export const during = (year: number, over: Partial<Application> = {}): Partial<Application> => ({
  project: { ...submission.project, startDate: `${year}-03-01`, endDate: `${year}-11-30` },
  ...over,
});

/** What people do with decisions, in few words. */
export const awardActs = ({ stores, deps }: ReturnType<typeof decisionWorld>) => {
  const prepared = async (application: Application, amount?: number, kind: DecisionTerms['kind'] = 'award') => {
    const { version = 0 } = (await stores.application(application.id)) ?? {};
    const decision = randomUUID();
    await prepareDecision({ id: application.id, version, decision, terms: termsOver(kind, amount) }, caseworker, deps);
    return { id: application.id, decision, version: version + 1 };
  };
  return {
    /** Two people prepare and issue. */
    decide: async (application: Application, amount?: number, kind: DecisionTerms['kind'] = 'award') => {
      const chosen = await prepared(application, amount, kind);
      await issueDecision(chosen, approver, deps);
      return chosen;
    },
    prepared,
    /** A year that no other test has, with a budget. */
    freshYear: async (total: number, over = {}): Promise<number> => {
      drawn += 3;
      await stores.putBudget(adopted(drawn, total, over));
      return drawn;
    },
  };
};
