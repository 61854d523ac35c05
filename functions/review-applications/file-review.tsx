import { may, type Role, type StaffAction } from '../../shared/domain/access/roles.ts';
import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import { formatScore, highestScore, scoreOf } from '../../shared/domain/funding/assessment.ts';
import { checkProgress, checkResults } from '../../shared/domain/funding/formal-check.ts';
import { openRequestOf } from '../../shared/domain/funding/information-request.ts';
import { type RecognisedSum, recognisedSum } from '../../shared/domain/funding/recognised-costs.ts';
import type { Signed } from '../../shared/domain/funding/review.ts';
import { formatEuro, sumCents } from '../../shared/domain/money.ts';
import { DataTable, DescriptionList, Heading, Link, List } from '../../shared/pages/content.tsx';
import { paths } from './frame.ts';
import type { CaseView } from './open-case.ts';
import { stepTexts } from './step-texts.ts';
import { texts } from './texts.ts';

const said = texts.file;

const signedText = (signed: Signed | undefined): string => (signed === undefined ? '' : said.signed(signed.by.name, formatInstant(signed.at)));

type Line = {
  readonly step: string;
  readonly href: string;
  readonly action: StaffAction;
  readonly state: string;
  readonly signed?: Signed | undefined;
};

const recognisedText = ({ total, staff, staffAdmitted }: RecognisedSum, planned: number): string =>
  [said.recognised(formatEuro(total), formatEuro(planned)), ...(staffAdmitted < staff ? [stepTexts.costs.cut(formatEuro(staffAdmitted))] : [])].join(
    '. ',
  );

const linesOf = ({ application, review, round, requests, criteria }: CaseView): readonly Line[] => {
  const { id, costs, earlyStart } = application;
  const { steps } = said;
  const progress = checkProgress(criteria, review);
  const [open, newest] = [openRequestOf(requests), requests.at(-1)];
  const { opinion, auditOpinion, assessment, recognised, proposal } = review;
  const planned = sumCents(costs.map(({ amount }) => amount));
  const checkedLast = review.checks.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
  const review1 = 'review-cases' as const;
  return [
    {
      ...{ step: steps.check, href: paths.step(id, 'formale-pruefung'), action: review1, signed: checkedLast },
      state: progress.open === progress.all ? said.notLooked : said.checked(progress.all, progress.open, progress.wanting),
    },
    {
      ...{ step: steps.request, href: paths.step(id, 'nachforderung'), action: review1 },
      state:
        open !== undefined
          ? said.requestOpen(formatDate(open.dueDate))
          : newest?.answer === undefined
            ? said.requestNone
            : said.requestAnswered(formatInstant(newest.answer.at)),
    },
    {
      ...{ step: steps.early, href: paths.step(id, 'frueher-beginn'), action: review1, signed: review.earlyStart },
      state: earlyStart === undefined ? said.earlyNone : said.earlyStates[earlyStart.state],
    },
    {
      ...{ step: steps.opinion, href: paths.opinion(id), action: 'give-opinion', signed: opinion },
      state: opinion === undefined ? said.notLooked : said.supports[opinion.supports ? 'yes' : 'no'],
    },
    {
      ...{ step: steps.assessment, href: paths.step(id, 'bewertung'), action: review1, signed: assessment },
      state:
        round.assessment.criteria.length === 0
          ? said.noCriteria
          : assessment === undefined
            ? said.notLooked
            : said.score(formatScore(scoreOf(assessment.scores)), formatScore(highestScore(round)), String(round.assessment.minimumScore)),
    },
    {
      ...{ step: steps.costs, href: paths.step(id, 'kosten'), action: review1, signed: recognised },
      state: recognised === undefined ? said.notLooked : recognisedText(recognisedSum(application, recognised.lines, round), planned),
    },
    {
      ...{ step: steps.proposal, href: paths.step(id, 'vorschlag'), action: review1, signed: proposal },
      state: proposal === undefined ? said.notLooked : proposal.amount === 0 ? said.rejected : said.proposed(formatEuro(proposal.amount)),
    },
    {
      ...{ step: steps.audit, href: paths.auditOpinion(id), action: 'give-audit-opinion', signed: auditOpinion },
      state: auditOpinion === undefined ? said.notLooked : said.remarks[auditOpinion.remarks ? 'yes' : 'no'],
    },
  ];
};

/** How far the check is, step by step; a step is a link for who may take it. */
export const ReviewState = ({ view, roles }: { readonly view: CaseView; readonly roles: readonly Role[] }) => (
  <>
    <Heading level={2}>{said.review}</Heading>
    <DataTable
      id="pruefung"
      caption={said.review}
      columns={said.reviewColumns.map((header) => ({ header }))}
      stacked
      rows={linesOf(view).map(({ step, href, action, state, signed }) => ({
        header: may(roles, action) ? <Link href={href}>{step}</Link> : step,
        cells: [state, signedText(signed)],
      }))}
    />
  </>
);

/** What the formal check has found; nothing before somebody looked. */
export const Findings = ({ view: { criteria, review } }: { readonly view: CaseView }) =>
  review.checks.length === 0 ? null : (
    <details>
      <summary>{said.checkNotes}</summary>
      <DataTable
        id="befunde"
        caption={said.checkNotes}
        columns={said.checkColumns.map((header) => ({ header }))}
        stacked
        rows={criteria.map(({ code, title }) => {
          const check = review.checks.find((each) => each.code === code);
          return {
            header: title,
            cells: [check === undefined ? said.notLooked : checkResults[check.result], check?.note ?? '', signedText(check)],
          };
        })}
      />
    </details>
  );

/** What people have written: opinions, reasons of the assessment and of cuts, the proposal. */
export const Written = ({ view: { application, review } }: { readonly view: CaseView }) => {
  const { opinion, auditOpinion, assessment, recognised, proposal, earlyStart, liftedConflicts = [] } = review;
  const entries = [
    ...(opinion === undefined ? [] : [{ term: said.steps.opinion, value: opinion.text }]),
    ...(auditOpinion === undefined ? [] : [{ term: said.steps.audit, value: auditOpinion.text }]),
    ...(earlyStart === undefined ? [] : [{ term: said.steps.early, value: earlyStart.reason }]),
    ...(assessment?.scores ?? []).map(({ title, points, reason }) => ({ term: `${title}: ${points} Punkte`, value: reason })),
    ...(recognised?.lines ?? []).map(({ line, amount, reason }) => ({
      term: `${application.costs[line]?.description ?? ''}: ${formatEuro(amount)} anerkannt`,
      value: reason,
    })),
    ...(proposal === undefined ? [] : [{ term: said.steps.proposal, value: proposal.reasons }]),
    ...liftedConflicts.map(({ by, at, reason }) => ({ term: `Befangenheit aufgehoben von ${by.name} am ${formatInstant(at)}`, value: reason })),
  ];
  if (entries.length === 0) return null;
  return (
    <>
      <Heading level={2}>{said.texts}</Heading>
      <DescriptionList entries={entries.map(({ term, value }) => ({ term, value: <span class="typed-text">{value}</span> }))} />
      {proposal === undefined || proposal.conditions.length === 0 ? null : (
        <>
          <Heading level={3}>{said.conditions}</Heading>
          <List items={proposal.conditions} />
        </>
      )}
    </>
  );
};
