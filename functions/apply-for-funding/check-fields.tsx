import type { CountyProfile } from '../../shared/county/profile.ts';
import type { DraftContent } from '../../shared/domain/funding/draft.ts';
import { decideEligibility, type EligibilityQuestion, eligibilityQuestions, type Obstacle } from '../../shared/domain/funding/eligibility.ts';
import { valueAt } from '../../shared/domain/funding/field-messages.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Heading, List, Text } from '../../shared/pages/content.tsx';
import { RadioGroup } from '../../shared/pages/form.tsx';
import { draftTexts } from './draft-texts.ts';
import { ListHint } from './eligibility-page.tsx';
import { eligibilityTexts } from './eligibility-texts.ts';
import type { Filled } from './section-fields.tsx';

/** The question that an obstacle answers. */
const questionOf = (obstacle: Obstacle): string => obstacle.split('.')[0] ?? '';

/** What stands in the way of an application, question by question: no answer, or one that excludes the project. */
export const checkMistakes = (content: DraftContent, round: Round, county: CountyProfile): readonly FieldError[] => {
  const eligibility = decideEligibility((name) => answerOf({ content }, name), round);
  const ask = (name: EligibilityQuestion['name']): string => eligibilityTexts.questions[name](round, county.name).ask;
  switch (eligibility.verdict) {
    case 'unanswered':
      return eligibility.missing.map((name) => ({ pointer: `/check/${name}`, message: ask(name) }));
    case 'no':
      return eligibility.obstacles.map((code) => ({
        pointer: `/check/${questionOf(code)}`,
        message: eligibilityTexts.obstacles[code](round, county.name),
      }));
    default:
      return [];
  }
};

const answerOf = ({ content }: Pick<Filled, 'content'>, name: string): string | null => {
  const answer = valueAt(content, ['check', name]);
  return typeof answer === 'string' ? answer : null;
};

const Verdict = ({ filled }: { readonly filled: Filled }) => {
  const { round, county } = filled;
  const eligibility = decideEligibility((name) => answerOf(filled, name), round);
  // What is wrong stands above the form and at the questions already.
  if (eligibility.verdict === 'unanswered' || filled.errors.size > 0) return null;
  return (
    <section class="flow">
      <Heading level={2}>{eligibilityTexts.verdicts[eligibility.verdict]}</Heading>
      {eligibility.verdict === 'yes-if' ? (
        <List items={eligibility.conditions.map((code) => eligibilityTexts.conditions[code](round, county.name))} />
      ) : null}
      {eligibility.verdict === 'no' ? (
        <List items={eligibility.obstacles.map((code) => eligibilityTexts.obstacles[code](round, county.name))} />
      ) : null}
    </section>
  );
};

/** The questions of the check before an application, inside the draft. */
export const CheckFields = ({ filled }: { readonly filled: Filled }) => (
  <>
    <Verdict filled={filled} />
    <Text>{draftTexts.check.lead}</Text>
    {eligibilityQuestions(filled.round).map(({ name, answers }) => {
      const text = eligibilityTexts.questions[name](filled.round, filled.county.name);
      return (
        <RadioGroup
          key={name}
          name={`check.${name}`}
          label={text.legend}
          hint={text.hintItems === undefined ? text.hint : <ListHint hint={text.hint} items={text.hintItems} />}
          error={filled.errors.get(`/check/${name}`)}
          value={answerOf(filled, name) ?? undefined}
          options={answers.map(({ code }) => ({ value: code, label: text.labels[code] ?? code }))}
        />
      );
    })}
  </>
);
