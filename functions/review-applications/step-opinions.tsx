import { auditOpinionGiven, opinionGiven } from '../../shared/domain/funding/review-changes.ts';
import { Text } from '../../shared/pages/content.tsx';
import { RadioGroup, TextArea } from '../../shared/pages/form.tsx';
import { errorAt, longest, mistake, refuseErrors, type Step, type StepForm, textIn, textMistakes } from './step.ts';
import { stepTexts } from './step-texts.ts';

const names = { answer: 'antwort', text: 'text' } as const;
const [opinion, audit] = [stepTexts.opinion, stepTexts.audit];

type Asks = { readonly lead: string; readonly question: string; readonly options: Readonly<Record<string, string>>; readonly text: string };

const Fields = ({ typed, errors, asks }: Pick<StepForm, 'typed' | 'errors'> & { readonly asks: Asks }) => (
  <>
    <Text>{asks.lead}</Text>
    <RadioGroup
      name={names.answer}
      label={asks.question}
      value={typed.get(names.answer) ?? ''}
      options={Object.entries(asks.options).map(([value, label]) => ({ value, label }))}
      error={errorAt(errors, names.answer)}
    />
    <TextArea name={names.text} label={asks.text} value={typed.get(names.text) ?? ''} limit={longest} rows={8} error={errorAt(errors, names.text)} />
  </>
);

const initialOf = (known: { readonly text: string } | undefined, yes: boolean | undefined): URLSearchParams =>
  known === undefined ? new URLSearchParams() : new URLSearchParams({ [names.answer]: yes ? 'ja' : 'nein', [names.text]: known.text });

/** What was answered and written. @throws Refusal `invalid-fields` */
const read = (typed: URLSearchParams, answerAsked: string, textAsked: string): { readonly yes: boolean; readonly text: string } => {
  const [answer, text] = [typed.get(names.answer), textIn(typed, names.text)];
  refuseErrors([...mistake(answer !== 'ja' && answer !== 'nein', names.answer, answerAsked), ...textMistakes(text, names.text, textAsked)]);
  return { yes: answer === 'ja', text };
};

/** The KIT-Stelle says what it thinks. */
export const opinionStep: Step = {
  title: opinion.title,
  button: stepTexts.save,
  initial: ({ review: { opinion: known } }) => initialOf(known, known?.supports),
  form: ({ typed, errors }) => ({
    ready: true,
    fields: <Fields typed={typed} errors={errors} asks={{ ...opinion, question: opinion.supports }} />,
  }),
  decide: (view, typed, doer) => {
    const { yes, text } = read(typed, opinion.supportsAsked, opinion.textAsked);
    return opinionGiven(view, { text, supports: yes }, doer);
  },
};

/** The audit office says what it thinks. */
export const auditStep: Step = {
  title: audit.title,
  always: true,
  button: stepTexts.save,
  initial: ({ review: { auditOpinion: known } }) => initialOf(known, known?.remarks),
  form: ({ typed, errors }) => ({ ready: true, fields: <Fields typed={typed} errors={errors} asks={{ ...audit, question: audit.remarks }} /> }),
  decide: (view, typed, doer) => {
    const { yes, text } = read(typed, audit.remarksAsked, audit.textAsked);
    return auditOpinionGiven(view, { text, remarks: yes }, doer);
  },
};
