import { formatMonth, type Instant } from '../../domain/calendar.ts';
import { formatWeekdayDate, formatWeekdayInstant } from '../../domain/funding/deadline.ts';
import { type DeliveryPhase, deliveryDays } from '../../domain/statistics/delivery-calendar.ts';
import type { DeliveryForm } from '../../domain/statistics/delivery-form.ts';
import { phaseTexts } from '../../domain/statistics/delivery-phase-texts.ts';
import type { Block, Letter } from '../letter.ts';
import type { MailFrame } from '../mail-template.ts';

/** A mail that asks for figures: of whom and for which month, and the link that opens the form. */
export type FiguresRequest = { readonly form: DeliveryForm; readonly phase: DeliveryPhase; readonly token: string; readonly expiresAt: Instant };

/** Where a link can be asked for, as a person types it. */
const askAddressOf = ({ siteUrl }: Pick<MailFrame, 'siteUrl'>): string => `${siteUrl.replace(/^https?:\/\//, '')}/zahlen`;

/** What is asked for, by where the month stands: until the deadline, until the report is drafted, while it is, and after that. */
export const openingOf = ({ county }: MailFrame, { form, phase }: FiguresRequest): readonly string[] => {
  const figures = `bitte melden Sie uns die Zahlen für ${formatMonth(form.month)}`;
  const days = deliveryDays(county.collection, form.month);
  const [due, freeze] = [formatWeekdayDate(days.due), formatWeekdayDate(days.freeze)];
  const openings: Record<DeliveryPhase, readonly string[]> = {
    open: [`${figures} bis ${due}.`],
    late: [`${figures} jetzt, spätestens bis ${freeze}. Danach stellen wir den Bericht fertig. Die Frist war am ${due}.`],
    drafting: [`${figures} jetzt.`, phaseTexts.drafting],
    published: [`${figures}.`, `${phaseTexts.publishedTitle}. ${phaseTexts.published}`],
  };
  return openings[phase];
};

/** The link of a mail that asks for figures. */
export const formLink = ({ siteUrl }: MailFrame, { token }: FiguresRequest): Letter['link'] => ({
  text: 'Zahlen melden',
  href: `${siteUrl}/zahlen/anmelden/${token}`,
});

/** The end of a day is better said as its last minute. */
const lastMinuteBefore = (end: Instant): Instant => new Date(Date.parse(end) - 60_000).toISOString();

/** What is asked for, and what to know about the link. The same in every mail that asks. */
export const requestBlocks = (frame: MailFrame, { form, expiresAt }: FiguresRequest): readonly Block[] => [
  { kind: 'heading', text: 'Um diese Zahlen geht es' },
  {
    kind: 'facts',
    rows: [
      { label: 'Verwaltung', value: form.name },
      { label: 'Zahlen', value: form.figures.map(({ indicator }) => indicator.label).join('\n') },
    ],
  },
  {
    kind: 'paragraph',
    text: 'Im Formular steht neben jedem Feld die Zahl vom Monat davor. Hat sich nichts geändert, übernehmen Sie alle Zahlen mit einem Knopf, sehen sie durch und melden sie. Sie können auch eine Vorlage für Ihr Tabellenprogramm herunterladen und ausgefüllt hochladen.',
  },
  {
    kind: 'paragraph',
    text: `Der Link gilt bis ${formatWeekdayInstant(lastMinuteBefore(expiresAt))} und nur einmal. Danach sind Sie 20 Stunden angemeldet. Einen neuen Link bekommen Sie jederzeit hier: ${askAddressOf(frame)}. Geben Sie den Link nicht weiter.`,
  },
];
