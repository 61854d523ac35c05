import type { Instant } from '../../shared/domain/calendar.ts';
import { formatWeekdayInstant } from '../../shared/domain/funding/deadline.ts';
import type { DeliveryForm } from '../../shared/domain/statistics/delivery-form.ts';
import type { Block, Letter } from '../../shared/mail/letter.ts';
import { askAddressOf, type FiguresFrame } from './frame.ts';

/** A mail that asks for figures: of whom and for which month, and the link that opens the form. */
export type FiguresRequest = { readonly form: DeliveryForm; readonly token: string; readonly expiresAt: Instant };

/** The link of a mail that asks for figures. */
export const formLink = ({ siteUrl }: FiguresFrame, { token }: FiguresRequest): Letter['link'] => ({
  text: 'Zahlen melden',
  href: `${siteUrl}/zahlen/anmelden/${token}`,
});

/** The end of a day is better said as its last minute. */
const lastMinuteBefore = (end: Instant): Instant => new Date(Date.parse(end) - 60_000).toISOString();

/** What is asked for, and what to know about the link. The same in every mail that asks. */
export const requestBlocks = (frame: FiguresFrame, { form, expiresAt }: FiguresRequest): readonly Block[] => [
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
    text: 'Im Formular steht neben jedem Feld die Zahl vom Monat davor. Hat sich nichts geändert, genügt ein Klick. Sie können auch eine Vorlage für Ihr Tabellenprogramm herunterladen und ausgefüllt hochladen.',
  },
  {
    kind: 'paragraph',
    text: `Der Link gilt bis ${formatWeekdayInstant(lastMinuteBefore(expiresAt))} und nur einmal. Danach sind Sie 20 Stunden angemeldet. Einen neuen Link bekommen Sie jederzeit hier: ${askAddressOf(frame)}. Geben Sie den Link nicht weiter.`,
  },
];
