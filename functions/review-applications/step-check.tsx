import { formatInstant } from '../../shared/domain/calendar.ts';
import { type CheckResult, checkResults } from '../../shared/domain/funding/formal-check.ts';
import { checkRecorded } from '../../shared/domain/funding/review-changes.ts';
import { Alert, Text } from '../../shared/pages/content.tsx';
import { CheckboxField, RadioGroup, SubmitButton, TextField } from '../../shared/pages/form.tsx';
import { fields } from './frame.ts';
import type { CaseView } from './open-case.ts';
import { errorAt, mistake, refuseErrors, type Step, textIn } from './step.ts';
import { stepTexts } from './step-texts.ts';

const said = stepTexts.check;
const adviserField = 'kit';
const longestNote = 500;

/** Names of the fields of a point. */
const resultField = (code: string): string => `ergebnis.${code}`;
const noteField = (code: string): string => `anmerkung.${code}`;

/** The value of the button that fills in what the system sees, and saves nothing. */
export const fillAction = 'befunde';

const resultIn = (typed: URLSearchParams, code: string): CheckResult | undefined => {
  const value = typed.get(resultField(code));
  return value === 'ok' || value === 'not-ok' || value === 'not-applicable' ? value : undefined;
};

/** What is open gets the result that the system sees; a wrong one also its reason. What somebody has chosen stays. */
export const filledByFindings = ({ criteria }: CaseView, typed: URLSearchParams): URLSearchParams => {
  const filled = new URLSearchParams(typed);
  for (const { code, finding } of criteria) {
    if (resultIn(typed, code) !== undefined || finding.result === undefined) continue;
    filled.set(resultField(code), finding.result);
    if (finding.result === 'not-ok' && textIn(typed, noteField(code)) === '') filled.set(noteField(code), finding.text.slice(0, longestNote));
  }
  return filled;
};

const openResult = 'offen';
const options = [...Object.entries(checkResults).map(([value, label]) => ({ value, label })), { value: openResult, label: said.none }];

/** The list of the formal check, each point with what the system sees. */
export const checkStep: Step = {
  title: said.title,
  button: stepTexts.save,
  initial: ({ review: { checks } }) =>
    new URLSearchParams(
      checks.flatMap(({ code, result, note }) => [
        [resultField(code), result],
        ...(note === undefined ? [] : [[noteField(code), note] satisfies [string, string]]),
      ]),
    ),
  form: ({ view, typed, errors }) => ({
    ready: true,
    // Behind the button that saves: whoever presses Enter in a field saves.
    also: (
      <SubmitButton variant="secondary" name={fields.action} value={fillAction}>
        {said.fill}
      </SubmitButton>
    ),
    fields: (
      <>
        <Text>{said.lead}</Text>
        {typed.get(fields.action) === fillAction ? (
          <div role="status">
            <Alert kind="info" title={said.filled} />
          </div>
        ) : null}
        {view.criteria.map(({ code, title, finding }) => {
          const known = view.review.checks.find((check) => check.code === code);
          return (
            <div key={code} class="flow">
              <RadioGroup
                name={resultField(code)}
                label={title}
                hint={
                  <>
                    {said.auto}: {finding.result === undefined ? '' : `${checkResults[finding.result]}. `}
                    {finding.text}
                    {known === undefined ? null : ` ${said.known(known.by.name, formatInstant(known.at))}`}
                  </>
                }
                value={resultIn(typed, code) ?? openResult}
                options={options}
              />
              <TextField
                name={noteField(code)}
                label={said.note(title)}
                value={typed.get(noteField(code)) ?? ''}
                error={errorAt(errors, noteField(code))}
                optional
              />
            </div>
          );
        })}
        <CheckboxField name={adviserField} label={said.adviser} hint={said.adviserHint} checked={typed.get(adviserField) === 'on'} />
      </>
    ),
  }),
  decide: (view, typed, doer) => {
    const checks = view.criteria.flatMap(({ code }) => {
      const result = resultIn(typed, code);
      const note = textIn(typed, noteField(code));
      return result === undefined ? [] : [{ code, result, ...(note !== '' && { note }) }];
    });
    refuseErrors(
      view.criteria.flatMap(({ code, title }) => {
        const note = textIn(typed, noteField(code));
        return [
          ...mistake(resultIn(typed, code) === 'not-ok' && note === '', noteField(code), said.noteAsked(title)),
          ...mistake(note.length > longestNote, noteField(code), `Hier sind höchstens ${longestNote} Zeichen möglich. Es sind ${note.length}.`),
        ];
      }),
    );
    return checkRecorded(view, { checks, asksAdviser: typed.get(adviserField) === 'on' }, doer);
  },
};
