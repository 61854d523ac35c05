import { recognisedSum } from '../../shared/domain/funding/recognised-costs.ts';
import { costsRecognised } from '../../shared/domain/funding/review-changes.ts';
import { costCategories } from '../../shared/domain/funding/round.ts';
import { formatShare } from '../../shared/domain/funding/shares.ts';
import { formatAmount, formatEuro, parseGermanAmount, sumCents } from '../../shared/domain/money.ts';
import { Text } from '../../shared/pages/content.tsx';
import { Fieldset, TextField } from '../../shared/pages/form.tsx';
import type { CaseView } from './open-case.ts';
import { errorAt, mistake, refuseErrors, type Step, textIn, textMistakes } from './step.ts';
import { stepTexts } from './step-texts.ts';

const said = stepTexts.costs;
const amountField = (line: number): string => `betrag.${line}`;
const reasonField = (line: number): string => `grund.${line}`;
const limit = 500;

type Lines = CaseView['application']['costs'];

/** Lines that count, with their place in the plan. */
const counting = (costs: Lines) => costs.map((cost, line) => ({ ...cost, line })).filter(({ eligible }) => eligible !== false);

/** What is recognised, line by line, and what the quota says of it. */
export const costsStep: Step = {
  title: said.title,
  button: stepTexts.save,
  initial: ({ application: { costs }, review: { recognised } }) =>
    new URLSearchParams(
      counting(costs).flatMap(({ line, amount }) => {
        const known = recognised?.lines.find((each) => each.line === line);
        return [
          [amountField(line), formatAmount(known?.amount ?? amount)] satisfies [string, string],
          ...(known === undefined ? [] : [[reasonField(line), known.reason] satisfies [string, string]]),
        ];
      }),
    ),
  form: ({ view: { application, review, round }, typed, errors }) => ({
    ready: true,
    fields: (
      <>
        <Text>{said.lead}</Text>
        <Sums view={{ application, review, round }} />
        {application.costs.map(({ category, description, amount, eligible }, line) => (
          <Fieldset key={line} name={`zeile.${line}`} legend={`${description} (${costCategories[category]})`}>
            <Text>{said.planned(formatEuro(amount))}</Text>
            {eligible === false ? (
              <Text>{said.notEligible}</Text>
            ) : (
              <>
                <TextField
                  name={amountField(line)}
                  label={said.amount(description)}
                  value={typed.get(amountField(line)) ?? ''}
                  inputMode="decimal"
                  width="medium"
                  error={errorAt(errors, amountField(line))}
                />
                <TextField
                  name={reasonField(line)}
                  label={said.reason(description)}
                  value={typed.get(reasonField(line)) ?? ''}
                  error={errorAt(errors, reasonField(line))}
                  optional
                />
              </>
            )}
          </Fieldset>
        ))}
      </>
    ),
  }),
  decide: (view, typed, doer) => {
    const read = counting(view.application.costs).map((cost) => ({
      ...cost,
      recognised: parseGermanAmount(textIn(typed, amountField(cost.line))),
      reason: textIn(typed, reasonField(cost.line)),
    }));
    refuseErrors(
      read.flatMap(({ line, description, amount, recognised, reason }) => {
        if (recognised === undefined) return mistake(true, amountField(line), stepTexts.unreadableAmount);
        if (recognised > amount) return mistake(true, amountField(line), said.tooHigh(description, formatEuro(amount)));
        return recognised < amount ? textMistakes(reason, reasonField(line), said.reasonAsked(description), limit) : [];
      }),
    );
    const lines = read.flatMap(({ line, amount, recognised = 0, reason }) => (recognised < amount ? [{ line, amount: recognised, reason }] : []));
    return costsRecognised(view, lines, view.round, doer);
  },
};

/** What is recognised so far, and whether the staff costs keep the quota. */
const Sums = ({ view: { application, review, round } }: { readonly view: Pick<CaseView, 'application' | 'review' | 'round'> }) => {
  const { total, staff, staffShare, staffAdmitted } = recognisedSum(application, review.recognised?.lines, round);
  const planned = sumCents(application.costs.map(({ amount }) => amount));
  const { maximumShare } = round.staffCosts;
  return (
    <>
      <Text>{said.sums(formatEuro(total), formatEuro(planned))}</Text>
      {maximumShare === 10_000 ? null : <Text>{said.staff(formatShare(staffShare), formatShare(maximumShare))}</Text>}
      {staffAdmitted < staff ? <Text>{said.cut(formatEuro(staffAdmitted))}</Text> : null}
    </>
  );
};
