import { inBerlin } from '../../shared/domain/calendar.ts';
import { formatScore, reachesMinimum, scoreOf } from '../../shared/domain/funding/assessment.ts';
import { firstBodyOf, officeDecides, routeOf } from '../../shared/domain/funding/decision-route.ts';
import { checkProgress } from '../../shared/domain/funding/formal-check.ts';
import { grantBaseOf, highestProposal } from '../../shared/domain/funding/recognised-costs.ts';
import { proposalMade } from '../../shared/domain/funding/review-changes.ts';
import { formatShare } from '../../shared/domain/funding/shares.ts';
import { formatAmount, formatEuro, parseGermanAmount } from '../../shared/domain/money.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { Alert, List, Text } from '../../shared/pages/content.tsx';
import { TextArea, TextField } from '../../shared/pages/form.tsx';
import type { CaseView } from './open-case.ts';
import { errorAt, linesIn, mistake, refuseErrors, type Step, textIn, textMistakes } from './step.ts';
import { stepTexts } from './step-texts.ts';

const said = stepTexts.proposal;
const names = { amount: 'betrag', conditions: 'nebenbestimmungen', reasons: 'begruendung' } as const;
const [mostConditions, longestCondition] = [20, 500];

const routeFor = ({ application, round }: CaseView) =>
  routeOf(round, { requestedAmount: application.requestedAmount, topics: application.project.fieldsOfAction ?? [] });

/** What keeps a proposal from being made: nobody looked, or nobody assessed. */
const obstacles = ({ criteria, review, round }: CaseView): readonly string[] => {
  const { open } = checkProgress(criteria, review);
  return [
    ...(open > 0 ? [said.open(open)] : []),
    ...(round.assessment.criteria.length > 0 && review.assessment === undefined ? [said.unassessed] : []),
  ];
};

/** What somebody should know before they propose. */
const hints = ({ criteria, review, round }: CaseView): readonly string[] => {
  const { wanting } = checkProgress(criteria, review);
  const { assessment } = review;
  return [
    ...(wanting > 0 ? [said.wanting(wanting)] : []),
    ...(assessment !== undefined && !reachesMinimum(assessment.scores, round)
      ? [said.belowMinimum(formatScore(scoreOf(assessment.scores)), String(round.assessment.minimumScore))]
      : []),
  ];
};

const most = ({ application, review, round }: CaseView): number => highestProposal(application, review.recognised?.lines, round);

/** Proposes what to decide, and ends the check. */
export const proposalStep: Step = {
  title: said.title,
  button: stepTexts.save,
  initial: (view) => {
    const { proposal } = view.review;
    return new URLSearchParams({
      [names.amount]: formatAmount(proposal?.amount ?? most(view)),
      [names.conditions]: (proposal?.conditions ?? []).join('\n'),
      [names.reasons]: proposal?.reasons ?? '',
    });
  },
  form: ({ view, typed, errors, offices }) => {
    const missing = obstacles(view);
    if (missing.length > 0) return { ready: false, fields: missing.map((title) => <Alert key={title} kind="warning" title={title} />) };
    const { application, review, round } = view;
    const { eligible, others } = grantBaseOf(application, review.recognised?.lines, round);
    const steps = routeFor(view);
    const bodies = steps.filter(({ role }) => role !== 'is-informed').map(({ body }) => body);
    return {
      ready: true,
      fields: (
        <>
          <Text>{said.lead}</Text>
          {hints(view).map((title) => (
            <Alert key={title} kind="warning" title={title} />
          ))}
          <List
            items={[
              said.base(said.types[round.financing.type], formatEuro(eligible), formatEuro(others)),
              ...(round.financing.type === 'share' ? [said.rate(formatShare(round.financing.maximumRate))] : []),
              said.most(formatEuro(most(view))),
              officeDecides(steps, offices) ? said.office : said.committee(bodies.join(', ')),
            ]}
          />
          <TextField
            name={names.amount}
            label={said.amount}
            hint={said.amountHint}
            value={typed.get(names.amount) ?? ''}
            inputMode="decimal"
            width="medium"
            error={errorAt(errors, names.amount)}
          />
          <TextArea
            name={names.conditions}
            label={said.conditions}
            hint={said.conditionsHint}
            value={typed.get(names.conditions) ?? ''}
            limit={mostConditions * longestCondition}
            error={errorAt(errors, names.conditions)}
            optional
          />
          <TextArea
            name={names.reasons}
            label={said.reasons}
            value={typed.get(names.reasons) ?? ''}
            limit={4000}
            error={errorAt(errors, names.reasons)}
          />
        </>
      ),
    };
  },
  decide: (view, typed, doer, offices) => {
    const [missing] = obstacles(view);
    if (missing !== undefined) throw new Refusal('wrong-state', missing);
    const amount = parseGermanAmount(textIn(typed, names.amount));
    const [conditions, reasons] = [linesIn(typed, names.conditions), textIn(typed, names.reasons)];
    refuseErrors([
      ...mistake(amount === undefined, names.amount, textIn(typed, names.amount) === '' ? said.amountAsked : stepTexts.unreadableAmount),
      ...mistake((amount ?? 0) > most(view), names.amount, said.tooMuch(formatEuro(most(view)))),
      ...mistake(
        conditions.length > mostConditions || conditions.some((condition) => condition.length > longestCondition),
        names.conditions,
        said.conditionLong,
      ),
      ...textMistakes(reasons, names.reasons, said.reasonsAsked),
    ]);
    const first = firstBodyOf(view.round, routeFor(view), offices, inBerlin(doer.at).date);
    return proposalMade(view, { amount: amount ?? 0, conditions: [...conditions], reasons }, first, doer);
  },
};
