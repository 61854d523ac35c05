import type { Round } from './round.ts';

/** An answer with which an application is possible if something else is true as well. */
export type Condition = 'place.partly' | 'start.soon' | 'period.longer' | 'amount.more' | 'others.other-part' | 'purpose.partly';

/** An answer with which an application is not possible. */
export type Obstacle =
  | 'organisation.other'
  | 'seat.elsewhere'
  | 'place.elsewhere'
  | 'start.begun'
  | 'period.other-time'
  | 'amount.less'
  | 'own-money.no'
  | 'others.same-costs'
  | 'purpose.only';

/** What the check before an application asks, in this order. */
export type EligibilityQuestion = {
  readonly name: 'organisation' | 'seat' | 'place' | 'start' | 'period' | 'amount' | 'own-money' | 'others' | 'purpose';
  readonly answers: readonly { readonly code: string; readonly condition?: Condition; readonly obstacle?: Obstacle }[];
};

/** The questions that the parameters of a round ask, each with every possible answer and what it means. No question is about a person. */
export const eligibilityQuestions = (round: Round): readonly EligibilityQuestion[] => [
  { name: 'organisation', answers: [...round.legalForms.map((code) => ({ code })), { code: 'other', obstacle: 'organisation.other' }] },
  ...asked(round.seatInCounty, { name: 'seat', answers: [{ code: 'county' }, { code: 'elsewhere', obstacle: 'seat.elsewhere' }] }),
  {
    name: 'place',
    answers: [{ code: 'county' }, { code: 'partly', condition: 'place.partly' }, { code: 'elsewhere', obstacle: 'place.elsewhere' }],
  },
  { name: 'start', answers: [{ code: 'later' }, { code: 'soon', condition: 'start.soon' }, { code: 'begun', obstacle: 'start.begun' }] },
  {
    name: 'period',
    answers: [{ code: 'within' }, { code: 'longer', condition: 'period.longer' }, { code: 'other-time', obstacle: 'period.other-time' }],
  },
  {
    name: 'amount',
    answers: [
      ...(round.minimumGrant > 0 ? [{ code: 'less', obstacle: 'amount.less' as const }] : []),
      { code: 'within' },
      { code: 'more', condition: 'amount.more' },
    ],
  },
  ...asked(round.financing.minimumOwnShare > 0, { name: 'own-money', answers: [{ code: 'yes' }, { code: 'no', obstacle: 'own-money.no' }] }),
  {
    name: 'others',
    answers: [{ code: 'nobody' }, { code: 'other-part', condition: 'others.other-part' }, { code: 'same-costs', obstacle: 'others.same-costs' }],
  },
  ...asked(round.costs.notEligible.length > 0, {
    name: 'purpose',
    answers: [{ code: 'nothing' }, { code: 'partly', condition: 'purpose.partly' }, { code: 'only', obstacle: 'purpose.only' }],
  }),
];

const asked = (applies: boolean, question: EligibilityQuestion): readonly EligibilityQuestion[] => (applies ? [question] : []);

/** What the answers mean together. An obstacle counts more than every condition; all of a kind are named. */
export type Eligibility =
  | { readonly verdict: 'unanswered'; readonly missing: readonly EligibilityQuestion['name'][] }
  | { readonly verdict: 'yes' }
  | { readonly verdict: 'yes-if'; readonly conditions: readonly Condition[] }
  | { readonly verdict: 'no'; readonly obstacles: readonly Obstacle[] };

/**
 * May somebody apply in a round? Not binding: it says what the application itself would be refused for, and what its decision needs.
 * @param given the code of the answer by name of the question; a code that the question does not have is no answer
 */
export const decideEligibility = (given: (name: EligibilityQuestion['name']) => string | null, round: Round): Eligibility => {
  const answered = eligibilityQuestions(round).map(({ name, answers }) => ({ name, answer: answers.find(({ code }) => code === given(name)) }));
  const missing = answered.flatMap(({ name, answer }) => (answer === undefined ? [name] : []));
  if (missing.length > 0) return { verdict: 'unanswered', missing };
  const obstacles = answered.flatMap(({ answer }) => answer?.obstacle ?? []);
  if (obstacles.length > 0) return { verdict: 'no', obstacles };
  const conditions = answered.flatMap(({ answer }) => answer?.condition ?? []);
  return conditions.length > 0 ? { verdict: 'yes-if', conditions } : { verdict: 'yes' };
};
