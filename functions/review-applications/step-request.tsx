import * as z from 'zod';
import { addDays, formatDate, isoDateSchema } from '../../shared/domain/calendar.ts';
import { mayBeAsked, openRequestOf } from '../../shared/domain/funding/information-request.ts';
import { informationAsked } from '../../shared/domain/funding/review-changes.ts';
import { parseGermanDate } from '../../shared/domain/german-date.ts';
import type { FieldError } from '../../shared/domain/refusal.ts';
import { Alert, Text } from '../../shared/pages/content.tsx';
import { TextArea, TextField } from '../../shared/pages/form.tsx';
import { fields } from './frame.ts';
import { errorAt, linesIn, mistake, refuseErrors, type Step, textIn, textMistakes } from './step.ts';
import { stepTexts } from './step-texts.ts';

const said = stepTexts.request;
const names = { text: 'einleitung', points: 'fragen', due: 'frist' } as const;
const [longestText, longestPoint, mostPoints] = [2000, 500, 20];

const dueMistakes = (typed: string, day: string | undefined, today: string): readonly FieldError[] => {
  if (typed === '') return mistake(true, names.due, said.dueAsked);
  if (day === undefined) return mistake(true, names.due, said.dueUnreadable);
  if (!isoDateSchema.safeParse(day).success) return mistake(true, names.due, said.dueMissing);
  return mistake(day <= today, names.due, said.duePast(formatDate(addDays(today, 1))));
};

/** Asks the applicant for what is missing. The form carries the id of its request, so it is asked once however often it comes. */
export const requestStep = (newId: () => string): Step => ({
  title: said.title,
  button: said.button,
  initial: () => new URLSearchParams({ [fields.request]: newId(), [names.text]: said.textDefault }),
  form: ({ view: { application, requests }, typed, errors }) => {
    const open = openRequestOf(requests);
    if (open !== undefined || !mayBeAsked(application.state)) {
      const title =
        open === undefined
          ? 'In diesem Stand des Verfahrens ist keine Nachforderung möglich.'
          : `Eine Nachforderung ist noch offen, bis ${formatDate(open.dueDate)}.`;
      return { ready: false, fields: <Alert kind="info" title={title} /> };
    }
    return {
      ready: true,
      fields: (
        <>
          <Text>{said.lead}</Text>
          <input type="hidden" name={fields.request} value={typed.get(fields.request) ?? ''} />
          <TextArea
            name={names.text}
            label={said.text}
            value={typed.get(names.text) ?? ''}
            limit={longestText}
            rows={3}
            error={errorAt(errors, names.text)}
          />
          <TextArea
            name={names.points}
            label={said.points}
            hint={said.pointsHint}
            value={typed.get(names.points) ?? ''}
            limit={longestPoint * mostPoints}
            error={errorAt(errors, names.points)}
          />
          <TextField
            name={names.due}
            label={said.due}
            hint={said.dueHint}
            value={typed.get(names.due) ?? ''}
            width="medium"
            error={errorAt(errors, names.due)}
          />
        </>
      ),
    };
  },
  decide: (view, typed, doer) => {
    const [text, points, typedDue] = [textIn(typed, names.text), linesIn(typed, names.points), textIn(typed, names.due)];
    const due = parseGermanDate(typedDue);
    const id = z.uuid().safeParse(typed.get(fields.request)).data ?? newId();
    refuseErrors([
      ...textMistakes(text, names.text, said.textAsked, longestText),
      ...mistake(points.length === 0, names.points, said.pointsAsked),
      ...mistake(points.length > mostPoints, names.points, said.pointsMany),
      ...mistake(
        points.some((point) => point.length > longestPoint),
        names.points,
        said.pointLong,
      ),
      ...dueMistakes(typedDue, due, view.today),
    ]);
    return informationAsked(view, { text, points: [...points], dueDate: due ?? view.today }, id, doer);
  },
});
