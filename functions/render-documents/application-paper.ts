import { areaName } from '../../shared/county/areas.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatDate, formatInstant, type Instant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { costCategories, financingSources, legalForms } from '../../shared/domain/funding/round.ts';
import { formatEuro, sumCents } from '../../shared/domain/money.ts';
import type { AmountCells, Fact, Paper, Part } from './paper.ts';
import { texts } from './texts.ts';

/** What the copy is given beside the application. */
export type PaperFrame = { readonly county: CountyProfile; readonly exampleData: boolean };

const fact = (label: string, ...value: readonly string[]): Fact => ({ label, value });

/** As typed, line by line. */
const lines = (text: string): readonly string[] => text.split(/\r?\n/);

const dateOf = (instant: Instant): Paper['date'] => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = instant.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second };
};

const plan = (
  { heading, columns, total }: { readonly heading: string; readonly columns: AmountCells; readonly total: string },
  rows: readonly { readonly kind: string; readonly description?: string | undefined; readonly amount: number }[],
): Part => ({
  heading,
  columns,
  rows: rows.map(({ kind, description = '', amount }) => [kind, description, formatEuro(amount)]),
  total: [total, '', formatEuro(sumCents(rows.map(({ amount }) => amount)))],
});

/** The complete copy of an application: what was sent, in the order of the form, and nothing that changes later. */
export const applicationPaper =
  ({ county, exampleData }: PaperFrame) =>
  (application: Application): Paper => {
    const { reference, submittedAt, roundId, guidelineVersion, organisation, contact, project } = application;
    const at = formatInstant(submittedAt);
    return {
      title: texts.title(reference, project.title),
      author: county.name,
      description: texts.description(county.name),
      date: dateOf(submittedAt),
      header: { left: `${county.name}, ${county.office.name}`, right: exampleData ? texts.exampleData : '' },
      footer: { left: texts.footer(reference), page: texts.page, of: texts.of },
      notice: exampleData ? texts.exampleNotice : null,
      missingCharacters: texts.missingCharacters,
      opening: texts.opening(at),
      parts: [
        {
          heading: texts.received.heading,
          facts: [
            fact(texts.received.reference, reference),
            fact(texts.received.submittedAt, at),
            fact(texts.received.requestedAmount, formatEuro(application.requestedAmount)),
            fact(texts.received.round, roundId),
            fact(texts.received.guideline, guidelineVersion),
          ],
        },
        {
          heading: texts.organisation.heading,
          facts: [
            fact(texts.organisation.name, organisation.name),
            fact(texts.organisation.legalForm, legalForms[organisation.legalForm]),
            fact(texts.organisation.address, organisation.street, `${organisation.postcode} ${organisation.city}`),
          ],
        },
        {
          heading: texts.contact.heading,
          facts: [
            fact(texts.contact.name, contact.name),
            fact(texts.contact.email, contact.email),
            fact(texts.contact.phone, contact.phone ?? texts.contact.noPhone),
          ],
        },
        {
          heading: texts.project.heading,
          facts: [
            fact(texts.project.title, project.title),
            fact(texts.project.shortDescription, ...lines(project.shortDescription)),
            fact(texts.project.places, project.municipalities.map((ags) => areaName(county, ags) ?? ags).join(', ')),
            fact(texts.project.period, texts.project.from(formatDate(project.startDate), formatDate(project.endDate))),
          ],
        },
        plan(
          texts.costs,
          application.costs.map(({ category, ...row }) => ({ ...row, kind: costCategories[category] })),
        ),
        plan(
          texts.financing,
          application.financing.map(({ source, ...row }) => ({ ...row, kind: financingSources[source] })),
        ),
        { heading: texts.release.heading, facts: [fact(texts.release.label, application.reuseRelease ? texts.release.yes : texts.release.no)] },
        {
          heading: texts.questions.heading,
          facts: [
            fact(texts.questions.person, county.contact.name),
            fact(texts.questions.phone, county.contact.phone),
            fact(texts.questions.email, county.office.email),
            fact(texts.questions.address, county.office.street, county.office.city),
          ],
        },
      ],
    };
  };
