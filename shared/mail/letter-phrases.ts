/** Languages of letters. German in plain language is German to a screen reader and to a mail program. */
export type LetterLanguage = 'de' | 'en';

/** What every mail of the house says, in both of its forms, by language. */
export const phrases = {
  de: {
    exampleData: 'Beispieldaten: Diese E-Mail gehört zu einer Vorführung. Namen und Zahlen sind erfunden.',
    greeting: (name: string | undefined) => (name === undefined ? 'Guten Tag,' : `Guten Tag ${name},`),
    replies: 'Sie haben Fragen? Antworten Sie einfach auf diese E-Mail oder rufen Sie uns an.',
    closing: 'Freundliche Grüße',
    email: (address: string) => `E-Mail: ${address}`,
    phone: (number: string) => `Telefon: ${number}`,
  },
  en: {
    exampleData: 'Example data (Beispieldaten): This mail belongs to a demonstration. Names and numbers are invented.',
    greeting: (name: string | undefined) => (name === undefined ? 'Hello,' : `Hello ${name},`),
    replies: 'Do you have a question? Just answer this mail or call us. You can write to us in English.',
    closing: 'Kind regards',
    email: (address: string) => `Email: ${address}`,
    phone: (number: string) => `Telephone: ${number}`,
  },
} as const satisfies Record<LetterLanguage, unknown>;
