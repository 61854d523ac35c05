import { formatInstant, type Instant } from '../../shared/domain/calendar.ts';

/** Everything people read here. */
export const texts = {
  link: { title: 'Bericht vorab lesen', button: 'Zum Bericht' },
  confidential: (at: Instant) =>
    `Bis zum ${formatInstant(at)} ist der Bericht vertraulich. Bitte geben Sie bis dahin nichts daraus weiter. Mit dem Klick ist der Link verbraucht, und Sie können bis dahin in diesem Browser lesen. Dafür speichern wir einen Cookie.`,
  invalid: {
    title: 'Dieser Link gilt nicht mehr',
    lead: 'Ein Link gilt nur einmal und nur, bis der Bericht für alle erschienen ist. Vielleicht wurde er schon benutzt, oder er ist nicht vollständig.',
    published: 'Zu den veröffentlichten Berichten',
    call: 'Kommen Sie nicht weiter? Rufen Sie uns bitte an:',
  },
  closed: 'Zurzeit können Sie den Bericht nicht vorab lesen: Er wird noch überarbeitet. Bitte versuchen Sie es später noch einmal.',
  noFile: 'Diese Datei gibt es in der Vorschau nicht.',
} as const;
