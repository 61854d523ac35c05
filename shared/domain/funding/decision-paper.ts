import * as z from 'zod';
import { formatDate, type IsoDate } from '../calendar.ts';
import { formatEuro, formatInteger, sumCents } from '../money.ts';
import type { Application } from './application.ts';
import { type Budget, freeMoney } from './budget.ts';
import { type ConsultedStep, isSettled, resultName } from './committee.ts';
import { stepRoles } from './meeting.ts';
import { votesText } from './motion.ts';
import { criteriaOf, positionOf } from './paper-position.ts';
import { paperTexts as said } from './paper-texts.ts';
import { type Redaction, type Removal, redactionOf } from './redaction.ts';
import { type Review, signedSchema } from './review.ts';
import { costCategories, financingSources, legalForms, type Round } from './round.ts';
import { paperKinds, targetGroups } from './submission-codes.ts';

/** What staff write into a paper besides what the case says. One item per case. */
export const paperFactsSchema = z.object({
  applicationId: z.uuid(),
  /** Number in the council's information system. */
  number: z
    .string()
    .regex(/^VO\/\d{4}\/\d{3}(?:-\d{2})?$/)
    .optional(),
  /** Who of the staff works on it. */
  editor: z.string().max(100),
  /** Why it is not handled in public; absent: it is. */
  nonPublicReason: z.string().max(500).optional(),
  /** The recommended resolution in own words; absent: as the proposal says. */
  resolution: z.string().max(2000).optional(),
  climate: z.string().max(1000).optional(),
  version: z.int().min(0),
  changed: signedSchema.optional(),
});

/** @see paperFactsSchema */
export type PaperFacts = z.infer<typeof paperFactsSchema>;

/** A cell that is an amount stands to the right. `share`: how wide it is beside the others; 1 when absent. */
export type Column = { readonly title: string; readonly numeric?: true; readonly share?: number };

/** A name and what it says, line by line. */
export type PaperFact = { readonly label: string; readonly value: readonly string[] };

/** What stands under a heading. Plain text, never markup. */
export type PaperBlock =
  | { readonly kind: 'facts'; readonly rows: readonly PaperFact[] }
  | { readonly kind: 'paragraphs'; readonly texts: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

/** A part of a paper under its heading. */
export type PaperSection = { readonly heading: string; readonly blocks: readonly PaperBlock[] };

/** A paper for a committee, as a text to go on working with and as a PDF. */
export type DecisionPaper = {
  readonly title: string;
  readonly head: readonly PaperFact[];
  readonly sections: readonly PaperSection[];
};

/** A body of the route with the day it meets, where that is known, and what came of it. */
export type RouteLine = ConsultedStep & { readonly date: IsoDate | undefined };

/** Everything that a paper is made from. */
export type PaperSource = {
  readonly application: Application;
  readonly round: Round | undefined;
  readonly review: Review | undefined;
  readonly facts: PaperFacts;
  readonly route: readonly RouteLine[];
  readonly budgets: readonly Budget[];
  readonly county: {
    readonly name: string;
    readonly department: { readonly name: string; readonly costCentre: string };
    readonly office: { readonly name: string; readonly phone: string; readonly email: string };
  };
  readonly placeName: (ags: string) => string;
};

/** What the administration proposes: where nothing is written down, what was applied for. */
export const proposedAmount = ({ requestedAmount }: Pick<Application, 'requestedAmount'>, review: Review | undefined): number =>
  Math.min(review?.proposal?.amount ?? requestedAmount, requestedAmount);

/** How an applicant is called in a public session: private persons are not named. */
export const publicNameOf = ({ organisation }: Pick<Application, 'organisation'>): string =>
  organisation.legalForm === 'natural-person' ? said.privatePerson : organisation.name;

/** How a case is named where the public may read it: applicant and title, without what is about people. */
export const publicLineOf = (application: Application): { readonly name: string; readonly title: string } => {
  const { clear } = redactionOf(application);
  return { name: clear('', publicNameOf(application)), title: clear('', application.project.title) };
};

/** The resolution that is recommended. @param amount cents; 0 rejects */
export const resolutionOf = (application: Pick<Application, 'organisation' | 'project'>, amount: number): string => {
  const { title, startDate, endDate } = application.project;
  const who = publicNameOf(application);
  return amount === 0 ? said.reject(who, title) : said.grant(who, title, formatDate(startDate), formatDate(endDate), formatEuro(amount));
};

/** What a body is told that no longer decides. */
const informationOf = (application: Application): string => {
  const [who, title] = [publicNameOf(application), application.project.title];
  const { decidedAmount = 0 } = application;
  return decidedAmount === 0 ? said.notedRejection(who, title) : said.noted(who, title, formatEuro(decidedAmount));
};

/** An application without everything that is about people: the only way from an application into a paper. */
const factsOf = ({ reference, organisation, project, goals, costs, financing, requestedAmount, fallback, attachments, ...of }: Application) => ({
  ...{ reference, requestedAmount, costs, financing, goals, guidelineVersion: of.guidelineVersion },
  ...{ name: publicNameOf({ organisation }), legalForm: organisation.legalForm, city: organisation.city },
  ...{ title: project.title, description: project.shortDescription, startDate: project.startDate, endDate: project.endDate },
  ...{ municipalities: project.municipalities, fieldsOfAction: project.fieldsOfAction ?? [] },
  ...{ fallback, attachmentKinds: attachments.map(({ kind }) => kind) },
});

type Facts = ReturnType<typeof factsOf>;
type Clear = Redaction['clear'];

const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');
const fact = (label: string, ...value: readonly string[]): PaperFact => ({ label, value });
const paragraphs = (...texts: readonly string[]): PaperBlock => ({
  kind: 'paragraphs',
  texts: texts.flatMap(linesOf),
});

/** One line per code, summed up: what single lines say of people stays in the file. */
const sumsBy = <K extends string>(lines: readonly { readonly code: K; readonly amount: number }[], names: Readonly<Record<K, string>>): string[][] =>
  [...Map.groupBy(lines, ({ code }) => code)].map(([code, of]) => [names[code], formatEuro(sumCents(of.map(({ amount }) => amount)))]);

const factsSection = (facts: Facts, { round, review, placeName }: PaperSource, clear: Clear): PaperSection => {
  const { goals, name } = facts;
  const [city, requested] = [clear(said.labels.seat, facts.city), formatEuro(facts.requestedAmount)];
  const fields = facts.fieldsOfAction.map((code) => round?.fieldsOfAction.find((field) => field.code === code)?.title ?? code);
  const part = (label: string, text: string | undefined) => (text === undefined ? [] : [fact(label, ...linesOf(clear(label, text)))]);
  return {
    heading: said.sections.facts,
    blocks: [
      paragraphs(
        facts.legalForm === 'natural-person'
          ? said.whoPrivately(city, requested)
          : said.who(clear(said.labels.organisation, name), legalForms[facts.legalForm], city, requested),
      ),
      {
        kind: 'facts',
        rows: [
          ...part(said.labels.what, facts.description),
          ...part(said.labels.need, goals.need),
          ...part(said.labels.goals, goals.goals.map(({ goal, indicator, target }) => `${goal} (${indicator}: ${target})`).join('\n')),
          ...part(said.labels.measures, goals.measures.map(({ what }) => what).join('\n')),
          fact(
            said.labels.targetGroups,
            said.groups(goals.targetGroups.map((code) => targetGroups[code]).join(', '), formatInteger(goals.participants)),
          ),
          fact(said.labels.places, facts.municipalities.map(placeName).join(', ')),
          ...part(said.labels.network, goals.partners),
          ...part(said.labels.sustainability, goals.sustainability),
          ...(fields.length === 0 ? [] : [fact(said.labels.fields, fields.join(', '))]),
          ...(facts.fallback?.amount === undefined ? [] : [fact(said.labels.fallback, formatEuro(facts.fallback.amount))]),
        ],
      },
      {
        kind: 'table',
        columns: [{ title: said.columns.costs }, { title: said.columns.amount, numeric: true }],
        rows: withTotal(
          sumsBy(
            facts.costs.map(({ category: code, amount }) => ({ code, amount })),
            costCategories,
          ),
          facts.costs,
        ),
      },
      {
        kind: 'table',
        columns: [{ title: said.columns.financing }, { title: said.columns.amount, numeric: true }],
        rows: withTotal(
          sumsBy(
            facts.financing.map(({ source: code, amount }) => ({ code, amount })),
            financingSources,
          ),
          facts.financing,
        ),
      },
      paragraphs(criteriaOf(review)(facts.guidelineVersion), ...positionOf(facts, review, clear), said.proof),
    ],
  };
};

const withTotal = (rows: string[][], lines: readonly { readonly amount: number }[]): string[][] => [
  ...rows,
  [said.columns.total, formatEuro(sumCents(lines.map(({ amount }) => amount)))],
];

const resultOf = ({ consultation }: RouteLine): string => {
  if (consultation?.outcome === undefined) return said.open;
  const { outcome, role, motions } = consultation;
  const carried =
    motions.find(({ votes, amount, withdrawn }) => withdrawn !== true && votes !== undefined && amount === outcome.amount) ??
    motions.findLast(({ votes }) => votes !== undefined);
  const votes = carried?.votes === undefined ? '' : votesText(carried.votes);
  return [
    resultName(outcome.result, role),
    ...(outcome.amount === undefined ? [] : [formatEuro(outcome.amount)]),
    ...(votes === '' ? [] : [votes]),
  ].join(', ');
};

const routeSection = (route: readonly RouteLine[]): PaperSection => ({
  heading: said.sections.route,
  blocks: [
    {
      kind: 'table',
      columns: said.columns.route.map((title, at) => ({ title, share: at % 3 === 0 ? 3 : 2 })),
      rows: route.map((line) => [
        line.step.body,
        stepRoles[line.step.role],
        line.date === undefined ? said.noDate : formatDate(line.date),
        resultOf(line),
      ]),
    },
  ],
});

const moneySection = (facts: Facts, amount: number, { budgets, county }: PaperSource): PaperSection => ({
  heading: said.sections.money,
  blocks: [
    {
      kind: 'facts',
      rows: [
        fact(said.labels.requested, formatEuro(facts.requestedAmount)),
        fact(said.labels.proposed, formatEuro(amount)),
        fact(said.labels.costCentre, county.department.costCentre),
        ...budgets.map((budget) => fact(said.labels.free(budget.year), said.free(formatEuro(freeMoney(budget)), formatEuro(budget.total)))),
      ],
    },
  ],
});

/**
 * The draft of a paper, with the headings that the county's papers have. What stands in it comes through `factsOf` and its texts through
 * `clear`: personal data cannot get in by forgetting.
 * @returns the paper, and what was taken out of its texts
 */
export const decisionPaper = (source: PaperSource): { readonly paper: DecisionPaper; readonly removals: readonly Removal[] } => {
  const { application, facts: own, review, county, route } = source;
  const { clear, removals } = redactionOf(application);
  const facts = factsOf(application);
  const amount = proposedAmount(application, review);
  const isDecision = route.some(({ step, consultation }) => step.role !== 'is-informed' && !isSettled(consultation));
  const [name, title] = [clear(said.labels.organisation, facts.name), clear(said.labels.title, facts.title)];
  const resolution = own.resolution ?? (isDecision ? resolutionOf(application, amount) : informationOf(application));
  const asked = isDecision ? said.sections.resolution : said.sections.information;
  const paper: DecisionPaper = {
    title: said.subject(name, title, formatDate(facts.startDate), formatDate(facts.endDate)),
    head: [
      fact(said.labels.number, own.number ?? said.noNumber),
      fact(said.labels.status, said.status),
      fact(said.labels.kind, isDecision ? said.kinds.decision : said.kinds.information),
      fact(said.labels.department, county.department.name),
      fact(said.labels.editor, own.editor),
      fact(said.labels.contact, `${county.office.name}, ${county.office.phone}, ${county.office.email}`),
      fact(said.labels.reference, facts.reference),
    ],
    sections: [
      routeSection(route),
      ...(own.nonPublicReason === undefined
        ? []
        : [{ heading: said.sections.nonPublic, blocks: [paragraphs(clear(said.sections.nonPublic, own.nonPublicReason))] }]),
      factsSection(facts, source, clear),
      { heading: asked, blocks: [paragraphs(clear(asked, resolution))] },
      { heading: said.sections.climate, blocks: [paragraphs(clear(said.sections.climate, own.climate ?? facts.goals.climate ?? said.noClimate))] },
      moneySection(facts, amount, source),
      {
        heading: said.sections.attachments,
        blocks: [{ kind: 'list', items: [said.application(facts.reference), ...new Set(facts.attachmentKinds.map((kind) => kindName(kind)))] }],
      },
    ],
  };
  return { paper, removals: removals() };
};

const kindNames = new Map<string, string>(Object.entries(paperKinds));
const kindName = (kind: string): string => kindNames.get(kind) ?? paperKinds.other;
