import type { IsoDate } from '../calendar.ts';
import type { FieldError } from '../refusal.ts';
import { type Facts, factsOf } from './facts.ts';
import { byFormOrder } from './fields.ts';
import { accountExists, noticeIsRecent, organisationIsAdmitted, organisationIsComplete, signatoriesSuffice } from './organisation-rules.ts';
import {
  categoriesAreAdmitted,
  costsArePaidOnce,
  countyPaysEligibleCosts,
  offersAreCompared,
  othersMoneyHasAStatus,
  overheadIsKept,
  ownShareIsEnough,
  type Plans,
  plansBalance,
  plansOf,
  publicShareIsKept,
  requestIsTheCountysPart,
  requestIsWithinLimits,
  staffQuotaIsKept,
} from './plan-rules.ts';
import { amountsAreProducts, pricesAreKept } from './price-rules.ts';
import {
  datesAreInOrder,
  extensionNamesItsParent,
  fieldsOfActionAreOfTheRound,
  measuresAreInTheProject,
  minorsAreProtected,
  municipalitiesAreOfTheCounty,
  periodIsInBudgetYear,
  projectHasNotBegun,
  projectIsNotTooLong,
} from './project-rules.ts';
import type { Round } from './round.ts';
import { declarationsAreMade, papersAreThere } from './statement-rules.ts';
import type { paperKinds } from './submission-codes.ts';

/** What the rules are checked against. */
export type RuleContext = {
  readonly round: Round;
  /** Is this AGS one of the county's? */
  readonly knownMunicipality: (ags: string) => boolean;
  /** Are the check digits and the length of this IBAN right? */
  readonly validIban: (iban: string) => boolean;
  /** The day of submission in Berlin. */
  readonly today: IsoDate;
  /** Kinds of the files that are there. */
  readonly files: readonly (keyof typeof paperKinds | 'answer')[];
};

type Rule = (facts: Facts & { readonly plans: Plans }, context: RuleContext) => readonly FieldError[];

const rules: readonly Rule[] = [
  ({ organisation }, { round }) => organisationIsAdmitted(organisation, round),
  ({ organisation }) => organisationIsComplete(organisation),
  ({ organisation }, { today }) => noticeIsRecent(organisation, today),
  ({ organisation }, { validIban }) => accountExists(organisation, validIban),
  ({ organisation }) => signatoriesSuffice(organisation),
  ({ project }, { knownMunicipality }) => municipalitiesAreOfTheCounty(project, knownMunicipality),
  ({ project }) => datesAreInOrder(project),
  ({ project }, { round }) => periodIsInBudgetYear(project, round),
  ({ project }, { round }) => projectIsNotTooLong(project, round),
  ({ project }, { round, today }) => projectHasNotBegun(project, round, today),
  ({ project }, { round }) => fieldsOfActionAreOfTheRound(project, round),
  ({ project }) => extensionNamesItsParent(project),
  measuresAreInTheProject,
  ({ goals }) => minorsAreProtected(goals),
  ({ costs }, { round }) => categoriesAreAdmitted(costs, round),
  ({ costs }) => amountsAreProducts(costs),
  ({ costs }, { round }) => pricesAreKept(costs, round),
  ({ costs }, { round }) => offersAreCompared(costs, round),
  ({ plans }, { round }) => staffQuotaIsKept(plans, round),
  ({ plans }, { round }) => overheadIsKept(plans, round),
  ({ plans }) => plansBalance(plans),
  ({ plans }, { round }) => countyPaysEligibleCosts(plans, round),
  ({ plans }, { round }) => ownShareIsEnough(plans, round),
  ({ plans }, { round }) => publicShareIsKept(plans, round),
  ({ financing }) => othersMoneyHasAStatus(financing),
  ({ sameCostsElsewhere }) => costsArePaidOnce(sameCostsElsewhere),
  ({ plans, requestedAmount }) => requestIsTheCountysPart(plans, requestedAmount),
  ({ requestedAmount, fallbackAmount }, { round }) => requestIsWithinLimits(requestedAmount, fallbackAmount, round),
  ({ organisation, onFile }, { round, files }) => papersAreThere(organisation.legalForm, [...files, ...onFile], round),
  ({ declarations }, { round }) => declarationsAreMade(declarations, round),
];

/**
 * Every rule that the submission breaks, in the order of the form; empty means it may be accepted.
 * Rules: V1 to V8, quota of staff costs, overhead, ceilings and offers, what the round admits, dates, register, tax notice, IBAN,
 * signatories, papers and declarations.
 * @param submission may be incomplete: then the rules that can be computed from what is there
 */
export const checkSubmission = (submission: unknown, context: RuleContext): FieldError[] => {
  const facts = factsOf(submission);
  const plans = plansOf(facts.costs, facts.financing);
  return rules.flatMap((rule) => rule({ ...facts, plans }, context)).sort((a, b) => byFormOrder(a.pointer, b.pointer));
};
