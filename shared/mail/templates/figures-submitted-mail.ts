import { formatMonth } from '../../domain/calendar.ts';
import { formatWeekdayDate, formatWeekdayInstant } from '../../domain/funding/deadline.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { deliveryWays, type SubmissionOfFigures } from '../../domain/statistics/delivery.ts';
import { type DeliveryPhase, deliveryDays } from '../../domain/statistics/delivery-calendar.ts';
import {
  allFields,
  type DeliveryField,
  type DeliveryFields,
  type DeliveryFigure,
  type DeliveryForm,
  fieldNames,
} from '../../domain/statistics/delivery-form.ts';
import { afterDelivering } from '../../domain/statistics/delivery-phase-texts.ts';
import { typedNumber } from '../../domain/statistics/delivery-reading.ts';
import { type Block, renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { shownAddress } from '../shown-address.ts';

/** What was delivered. `values`: numbers by field, with sums. `fields`: what else was said, as `fieldsOf` gives it. */
export type FiguresReceipt = {
  readonly form: DeliveryForm;
  readonly submission: SubmissionOfFigures;
  /** The administration had delivered this month before. */
  readonly corrects: boolean;
  readonly values: ReadonlyMap<string, number>;
  readonly fields: DeliveryFields;
  /** Where the month stands now. */
  readonly phase: DeliveryPhase;
  /** Who delivered; absent where nobody said so. */
  readonly by: string | undefined;
};

const rowsOf = (figure: DeliveryFigure, { values, fields }: FiguresReceipt) => {
  const labelOf = ({ name, label }: DeliveryField): string => (name !== figure.total.name ? label : figure.parts.length > 0 ? 'Zusammen' : 'Zahl');
  return allFields(figure).flatMap((field) => {
    const value = values.get(field.name);
    const comment = fields[fieldNames.comment(field.name)];
    const missing = fieldNames.missing(field.name) in fields;
    if (value === undefined && !missing && comment === undefined) return [];
    const number = value === undefined ? 'liegt nicht vor' : typedNumber(value);
    return [{ label: labelOf(field), value: comment === undefined ? number : `${number}\nAnmerkung: ${comment}` }];
  });
};

const figureBlocks = (receipt: FiguresReceipt): readonly Block[] =>
  receipt.form.figures.flatMap((figure): readonly Block[] => {
    const rows = rowsOf(figure, receipt);
    return rows.length === 0
      ? []
      : [
          { kind: 'heading', text: figure.indicator.label },
          { kind: 'facts', rows },
        ];
  });

/** The receipt of an administration: its figures as they were delivered, by whom and when, and how to correct them. */
export const figuresSubmittedMail: MailTemplate<FiguresReceipt> = {
  name: 'figures-submitted',
  occasion: 'Eine Verwaltung hat ihre Zahlen gemeldet oder berichtigt.',
  render: (receipt, { county, exampleData, siteUrl }) => {
    const { form, submission, corrects, by, phase } = receipt;
    const month = formatMonth(form.month);
    const freeze = formatWeekdayDate(deliveryDays(county.collection, form.month).freeze);
    const headline = corrects ? `Korrektur erhalten: Ihre Zahlen für ${month}` : `Danke: Ihre Zahlen für ${month} sind da`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [`Ihre Verwaltung hat uns die Zahlen für ${month} gemeldet. So haben wir sie gespeichert.`],
        link: { text: 'Meldung ansehen oder berichtigen', href: `${siteUrl}/zahlen/${form.month}` },
        blocks: [
          { kind: 'heading', text: 'Die Meldung' },
          {
            kind: 'facts',
            rows: [
              { label: 'Verwaltung', value: form.name },
              { label: 'Gemeldet', value: formatWeekdayInstant(submission.at) },
              { label: 'Weg', value: deliveryWays[submission.way] },
              ...(by === undefined ? [] : [{ label: 'Von', value: shownAddress(by) }]),
              ...(submission.provisional ? [{ label: 'Stand', value: 'vorläufig: Die Zahlen werden sich noch ändern.' }] : []),
              ...(submission.reason === undefined ? [] : [{ label: 'Grund', value: submission.reason }]),
            ],
          },
          ...figureBlocks(receipt),
          {
            kind: 'paragraph',
            text: `Stimmt etwas nicht? Dann berichtigen Sie die Zahlen im Formular. ${afterDelivering(phase, freeze).join(' ')}`,
          },
        ],
      },
      { ...county, exampleData },
    );
  },
};
