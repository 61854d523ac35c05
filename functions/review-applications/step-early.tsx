import { formatDate } from '../../shared/domain/calendar.ts';
import { earlyStartDecided } from '../../shared/domain/funding/review-changes.ts';
import { Alert, DescriptionList, Text } from '../../shared/pages/content.tsx';
import { RadioGroup, TextArea } from '../../shared/pages/form.tsx';
import { errorAt, mistake, refuseErrors, type Step, textIn, textMistakes } from './step.ts';
import { stepTexts } from './step-texts.ts';

const said = stepTexts.early;
const names = { result: 'entscheidung', reason: 'begruendung' } as const;
const limit = 1000;

/** Decides whether a project may begin before the decision. */
export const earlyStep: Step = {
  title: said.title,
  button: said.button,
  initial: () => new URLSearchParams(),
  form: ({ view: { application }, typed, errors }) => {
    const { earlyStart } = application;
    if (earlyStart?.state !== 'requested') {
      return { ready: false, fields: <Alert kind="info" title={earlyStart === undefined ? said.none : said.decided} /> };
    }
    return {
      ready: true,
      fields: (
        <>
          <Text>{said.lead}</Text>
          <DescriptionList
            entries={[
              { term: said.from, value: formatDate(earlyStart.from) },
              { term: said.why, value: <span class="typed-text">{earlyStart.reason}</span> },
            ]}
          />
          <RadioGroup
            name={names.result}
            label={said.result}
            value={typed.get(names.result) ?? ''}
            options={Object.entries(said.results).map(([value, label]) => ({ value, label }))}
            error={errorAt(errors, names.result)}
          />
          <TextArea
            name={names.reason}
            label={said.reason}
            value={typed.get(names.reason) ?? ''}
            limit={limit}
            error={errorAt(errors, names.reason)}
          />
        </>
      ),
    };
  },
  decide: (view, typed, doer) => {
    const [result, reason] = [typed.get(names.result), textIn(typed, names.reason)];
    refuseErrors([
      ...mistake(result !== 'ja' && result !== 'nein', names.result, said.resultAsked),
      ...textMistakes(reason, names.reason, said.reasonAsked, limit),
    ]);
    return earlyStartDecided(view, { approved: result === 'ja', reason }, doer);
  },
};
