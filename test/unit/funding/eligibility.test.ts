import { describe, expect, it } from 'vitest';
import { eligibilityTexts } from '../../../functions/apply-for-funding/eligibility-texts.ts';
import { decideEligibility, eligibilityQuestions } from '../../../shared/domain/funding/eligibility.ts';
import { type Round, roundSchema } from '../../../shared/domain/funding/round.ts';
import { round } from '../../support/submissions.ts';

/** Asks everything that can be asked. */
const strict: Round = {
  ...round,
  seatInCounty: true,
  financing: { ...round.financing, minimumOwnShare: 1000, maximumPublicShare: 9000 },
  staffCosts: { ...round.staffCosts, maximumShare: 6000 },
  applications: { ...round.applications, leadTimes: [{ upTo: 60_000, days: 28 }, { days: 42 }] },
};

const eligible: Readonly<Record<string, string>> = {
  organisation: 'association',
  seat: 'county',
  place: 'county',
  start: 'later',
  period: 'within',
  amount: 'within',
  'own-money': 'yes',
  others: 'nobody',
  purpose: 'nothing',
};
const decide = (changes: Readonly<Record<string, string>> = {}, asked: Round = strict) => {
  const answers: Readonly<Record<string, string>> = { ...eligible, ...changes };
  return decideEligibility((name) => answers[name] ?? null, asked);
};

describe('may somebody apply', () => {
  it('yes, when nothing speaks against it', () => {
    expect(decide()).toEqual({ verdict: 'yes' });
  });

  it.each([
    [{ place: 'partly' }, ['place.partly']],
    [{ start: 'soon' }, ['start.soon']],
    [{ period: 'longer' }, ['period.longer']],
    [{ amount: 'more' }, ['amount.more']],
    [{ others: 'other-part' }, ['others.other-part']],
    [{ purpose: 'partly' }, ['purpose.partly']],
    [{ purpose: 'partly', start: 'soon' }, ['start.soon', 'purpose.partly']],
  ])('yes, if: %j', (changes, conditions) => {
    expect(decide(changes)).toEqual({ verdict: 'yes-if', conditions });
  });

  it.each([
    [{ organisation: 'other' }, ['organisation.other']],
    [{ seat: 'elsewhere' }, ['seat.elsewhere']],
    [{ place: 'elsewhere' }, ['place.elsewhere']],
    [{ start: 'begun' }, ['start.begun']],
    [{ period: 'other-time' }, ['period.other-time']],
    [{ amount: 'less' }, ['amount.less']],
    [{ 'own-money': 'no' }, ['own-money.no']],
    [{ others: 'same-costs' }, ['others.same-costs']],
    [{ purpose: 'only' }, ['purpose.only']],
    // An obstacle counts more than conditions, and all of them are named.
    [{ amount: 'more', place: 'elsewhere', start: 'begun' }, ['place.elsewhere', 'start.begun']],
  ])('no: %j', (changes, obstacles) => {
    expect(decide(changes)).toEqual({ verdict: 'no', obstacles });
  });

  it('not without all answers; what the question does not know is no answer', () => {
    expect(decide({ place: '', amount: 'much', organisation: 'natural-person' })).toEqual({
      verdict: 'unanswered',
      missing: ['organisation', 'place', 'amount'],
    });
  });
});

describe('the questions', () => {
  const names = (asked: Round) => eligibilityQuestions(asked).map(({ name }) => name);

  it('are those that the round needs', () => {
    expect(names(strict)).toEqual(['organisation', 'seat', 'place', 'start', 'period', 'amount', 'own-money', 'others', 'purpose']);
    const short = { ...round, minimumGrant: 0, costs: { ...round.costs, notEligible: [] } };
    expect(names(short)).toEqual(['organisation', 'place', 'start', 'period', 'amount', 'others']);
    const amounts = eligibilityQuestions(short).find(({ name }) => name === 'amount');
    expect(amounts?.answers.map(({ code }) => code)).toEqual(['within', 'more']);
  });

  it('offer the legal forms of the round', () => {
    const persons = { ...round, legalForms: ['natural-person' as const] };
    expect(decide({ organisation: 'natural-person' }, persons)).toEqual({ verdict: 'yes' });
    expect(decide({ organisation: 'association' }, persons)).toMatchObject({ missing: ['organisation'] });
  });

  it.each([
    ['strict', strict],
    ['plain', round],
    ['over the year', roundSchema.parse({ ...round, minimumGrant: 0, duration: { period: 'touches-year', maximumMonths: 1 } })],
  ])('of a %s round have a name for every answer and a sentence for every result', (_name, asked) => {
    for (const { name, answers } of eligibilityQuestions(asked)) {
      const { labels, legend, ask } = eligibilityTexts.questions[name](asked, 'Kreis Musterland');
      expect(legend).toMatch(/\?$/);
      expect(ask).toMatch(/^Bitte wählen Sie.*\.$/);
      for (const { code, condition, obstacle } of answers) {
        expect(labels[code], `${name}.${code}`).toBeTruthy();
        if (condition) expect(eligibilityTexts.conditions[condition](asked, 'Kreis Musterland')).toMatch(/\.$/);
        if (obstacle) expect(eligibilityTexts.obstacles[obstacle](asked, 'Kreis Musterland')).toMatch(/\.$/);
      }
    }
  });

  it('name the numbers of the round', () => {
    const said = (text: string) => text.replaceAll('\u00a0', ' ');
    expect(said(eligibilityTexts.questions.amount(round, '').labels['within'] ?? '')).toBe('500,00 € bis 15.000,00 €');
    expect(said(eligibilityTexts.questions['own-money'](strict, '').legend)).toBe('Können Sie mindestens 10 % der Kosten selbst bezahlen?');
    expect(eligibilityTexts.notes(strict).map(said)).toEqual([
      'Bis 600,00 €: Stellen Sie den Antrag mindestens 28 Tage, bevor das Projekt beginnt.',
      'Stellen Sie den Antrag mindestens 42 Tage, bevor das Projekt beginnt.',
      'Öffentliche Stellen bezahlen zusammen höchstens 90 % der Kosten.',
      'Personalkosten sind höchstens 60 % der Kosten.',
    ]);
    expect(eligibilityTexts.notes(round)).toEqual([]);
  });
});
