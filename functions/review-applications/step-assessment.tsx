import { formatScore, highestScore, mostPoints, scoreOf } from '../../shared/domain/funding/assessment.ts';
import { assessmentRecorded } from '../../shared/domain/funding/review-changes.ts';
import { Alert, Text } from '../../shared/pages/content.tsx';
import { TextArea, TextField } from '../../shared/pages/form.tsx';
import { errorAt, mistake, refuseErrors, type Step, textIn, textMistakes } from './step.ts';
import { stepTexts } from './step-texts.ts';

const said = stepTexts.assessment;
const pointsField = (index: number): string => `punkte.${index}`;
const reasonField = (index: number): string => `grund.${index}`;
const limit = 1000;

const pointsIn = (typed: URLSearchParams, index: number): number | undefined => {
  const text = textIn(typed, pointsField(index));
  return /^\d{1,2}$/.test(text) && Number(text) <= mostPoints ? Number(text) : undefined;
};

/** Points with reasons for the criteria of the round. */
export const assessmentStep: Step = {
  title: said.title,
  button: stepTexts.save,
  initial: ({ round, review: { assessment } }) =>
    new URLSearchParams(
      round.assessment.criteria.flatMap(({ title }, index) => {
        const known = assessment?.scores.find((score) => score.title === title);
        return known === undefined
          ? []
          : [[pointsField(index), String(known.points)] satisfies [string, string], [reasonField(index), known.reason] satisfies [string, string]];
      }),
    ),
  form: ({ view: { round, review }, typed, errors }) => {
    const { criteria, minimumScore } = round.assessment;
    if (criteria.length === 0) return { ready: false, fields: <Alert kind="info" title={said.none} /> };
    const stored = review.assessment;
    return {
      ready: true,
      fields: (
        <>
          <Text>{said.lead(String(minimumScore), formatScore(highestScore(round)))}</Text>
          {stored === undefined ? null : <Text>{said.score(formatScore(scoreOf(stored.scores)), formatScore(highestScore(round)))}</Text>}
          {criteria.map(({ title, weight }, index) => (
            <>
              <TextField
                name={pointsField(index)}
                label={said.points(title, weight)}
                hint={said.pointsHint}
                value={typed.get(pointsField(index)) ?? ''}
                inputMode="numeric"
                width="short"
                error={errorAt(errors, pointsField(index))}
              />
              <TextArea
                name={reasonField(index)}
                label={said.reason(title)}
                value={typed.get(reasonField(index)) ?? ''}
                limit={limit}
                rows={2}
                error={errorAt(errors, reasonField(index))}
              />
            </>
          ))}
        </>
      ),
    };
  },
  decide: (view, typed, doer) => {
    const { criteria } = view.round.assessment;
    refuseErrors(
      criteria.flatMap(({ title }, index) => [
        ...mistake(pointsIn(typed, index) === undefined, pointsField(index), said.pointsAsked(title)),
        ...textMistakes(textIn(typed, reasonField(index)), reasonField(index), said.reasonAsked(title), limit),
      ]),
    );
    const scores = criteria.map(({ title, weight }, index) => ({
      ...{ title, weight, points: pointsIn(typed, index) ?? 0, reason: textIn(typed, reasonField(index)) },
    }));
    return scores.length === 0 ? undefined : assessmentRecorded(view, scores, doer);
  },
};
