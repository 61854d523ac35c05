import { decideEligibility, eligibilityQuestions } from '../../shared/domain/funding/eligibility.ts';
import { valueAt } from '../../shared/domain/funding/field-messages.ts';
import { Heading, List, Text } from '../../shared/pages/content.tsx';
import { RadioGroup } from '../../shared/pages/form.tsx';
import { draftTexts } from './draft-texts.ts';
import { eligibilityTexts } from './eligibility-texts.ts';
import type { Filled } from './section-fields.tsx';

const answerOf = ({ content }: Pick<Filled, 'content'>, name: string): string | null => {
  const answer = valueAt(content, ['check', name]);
  return typeof answer === 'string' ? answer : null;
};

const Verdict = ({ filled }: { readonly filled: Filled }) => {
  const { round, county } = filled;
  const eligibility = decideEligibility((name) => answerOf(filled, name), round);
  if (eligibility.verdict === 'unanswered') return null;
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
          hint={
            text.hintItems === undefined ? (
              text.hint
            ) : (
              <>
                {text.hint}
                <List items={text.hintItems} />
              </>
            )
          }
          error={filled.errors.get(`/check/${name}`) === undefined ? undefined : text.ask}
          value={answerOf(filled, name) ?? undefined}
          options={answers.map(({ code }) => ({ value: code, label: text.labels[code] ?? code }))}
        />
      );
    })}
  </>
);
