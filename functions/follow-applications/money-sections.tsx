import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatDate, type IsoDate, inBerlin } from '../../shared/domain/calendar.ts';
import { type Decision, decisionKinds } from '../../shared/domain/funding/decision.ts';
import { finalityOf } from '../../shared/domain/funding/finality.ts';
import {
  awardInForce,
  type InstalmentStanding,
  isPartlyOpen,
  laterDueOf,
  maskedIban,
  payableStates,
  planOf,
} from '../../shared/domain/funding/payment.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { type IsWorkingDay, workingDays } from '../../shared/domain/working-days.ts';
import { DataTable, DescriptionList, Heading, Link, Text } from '../../shared/pages/content.tsx';
import type { CaseView } from './case-view.ts';
import { moneyTexts } from './money-texts.ts';
import { pathOf } from './status-pages.tsx';

type Known = { readonly view: CaseView; readonly today: IsoDate; readonly isWorkingDay: IsWorkingDay };

/** What the applicant can do against a decision, and since when or from when on it is final. */
const objectionText = (decision: Decision, { today, isWorkingDay }: Known): string => {
  const { decisions: words } = moneyTexts;
  const finality = finalityOf(decision, isWorkingDay);
  if (finality === undefined) return '';
  const { objectionUntil, finalFrom } = finality;
  if (objectionUntil === undefined) return words.internal;
  if (decision.waivedOn !== undefined && finalFrom <= today) return words.waived;
  const isPaid = decision.kind === 'award' || decision.kind === 'amendment';
  if (today > objectionUntil) return words.closed(formatDate(objectionUntil));
  return isPaid ? `${words.open(formatDate(objectionUntil))} ${words.paidFrom(formatDate(finalFrom))}` : words.open(formatDate(objectionUntil));
};

const DecisionFacts = ({ decision, known }: { readonly decision: Decision; readonly known: Known }) => {
  const { decisions: words } = moneyTexts;
  const { kind, number, amount, period, dispatch } = decision;
  const sent = formatDate(dispatch?.on ?? known.today);
  const isAward = kind === 'award' || kind === 'amendment';
  return (
    <>
      <DescriptionList
        entries={[
          { term: words.terms.sent, value: sent },
          ...(isAward
            ? [
                { term: words.terms.amount, value: formatEuro(amount) },
                { term: words.terms.period, value: words.between(formatDate(period.from), formatDate(period.to)) },
              ]
            : []),
          { term: words.terms.final, value: objectionText(decision, known) },
        ]}
      />
      <Text>
        <Link href={`${pathOf(known.view.application)}/bescheide/${number}`}>{words.download(decisionKinds[kind], sent)}</Link>
      </Text>
    </>
  );
};

const whenText = (standing: InstalmentStanding): string => {
  const { plan: words } = moneyTexts;
  switch (standing.kind) {
    case 'paid':
      return words.paid(formatDate(inBerlin(standing.payment.released?.at ?? standing.payment.ordered.at).date));
    case 'not-final':
      return words.notFinal(formatDate(standing.from));
    case 'later':
      return words.later(formatDate(standing.from));
    case 'undispatched':
      return words.payable;
    default:
      return words[standing.kind];
  }
};

const Plan = ({ known }: { readonly known: Known }) => {
  const plan = planOf(known.view, known);
  if (plan.length === 0) return null;
  const { heading, columns, instalment, rest } = moneyTexts.plan;
  return (
    <DataTable
      id="zahlungsplan"
      caption={heading}
      stacked
      columns={[{ header: columns.instalment }, { header: columns.amount, numeric: true }, { header: columns.when }]}
      rows={plan.map((each) => {
        const when = whenText(each.standing);
        return {
          header: instalment(each.place),
          cells: [formatEuro(each.amount), isPartlyOpen(each) ? rest(formatEuro(each.open), when) : when],
        };
      })}
    />
  );
};

const dayOf = (released: IsoDate, later: IsoDate | undefined): string =>
  later === undefined ? formatDate(released) : moneyTexts.payments.later(formatDate(released), formatDate(later));

const Payments = ({ view: { payments } }: Pick<Known, 'view'>) => {
  const released = payments.filter(({ state }) => state === 'released');
  if (released.length === 0) return null;
  const { heading, columns, internal, note } = moneyTexts.payments;
  return (
    <DataTable
      id="zahlungen"
      caption={heading}
      stacked
      columns={[
        { header: columns.day },
        { header: columns.amount, numeric: true },
        { header: columns.purpose },
        { header: columns.payee },
        { header: columns.use },
      ]}
      rows={released.map(({ released: signed, ordered, due, amount, purpose, payee, useUntil }) => ({
        header: dayOf(inBerlin(signed?.at ?? ordered.at).date, laterDueOf({ due, released: signed })),
        cells: [formatEuro(amount), purpose, payee.kind === 'internal' ? internal : maskedIban(payee.iban), formatDate(useUntil)],
      }))}
      note={note}
    />
  );
};

const Proof = ({ view: { application, decisions }, today }: Pick<Known, 'view' | 'today'>) => {
  const due = awardInForce(decisions)?.proof.due;
  if (due === undefined || !payableStates.includes(application.state)) return null;
  const { heading, received, overdue, due: dueText } = moneyTexts.proof;
  const day = application.proofReceivedOn;
  return (
    <>
      <Heading level={2}>{heading}</Heading>
      <Text>{day !== undefined ? received(formatDate(day)) : due < today ? overdue(formatDate(due)) : dueText(formatDate(due))}</Text>
    </>
  );
};

/** What was decided, what it means, when money comes, what was paid, and what is owed for it. Nothing before a notice has left the house. */
export const DecisionsAndMoney = ({ view, county }: { readonly view: CaseView; readonly county: Pick<CountyProfile, 'holidays'> }) => {
  if (view.decisions.length === 0) return null;
  const known = { view, today: inBerlin(view.at).date, isWorkingDay: workingDays(county.holidays) };
  return (
    <>
      <Heading level={2} id="bescheid">
        {moneyTexts.decisions.heading(view.decisions.length)}
      </Heading>
      {view.decisions
        .toSorted((a, b) => b.number - a.number)
        .map((decision) => (
          <div key={decision.number} class="flow">
            {view.decisions.length === 1 ? null : <Heading level={3}>{decisionKinds[decision.kind]}</Heading>}
            <DecisionFacts decision={decision} known={known} />
          </div>
        ))}
      {payableStates.includes(view.application.state) ? <Plan known={known} /> : null}
      <Payments view={view} />
      <Proof view={view} today={known.today} />
    </>
  );
};
