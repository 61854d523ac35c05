import { areaName } from '../../shared/county/areas.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { draftSections } from '../../shared/domain/funding/draft.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { answersIn, type SummaryPart, summaryOf } from '../../shared/domain/funding/summary.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { dateOf, type Fact, type Paper, type Part } from './paper.ts';
import { texts } from './texts.ts';

/** What the copy is given beside the application. */
export type PaperFrame = { readonly county: CountyProfile; readonly exampleData: boolean };

const fact = (label: string, ...value: readonly string[]): Fact => ({ label, value });

const contentOf = (part: SummaryPart) =>
  'facts' in part
    ? { facts: part.facts.map(({ label, value }) => fact(label, ...value)) }
    : { columns: part.columns, rows: part.rows, total: part.total };

/** Sections as the form has them; one that has a single part needs no heading inside. */
const sectionsOf = (summary: readonly SummaryPart[]): readonly Part[] =>
  [...Map.groupBy(summary, ({ section }) => section)].flatMap(([section, parts]): readonly Part[] => {
    const heading = draftSections[section].title;
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0) return [{ heading, level: 2, ...contentOf(only) }];
    return [{ heading, level: 2 }, ...parts.map((part): Part => ({ heading: part.heading, level: 3, ...contentOf(part) }))];
  });

const receivedPart = (application: Application, round: Round | undefined): Part => ({
  heading: texts.received.heading,
  level: 2,
  facts: [
    fact(texts.received.reference, application.reference),
    fact(texts.received.submittedAt, formatInstant(application.submittedAt)),
    fact(texts.received.requestedAmount, formatEuro(application.requestedAmount)),
    fact(texts.received.round, round?.title ?? application.roundId),
    fact(texts.received.guideline, application.guidelineVersion),
    ...(application.contentHash === undefined ? [] : [fact(texts.received.contentHash, application.contentHash, texts.received.contentHashHint)]),
  ],
});

const questionsPart = ({ contact, office }: CountyProfile): Part => ({
  heading: texts.questions.heading,
  level: 2,
  facts: [
    fact(texts.questions.person, contact.name),
    fact(texts.questions.phone, contact.phone),
    fact(texts.questions.email, office.email),
    fact(texts.questions.address, office.street, office.city),
  ],
});

/**
 * The complete copy of an application: what was sent, in the order and the words of the form, and nothing that changes later.
 * @param round in the version that the application was made under; `undefined` when it cannot be found
 */
export const applicationPaper =
  ({ county, exampleData }: PaperFrame) =>
  (application: Application, round: Round | undefined): Paper => {
    const { reference, submittedAt, project, attachments } = application;
    const placeName = (ags: string): string => areaName(county, ags) ?? ags;
    return {
      title: texts.title(reference, project.title),
      author: county.name,
      description: texts.description(county.name),
      date: dateOf(submittedAt),
      header: { left: `${county.name}, ${county.office.name}`, right: exampleData ? texts.exampleData : '' },
      footer: { left: texts.footer(reference), page: texts.page, of: texts.of },
      notice: exampleData ? texts.exampleNotice : null,
      missingCharacters: texts.missingCharacters,
      opening: texts.opening(formatInstant(submittedAt)),
      parts: [
        receivedPart(application, round),
        ...sectionsOf(answersIn(summaryOf(application, attachments, { round, placeName }))),
        questionsPart(county),
      ],
    };
  };
