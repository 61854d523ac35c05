import { areaName } from '../../shared/county/areas.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import { applicationStates } from '../../shared/domain/funding/application.ts';
import { nameOfChoice } from '../../shared/domain/funding/choices.ts';
import { type Decision, decisionKinds } from '../../shared/domain/funding/decision.ts';
import type { Review } from '../../shared/domain/funding/review.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { answersIn, summaryOf } from '../../shared/domain/funding/summary.ts';
import { brokenSentences, isWholeTrail } from '../../shared/domain/funding/trail.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import type { WholeCase } from './case-json.ts';
import { euro, type Fact, fact, lines, type Part, signed } from './case-parts.ts';
import { consultationParts, paymentParts } from './case-records.ts';
import { texts } from './texts.ts';

const said = texts.file;

/** How the file is set: in the look of every paper of the house, and as PDF/A-2a, which is to be kept and can be read aloud. */
export const template = {
  file: 'document.typ',
  fonts: ['FiraSans-Regular.ttf', 'FiraSans-SemiBold.ttf', 'Vazirmatn-Regular.ttf', 'Vazirmatn-SemiBold.ttf'],
  standard: 'a-2a',
} as const;

const reviewFacts = ({ opinion, auditOpinion, assessment, recognised, proposal }: Review): readonly Fact[] => [
  ...(opinion === undefined ? [] : [fact(said.opinion, ...lines(opinion.text), signed(opinion))]),
  ...(auditOpinion === undefined ? [] : [fact(said.auditOpinion, ...lines(auditOpinion.text), signed(auditOpinion))]),
  ...(assessment === undefined
    ? []
    : [fact(said.assessment, ...assessment.scores.map(({ title, points, weight }) => said.score(title, points, weight)), signed(assessment))]),
  ...(recognised === undefined
    ? []
    : [
        fact(
          said.recognised,
          ...recognised.lines.flatMap(({ line, amount, reason }) => [said.recognisedLine(line + 1, formatEuro(amount)), ...lines(reason)]),
          signed(recognised),
        ),
      ]),
  ...(proposal === undefined
    ? []
    : [fact(said.proposal, formatEuro(proposal.amount), ...proposal.conditions, ...lines(proposal.reasons), signed(proposal))]),
];

const decisionPart = (decision: Decision): Part => ({
  heading: said.decision(decision.number),
  level: 3,
  facts: [
    fact(said.kind, decisionKinds[decision.kind]),
    fact(said.amount, formatEuro(decision.amount)),
    fact(said.purpose, ...lines(decision.purpose)),
    fact(said.period, `${formatDate(decision.period.from)} bis ${formatDate(decision.period.to)}`),
    ...(decision.conditions.length === 0 ? [] : [fact(said.conditions, ...decision.conditions.flatMap(lines))]),
    fact(said.reasons, ...lines(decision.reasons)),
    fact(said.prepared, signed(decision.prepared)),
    ...(decision.issued === undefined ? [] : [fact(said.issued, signed(decision.issued))]),
  ],
});

const summaryParts = ({ file }: WholeCase, round: Round | undefined, county: CountyProfile): readonly Part[] => {
  const frame = { round, placeName: (ags: string): string => areaName(county, ags) ?? ags };
  return answersIn(summaryOf(file.application, file.application.attachments, frame)).map((part): Part => {
    const { section: _section, heading, ...content } = part;
    return { heading, level: 3, ...content };
  });
};

const historyFacts = ({ trail }: WholeCase): readonly Fact[] => [
  ...trail.entries.map(({ at, sentence }) => fact(formatInstant(at), sentence)),
  fact(said.chain, ...(isWholeTrail(trail) ? [said.whole(trail.entries.length)] : brokenSentences(trail))),
  fact(said.head, trail.head ?? said.none),
];

const attachmentFacts = ({ file }: WholeCase): readonly Fact[] =>
  file.application.attachments.map(({ kind, name, size, sha256 }) =>
    fact(name, ...said.attachment(nameOfChoice('/onFile/*/kind', kind, undefined), size, sha256)),
  );

/** The words of a case file, as document.typ takes them: plain text, never markup. */
export const casePaper = (
  whole: WholeCase,
  round: Round | undefined,
  { county, exampleData }: { readonly county: CountyProfile; readonly exampleData: boolean },
) => {
  const { file, askedBy, askedAt } = whole;
  const { application, review, decisions, requests } = file;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = askedAt.split(/\D/).map(Number);
  const further = Object.entries(said.furtherKinds).flatMap(([entity, what]) => {
    const { length } = file.others(entity);
    return length === 0 ? [] : [fact(said.further, said.furtherCount(what, length))];
  });
  const parts: readonly Part[] = [
    {
      heading: said.facts,
      level: 2,
      facts: [
        fact(said.reference, application.reference),
        fact(said.state, applicationStates[application.state]),
        fact(said.round, round?.title ?? application.roundId),
        fact(said.version, String(application.roundVersion)),
        fact(said.submittedAt, formatInstant(application.submittedAt)),
        ...euro(said.requested, application.requestedAmount),
        ...euro(said.decided, application.decidedAmount),
        ...euro(said.approved, application.approvedAmount),
        ...(application.contentHash === undefined ? [] : [fact(said.contentHash, application.contentHash)]),
      ],
    },
    { heading: said.history, level: 2, facts: historyFacts(whole) },
    ...(review === undefined ? [] : [{ heading: said.review, level: 2, facts: reviewFacts(review) } as const]),
    ...(requests.length === 0
      ? []
      : [
          {
            heading: said.requests,
            level: 2,
            facts: requests.flatMap(({ askedAt: at, points, answer }) => [
              fact(said.asked, formatInstant(at), ...points.flatMap(lines)),
              fact(said.answered, ...(answer === undefined ? [said.open] : [formatInstant(answer.at), ...answer.texts.flatMap(lines)])),
            ]),
          } as const,
        ]),
    ...consultationParts(file),
    ...(decisions.length === 0 ? [] : [{ heading: said.decisions, level: 2 } as const, ...decisions.map(decisionPart)]),
    ...paymentParts(file),
    ...(further.length === 0 ? [] : [{ heading: said.further, level: 2, facts: further } as const]),
    {
      heading: said.attachments,
      level: 2,
      facts: application.attachments.length === 0 ? [fact(said.attachments, said.none)] : attachmentFacts(whole),
    },
    { heading: said.application, level: 2 },
    ...summaryParts(whole, round, county),
  ];
  return {
    title: said.title(application.reference),
    author: county.name,
    description: said.description(county.name),
    date: { year, month, day, hour, minute, second },
    header: { left: `${county.name}, ${county.office.name}`, right: exampleData ? said.exampleData : '' },
    footer: { left: said.footer(application.reference), page: said.page, of: said.of },
    notice: exampleData ? said.exampleNotice : null,
    missingCharacters: said.missingCharacters,
    opening: [said.opening(askedBy.name, formatInstant(askedAt)), said.complete],
    parts,
  };
};
