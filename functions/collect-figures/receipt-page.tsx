import { formatInstant, formatMonth } from '../../shared/domain/calendar.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import { deliveryWays, type SubmissionOfFigures } from '../../shared/domain/statistics/delivery.ts';
import { deliveryDays } from '../../shared/domain/statistics/delivery-calendar.ts';
import { type DeliveryField, type DeliveryFigure, fieldNames } from '../../shared/domain/statistics/delivery-form.ts';
import { typedNumber } from '../../shared/domain/statistics/delivery-reading.ts';
import { Alert, DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { fieldId } from '../../shared/pages/field.tsx';
import { renderPage } from '../../shared/pages/page.tsx';
import { FiguresFrame, formPath, monthsPath } from './frame.tsx';
import { Replaced } from './replaced-values.tsx';
import type { Site } from './site.ts';
import { texts } from './texts.ts';
import type { DeliveryView } from './view-delivery.ts';

const words = texts.receipt;

/** What was delivered last. */
export type ReceiptView = DeliveryView & { readonly submission: SubmissionOfFigures; readonly own: NonNullable<DeliveryView['own']> };

/** One indicator: its numbers. */
const Numbers = ({ view, figure }: { view: ReceiptView; figure: DeliveryFigure }) => {
  const row = ({ name }: DeliveryField, header: string, kind?: 'part' | 'total') => {
    const value = view.own.values.get(name);
    return { header, cells: [value === undefined ? words.absent : typedNumber(value)], kind };
  };
  return (
    <DataTable
      id={`gemeldet-${fieldId(figure.indicator.code)}`}
      caption={figure.indicator.label}
      columns={[{ header: words.figure }, { header: words.value, numeric: true }]}
      rows={[
        ...figure.parts.map((part) => row(part, part.label)),
        figure.parts.length === 0 ? row(figure.total, figure.indicator.unitLabel) : row(figure.total, texts.form.sum, 'total'),
        ...figure.municipalities.filter(({ name }) => view.own.values.has(name)).map((field) => row(field, field.label, 'part')),
      ]}
    />
  );
};

const Remarks = ({ view: { form, own } }: { view: ReceiptView }) => {
  const remarks = form.figures.flatMap(({ indicator, total }) => {
    const text = own.fields[fieldNames.comment(total.name)];
    return text === undefined ? [] : [{ term: `${words.comment}: ${indicator.label}`, value: text }];
  });
  return remarks.length === 0 ? null : <DescriptionList entries={remarks} />;
};

const nextSteps = (site: Site, { phase, form }: ReceiptView): readonly string[] => {
  if (phase === 'published') return [words.published];
  if (phase === 'drafting') return [words.drafting, words.after];
  return [words.until(formatWeekdayDate(deliveryDays(site.county.collection, form.month).freeze)), words.after];
};

/** How many odd values there were, by how they were answered for. */
const answered = ({ notes, confirmed = [] }: SubmissionOfFigures) =>
  [
    { term: words.confirmed, value: confirmed.length },
    { term: words.explained, value: notes - confirmed.length },
  ].flatMap(({ term, value }) => (value > 0 ? [{ term, value: String(value) }] : []));

/** The page after delivering: what was delivered, what comes next, and the way to correct it. */
export const receiptPage = (site: Site, view: ReceiptView): string => {
  const { form, delivery, submission, phase } = view;
  const { contact } = site.county;
  const entries = [
    { term: words.by, value: form.name },
    { term: words.at, value: formatInstant(submission.at) },
    { term: words.way, value: deliveryWays[submission.way] },
    ...(submission.provisional ? [{ term: words.provisional, value: words.yes }] : []),
    ...answered(submission),
    ...(submission.reason === undefined ? [] : [{ term: words.reason, value: submission.reason }]),
    ...((delivery?.submissions.length ?? 0) > 1 ? [{ term: words.corrections, value: String(delivery?.submissions.length) }] : []),
  ];
  return renderPage(
    <FiguresFrame site={site} title={words.title(formatMonth(form.month))}>
      <Alert kind="success" title={words.done}>
        <Text>{words.copy}</Text>
      </Alert>
      {delivery?.draft === undefined ? null : (
        <Text>
          {words.draft} <Link href={formPath(form.month)}>{texts.form.title(formatMonth(form.month))}</Link>
        </Text>
      )}
      <DescriptionList entries={entries} />
      {form.figures.map((figure) => (
        <Numbers key={figure.indicator.code} view={view} figure={figure} />
      ))}
      <Remarks view={view} />
      <Replaced view={view} />
      <Heading level={2}>{words.nextHeading}</Heading>
      {phase === 'published' ? <Text>{words.published}</Text> : <List items={nextSteps(site, view)} />}
      <Text>
        <Link href={formPath(form.month)}>{words.again}</Link>
      </Text>
      <Text>
        {words.questions} {contact.name}, Telefon {contact.phone}
      </Text>
      <Text>
        <Link href={monthsPath}>{texts.form.back}</Link>
      </Text>
    </FiguresFrame>,
  );
};
