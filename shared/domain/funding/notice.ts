import { formatDate, type IsoDate, inBerlin } from '../calendar.ts';
import { formatEuro } from '../money.ts';
import type { Application } from './application.ts';
import type { Decision, Instalment } from './decision.ts';
import { noticeTexts as texts } from './notice-texts.ts';
import { recognisedSum } from './recognised-costs.ts';
import type { Round } from './round.ts';

/** A line with its name before it; the value may have several lines. */
type NoticeFact = { readonly label: string; readonly value: readonly string[] };

/** Amounts with what they are for, line by line, and their sum. */
type NoticeTable = {
  readonly columns: readonly [string, string, string];
  readonly rows: readonly { readonly kind: string; readonly details: readonly string[]; readonly amount: string }[];
  readonly total: { readonly label: string; readonly amount: string };
};

/** A part of a notice under its heading, in this order: what it says, what it lists, facts, amounts. */
export type NoticePart = {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly items?: readonly string[];
  readonly facts?: readonly NoticeFact[];
  readonly table?: NoticeTable;
};

/** A notice as words: the same for the PDF and for who looks at it before it is issued. */
export type Notice = {
  readonly title: string;
  readonly address: readonly string[];
  /** What identifies it, before its first sentence. */
  readonly head: readonly NoticeFact[];
  readonly opening: readonly string[];
  readonly parts: readonly NoticePart[];
  readonly closing: readonly string[];
};

/** Who writes: the county, its office and the person to ask. */
export type NoticeOffice = {
  readonly name: string;
  readonly office: { readonly name: string; readonly street: string; readonly city: string; readonly email: string };
  readonly department: { readonly name: string };
  readonly contact: { readonly name: string; readonly phone: string };
};

/** What a notice is made of. */
export type NoticeBasis = {
  readonly application: Application;
  readonly decision: Decision;
  /** The decision that was in force before, which an amendment or a revocation is about. */
  readonly before: Decision | undefined;
  readonly round: Round;
};

const fact = (label: string, ...value: readonly string[]): NoticeFact => ({ label, value });

/** The day that stands on a decision (Berlin): of its issue, or of its preparation while nobody has issued it. */
export const dayOf = ({ issued, prepared }: Pick<Decision, 'issued' | 'prepared'>): IsoDate => inBerlin((issued ?? prepared).at).date;

const titleOf = ({ kind, internal }: Decision, project: string): string => {
  if (kind === 'decline' || kind === 'release') throw new Error(`There is no notice of a ${kind}.`);
  const { titles } = texts;
  const inside = {
    award: titles.internal,
    amendment: titles.internalAmendment,
    revocation: titles.internalRevocation,
    rejection: titles.internalRejection,
  };
  return (internal === true ? inside[kind] : titles[kind])(project);
};

const openingOf = ({ application, decision, before }: NoticeBasis): string[] => {
  const { kind, amount, internal = false } = decision;
  const { opening } = texts;
  const [asked, requested] = [inBerlin(application.submittedAt).date, application.requestedAmount];
  const [number, from] = [before?.number ?? 0, before === undefined ? asked : dayOf(before)];
  const first: Partial<Record<Decision['kind'], string>> = internal
    ? {
        award: opening.internal(asked, amount),
        rejection: opening.internalRejection(asked, requested),
        amendment: opening.internalChange(number, from),
        revocation: opening.internalRevocation(number, from),
      }
    : {
        award: opening.award(asked, amount),
        rejection: opening.rejection(asked, requested),
        amendment: opening.amendment(number, from),
        revocation: opening.revocation(number, from),
      };
  const partial = kind === 'award' && !internal && amount < requested ? [opening.partial(requested, amount)] : [];
  return [...(internal ? [] : [texts.greeting]), first[kind] ?? '', ...partial];
};

/** Cents of the plan that the county was asked to recognise and does not; 0 for a changed award, whose plan is another one. */
const notRecognised = ({ application, decision: { kind, recognisedCosts }, round }: NoticeBasis): number =>
  kind === 'award' ? Math.max(0, recognisedSum(application, undefined, round).total - recognisedCosts) : 0;

const grantPart = (basis: NoticeBasis): NoticePart => {
  const { decision, before } = basis;
  const { grant } = texts;
  const { amount, purpose, period, financingType, rate, recognisedCosts, kind, internal } = decision;
  const cut = notRecognised(basis);
  const former = kind === 'amendment' && before !== undefined ? before : undefined;
  const earlier = (value: string, was: string | undefined): string[] =>
    was === undefined || was === value ? [value] : [value, `${grant.before}: ${was}`];
  const span = ({ from, to }: Decision['period']) => grant.span(from, to);
  return {
    heading: internal === true ? grant.internalHeading : grant.heading,
    facts: [
      fact(grant.amount, ...earlier(formatEuro(amount), former && formatEuro(former.amount))),
      fact(grant.purpose, ...earlier(purpose, former?.purpose)),
      fact(grant.period, ...earlier(span(period), former && span(former.period)), grant.periodHint),
      fact(grant.type, grant.types[financingType], grant.typeHints[financingType]),
      ...(financingType === 'share' && rate !== undefined ? [fact(grant.rate, grant.rateOf(rate))] : []),
      fact(grant.costs, formatEuro(recognisedCosts), ...(cut === 0 ? [] : [grant.notRecognised(cut)])),
    ],
  };
};

const yearsPart = ({ years, amount }: Decision): NoticePart => ({
  heading: texts.years.heading,
  table: {
    columns: texts.years.columns,
    rows: years.map((part) => ({ kind: texts.years.year(part.year), details: [texts.years.source], amount: formatEuro(part.amount) })),
    total: { label: texts.years.total, amount: formatEuro(amount) },
  },
});

const whenPaid = ({ due, retained }: Instalment, internal: boolean): string => {
  const { payment } = texts;
  if (retained) return payment.retained;
  if (due !== undefined) return payment.from(due);
  return internal ? payment.whenInternal : payment.whenFinal;
};

const paymentPart = ({ plan, amount, internal = false }: Decision, round: Round): NoticePart => {
  const { payment } = texts;
  return {
    heading: internal ? payment.internalHeading : payment.heading,
    ...(!internal && { paragraphs: [payment.final, payment.use(round.payment.useWithinDays)] }),
    table: {
      columns: payment.columns,
      rows: plan.map((part, at) => ({
        kind: payment.part(at + 1),
        details: [whenPaid(part, internal), payment.fromYear(part.year)],
        amount: formatEuro(part.amount),
      })),
      total: { label: payment.total, amount: formatEuro(amount) },
    },
  };
};

const conditionsPart = ({ conditions, conditionsVersion }: Decision): NoticePart => ({
  heading: texts.conditions.heading,
  paragraphs: [texts.conditions.general(conditionsVersion), texts.conditions.tell, ...(conditions.length === 0 ? [] : [texts.conditions.own])],
  ...(conditions.length > 0 && { items: conditions }),
});

const proofPart = ({ proof }: Decision, round: Round): NoticePart => ({
  heading: texts.proof.heading,
  paragraphs: [texts.proof.lead(proof.due), texts.proof[proof.type], texts.proof.keep(round.retention.voucherYears), texts.proof.back],
});

const reasonsPart = ({ kind, reasons, internal }: Decision): readonly NoticePart[] => {
  const given = reasons.split('\n').filter((line) => line.trim() !== '');
  const paragraphs = [...(kind === 'award' && internal !== true ? [texts.reasons.award] : []), ...given];
  return paragraphs.length === 0 ? [] : [{ heading: texts.reasons.heading, paragraphs }];
};

const questionsPart = ({ contact, office }: NoticeOffice): NoticePart => ({
  heading: texts.questions.heading,
  facts: [
    fact(texts.questions.person, contact.name),
    fact(texts.questions.phone, contact.phone),
    fact(texts.questions.email, office.email),
    fact(texts.questions.address, office.street, office.city),
  ],
});

const moneyParts = (basis: NoticeBasis): readonly NoticePart[] => {
  const { decision, round } = basis;
  return [
    grantPart(basis),
    yearsPart(decision),
    paymentPart(decision, round),
    conditionsPart(decision),
    proofPart(decision, round),
    { heading: texts.publicity.heading, paragraphs: [texts.publicity.lead, `„${round.publicity.wording}“`] },
  ];
};

const revokedPart = ({ amount }: Decision): NoticePart => ({
  heading: texts.revocation.heading,
  paragraphs: [amount === 0 ? texts.revocation.nothingPaid : texts.revocation.paid(amount)],
});

/**
 * What a decision says to its recipient. For the county itself it is an internal paper, without remedies.
 * @throws Error for what is no notice: a decline, a release
 */
export const noticeOf = (basis: NoticeBasis, by: NoticeOffice): Notice => {
  const { application, decision } = basis;
  const { organisation, project } = application;
  const withMoney = decision.kind === 'award' || decision.kind === 'amendment';
  const { office, name } = by;
  return {
    title: titleOf(decision, project.title),
    address: [organisation.name, organisation.street, `${organisation.postcode} ${organisation.city}`],
    head: [
      fact(texts.head.reference, application.reference),
      fact(texts.head.number, String(decision.number)),
      fact(texts.head.date, formatDate(dayOf(decision))),
    ],
    opening: openingOf(basis),
    parts: [
      ...(withMoney ? moneyParts(basis) : []),
      ...(decision.kind === 'revocation' ? [revokedPart(decision)] : []),
      ...reasonsPart(decision),
      ...(decision.internal === true ? [] : [{ heading: texts.remedies.heading, paragraphs: texts.remedies.text(name, office.street, office.city) }]),
      questionsPart(by),
    ],
    closing: decision.issued === undefined ? [] : texts.closing(decision.issued.by.name),
  };
};
